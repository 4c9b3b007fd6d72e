import EntenteModel
import Foundation

extension Ontology {
  /// Reads a compiled ontology: what the program starts from.
  ///
  /// - Throws: what is wrong with the file, and what to do.
  /// - Complexity: O(length of the file); no YAML is read.
  public init(compiled path: String) throws(OntologyError) {
    try self.init(bytes: Self.bytes(of: path), path: path)
  }

  /// Reads a compiled ontology from memory.
  /// - Parameter path: where the bytes are from, for messages.
  public init(bytes: [UInt8], path: String) throws(OntologyError) {
    self.init(try CompiledOntology.decode(bytes, path: path))
  }

  /// The ontology of a directory, as the program starts: its compiled file, or the YAML files where there is none.
  public static func load(directory: String) throws(OntologyError) -> Ontology {
    let path = directory + "/" + compiledPath
    if FileManager.default.fileExists(atPath: path) { return try Ontology(compiled: path) }
    return try Ontology(directory: directory)
  }

  /// The compiled form of the YAML files of a directory: the same files give the same bytes.
  ///
  /// - Throws: ``OntologyError/invalid(directory:issues:)`` where a file has an error.
  public static func compile(directory: String) throws(OntologyError) -> [UInt8] {
    CompiledOntology.encode(try parts(directory: directory))
  }

  /// Whether the compiled file was made from just these source files.
  public static func isCurrent(compiled path: String, directory: String) throws(OntologyError) -> Bool {
    let files = try OntologyFiles(directory: directory)
    return try CompiledOntology.digest(bytes(of: path), path: path) == files.digest()
  }

  /// Where the compiled file lies in an ontology's directory.
  public static let compiledPath = "compiled/entente.ontology"

  private static func bytes(of path: String) throws(OntologyError) -> [UInt8] {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw .unreadable(path: path, reason: "no such file")
    }
    if isDirectory.boolValue { throw .unreadable(path: path, reason: "a directory") }
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe))
    } catch {
      throw .unreadable(path: path, reason: error.localizedDescription)
    }
  }
}
