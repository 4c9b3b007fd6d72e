import EntenteModel
import EntenteOntology
import Testing

@testable import EntenteExtraction

@Suite("Frames over trees written by hand")
struct FrameInterpreterTests {
  @Test("an active clause gives its frame's edge")
  func active() throws {
    let found = try HandTree.statements(
      """
      Poland Poland PROPN NNP 2 nsubj =state:POL
      backs back VERB VBZ 0 root
      Moldova Moldova PROPN NNP 2 obj =state:MDA
      """)
    #expect(found == ["state:POL supports state:MDA"])
  }

  @Test("a passive gives the same edge as its active, and none of the agent is a chance")
  func passive() throws {
    let found = try HandTree.statements(
      """
      Kosovo Kosovo PROPN NNP 3 nsubj:pass =state:XKX
      was be AUX VBD 3 aux:pass
      recognised recognise VERB VBN 0 root
      by by ADP IN 5 case
      Samoa Samoa PROPN NNP 3 obl:agent =state:WSM
      """)
    #expect(found == ["state:WSM recognises state:XKX"])
  }

  @Test("subjects and objects are spread over coordination")
  func coordination() throws {
    let found = try HandTree.statements(
      """
      Chad Chad PROPN NNP 4 nsubj =state:TCD
      and and CCONJ CC 3 cc
      Mali Mali PROPN NNP 1 conj =state:MLI
      recognised recognise VERB VBD 0 root
      Kosovo Kosovo PROPN NNP 4 obj =state:XKX
      and and CCONJ CC 7 cc
      Samoa Samoa PROPN NNP 5 conj =state:WSM
      """)
    #expect(
      Set(found) == [
        "state:TCD recognises state:XKX", "state:TCD recognises state:WSM", "state:MLI recognises state:XKX",
        "state:MLI recognises state:WSM",
      ])
  }

  @Test("two subjects of a reciprocal verb act on each other")
  func reciprocal() throws {
    let found = try HandTree.statements(
      """
      Chad Chad PROPN NNP 4 nsubj =state:TCD
      and and CCONJ CC 3 cc
      Mali Mali PROPN NNP 1 conj =state:MLI
      met meet VERB VBD 0 root
      """)
    #expect(found == ["state:TCD meetsWith state:MLI"])
  }

  @Test("a support verb hands its subject and prepositions to the noun")
  func support() throws {
    let found = try HandTree.statements(
      """
      Canada Canada PROPN NNP 2 nsubj =state:CAN
      imposed impose VERB VBD 0 root
      sanctions sanction NOUN NNS 2 obj
      on on ADP IN 5 case
      Belarus Belarus PROPN NNP 2 obl =state:BLR
      """)
    #expect(found == ["state:CAN sanctions state:BLR"])
  }

  @Test("the subject of a receiving verb is the noun's object")
  func receiving() throws {
    let found = try HandTree.statements(
      """
      Estonia Estonia PROPN NNP 2 nsubj =state:EST
      received receive VERB VBD 0 root
      assistance assistance NOUN NN 2 obj
      from from ADP IN 5 case
      Finland Finland PROPN NNP 2 obl =state:FIN
      """)
    #expect(found == ["state:FIN aids state:EST"])
  }

  @Test("a demonym before an agent noun is the actor")
  func demonym() throws {
    let found = try HandTree.statements(
      """
      Eritrean eritrean ADJ JJ 2 amod =state:ERI
      jets jet NOUN NNS 3 nsubj
      bombed bomb VERB VBD 0 root
      Djibouti Djibouti PROPN NNP 3 obj =state:DJI
      """)
    #expect(found == ["state:ERI attacks state:DJI"])
  }

  @Test("a relative pronoun stands for its noun")
  func relative() throws {
    let found = try HandTree.statements(
      """
      Iran Iran PROPN NNP 8 nsubj =state:IRN
      , , PUNCT , 4 punct
      which which PRON WDT 4 nsubj
      backs back VERB VBZ 1 acl:relcl
      Syria Syria PROPN NNP 4 obj =state:SYR
      , , PUNCT , 4 punct
      is be AUX VBZ 8 cop
      large large ADJ JJ 0 root
      """)
    #expect(found == ["state:IRN supports state:SYR"])
  }

  @Test("control carries the subject into the infinitive, and what was agreed is planned")
  func control() throws {
    let found = try HandTree.statements(
      """
      Ghana Ghana PROPN NNP 2 nsubj =state:GHA
      agreed agree VERB VBD 0 root
      to to PART TO 4 mark
      visit visit VERB VB 2 xcomp
      Togo Togo PROPN NNP 4 obj =state:TGO
      """)
    #expect(found == ["state:GHA visits state:TGO planned"])
  }

  @Test("headings never give facts")
  func heading() throws {
    let tree = """
      Poland Poland PROPN NNP 2 nsubj =state:POL
      backs back VERB VBZ 0 root
      Moldova Moldova PROPN NNP 2 obj =state:MDA
      """
    #expect(try HandTree.statements(tree, kind: .heading(level: 1)).isEmpty)
    #expect(try HandTree.statements(tree).count == 1)
  }

  @Test("the same document gives the same ids, another sentence others")
  func stableIDs() throws {
    let ontology = try #require(HandTree.ontology)
    let tree = """
      Poland Poland PROPN NNP 2 nsubj =state:POL
      backs back VERB VBZ 0 root
      Moldova Moldova PROPN NNP 2 obj =state:MDA
      """
    let interpreter = FrameInterpreter(schema: ontology.schema, lexicon: ontology.lexicon)
    var first = HandTree.analysis([tree, tree])
    var second = HandTree.analysis([tree, tree])
    let ids = interpreter.assertions(in: &first).map(\.id)
    #expect(ids == interpreter.assertions(in: &second).map(\.id))
    #expect(Set(ids).count == 2)
  }

  @Test("evidence covers the sentence and the trigger")
  func evidence() throws {
    let ontology = try #require(HandTree.ontology)
    var analysis = HandTree.analysis([
      """
      Poland Poland PROPN NNP 2 nsubj =state:POL
      backs back VERB VBZ 0 root
      Moldova Moldova PROPN NNP 2 obj =state:MDA
      """
    ])
    let interpreter = FrameInterpreter(schema: ontology.schema, lexicon: ontology.lexicon)
    let evidence = try #require(interpreter.assertions(in: &analysis).first?.evidence)
    #expect(evidence.triggerRange == 7..<12)
    #expect(evidence.sentenceRange == 0..<20)
  }
}

@Suite("Stance over trees written by hand")
struct StanceTests {
  @Test("a negation denies its own clause")
  func negation() throws {
    let found = try HandTree.statements(
      """
      Ghana Ghana PROPN NNP 4 nsubj =state:GHA
      did do AUX VBD 4 aux
      not not PART RB 4 advmod
      recognise recognise VERB VB 0 root
      Kosovo Kosovo PROPN NNP 4 obj =state:XKX
      """)
    #expect(found == ["state:GHA recognises state:XKX negated"])
  }

  @Test("a refusal denies the infinitive that it governs")
  func refusal() throws {
    let found = try HandTree.statements(
      """
      Ghana Ghana PROPN NNP 2 nsubj =state:GHA
      refused refuse VERB VBD 0 root
      to to PART TO 4 mark
      recognise recognise VERB VB 2 xcomp
      Kosovo Kosovo PROPN NNP 4 obj =state:XKX
      """)
    #expect(found == ["state:GHA recognises state:XKX negated"])
  }

  @Test("two negations are none")
  func double() throws {
    let found = try HandTree.statements(
      """
      Ghana Ghana PROPN NNP 4 nsubj =state:GHA
      did do AUX VBD 4 aux
      not not PART RB 4 advmod
      refuse refuse VERB VB 0 root
      to to PART TO 6 mark
      recognise recognise VERB VB 4 xcomp
      Kosovo Kosovo PROPN NNP 6 obj =state:XKX
      """)
    #expect(found == ["state:GHA recognises state:XKX"])
  }

  @Test("a negation inside a relative clause leaves the main clause alone")
  func foreignNegation() throws {
    let found = try HandTree.statements(
      """
      Ghana Ghana PROPN NNP 8 nsubj =state:GHA
      , , PUNCT , 6 punct
      which which PRON WDT 6 nsubj
      did do AUX VBD 6 aux
      not not PART RB 6 advmod
      vote vote VERB VB 1 acl:relcl
      , , PUNCT , 6 punct
      recognised recognise VERB VBD 0 root
      Kosovo Kosovo PROPN NNP 8 obj =state:XKX
      """)
    #expect(found == ["state:GHA recognises state:XKX"])
  }

  @Test("no subject at all denies")
  func noSubject() throws {
    let found = try HandTree.statements(
      """
      Neither neither CCONJ CC 2 cc:preconj
      Ghana Ghana PROPN NNP 5 nsubj =state:GHA
      nor nor CCONJ CC 4 cc
      Togo Togo PROPN NNP 2 conj =state:TGO
      recognised recognise VERB VBD 0 root
      Kosovo Kosovo PROPN NNP 5 obj =state:XKX
      """)
    #expect(
      Set(found) == ["state:GHA recognises state:XKX negated", "state:TGO recognises state:XKX negated"])
  }

  @Test(
    "auxiliaries and matrix predicates set the modality",
    arguments: [
      ("will will AUX MD", "planned"), ("may may AUX MD", "possible"), ("must must AUX MD", "necessary"),
      ("probably probably ADV RB", "likely"),
    ])
  func modality(cue: String, expected: String) throws {
    let relation = cue.contains("ADV") ? "advmod" : "aux"
    let found = try HandTree.statements(
      """
      Ghana Ghana PROPN NNP 3 nsubj =state:GHA
      \(cue) 3 \(relation)
      recognise recognise VERB VB 0 root
      Kosovo Kosovo PROPN NNP 3 obj =state:XKX
      """)
    #expect(found == ["state:GHA recognises state:XKX \(expected)"])
  }

  @Test("what somebody says is said by that person")
  func said() throws {
    let found = try HandTree.statements(
      """
      Smith Smith PROPN NNP 2 nsubj =person:smith
      said say VERB VBD 0 root
      that that SCONJ IN 5 mark
      Ghana Ghana PROPN NNP 5 nsubj =state:GHA
      backed back VERB VBD 2 ccomp
      Togo Togo PROPN NNP 5 obj =state:TGO
      """)
    #expect(found == ["state:GHA supports state:TGO @person:smith"])
  }

  @Test("what somebody denies is negated and said by the one who denies")
  func denied() throws {
    let found = try HandTree.statements(
      """
      Smith Smith PROPN NNP 2 nsubj =person:smith
      denied deny VERB VBD 0 root
      that that SCONJ IN 5 mark
      Ghana Ghana PROPN NNP 5 nsubj =state:GHA
      backed back VERB VBD 2 ccomp
      Togo Togo PROPN NNP 5 obj =state:TGO
      """)
    #expect(found == ["state:GHA supports state:TGO negated @person:smith"])
  }

  @Test("according to names the speaker, whatever stands in front")
  func accordingTo() throws {
    let found = try HandTree.statements(
      """
      According accord VERB VBG 3 case
      to to ADP IN 1 fixed
      Reuters Reuters PROPN NNP 6 obl =org:Reuters
      , , PUNCT , 6 punct
      Ghana Ghana PROPN NNP 6 nsubj =state:GHA
      backed back VERB VBD 0 root
      Togo Togo PROPN NNP 6 obj =state:TGO
      """)
    #expect(found == ["state:GHA supports state:TGO @org:Reuters"])
  }

  @Test("hearsay has a speaker without a name")
  func hearsay() throws {
    let found = try HandTree.statements(
      """
      Ghana Ghana PROPN NNP 3 nsubj =state:GHA
      reportedly reportedly ADV RB 3 advmod
      backed back VERB VBD 0 root
      Togo Togo PROPN NNP 3 obj =state:TGO
      """)
    #expect(found == ["state:GHA supports state:TGO @unnamed"])
  }

  @Test("both halves of a condition are possible")
  func condition() throws {
    let found = try HandTree.statements(
      """
      If if SCONJ IN 3 mark
      Ghana Ghana PROPN NNP 3 nsubj =state:GHA
      attacks attack VERB VBZ 8 advcl
      Togo Togo PROPN NNP 3 obj =state:TGO
      , , PUNCT , 8 punct
      Benin Benin PROPN NNP 8 nsubj =state:BEN
      will will AUX MD 8 aux
      support support VERB VB 0 root
      Togo Togo PROPN NNP 8 obj =state:TGO
      """)
    #expect(Set(found) == ["state:GHA attacks state:TGO possible", "state:BEN supports state:TGO possible"])
  }

  @Test("a quotation over two sentences has one speaker")
  func quotation() throws {
    let found = try HandTree.statements(
      """
      \u{201C} \u{201C} PUNCT `` 3 punct
      Ghana Ghana PROPN NNP 3 nsubj =state:GHA
      backs back VERB VBZ 7 ccomp
      Togo Togo PROPN NNP 3 obj =state:TGO
      , , PUNCT , 3 punct
      \u{201D} \u{201D} PUNCT '' 3 punct
      said say VERB VBD 0 root
      Smith Smith PROPN NNP 7 nsubj =person:smith
      """)
    #expect(found == ["state:GHA supports state:TGO @person:smith"])
  }
}
