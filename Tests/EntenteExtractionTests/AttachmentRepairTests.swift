import EntenteModel
import EntenteText
import Testing

@testable import EntenteExtraction

@Suite("Attachments that no reader would make")
struct AttachmentRepairTests {
  private func heads(_ tree: String) -> [String: String] {
    var words = HandTree.sentence(tree).sentence.words
    _ = ClauseRepair.mendAttachments(&words)
    return Dictionary(
      words.map { ($0.form, $0.head < 0 ? "root" : words[$0.head].form) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test("a fronted phrase is no root when a finite verb hangs on it")
  func fronted() {
    let heads = heads(
      """
      After after ADP IN 3 mark
      a a DET DT 3 det
      pause pause VERB VBD 0 root
      Fiji Fiji PROPN NNP 5 nsubj
      left leave VERB VBD 3 ccomp
      """)
    #expect(heads["left"] == "root")
    #expect(heads["pause"] == "left")
  }

  @Test("a repeated word before a noun describes it")
  func repetition() {
    let heads = heads(
      """
      They they PRON PRP 2 nsubj
      held hold VERB VBD 0 root
      staff staff NOUN NN 2 obj
      to to ADP IN 6 case
      staff staff NOUN NN 6 compound
      talks talk NOUN NNS 2 obl
      """)
    #expect(heads["talks"] == "held")
    #expect(heads["staff"] == "talks")
  }

  @Test("articles and punctuation carry nothing, and a place hangs on what happened, not on the day")
  func dates() {
    let heads = heads(
      """
      Fiji Fiji PROPN NNP 2 nsubj
      left leave VERB VBD 0 root
      on on ADP IN 9 case
      the the DET DT 9 det
      5 5 NUM CD 4 obj
      June June PROPN NNP 5 nmod:unmarked
      in in ADP IN 8 case
      Suva Suva PROPN NNP 5 nmod
      . . PUNCT . 2 punct
      """)
    #expect(heads["the"] == "5")
    #expect(heads["5"] == "left")
    #expect(heads["on"] == "5")
    #expect(heads["Suva"] == "left")
  }

  @Test("a noun with an indefinite article is a pair with another such noun, not with the name between")
  func parallel() {
    let heads = heads(
      """
      Fiji Fiji PROPN NNP 4 nsubj
      is be AUX VBZ 4 cop
      a a DET DT 4 det
      partner partner NOUN NN 0 root
      of of ADP IN 6 case
      Palau Palau PROPN NNP 4 nmod
      and and CCONJ CC 9 cc
      an an DET DT 9 det
      ally ally NOUN NN 6 conj
      """)
    #expect(heads["ally"] == "partner")
    #expect(heads["Palau"] == "partner")
  }

  @Test("behind a semicolon, names before a finite verb without subject are its subject")
  func semicolon() {
    let heads = heads(
      """
      Fiji Fiji PROPN NNP 2 nsubj
      condemned condemn VERB VBD 0 root
      Palau Palau PROPN NNP 2 obj
      ; ; PUNCT : 5 punct
      Tonga Tonga PROPN NNP 3 conj
      and and CCONJ CC 7 cc
      Samoa Samoa PROPN NNP 3 conj
      abstained abstain VERB VBD 2 conj
      """)
    #expect(heads["Tonga"] == "abstained")
    #expect(heads["Samoa"] == "Tonga")
    #expect(heads["Palau"] == "condemned")
  }

  @Test("names behind a preface are the subject of the verb behind them, not the end of the preface's list")
  func preface() {
    let heads = heads(
      """
      Under under ADP IN 2 case
      rules rule NOUN NNS 9 obl
      of of ADP IN 4 case
      Oceania Oceania PROPN NNP 2 nmod
      , , PUNCT , 2 punct
      Tonga Tonga PROPN NNP 4 conj
      and and CCONJ CC 8 cc
      Samoa Samoa PROPN NNP 4 conj
      met meet VERB VBD 0 root
      """)
    #expect(heads["Tonga"] == "met")
    #expect(heads["Samoa"] == "Tonga")
    #expect(heads["Oceania"] == "rules")
  }

  @Test("the clause with a conjunction depends on the one whose subject it had swallowed")
  func swallowedSubject() {
    let heads = heads(
      """
      Although although SCONJ IN 3 mark
      borders border NOUN NNS 3 nsubj
      divide divide VERB VBP 0 root
      Chad Chad PROPN NNP 3 obj
      and and CCONJ CC 6 cc
      Niger Niger PROPN NNP 4 conj
      , , PUNCT , 8 punct
      trade trade NOUN NN 4 conj
      , , PUNCT , 11 punct
      and+ and CCONJ CC 11 cc
      kinship kinship NOUN NN 4 conj
      make make VERB VBP 3 conj
      peace peace NOUN NN 12 obj
      """)
    #expect(heads["trade"] == "make")
    #expect(heads["kinship"] == "trade")
    #expect(heads["Niger"] == "Chad")
    #expect(heads["divide"] == "make")
  }

  @Test("a name that is read as the first half of a verb is its subject")
  func compoundOfVerb() {
    var words = HandTree.sentence(
      """
      Chad Chad PROPN NNP 2 compound
      borders border VERB VBZ 0 root
      Niger Niger PROPN NNP 2 obj
      """
    ).sentence.words
    #expect(ClauseRepair.mendAttachments(&words))
    #expect(words[0].deprel == "nsubj")
  }

  @Test("a command behind a preface gets no subject, nor does a verb behind 'and'")
  func noSubjectLacking() {
    let heads = heads(
      """
      In in ADP IN 2 case
      Chad Chad PROPN NNP 0 root
      , , PUNCT , 4 punct
      Niger Niger PROPN NNP 2 conj
      and and CCONJ CC 6 cc
      met meet VERB VBD 2 conj
      """)
    #expect(heads["Niger"] == "Chad")
  }

  @Test("a tree without such attachments stays as it is")
  func untouched() {
    var words = HandTree.sentence(
      """
      Fiji Fiji PROPN NNP 2 nsubj
      supports support VERB VBZ 0 root
      Chad Chad PROPN NNP 2 obj
      """
    ).sentence.words
    let before = words
    #expect(!ClauseRepair.mendAttachments(&words))
    #expect(words == before)
  }
}

@Suite("Negation in coordinated auxiliaries")
struct RepeatedNegationTests {
  @Test("'does not and will not' denies once")
  func denied() throws {
    let found = try HandTree.statements(
      """
      Fiji Fiji PROPN NNP 7 nsubj =state:FJI
      does do AUX VBZ 7 aux
      not not PART RB 7 advmod
      and and CCONJ CC 5 cc
      will will AUX MD 7 aux
      not not PART RB 7 advmod
      recognise recognise VERB VB 0 root
      Samoa Samoa PROPN NNP 7 obj =state:WSM
      """)
    #expect(found == ["state:FJI recognises state:WSM negated planned"])
  }
}
