import EntenteModel
import EntenteOntology
import Testing

@testable import EntenteExtraction

@Suite("Who says what")
struct SpeechTests {
  @Test("a remark inside of what is said names its speaker, whatever the parser made its head")
  func interposed() throws {
    let found = try HandTree.statements(
      """
      Chad Chad PROPN NNP 4 nsubj =state:TCD
      , , PUNCT , 1 punct
      Smith Smith PROPN NNP 4 nsubj =person:smith
      insisted insist VERB VBD 0 root
      , , PUNCT , 6 punct
      backs back VERB VBZ 4 conj
      Mali Mali PROPN NNP 6 obj =state:MLI
      . . PUNCT . 4 punct
      """)
    #expect(found == ["state:TCD supports state:MLI @person:smith"])
  }

  @Test("so does one behind it with its subject behind the verb")
  func inverted() throws {
    let found = try HandTree.statements(
      """
      Chad Chad PROPN NNP 2 nsubj =state:TCD
      backs back VERB VBZ 0 root
      Mali Mali PROPN NNP 2 obj =state:MLI
      , , PUNCT , 5 punct
      insisted insist VERB VBD 2 conj
      Smith Smith PROPN NNP 5 obj =person:smith
      . . PUNCT . 2 punct
      """)
    #expect(found == ["state:TCD supports state:MLI @person:smith"])
  }

  @Test("one who tells what another says is the outer speaker")
  func nested() throws {
    let ontology = try #require(HandTree.ontology)
    var analysis = HandTree.analysis([
      """
      Chad Chad PROPN NNP 5 nsubj =state:TCD
      , , PUNCT , 1 punct
      so so ADV RB 5 advmod
      Jones Jones PROPN NNP 5 nsubj =person:jones
      says say VERB VBZ 0 root
      that that SCONJ IN 8 mark
      Smith Smith PROPN NNP 8 nsubj =person:smith
      says say VERB VBZ 5 ccomp
      , , PUNCT , 10 punct
      backs back VERB VBZ 5 ccomp
      Mali Mali PROPN NNP 10 obj =state:MLI
      . . PUNCT . 5 punct
      """
    ])
    let found = FrameInterpreter(schema: ontology.schema, lexicon: ontology.lexicon).assertions(in: &analysis)
      .filter { $0.relation == "supports" }
    #expect(found.map(\.attribution) == [.entity("person:smith")])
    #expect(found.map(\.attributionPath) == [[.entity("person:jones"), .entity("person:smith")]])
  }

  private let said = """
    \u{201C} \u{201C} PUNCT `` 3 punct
    Ghana Ghana PROPN NNP 3 nsubj =state:GHA
    backs back VERB VBZ 7 ccomp
    Togo Togo PROPN NNP 3 obj =state:TGO
    , , PUNCT , 3 punct
    \u{201D} \u{201D} PUNCT '' 3 punct
    said say VERB VBD 0 root
    Smith Smith PROPN NNP 7 nsubj =person:smith
    """
  private let quoted = """
    \u{201C} \u{201C} PUNCT `` 3 punct
    Chad Chad PROPN NNP 3 nsubj =state:TCD
    backs back VERB VBZ 0 root
    Mali Mali PROPN NNP 3 obj =state:MLI
    . . PUNCT . 3 punct
    \u{201D} \u{201D} PUNCT '' 3 punct
    """
  private let partly = """
    Chad Chad PROPN NNP 2 nsubj =state:TCD
    backs back VERB VBZ 0 root
    Mali Mali PROPN NNP 2 obj =state:MLI
    as as ADP IN 8 case
    \u{201C} \u{201C} PUNCT `` 8 punct
    a a DET DT 8 det
    good good ADJ JJ 8 amod
    friend friend NOUN NN 2 obl
    \u{201D} \u{201D} PUNCT '' 8 punct
    """

  /// Sentences of one paragraph.
  private func statements(_ trees: [String]) throws -> [String] {
    let ontology = try #require(HandTree.ontology)
    var analysis = HandTree.analysis(trees)
    for index in analysis.sentences.indices { analysis.sentences[index].block = 0 }
    return FrameInterpreter(schema: ontology.schema, lexicon: ontology.lexicon).assertions(in: &analysis).map
    {
      "\($0.subject) \($0.relation) \($0.object) @\($0.attribution)"
    }
  }

  @Test("a whole sentence in quotation marks goes on with the speaker before it")
  func goesOn() throws {
    #expect(try statements([said, quoted]).contains("state:TCD supports state:MLI @person:smith"))
  }

  @Test("words quoted inside of a sentence are no speech of the one who spoke before")
  func wayOfSpeaking() throws {
    #expect(try statements([said, partly]).contains("state:TCD supports state:MLI @author"))
  }

  @Test("a speaker is not carried over sentences without a quotation")
  func notTooFar() throws {
    let between = """
      Niger Niger PROPN NNP 2 nsubj =state:NER
      recognised recognise VERB VBD 0 root
      Kosovo Kosovo PROPN NNP 2 obj =state:XKX
      """
    let found = try statements([said, between, between, quoted])
    #expect(found.contains("state:NER recognises state:XKX @author"))
    #expect(found.contains("state:TCD supports state:MLI @author"))
  }

  @Test("in front of a judgement 'for' names who judges, and no argument")
  func viewpoint() throws {
    let found = try HandTree.statements(
      """
      For for ADP IN 2 case
      Smith Smith PROPN NNP 6 nmod =person:smith
      , , PUNCT , 2 punct
      Chad Chad PROPN NNP 6 nsubj =state:TCD
      is be AUX VBZ 6 cop
      rival rival NOUN NN 0 root
      of of ADP IN 8 case
      Mali Mali PROPN NNP 6 nmod =state:MLI
      """)
    #expect(found == ["state:TCD rivalOf state:MLI @person:smith"])
  }

  @Test("a negation beside the copula denies once")
  func copula() throws {
    let found = try HandTree.statements(
      """
      Chad Chad PROPN NNP 5 nsubj =state:TCD
      is be AUX VBZ 5 cop
      not not PART RB 5 advmod
      a a DET DT 5 det
      member member NOUN NN 0 root
      of of ADP IN 7 case
      NATO NATO PROPN NNP 5 nmod =org:NATO
      """)
    #expect(found == ["state:TCD memberOf org:NATO negated"])
  }

  @Test("what goes along in front of the verb is not denied with it")
  func circumstance() throws {
    let found = try HandTree.statements(
      """
      With with ADP IN 3 case
      no no DET DT 3 det
      delay delay NOUN NN 6 obl
      , , PUNCT , 3 punct
      Chad Chad PROPN NNP 6 nsubj =state:TCD
      recognised recognise VERB VBD 0 root
      Kosovo Kosovo PROPN NNP 6 obj =state:XKX
      """)
    #expect(found == ["state:TCD recognises state:XKX"])
  }

  @Test("an object that denies denies its own verb, not the next")
  func deniedObject() throws {
    let found = try HandTree.statements(
      """
      Chad Chad PROPN NNP 2 nsubj =state:TCD
      threatens threaten VERB VBZ 0 root
      nobody nobody NOUN NN 2 obj
      and and CCONJ CC 5 cc
      backs back VERB VBZ 2 conj
      Mali Mali PROPN NNP 5 obj =state:MLI
      """)
    #expect(found.contains("state:TCD supports state:MLI"))
    #expect(!found.contains("state:TCD supports state:MLI negated"))
  }

  @Test("what is known to have happened is no purpose")
  func perfect() throws {
    let found = try HandTree.statements(
      """
      Chad Chad PROPN NNP 3 nsubj:pass =state:TCD
      is be AUX VBZ 3 aux:pass
      known know VERB VBN 0 root
      to to PART TO 6 mark
      have have AUX VB 6 aux
      recognised recognise VERB VBN 3 advcl
      Kosovo Kosovo PROPN NNP 6 obj =state:XKX
      """)
    #expect(found == ["state:TCD recognises state:XKX"])
  }
}
