internal import Foundation

/// The folder with `ontology/` and `models/`.
public struct DataDirectory: Sendable, Equatable {
  public let path: String

  /// Looks, in this order, at the folder named by the user, the folder of the environment, `../share/entente` beside the
  /// executable, and then upwards from the executable for `ontology/schema.yaml`.
  ///
  /// - Parameters:
  ///   - explicit: value of `--data`; if given, nothing else is tried.
  ///   - environment: value of `ENTENTE_DATA`; likewise.
  ///   - executable: path of the running program, links resolved.
  public static func locate(
    explicit: String?, environment: String?, executable: String
  ) throws(WorkspaceError) -> DataDirectory {
    if let named = explicit ?? environment {
      guard isData(named) else { throw .noData(tried: [named]) }
      return DataDirectory(path: named)
    }
    let program = URL(fileURLWithPath: executable).deletingLastPathComponent().standardizedFileURL
    var tried: [String] = []
    let shared = program.deletingLastPathComponent().appendingPathComponent("share/entente").path
    tried.append(shared)
    if isData(shared) { return DataDirectory(path: shared) }
    var folder = program
    while folder.path != "/" {
      if isData(folder.path) { return DataDirectory(path: folder.path) }
      folder.deleteLastPathComponent()
    }
    tried.append(program.path + " and the folders above it")
    throw .noData(tried: tried)
  }

  private static func isData(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/ontology/schema.yaml")
  }

  public var ontologySource: String { path + "/ontology" }
  public var compiledOntology: String { path + "/ontology/compiled/entente.ontology" }

  /// Names of the models, sorted.
  public var models: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: path + "/models")) ?? []
    return files.filter { $0.hasSuffix(".model") }.map { String($0.dropLast(".model".count)) }.sorted()
  }

  /// Path of a model.
  ///
  /// - Parameter name: one of ``models``, or the path of a model file, with `/` or `.model` in it
  public func model(_ name: String) throws(WorkspaceError) -> String {
    let isPath = name.contains("/") || name.hasSuffix(".model")
    let file = isPath ? name : path + "/models/" + name + ".model"
    guard FileManager.default.fileExists(atPath: file) else {
      throw .noModel(name: name, folder: path + "/models", known: models)
    }
    return file
  }
}
