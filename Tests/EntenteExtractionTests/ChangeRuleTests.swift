import EntenteModel
import EntenteOntology
import Testing

@testable import EntenteExtraction

@Suite("Changes and lists", .enabled(if: HandTree.ontology != nil))
struct ChangeRuleTests {
  @Test("how two stood before a change and after it are two facts")
  func shift() throws {
    let found = try HandTree.statements(
      """
      Relations relation NOUN NNS 6 nsubj
      between between ADP IN 3 case
      Chad Chad PROPN NNP 1 nmod =state:TCD
      and and CCONJ CC 5 cc
      Niger Niger PROPN NNP 3 conj =state:NER
      shifted shift VERB VBD 0 root
      from from ADP IN 8 case
      rivalry rivalry NOUN NN 6 obl
      to to ADP IN 10 case
      cooperation cooperation NOUN NN 6 obl
      """)
    #expect(found.contains("state:TCD rivalOf state:NER"), "\(found)")
    #expect(found.contains("state:TCD cooperatesWith state:NER"), "\(found)")
  }

  @Test("a change of one alone, or to what has no frame, is none between two")
  func none() throws {
    let found = try HandTree.statements(
      """
      Chad Chad PROPN NNP 2 nsubj =state:TCD
      moved move VERB VBD 0 root
      from from ADP IN 4 case
      rivalry rivalry NOUN NN 2 obl
      to to ADP IN 6 case
      cooperation cooperation NOUN NN 2 obl
      """)
    #expect(!found.contains { $0.contains("rivalOf") || $0.contains("cooperatesWith") }, "\(found)")
  }

  @Test("what affects is named by the subject of 'are factors that affect'")
  func factors() throws {
    let found = try HandTree.statements(
      """
      Drought drought NOUN NN 3 nsubj
      are be AUX VBZ 3 cop
      factors factor NOUN NNS 0 root
      that that PRON WDT 5 nsubj
      affect affect VERB VBP 3 acl:relcl
      Mali Mali PROPN NNP 5 obj =state:MLI
      """)
    #expect(found == ["topic:drought affects state:MLI"])
  }

  @Test("two that change are joined by and; what they become may be an adjective")
  func joined() throws {
    let found = try HandTree.statements(
      """
      Chad Chad PROPN NNP 4 nsubj =state:TCD
      and and CCONJ CC 3 cc
      Niger Niger PROPN NNP 1 conj =state:NER
      went go VERB VBD 0 root
      from from ADP IN 6 case
      rivals rival NOUN NNS 4 obl
      to to ADP IN 8 case
      partners partner NOUN NNS 4 obl
      """)
    #expect(found.contains("state:TCD rivalOf state:NER"), "\(found)")
    let mood = try HandTree.statements(
      """
      Ties tie NOUN NNS 6 nsubj
      between between ADP IN 3 case
      Chad Chad PROPN NNP 1 nmod =state:TCD
      and and CCONJ CC 5 cc
      Niger Niger PROPN NNP 3 conj =state:NER
      became become VERB VBD 0 root
      hostile hostile ADJ JJ 6 xcomp
      """)
    #expect(mood == ["state:TCD distrusts state:NER"])
  }

  @Test("meetings in several places on several days are several, each with its own")
  func series() throws {
    let ontology = try #require(HandTree.ontology)
    var analysis = HandTree.analysis([
      """
      Chad Chad PROPN NNP 2 nsubj =state:TCD
      met meet VERB VBD 0 root
      Niger Niger PROPN NNP 2 obj =state:NER
      in in ADP IN 5 case
      Oslo Oslo PROPN NNP 2 obl =place:oslo
      in in ADP IN 7 case
      2019 2019 NUM CD 2 obl
      and and CCONJ CC 10 cc
      in in ADP IN 10 case
      Rome Rome PROPN NNP 5 conj =place:rome
      in in ADP IN 12 case
      2021 2021 NUM CD 10 nmod
      """
    ])
    let found = FrameInterpreter(schema: ontology.schema, lexicon: ontology.lexicon).assertions(in: &analysis)
    let meetings = found.filter { $0.relation == "meetsWith" }
    #expect(meetings.map { $0.validity?.description } == ["2019", "2021"])
    #expect(meetings.map(\.place) == ["place:oslo", "place:rome"])
    #expect(Set(meetings.map(\.id)).count == 2)
  }

  @Test("the last time they met was in a year: that dates the meeting")
  func lastTime() throws {
    let ontology = try #require(HandTree.ontology)
    var analysis = HandTree.analysis([
      """
      The the DET DT 3 det
      last last ADJ JJ 3 amod
      time time NOUN NN 10 nsubj
      Chad Chad PROPN NNP 7 nsubj =state:TCD
      and and CCONJ CC 6 cc
      Niger Niger PROPN NNP 4 conj =state:NER
      met meet VERB VBD 3 acl:relcl
      was be AUX VBD 10 cop
      in in ADP IN 10 case
      2017 2017 NUM CD 0 root
      """
    ])
    let found = FrameInterpreter(schema: ontology.schema, lexicon: ontology.lexicon).assertions(in: &analysis)
    #expect(found.map { $0.validity?.description } == ["2017"])
  }

  @Test("every assertion tells its tree, who its words mean, and what decided its date")
  func reasons() throws {
    let ontology = try #require(HandTree.ontology)
    var analysis = HandTree.analysis([
      """
      Chad Chad PROPN NNP 2 nsubj =state:TCD
      met meet VERB VBD 0 root
      Niger Niger PROPN NNP 2 obj =state:NER
      in in ADP IN 5 case
      2017 2017 NUM CD 2 obl
      """
    ])
    let found = FrameInterpreter(schema: ontology.schema, lexicon: ontology.lexicon).assertions(in: &analysis)
    let lines = try #require(found.first).explanation
    for opening in [
      "frame: ", "tree: met –nsubj→ Chad", "subject: 'Chad'", "object: 'Niger'", "polarity, ", "date: '2017'",
    ] {
      #expect(lines.contains { $0.hasPrefix(opening) }, "\(opening) in \(lines)")
    }
  }

  @Test("what two are to each other holds between them, denied where it is denied")
  func mutual() throws {
    let tree = """
      Chad Chad PROPN NNP 6 nsubj =state:TCD
      and and CCONJ CC 3 cc
      Niger Niger PROPN NNP 1 conj =state:NER
      are be AUX VBP 6 cop
      NOT NOT NOT NOT 6 NOT
      rivals rival NOUN NNS 0 root
      """
    let plain = tree.replacing("NOT NOT NOT NOT 6 NOT", with: "old old ADJ JJ 6 amod")
    let denied = tree.replacing("NOT NOT NOT NOT 6 NOT", with: "not not PART RB 6 advmod")
    #expect(try HandTree.statements(plain) == ["state:TCD rivalOf state:NER"])
    #expect(try HandTree.statements(denied) == ["state:TCD rivalOf state:NER negated"])
  }

  @Test("what two say together each of them says")
  func fellows() throws {
    let found = try HandTree.statements(
      """
      Ada Ada PROPN NNP 4 nsubj =person:ada
      and and CCONJ CC 3 cc
      Bo Bo PROPN NNP 1 conj =person:bo
      said say VERB VBD 0 root
      that that SCONJ IN 7 mark
      Chad Chad PROPN NNP 7 nsubj =state:TCD
      backs back VERB VBZ 4 ccomp
      Mali Mali PROPN NNP 7 obj =state:MLI
      """)
    #expect(found == ["state:TCD supports state:MLI @person:ada", "state:TCD supports state:MLI @person:bo"])
  }
}
