import EntenteModel
import EntenteStore
import Foundation
import Testing

@Suite struct IngestTests {
  let folder: ScratchFolder
  let store: Store

  init() throws {
    folder = try ScratchFolder()
    store = try Store(path: folder.file("g.entente"), access: .writing)
  }

  @Test("what was put in comes out, qualifiers, arguments and sentence included")
  func roundTrip() throws {
    let extraction = sample(
      hash: "h1", source: "a.txt", subject: norway, object: chad, validity: Validity("2017/2019-03"))
    try store.ingest(extraction, build: build)
    try store.link(background: [])
    var expected = extraction.assertions[0]
    expected.evidence?.text = "A met B."
    #expect(try store.contents().assertions == [expected])
    #expect(try store.contents(withText: false).assertions[0].evidence?.text == nil)
    #expect(try store.contents().entities == [norway, chad])
  }

  @Test("equal bytes by an equal build are current; another build or other bytes are stale")
  func standing() throws {
    try store.ingest(sample(hash: "h1", source: "a.txt", subject: norway, object: chad), build: build)
    #expect(try store.standing(ofSource: "a.txt", document: "h1", build: build) == .current)
    #expect(try store.standing(ofSource: "b.txt", document: "h1", build: build) == .sameElsewhere)
    #expect(try store.standing(ofSource: "a.txt", document: "h2", build: build) == .stale)
    let newer = BuildFingerprint(digest: "b2", description: "entente 1")
    #expect(try store.standing(ofSource: "a.txt", document: "h1", build: newer) == .stale)
  }

  @Test("a source whose bytes change drops its old version")
  func replaced() throws {
    try store.ingest(sample(hash: "h1", source: "a.txt", subject: norway, object: chad), build: build)
    try store.ingest(sample(hash: "h2", source: "a.txt", subject: chad, object: norway), build: build)
    try store.link(background: [])
    #expect(try store.sources().map(\.document) == ["h2"])
    #expect(try store.contents().assertions.map(\.id) == ["a-h2"])
  }

  @Test("the same bytes at two sources are one document with one vote, and go with the last source")
  func twoSources() throws {
    try store.ingest(sample(hash: "h1", source: "a.txt", subject: norway, object: chad), build: build)
    try store.addSource("copy.txt", document: "h1")
    try store.link(background: [])
    #expect(try snapshot(store).relations.map(\.weight) == [1])
    #expect(try store.remove(source: "a.txt") == false)
    #expect(try store.contents().assertions.count == 1)
    #expect(try store.remove(source: "copy.txt") == true)
    #expect(try store.contents().assertions.isEmpty)
    #expect(try store.search("met").isEmpty)
  }

  @Test("removing a source keeps what another document says as well")
  func sharedStays() throws {
    try store.ingest(sample(hash: "h1", source: "a.txt", subject: norway, object: chad), build: build)
    try store.ingest(sample(hash: "h2", source: "b.txt", subject: norway, object: chad), build: build)
    try store.link(background: [])
    #expect(try snapshot(store).relations[0].documentCount == 2)
    try store.remove(source: "a.txt")
    try store.link(background: [])
    #expect(try snapshot(store).relations.map(\.documentCount) == [1])
  }

  @Test("removing an unknown source says so")
  func unknownSource() throws {
    #expect(throws: StoreError.unknownSource("x.txt")) { try store.remove(source: "x.txt") }
  }

  @Test("search finds words in any order, phrases and beginnings, and takes no operators")
  func search() throws {
    let text = "The treaty was signed in Oslo."
    try store.ingest(
      sample(hash: "h1", source: "a.txt", subject: norway, object: chad, text: text), build: build)
    #expect(try store.search("oslo treaty").count == 1)
    #expect(try store.search("\"signed in\"").count == 1)
    #expect(try store.search("\"in signed\"").isEmpty)
    #expect(try store.search("trea*").count == 1)
    #expect(try store.search("text:oslo OR NEAR(").isEmpty)
    #expect(throws: StoreError.badQuery("  ?")) { try store.search("  ?") }
  }
}
