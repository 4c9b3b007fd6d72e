import EntenteModel
import EntenteOntology
import EntenteText
import Testing

@testable import EntenteExtraction

@Suite(
  "Events over trees written by hand", .enabled(if: HandTree.ontology != nil, "needs the compiled ontology"))
struct EventCoderTests {
  /// `SOURCE > TARGET CODE` of every dyad.
  private func events(_ trees: String...) throws -> [String] {
    let ontology = try #require(HandTree.ontology)
    let coder = EventCoder(
      extractor: Extractor(ontology: ontology) { $0.map { _ in [] } }, ontology: ontology)
    var analysis = HandTree.analysis(trees)
    return coder.events(in: &analysis).flatMap { event in
      event.dyads.map { "\($0.source) > \($0.target) \(event.cameo ?? "---")" }
    }
  }

  @Test("an agent with its state is coded as state and sector")
  func agents() throws {
    #expect(
      try events(
        """
        Malian Malian ADJ JJ 2 amod =state:MLI
        troops troops NOUN NNS 3 nsubj
        attacked attack VERB VBD 0 root
        Niger Niger PROPN NNP 3 obj =state:NER
        """) == ["MLIMIL > NER 190"])
  }

  @Test("a promise of aid is an agreement, not aid")
  func promise() throws {
    #expect(
      try events(
        """
        Mali Mali PROPN NNP 2 nsubj =state:MLI
        promised promise VERB VBD 0 root
        to to PART TO 4 mark
        give give VERB VB 2 xcomp
        Niger Niger PROPN NNP 4 iobj =state:NER
        food food NOUN NN 4 obj
        """) == ["MLI > NER 0333"])
  }

  @Test("what is said is the event, and what will not be given is refused")
  func refusal() throws {
    #expect(
      try events(
        """
        Mali Mali PROPN NNP 2 nsubj =state:MLI
        said say VERB VBD 0 root
        it it PRON PRP 6 nsubj =state:MLI
        would would AUX MD 6 aux
        not not PART RB 6 advmod
        provide provide VERB VB 2 ccomp
        aid aid NOUN NN 6 obj
        to to ADP IN 9 case
        Niger Niger PROPN NNP 6 obl =state:NER
        """) == ["MLI > NER 122"])
  }

  @Test("a passive turns its sides, and a meeting is an event of both")
  func sides() throws {
    #expect(
      try events(
        """
        Niger Niger PROPN NNP 3 nsubj:pass =state:NER
        was be AUX VBD 3 aux:pass
        criticised criticise VERB VBN 0 root
        by by ADP IN 5 case
        Mali Mali PROPN NNP 3 obl:agent =state:MLI
        """,
        """
        Mali Mali PROPN NNP 2 nsubj =state:MLI
        met meet VERB VBD 0 root
        Niger Niger PROPN NNP 2 obj =state:NER
        """) == ["MLI > NER 111", "MLI > NER 040", "NER > MLI 040"])
  }

  @Test("three actors of one agreement are one record")
  func lists() throws {
    let ontology = try #require(HandTree.ontology)
    let coder = EventCoder(
      extractor: Extractor(ontology: ontology) { $0.map { _ in [] } }, ontology: ontology)
    var analysis = HandTree.analysis([
      """
      Mali Mali PROPN NNP 6 nsubj =state:MLI
      , , PUNCT , 3 punct
      Niger Niger PROPN NNP 1 conj =state:NER
      and and CCONJ CC 5 cc
      Chad Chad PROPN NNP 1 conj =state:TCD
      signed sign VERB VBD 0 root
      a a DET DT 8 det
      treaty treaty NOUN NN 6 obj
      """
    ])
    let found = coder.events(in: &analysis)
    #expect(found.count == 1)
    #expect(found.first?.sources.map { $0.description } == ["MLI", "NER", "TCD"])
    #expect(found.first?.dyads.count == 6)
  }

  @Test("a sentence without a verb, or with nobody in it, gives nothing")
  func nothing() throws {
    #expect(try events("Rain rain NOUN NN 2 nsubj\nfell fall VERB VBD 0 root").isEmpty)
    #expect(try events("Mali Mali PROPN NNP 0 root =state:MLI").isEmpty)
  }
}
