import EntenteModel
import EntenteOntology
import Testing

@testable import EntenteExtraction

@Suite("Clauses that the parser tore apart, and arguments that come in company")
struct ClauseRepairTests {
  @Test("names that a verb tore apart are joined again")
  func tornSubject() throws {
    let found = try HandTree.statements(
      """
      Chad Chad PROPN NNP 0 root =state:TCD
      and and CCONJ CC 4 cc
      Mali Mali PROPN NNP 4 nsubj =state:MLI
      met meet VERB VBD 1 conj
      """)
    #expect(found == ["state:TCD meetsWith state:MLI"])
  }

  @Test("a conjunction that opens the sentence joins nothing, and breaks nothing")
  func openingConjunction() throws {
    let found = try HandTree.statements(
      """
      And and CCONJ CC 4 cc
      peace peace NOUN NN 0 root
      Mali Mali PROPN NNP 4 nsubj =state:MLI
      met meet VERB VBD 2 conj
      """)
    #expect(found.isEmpty)
  }

  @Test("a verb read as a plural noun is a verb where the lexicon knows it and nothing else can be")
  func nounForVerb() throws {
    let found = try HandTree.statements(
      """
      Poland Poland PROPN NNP 2 compound =state:POL
      borders border NOUN NNS 0 root
      Lithuania Lithuania PROPN NNP 2 appos =state:LTU
      """)
    #expect(found == ["state:POL borders state:LTU"])
  }

  @Test("a sentence with a verb is left as it is")
  func untouched() throws {
    let ontology = try #require(HandTree.ontology)
    let analysis = HandTree.analysis([
      """
      Poland Poland PROPN NNP 2 nsubj =state:POL
      backs back VERB VBZ 0 root
      Moldova Moldova PROPN NNP 2 obj =state:MDA
      """
    ])
    let mended = ClauseRepair.repaired(analysis.sentences[0], lexicon: ontology.lexicon)
    #expect(mended.sentence == analysis.sentences[0].sentence)
  }

  @Test("a conjunct hung on the verb belongs to the last argument before it")
  func conjunct() throws {
    let found = try HandTree.statements(
      """
      Chad Chad PROPN NNP 2 nsubj =state:TCD
      recognised recognise VERB VBD 0 root
      Kosovo Kosovo PROPN NNP 2 obj =state:XKX
      and and CCONJ CC 5 cc
      Samoa Samoa PROPN NNP 2 conj =state:WSM
      """)
    #expect(Set(found) == ["state:TCD recognises state:XKX", "state:TCD recognises state:WSM"])
  }

  @Test("what is chosen rather than another denies the other")
  func ratherThan() throws {
    let found = try HandTree.statements(
      """
      Chad Chad PROPN NNP 2 nsubj =state:TCD
      recognised recognise VERB VBD 0 root
      Kosovo Kosovo PROPN NNP 2 obj =state:XKX
      rather rather ADV RB 6 cc
      than than ADP IN 4 fixed
      Samoa Samoa PROPN NNP 3 conj =state:WSM
      """)
    #expect(Set(found) == ["state:TCD recognises state:XKX", "state:TCD recognises state:WSM negated"])
  }

  @Test("an exception is denied what the others do")
  func exception() throws {
    let found = try HandTree.statements(
      """
      NATO NATO PROPN NNP 4 nsubj =org:NATO
      except except ADP IN 3 case
      Hungary Hungary PROPN NNP 1 nmod =state:HUN
      recognised recognise VERB VBD 0 root
      Kosovo Kosovo PROPN NNP 4 obj =state:XKX
      """)
    #expect(Set(found) == ["org:NATO recognises state:XKX", "state:HUN recognises state:XKX negated"])
  }

  @Test(
    "a cancelled meeting did not take place, an ended one did",
    arguments: [("cancelled cancel", true), ("ended end", false)])
  func endedMeeting(verb: String, isDenied: Bool) throws {
    let found = try HandTree.statements(
      """
      Chad Chad PROPN NNP 2 nsubj =state:TCD
      \(verb) VERB VBD 0 root
      talks talk NOUN NNS 2 obj
      with with ADP IN 5 case
      Mali Mali PROPN NNP 3 nmod =state:MLI
      """)
    #expect(found.contains("state:TCD meetsWith state:MLI" + (isDenied ? " negated" : "")))
    #expect(!found.contains("state:TCD meetsWith state:MLI" + (isDenied ? "" : " negated")))
  }

  @Test("a title in capitals gives no facts, in whatever block it stands")
  func title() throws {
    let title = """
      Poland Poland PROPN NNP 2 nsubj =state:POL
      Backs back VERB VBZ 0 root
      Moldova Moldova PROPN NNP 2 obj =state:MDA
      """
    #expect(try HandTree.statements(title).isEmpty)
    #expect(try HandTree.statements(title.replacing("Backs", with: "backs")).count == 1)
  }

  @Test("a factor that will help is a forecast, an actor that will is a plan")
  func forecast() throws {
    let factor = try HandTree.statements(
      """
      Trade trade NOUN NN 3 nsubj
      will will AUX MD 3 aux
      weaken weaken VERB VB 0 root
      Chad Chad PROPN NNP 3 obj =state:TCD
      """)
    #expect(factor.contains { $0.hasSuffix("affects state:TCD likely") })
    let actor = try HandTree.statements(
      """
      Mali Mali PROPN NNP 3 nsubj =state:MLI
      will will AUX MD 3 aux
      attack attack VERB VB 0 root
      Chad Chad PROPN NNP 3 obj =state:TCD
      """)
    #expect(actor == ["state:MLI attacks state:TCD planned"])
  }

  @Test("a declared speaker type keeps others from speaking")
  func documentVoices() throws {
    func tree(_ subject: String) -> String {
      """
      \(subject)
      voices voice VERB VBZ 0 root
      hope hope NOUN NN 2 obj
      that that SCONJ IN 6 mark
      Chad Chad PROPN NNP 6 nsubj =state:TCD
      recognises recognise VERB VBZ 3 acl
      Kosovo Kosovo PROPN NNP 6 obj =state:XKX
      """
    }
    let document = try HandTree.statements(tree("Accord Accord PROPN NNP 2 nsubj =agreement:accord"))
    #expect(document.contains("state:TCD recognises state:XKX wished @agreement:accord"))
    let state = try HandTree.statements(tree("Mali Mali PROPN NNP 2 nsubj =state:MLI"))
    #expect(state.contains("state:TCD recognises state:XKX wished"))
  }
}
