import EntenteFormats
import EntenteModel
import Foundation
import Testing

@Suite("Real documents", .enabled(if: sharedFolder != nil))
struct SharedDocumentsTests {
  private func documents() throws -> [Document] {
    let folder = try #require(sharedFolder) + "/documents"
    return try DocumentFiles(paths: [folder]).files
      .filter { !$0.path.hasSuffix(".pdf") || hasTool("pdftotext") }
      .filter { !$0.path.hasSuffix(".json") }
      .flatMap { try DocumentReader.read(path: $0.path, source: $0.source) }
  }

  @Test("every block leads back to its bytes, and no paragraph ends in the middle of a sentence that goes on")
  func mapping() throws {
    for document in try documents() {
      #expect(mappingProblems(document).isEmpty, "\(document.source)")
      let flow = document.blocks.filter { $0.kind == .paragraph }
      for (block, next) in zip(flow, flow.dropFirst()) {
        let end = block.text.last.map { $0.isLetter } ?? false
        let goesOn = next.text.first?.isLowercase ?? false
        #expect(!(end && goesOn), "\(document.source): \(block.text.suffix(50)) | \(next.text.prefix(50))")
      }
    }
  }

  @Test("titles and dates are those that the list of documents names")
  func metadata() throws {
    struct List: Decodable {
      struct Entry: Decodable {
        var file: String
        var title: String
        var date: String?
      }
      var documents: [Entry]
    }
    let folder = try #require(sharedFolder) + "/documents"
    let list = try JSONDecoder().decode(
      List.self, from: Data(contentsOf: URL(fileURLWithPath: folder + "/index.json")))
    func plain(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    for entry in list.documents where entry.file.hasSuffix(".md") && !entry.file.hasPrefix("wiki") {
      let document = try DocumentReader.read(path: folder + "/" + entry.file)[0]
      #expect(plain(document.metadata.title ?? "") == plain(entry.title), "\(entry.file)")
      #expect(document.metadata.date?.description == entry.date, "\(entry.file)")
    }
  }
}
