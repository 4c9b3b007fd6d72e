import EntenteModel
import EntenteOntology
import Testing

@testable import EntenteExtraction

@Suite("References within a document", .enabled(if: HandTree.ontology != nil))
struct ReferenceTests {
  /// References only: what is no name.
  func references(_ texts: String..., title: String? = nil) throws -> [String] {
    let analysis = HandMade.document(texts, ontology: try #require(HandTree.ontology), title: title)
    let kept = analysis.mentions.filter { $0.kind != .name }
    var other = analysis
    other.replaceMentions(with: kept)
    return other.mentionTexts
  }

  let chinaRose = "China/PROPN/nsubj/2 raised/VERB/root/0 tariffs/NOUN/obj/2"

  @Test("a possessive may mean the subject beside it, an object may not")
  func syntax() throws {
    #expect(
      try references("China/PROPN/nsubj/2 increased/VERB/root/0 its/PRON/nmod:poss/4 budget/NOUN/obj/2") == [
        "its -> state:CHN"
      ])
    #expect(try references("China/PROPN/nsubj/2 helped/VERB/root/0 it/PRON/obj/2").isEmpty)
  }

  @Test("a pronoun means the last fitting subject")
  func recency() throws {
    #expect(try references(chinaRose, "It/PRON/nsubj/2 refused/VERB/root/0") == ["It -> state:CHN"])
    #expect(
      try references(
        "Joe/PROPN/nsubj/3/B-PER Biden/PROPN/flat/1/I-PER spoke/VERB/root/0",
        "It/PRON/nsubj/2 refused/VERB/root/0"
      ).isEmpty)
    #expect(
      try references(
        "Joe/PROPN/nsubj/3/B-PER Biden/PROPN/flat/1/I-PER spoke/VERB/root/0",
        "He/PRON/nsubj/2 left/VERB/root/0") == ["He -> person:joe-biden"])
  }

  @Test("an empty subject means nothing")
  func expletive() throws {
    let text =
      "It/PRON/nsubj/3 is/AUX/cop/3 clear/ADJ/root/0 that/SCONJ/mark/6 tariffs/NOUN/nsubj/6 rose/VERB/csubj/3"
    #expect(try references(chinaRose, text).isEmpty)
  }

  @Test("joined actors are what a plural means")
  func plurals() throws {
    let both = "China/PROPN/nsubj/4 and/CCONJ/cc/3 NATO/PROPN/conj/1 met/VERB/root/0"
    #expect(try references(both, "They/PRON/nsubj/2 agreed/VERB/root/0") == ["They -> state:CHN+org:NATO"])
    #expect(
      try references(both, "The/DET/det/3 two/NUM/nummod/3 parties/NOUN/nsubj/4 agreed/VERB/root/0") == [
        "The two parties -> state:CHN+org:NATO"
      ])
    // Two countries are states: NATO is none.
    #expect(
      try references(both, "The/DET/det/3 two/NUM/nummod/3 countries/NOUN/nsubj/4 agreed/VERB/root/0").isEmpty
    )
  }

  @Test("joined actors can be meant in the same sentence")
  func pluralsAtOnce() throws {
    let text =
      "China/PROPN/nsubj/4 and/CCONJ/cc/3 NATO/PROPN/conj/1 said/VERB/root/0 they/PRON/nsubj/6 agreed/VERB/ccomp/4"
    #expect(try references(text) == ["they -> state:CHN+org:NATO"])
  }

  @Test("a common noun with an article means the organisation that was named")
  func alliance() throws {
    let named = "NATO/PROPN/nsubj/2 met/VERB/root/0"
    #expect(
      try references(named, "The/DET/det/2 Alliance/PROPN/nsubj/3 agreed/VERB/root/0") == [
        "The Alliance -> org:NATO"
      ])
  }

  @Test("with a capital it means the only alliance that is called so, unless the text names another")
  func unnamedAlliance() throws {
    let sentence = "The/DET/det/2 Alliance/PROPN/nsubj/3 agreed/VERB/root/0"
    #expect(try references(chinaRose, sentence) == ["The Alliance -> org:NATO"])
    #expect(try references(chinaRose, "The/DET/det/2 alliance/NOUN/nsubj/3 agreed/VERB/root/0").isEmpty)
  }

  @Test("in a joint text 'we' means its authors")
  func jointAuthors() throws {
    let we = "We/PRON/nsubj/2 agree/VERB/root/0"
    #expect(try references(we, title: "Joint Statement of Japan and India") == ["We -> state:JPN+state:IND"])
    #expect(try references(we, title: "A look at Japan and India").isEmpty)
  }

  @Test("three and more that act together are a group with members")
  func groups() throws {
    let we = "We/PRON/nsubj/2 agree/VERB/root/0"
    let ontology = try #require(HandTree.ontology)
    let analysis = HandMade.document(
      [we], ontology: ontology, title: "Joint Statement of Japan, India and Peru")
    let mention = try #require(analysis.mentions.first { $0.kind == .pronoun })
    #expect(analysis.entities[mention.entity].id == "group:IND~JPN~PER")
    #expect(analysis.entities[mention.entity].members == ["state:JPN", "state:IND", "state:PER"])
    #expect(mention.members.count == 3)
  }

  @Test("a bond takes its second side from the verb or from the clause above")
  func bonds() throws {
    let ties = "China/PROPN/nsubj/2 builds/VERB/root/0 ties/NOUN/obj/2 with/ADP/case/5 NATO/PROPN/obl/2"
    #expect(try references(ties) == ["ties -> relationship:CHN~NATO"])
    let clause =
      "Developing/VERB/advcl/5 relations/NOUN/obj/1 with/ADP/case/4 NATO/PROPN/nmod/2 gains/VERB/root/0 China/PROPN/nsubj/5"
    #expect(try references(clause) == ["relations with NATO -> relationship:CHN~NATO"])
  }

  @Test("resolution is the same every time")
  func deterministic() throws {
    let texts = [chinaRose, "It/PRON/nsubj/2 refused/VERB/root/0", "They/PRON/nsubj/2 left/VERB/root/0"]
    let ontology = try #require(HandTree.ontology)
    let first = HandMade.document(texts, ontology: ontology).mentionTexts
    for _ in 0..<5 { #expect(HandMade.document(texts, ontology: ontology).mentionTexts == first) }
  }
}
