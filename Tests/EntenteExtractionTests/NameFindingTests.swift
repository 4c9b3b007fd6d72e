import EntenteModel
import EntenteOntology
import Testing

@testable import EntenteExtraction

@Suite("Names of a document", .enabled(if: HandTree.ontology != nil))
struct NameFindingTests {
  func found(_ texts: String..., date: String? = nil) throws -> [String] {
    HandMade.document(texts, ontology: try #require(HandTree.ontology), date: date).mentionTexts
  }

  @Test("an adjective of a state is a name of the state, also as part of a compound")
  func adjectives() throws {
    #expect(try found("Chinese/ADJ/amod/2 forces/NOUN/root/0 left/VERB/dep/2") == ["Chinese -> state:CHN"])
    let compound = try found("Sino/PROPN/compound/4 -/PUNCT/punct/3 Russian/ADJ/amod/4 ties/NOUN/root/0")
    #expect(
      compound == [
        "Sino - Russian ties -> relationship:CHN~RUS", "Sino -> state:CHN", "Russian -> state:RUS",
      ])
  }

  @Test("two names that a tokeniser left in one word are two mentions, each with its own part")
  func namesInOneWord() throws {
    let ontology = try #require(HandTree.ontology)
    let analysis = HandMade.document(["China-U.S./PROPN/compound/2 ties/NOUN/root/0"], ontology: ontology)
    let names = analysis.mentions.filter { $0.kind == .name }.sorted { LocalMention.inOrder($0, $1) }
    #expect(names.map { analysis.entities[$0.entity].id } == ["state:CHN", "state:USA"])
    #expect(names.map(\.part) == [0..<5, 6..<10])
    #expect(analysis.mentionTexts.contains("China-U.S. ties -> relationship:CHN~USA"))
  }

  @Test("a body of a state is one entity, whichever way it is named")
  func bodies() throws {
    let before = try found("the/DET/det/3 Peruvian/ADJ/amod/3 government/NOUN/nsubj/4 agreed/VERB/root/0")
    #expect(before.contains("the Peruvian government -> org:PER-government"))
    let behind = try found(
      "the/DET/det/2 Government/PROPN/nsubj/5 of/ADP/case/4 Peru/PROPN/nmod/2 agreed/VERB/root/0")
    #expect(behind.contains("Government of Peru -> org:PER-government"))
  }

  @Test("common words with a capital are no names, though a tagger takes them for some")
  func commonWords() throws {
    #expect(
      try found("State/PROPN/nsubj/2/B-LOC leads/VERB/root/0", "Members/NOUN/nsubj/2/B-PER met/VERB/root/0")
        .isEmpty)
    #expect(
      try found(
        "Security/PROPN/compound/2/B-ORG Policy/PROPN/nsubj/3/I-ORG failed/VERB/root/0",
        "security/NOUN/compound/2 policy/NOUN/root/0"
      ).isEmpty)
  }

  @Test(
    "a capital stands for its government where it acts or is dealt with, and for itself where things happen",
    arguments: [
      ("Moscow/PROPN/nsubj/2 decided/VERB/root/0", "Moscow -> state:RUS (metonym)"),
      ("They/PRON/nsubj/2 met/VERB/root/0 in/ADP/case/4 Moscow/PROPN/obl/2", "Moscow -> place:moscow"),
      ("dialogue/NOUN/root/0 with/ADP/case/3 Beijing/PROPN/nmod/1", "Beijing -> state:CHN (metonym)"),
      ("They/PRON/nsubj/2 flew/VERB/root/0 to/ADP/case/4 Beijing/PROPN/obl/2", "Beijing -> place:beijing"),
      ("the/DET/det/3 Moscow/PROPN/compound/3 summit/NOUN/root/0", "Moscow -> place:moscow"),
    ])
  func metonyms(text: String, expected: String) throws {
    #expect(try found(text).contains(expected))
  }

  @Test("letters of acronyms must stand as they are; shouted names are names all the same")
  func letterCase() throws {
    #expect(
      try found("They/PRON/nsubj/2 told/VERB/root/0 us/PRON/obj/2 who/PRON/obj/2 came/VERB/ccomp/2").isEmpty)
    #expect(try found("The/DET/det/2 US/PROPN/nsubj/3 agreed/VERB/root/0") == ["US -> state:USA"])
    #expect(try found("TURKEY/PROPN/root/0") == ["TURKEY -> state:TUR"])
  }

  @Test("an acronym that the text introduces is known from then on")
  func acronyms() throws {
    let mentions = try found(
      "The/DET/det/5 Northern/PROPN/compound/5 Harbour/PROPN/compound/5 Defence/PROPN/compound/5 Council/PROPN/nsubj/9 (/PUNCT/punct/7 NHDC/PROPN/appos/5 )/PUNCT/punct/7 met/VERB/root/0",
      "NHDC/PROPN/nsubj/2 agreed/VERB/root/0")
    #expect(
      mentions == [
        "Northern Harbour Defence Council -> org:northern-harbour-defence-council",
        "NHDC -> org:northern-harbour-defence-council", "NHDC -> org:northern-harbour-defence-council",
      ])
  }

  @Test("a family name means the person whose full name stands anywhere in the document")
  func familyNames() throws {
    let mentions = try found(
      "Quillfeather/PROPN/nsubj/2/B-PER arrived/VERB/root/0",
      "Ada/PROPN/nsubj/3/B-PER Quillfeather/PROPN/flat/1/I-PER spoke/VERB/root/0")
    #expect(
      mentions == ["Quillfeather -> person:ada-quillfeather", "Ada Quillfeather -> person:ada-quillfeather"])
  }

  @Test("a given name alone means its only bearer in the document")
  func givenNames() throws {
    let mentions = try found(
      "Dear/ADJ/amod/2 Ada/PROPN/root/0/B-PER",
      "Ada/PROPN/nsubj/3/B-PER Quillfeather/PROPN/flat/1/I-PER spoke/VERB/root/0")
    #expect(mentions == ["Ada -> person:ada-quillfeather", "Ada Quillfeather -> person:ada-quillfeather"])
  }

  @Test("a title with a name gives the position of its body and the person")
  func titles() throws {
    let mentions = try found(
      "NATO/PROPN/compound/3 Secretary/PROPN/compound/3 General/PROPN/compound/4 Stoltenberg/PROPN/nsubj/5 spoke/VERB/root/0",
      date: "2018-06-18")
    #expect(
      mentions == [
        "NATO Secretary General -> position:secretary-general-NATO", "NATO -> org:NATO",
        "Stoltenberg -> person:jens-stoltenberg",
      ])
    let other = try found(
      "President/PROPN/compound/2 Biden/PROPN/nsubj/3 left/VERB/root/0", date: "2022-01-01")
    #expect(other == ["President -> position:president-USA", "Biden -> person:joe-biden"])
    #expect(try found("the/DET/det/2 president/NOUN/nsubj/3 left/VERB/root/0").isEmpty)
  }

  @Test("a damaged name is linked where one known person explains it, and the remark says so")
  func damagedNames() throws {
    let ontology = try #require(HandTree.ontology)
    let analysis = HandMade.document(
      ["Jens/PROPN/nsubj/3/B-PER Stolte\u{1147}berg/PROPN/flat/1/I-PER spoke/VERB/root/0"], ontology: ontology
    )
    #expect(analysis.mentionTexts == ["Jens Stolte\u{1147}berg -> person:jens-stoltenberg"])
    #expect(analysis.remarks.count == 1)
    let unknown = HandMade.document(
      ["Ada/PROPN/nsubj/3/B-PER Quill\u{1147}eather/PROPN/flat/1/I-PER spoke/VERB/root/0"], ontology: ontology
    )
    #expect(unknown.entities.entities.allSatisfy { $0.layer == .documents })
  }

  @Test("capitals and a last noun make names of events, agreements and documents, with known names nested")
  func capitalisedNames() throws {
    let mentions = try found(
      "They/PRON/nsubj/2 held/VERB/root/0 the/DET/det/7 China/PROPN/compound/7 Harbour/PROPN/compound/7 Safety/PROPN/compound/7 Dialogue/PROPN/obj/2"
    )
    #expect(
      mentions == [
        "China Harbour Safety Dialogue -> event:china-harbour-safety-dialogue", "China -> state:CHN",
      ])
    let order = try found("under/ADP/case/3 Executive/PROPN/compound/3 Order/PROPN/obl/0 99257/NUM/nummod/3")
    #expect(order == ["Executive Order 99257 -> document:executive-order-99257"])
    #expect(try found("The/DET/det/2 Dialogue/NOUN/nsubj/3 failed/VERB/root/0").isEmpty)
  }

  @Test("turns of a transcript have their speaker and whom he addresses")
  func speakers() throws {
    let ontology = try #require(HandTree.ontology)
    let analysis = HandMade.document(
      [
        "PRESIDENT/PROPN/compound/2 BIDEN/PROPN/root/0 :/PUNCT/punct/2 Welcome/INTJ/dep/2",
        "I/PRON/nsubj/2 agree/VERB/root/0",
        "PRESIDENT/PROPN/compound/2 XI/PROPN/root/0 :/PUNCT/punct/2 Thank/VERB/dep/2 you/PRON/obj/4",
        "Q/NOUN/root/0 :/PUNCT/punct/1 Why/ADV/dep/1",
      ], ontology: ontology, date: "2022-11-14")
    let speakers = analysis.sentences.map { $0.speaker.map { analysis.entities[$0].id.rawValue } }
    #expect(speakers == ["person:joe-biden", "person:joe-biden", "person:xi-jinping", nil])
    #expect(analysis.mentionTexts.contains("I -> person:joe-biden"))
    #expect(analysis.mentionTexts.contains("you -> person:joe-biden"))
  }

  @Test("without the gazetteer only tagged names are found, and still linked")
  func withoutGazetteer() throws {
    let sentence = HandMade.sentence("China/PROPN/nsubj/2/B-LOC met/VERB/root/0 India/PROPN/obj/2")
    let text = "China met India"
    let block = Block(
      kind: .paragraph, text: text, pieces: [.init(clean: 0, length: 15, source: 0, sourceLength: 15)])
    let document = Document(id: "x", source: "x", format: "text", text: text, blocks: [block])
    let extractor = Extractor(catalog: try #require(HandMade.catalog), options: .init(usesGazetteer: false)) {
      _, _ in [sentence]
    }
    #expect(extractor.analysis(of: document).mentionTexts == ["China -> state:CHN"])
  }
}
