import Foundation

/// The sources of this package as text, and the floors that they stand on.
enum House {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// What each target may import of ours, and of others. ARCHITECTURE.md draws it.
  static let mayImport: [String: Set<String>] = {
    let ground: Set = ["EntenteGraph"]
    let nouns = ground.union(["EntenteText", "EntenteOntology", "EntenteModel", "EntenteAlgorithms"])
    let knowledge: Set = ["EntenteExtraction", "EntenteStore", "EntenteFormats"]
    let system: Set = ["Foundation", "Dispatch", "Synchronization", "Glibc", "Musl", "Darwin"]
    let all = nouns.union(knowledge).union(["EntenteAnalysis", "Entente"])
    return [
      "EntenteGraph": system,
      "EntenteAlgorithms": system.union(ground),
      "EntenteModel": system.union(ground),
      "EntenteOntology": system.union(ground).union(["EntenteModel", "Yams"]),
      "EntenteText": system,
      "EntenteFormats": system.union(ground).union(["EntenteModel", "CLibXML2"]),
      "EntenteExtraction": system.union(ground).union(["EntenteText", "EntenteOntology", "EntenteModel"]),
      "EntenteStore": system.union(ground).union(["EntenteModel", "GRDB"]),
      "EntenteAnalysis": system.union(ground).union(["EntenteModel", "EntenteAlgorithms", "EntenteOntology"]),
      "Entente": system.union(all).subtracting(["Entente"]),
      "EntenteCLI": system.union(all).union(["ArgumentParser"]),
      "EntenteBench": system.union(all).union(["ArgumentParser"]),
    ]
  }()

  static let faces: Set = ["EntenteCLI", "EntenteBench"]

  struct Source {
    let target: String
    let path: String
    let lines: [Substring]

    /// Lines without line comments; good enough for looking for words, since our strings hold none of them.
    var code: [(number: Int, text: Substring)] {
      lines.enumerated().compactMap { index, line in
        let trimmed = line.drop { $0 == " " }
        return trimmed.hasPrefix("//") ? nil : (index + 1, line)
      }
    }
  }

  static let sources: [Source] = {
    let folder = root.appendingPathComponent("Sources")
    let files =
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
    return files.filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }.compactMap { file in
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
      let path = String(file.path.dropFirst(folder.path.count + 1))
      return Source(
        target: String(path.prefix { $0 != "/" }), path: path,
        lines: text.split(separator: "\n", omittingEmptySubsequences: false))
    }
  }()
}
