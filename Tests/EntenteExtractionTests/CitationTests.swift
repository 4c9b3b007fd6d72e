import EntenteModel
import Testing

@testable import EntenteExtraction

@Suite("Cited documents")
struct CitationTests {
  private func parts(_ note: String, italic: String? = nil) -> [String]? {
    var emphasis: [Range<Int>] = []
    if let italic, let range = note.firstRange(of: italic) {
      let start = note.utf8.distance(from: note.startIndex, to: range.lowerBound)
      emphasis = [start..<start + italic.utf8.count]
    }
    return Citation(note: note, emphasis: emphasis).map {
      [
        $0.authors.joined(separator: " + "), $0.title, $0.publisher ?? "-", $0.date?.description ?? "-",
        $0.url ?? "-",
      ]
    }
  }

  @Test("an article in a paper: authors, title, paper, day, address")
  func article() {
    #expect(
      parts(
        "Ada Quill and Bo Tern, “A pact without teeth,” Harbour Gazette, 19 May 2020, https://example.org/a/b.pdf>",
        italic: "Harbour Gazette")
        == [
          "Ada Quill + Bo Tern", "A pact without teeth", "Harbour Gazette", "2020-05-19",
          "https://example.org/a/b.pdf",
        ])
  }

  @Test("a body that signs publishes by itself; an opening remark is no author")
  func body() {
    #expect(
      parts("For example, see: NATO, \"Staff talks,\" 3 December 2019, https://example.org")
        == ["NATO", "Staff talks", "NATO", "2019-12-03", "https://example.org"])
    #expect(
      parts("Ministry of Ports and Roads, “Ferries,” http://example.org/f/")
        == [
          "Ministry of Ports and Roads", "Ferries", "Ministry of Ports and Roads", "-",
          "http://example.org/f/",
        ])
  }

  @Test("a book: italics are the title, the bracket has place, publisher, year")
  func book() {
    #expect(
      parts("Ada Quill, The Long Strait (Oslo: North Press, 2015), p. 28.", italic: "The Long Strait")
        == ["Ada Quill", "The Long Strait", "North Press", "2015", "-"])
  }

  @Test("a family name in front, others, editors and domains")
  func names() {
    #expect(
      parts("Quill, Ada, and Bo Tern. The Long Strait (North Press, 2015)", italic: "The Long Strait")
        == ["Quill, Ada + Bo Tern", "The Long Strait", "North Press", "2015", "-"])
    #expect(
      parts("Quill, Ada B. The Long Strait, 2015", italic: "The Long Strait")
        == ["Quill, Ada B", "The Long Strait", "-", "2015", "-"])
    #expect(
      parts("Ada Quill and Bo Tern, eds. The Long Strait (North Press, 2015)", italic: "The Long Strait")
        == ["Ada Quill + Bo Tern", "The Long Strait", "North Press", "2015", "-"])
    #expect(
      parts("gazette.example.org, “A pact without teeth”, 19 May 2020")
        == ["", "A pact without teeth", "gazette.example.org", "2020-05-19", "-"])
    #expect(parts("Ada Quill et al., A Strait (2015)", italic: "et al")?[1] != "et al")
  }

  @Test("three plain parts are author, title and date")
  func plain() {
    #expect(parts("NATO, staff talks, June 2018.") == ["NATO", "staff talks", "NATO", "2018-06", "-"])
  }

  @Test(
    "dates are as exact as they are told, and days of access are none",
    arguments: [
      ("May 19, 2020", "2020-05-19"), ("Sept. 2019", "2019-09"), ("2010, pp.7-8", "2010"),
      ("accessed 5 May 2021", nil),
      ("Retrieved May 2021", nil), ("p. 28", nil), ("31 February 2019", "2019-02"),
    ])
  func dates(text: String, expected: String?) {
    #expect(Citation.date(in: text)?.description == expected)
  }

  @Test(
    "a remark is no citation",
    arguments: [
      "Ibid., p. 12.", "The author thanks “all who read this”.", "", "See above.", "\u{201C}\u{201D}", "“",
    ])
  func remarks(note: String) {
    #expect(Citation(note: note) == nil)
  }

  @Test("footnotes and lists of references give one edge for each document that is cited")
  func edges() {
    func block(_ kind: Block.Kind, _ text: String, at start: Int) -> Block {
      Block(
        kind: kind, text: text,
        pieces: [.init(clean: 0, length: text.utf8.count, source: start, sourceLength: text.utf8.count)])
    }
    let notes = [
      "Ada Quill, “Ferries,” 2019, https://example.org/1", "Bo Tern, “Ferries,” 2019, https://example.org/1",
      "[3] Ada Quill, “Bridges,” 2020, https://example.org/2",
    ]
    var text = ""
    var blocks: [Block] = []
    for (index, note) in notes.enumerated() {
      if index == 2 { blocks.append(block(.heading(level: 2), "References", at: text.utf8.count)) }
      blocks.append(
        block(index == 2 ? .listItem : .footnote(marker: "\(index + 1)"), note, at: text.utf8.count))
      text += note + "\n"
    }
    let document = Document(
      id: "0123456789abcdef", source: "a.md", format: "markdown", metadata: .init(title: "Crossings"),
      text: text, blocks: blocks)
    let found = CitedDocuments.complete(Extraction(document: document))
    #expect(
      found.assertions.map { "\($0.subject) \($0.relation) \($0.object)" } == [
        "document:crossings cites document:ferries", "document:crossings cites document:bridges",
      ])
    #expect(found.assertions.map { $0.arguments["note"] } == ["1", "3"])
    #expect(found.assertions.map { $0.arguments["date"] } == ["2019", "2020"])
    #expect(Set(found.entities.map(\.id)).count == 3)
  }
}
