import Foundation

/// The documents that paths stand for: files as they are, folders with everything below them.
public struct DocumentFiles: Sendable {
  public struct File: Hashable, Sendable {
    /// Where to read it.
    public let path: String
    /// The path as the user would write it: the argument, or the argument's folder and the way down from it.
    public let source: String
  }

  /// In the order of the arguments; within a folder sorted by the bytes of their paths.
  public private(set) var files: [File] = []
  /// What was passed over in folders, in words for the user.
  public private(set) var remarks: [String] = []

  /// Walks folders to their bottom. Hidden files and folders are skipped without a word, files of unknown endings and
  /// unreadable folders with a remark; a link back to a folder that was seen is not followed.
  ///
  /// - Throws: `notFound` or `notReadable` for a path that was named, `noDocuments` for a folder without any.
  /// - Complexity: O(files log files).
  public init(paths: [String]) throws(DocumentError) {
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw .notFound(path: path)
      }
      guard isFolder.boolValue else {
        files.append(File(path: path, source: Self.normal(path)))
        continue
      }
      var visited: Set<[UInt64]> = []
      let before = files.count
      try walk(path, Self.normal(path), isRoot: true, &visited)
      if files.count == before { throw .noDocuments(path: path) }
    }
    var seen: Set<String> = []
    files = files.filter { seen.insert($0.source).inserted }
  }

  private mutating func walk(
    _ path: String, _ source: String, isRoot: Bool, _ visited: inout Set<[UInt64]>
  ) throws(DocumentError) {
    var status = stat()
    guard stat(path, &status) == 0, visited.insert([UInt64(status.st_dev), UInt64(status.st_ino)]).inserted
    else { return }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      let error = DocumentError.notReadable(path: path, reason: String(cString: strerror(errno)))
      if isRoot { throw error }
      remarks.append(error.description)
      return
    }
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) where !name.hasPrefix(".") {
      let child = path + (path.hasSuffix("/") ? "" : "/") + name
      let childSource = source == "." ? name : source + (source.hasSuffix("/") ? "" : "/") + name
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: child, isDirectory: &isFolder) else {
        remarks.append("\(childSource): a link that leads nowhere; skipped")
        continue
      }
      if isFolder.boolValue {
        try walk(child, childSource, isRoot: false, &visited)
      } else if DocumentFormat(path: name) != nil || DocumentFormat.ending(of: name).isEmpty {
        files.append(File(path: child, source: childSource))
      } else {
        let error = DocumentError.unsupported(
          source: childSource, ending: "." + DocumentFormat.ending(of: name))
        remarks.append(error.description + "; skipped")
      }
    }
  }

  /// Without `./` in front and `/` behind.
  private static func normal(_ path: String) -> String {
    var path = path
    while path.hasPrefix("./"), path.count > 2 { path.removeFirst(2) }
    while path.hasSuffix("/"), path.count > 1 { path.removeLast() }
    return path
  }
}
