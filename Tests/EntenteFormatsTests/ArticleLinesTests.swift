import EntenteFormats
import EntenteModel
import Testing

@Suite("Articles in JSON Lines")
struct ArticleLinesTests {
  private let lines = """
    {"id":7,"date":"2021-02-03","text":"Ruritania met Graustark.\\u2028They talked.","title":"Talks","author":"Ann Lee and Bo Kim","source":"Daily"}
    {"id":"x","text":

    {"id":"y","text":"Fine words here.","date":"June 2, 2020","authors":["A B"]}
    [1]
    {"id":"z"}
    """

  @Test("each line is a document; a malformed one is skipped with its number")
  func lenient() throws {
    let documents = try DocumentReader.read(bytes: Array(lines.utf8), source: "news.jsonl")
    #expect(documents.map(\.source) == ["news.jsonl#7", "news.jsonl#y"])
    #expect(documents.map(\.recordID) == ["7", "y"])
    #expect(
      documents[0].metadata
        == DocumentMetadata(
          title: "Talks", date: PartialDate("2021-02-03"), authors: ["Ann Lee", "Bo Kim"], publisher: "Daily")
    )
    #expect(documents[1].metadata.date == PartialDate("2020-06-02"))
    #expect(
      documents[0].remarks.map { $0.prefix(13) } == ["news.jsonl:2:", "news.jsonl:5:", "news.jsonl:6:"])
    #expect(documents[0].id != documents[1].id)
  }

  @Test("a file without any article is an error with the first line that is wrong")
  func strict() {
    #expect(
      throws: DocumentError.malformedRecord(source: "a.jsonl", line: 2, reason: "malformed JSON (cut off?)")
    ) {
      try DocumentReader.read(bytes: Array("\n{\"id\":".utf8), source: "a.jsonl")
    }
  }

  @Test("of many malformed lines the first ten are told and the others counted")
  func many() throws {
    let text = "{\"text\":\"Ruritania agreed.\"}\n" + String(repeating: "{}\n", count: 500)
    let document = try DocumentReader.read(bytes: Array(text.utf8), source: "a.jsonl")[0]
    #expect(document.remarks.count == 11)
    #expect(document.remarks.last == "a.jsonl: 490 more lines skipped")
  }

  @Test("a file is read line by line as from memory, whatever the size of its lines")
  func streaming() throws {
    let folder = try ScratchFolder()
    var text = ""
    for number in 0..<40 {
      text +=
        "{\"id\":\(number),\"text\":\""
        + String(repeating: "Ruritania agreed. ", count: number == 39 ? 40_000 : number + 1) + "\"}\n"
    }
    let path = try folder.file("a.jsonl", text)
    var articles = try ArticleLines(path: path, source: "a.jsonl")
    var streamed: [Document] = []
    while let document = articles.next() { streamed.append(document) }
    let whole = try DocumentReader.read(bytes: Array(text.utf8), source: "a.jsonl")
    #expect(streamed.map(\.id) == whole.map(\.id))
    #expect(streamed.map(\.text) == whole.map(\.text))
    #expect(articles.remarks.isEmpty && articles.failure == nil)
  }
}
