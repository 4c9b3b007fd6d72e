import EntenteFormats
import EntenteModel
import Foundation
import Testing

/// The documents of a text, read as a file of some name.
func read(_ text: String, as name: String = "note.txt") throws -> Document {
  try #require(try DocumentReader.read(bytes: Array(text.utf8), source: name).first)
}

/// What a block is and what it says, for short comparisons.
func outline(_ document: Document) -> [String] { document.blocks.map { "\($0.kind): \($0.text)" } }

/// Pieces cover the clean text without gaps and lead to equal bytes (white space apart) of the document's text.
func mappingProblems(_ document: Document) -> [String] {
  let source = Array(document.text.utf8)
  func plain(_ bytes: ArraySlice<UInt8>) -> [UInt8] { bytes.map { $0 <= 0x20 ? 0x20 : $0 } }
  var problems: [String] = []
  for block in document.blocks {
    let clean = Array(block.text.utf8)
    var position = 0
    for piece in block.pieces {
      if piece.clean != position { problems.append("gap at \(position) in '\(block.text)'") }
      position = piece.clean + piece.length
      guard piece.source >= 0, piece.source + piece.sourceLength <= source.count, position <= clean.count
      else {
        problems.append("piece outside in '\(block.text)'")
        break
      }
      if piece.length == piece.sourceLength,
        plain(clean[piece.clean..<position])
          != plain(source[piece.source..<piece.source + piece.sourceLength])
      {
        problems.append("bytes differ in '\(block.text)'")
      }
    }
    if position != clean.count { problems.append("not covered: '\(block.text)'") }
  }
  return problems
}

/// Where `../shared` lies; `nil` where it is absent.
let sharedFolder: String? = {
  let environment = ProcessInfo.processInfo.environment["ENTENTE_SHARED"]
  if let environment, FileManager.default.fileExists(atPath: environment + "/DESIGN.md") {
    return environment
  }
  var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
  while folder.path != "/" {
    let shared = folder.appendingPathComponent("shared").path
    if FileManager.default.fileExists(atPath: shared + "/DESIGN.md") { return shared }
    folder.deleteLastPathComponent()
  }
  return nil
}()

/// Whether a program can be found.
func hasTool(_ name: String) -> Bool {
  (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: $0 + "/" + name) }
}

/// A folder that is gone after the test.
final class ScratchFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "entente-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String, _ content: String) throws -> String {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(content.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }
}
