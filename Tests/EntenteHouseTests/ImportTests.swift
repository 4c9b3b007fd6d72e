import Foundation
import Testing

@Suite struct ImportTests {
  @Test("there are sources to look at")
  func sourcesAreThere() {
    #expect(Set(House.sources.map(\.target)).isSuperset(of: House.mayImport.keys))
  }

  @Test("imports point one way: every target imports only what stands below it")
  func importsPointDown() throws {
    for source in House.sources {
      let allowed = try #require(House.mayImport[source.target], "no row for target \(source.target)")
      for (number, line) in source.code {
        guard let module = Self.importedModule(line) else { continue }
        #expect(allowed.contains(module), "\(source.path):\(number) imports \(module)")
      }
    }
  }

  @Test("nothing below the faces prints, ends the program or reads the environment")
  func quietBelowTheFaces() {
    let forbidden =
      #/(?:^|[^\w.])(?:print|exit|getenv)\(|ProcessInfo\.processInfo\.environment|Bundle\.module|\#filePath|FileHandle\.standard/#
    for source in House.sources where !House.faces.contains(source.target) {
      for (number, line) in source.code {
        #expect(line.firstMatch(of: forbidden) == nil, "\(source.path):\(number): \(line)")
      }
    }
  }

  @Test("no type bears the name of its module")
  func namesDiffer() {
    let modules = Set(House.mayImport.keys)
    let declaration = #/(?:struct|class|enum|actor|protocol|typealias)\s+(\w+)/#
    for source in House.sources {
      for (number, line) in source.code {
        for match in line.matches(of: declaration) {
          #expect(!modules.contains(String(match.1)), "\(source.path):\(number)")
        }
      }
    }
  }

  @Test("folder names differ by more than case")
  func foldersDiffer() {
    let folders = Set(
      House.sources.map { URL(fileURLWithPath: $0.path).deletingLastPathComponent().relativePath })
    #expect(Set(folders.map { $0.lowercased() }).count == folders.count)
  }

  @Test("the manifest declares no more than the house allows")
  func manifestAgrees() throws {
    let manifest = try String(contentsOf: House.root.appendingPathComponent("Package.swift"), encoding: .utf8)
    for target in House.mayImport.keys { #expect(manifest.contains("\"\(target)\"")) }
    #expect(!manifest.contains("unsafeFlags") && !manifest.contains("-Ounchecked"))
  }

  private static func importedModule(_ line: Substring) -> String? {
    let words = line.split(separator: " ").map(String.init)
    guard let at = words.firstIndex(of: "import"), at + 1 < words.count,
      words[..<at].allSatisfy({
        ["public", "internal", "package", "private", "fileprivate"].contains($0) || $0.hasPrefix("@")
      })
    else { return nil }
    let kinds = ["struct", "class", "enum", "func", "protocol", "typealias", "var", "let"]
    let name = kinds.contains(words[at + 1]) && at + 2 < words.count ? words[at + 2] : words[at + 1]
    return name.split(separator: ".").first.map(String.init)
  }
}
