import EntenteText
import Foundation
import Testing

@testable import EntenteExtraction

/// Sentences of our own with trees written by hand, one for each construction.
@Suite("Propositions, by construction")
struct PropositionTests {
  /// `first argument | predicate | others`, in the order found.
  private func read(_ tree: String, _ form: PropositionForm = .two) -> [String] {
    let sentence = HandTree.sentence(tree).sentence
    return PropositionFinder(form: form).propositions(in: sentence).map { proposition in
      let texts = proposition.arguments.map { $0.text(in: sentence) }
      return ([texts[0], proposition.predicate.text(in: sentence)] + texts.dropFirst()).joined(
        separator: " | ")
    }
  }

  // MARK: clause types

  @Test("subject, verb, object, and each circumstance behind them")
  func objectAndCircumstance() {
    let tree = """
      Chad Chad PROPN NNP 2 nsubj
      signed sign VERB VBD 0 root
      a a DET DT 4 det
      treaty treaty NOUN NN 2 obj
      in in ADP IN 6 case
      Oslo Oslo PROPN NNP 2 obl
      """
    #expect(read(tree) == ["Chad | signed | a treaty", "Chad | signed a treaty in | Oslo"])
    #expect(read(tree, .all) == ["Chad | signed | a treaty | in Oslo"])
    #expect(
      read(tree, .both) == [
        "Chad | signed | a treaty | in Oslo", "Chad | signed | a treaty", "Chad | signed a treaty in | Oslo",
      ])
  }

  @Test("subject, verb and a phrase with a preposition")
  func intransitive() {
    let found = read(
      """
      Envoys envoy NOUN NNS 2 nsubj
      met meet VERB VBD 0 root
      in in ADP IN 4 case
      Oslo Oslo PROPN NNP 2 obl
      """)
    #expect(found == ["Envoys | met in | Oslo"])
  }

  @Test("a verb with nothing but its subject is said too")
  func bare() {
    let tree = """
      Talks talk NOUN NNS 2 nsubj
      failed fail VERB VBD 0 root
      """
    for form in PropositionForm.allCases { #expect(read(tree, form) == ["Talks | failed"]) }
  }

  @Test("a receiver and a thing")
  func twoObjects() {
    let found = read(
      """
      Chad Chad PROPN NNP 2 nsubj
      gave give VERB VBD 0 root
      Mali Mali PROPN NNP 2 iobj
      aid aid NOUN NN 2 obj
      """)
    #expect(found == ["Chad | gave | Mali", "Chad | gave Mali | aid"])
  }

  @Test("a copula with a noun, an adjective, and what hangs on them")
  func copula() {
    let noun = read(
      """
      Chad Chad PROPN NNP 5 nsubj
      is be AUX VBZ 5 cop
      a a DET DT 5 det
      close close ADJ JJ 5 amod
      partner partner NOUN NN 0 root
      of of ADP IN 7 case
      Mali Mali PROPN NNP 5 nmod
      """)
    #expect(noun == ["Chad | is | a close partner of Mali", "Chad | is a close partner of | Mali"])
    let adjective = read(
      """
      Chad Chad PROPN NNP 3 nsubj
      was be AUX VBD 3 cop
      home home ADJ JJ 0 root
      to to ADP IN 5 case
      refugees refugee NOUN NNS 3 obl
      """)
    #expect(adjective == ["Chad | was home to | refugees"])
  }

  @Test("an adjective or noun behind a verb completes it")
  func predicative() {
    let found = read(
      """
      Talks talk NOUN NNS 2 nsubj
      became become VERB VBD 0 root
      difficult difficult ADJ JJ 2 xcomp
      """)
    #expect(found == ["Talks | became | difficult"])
  }

  @Test("what is said is an argument, and is read itself")
  func content() {
    let found = read(
      """
      Mali Mali PROPN NNP 2 nsubj
      said say VERB VBD 0 root
      that that SCONJ IN 5 mark
      Chad Chad PROPN NNP 5 nsubj
      left leave VERB VBD 2 ccomp
      the the DET DT 7 det
      union union NOUN NN 5 obj
      """)
    #expect(found == ["Mali | said | that Chad left the union", "Chad | left | the union"])
  }

  @Test("a clause behind a copula")
  func outerSubject() {
    let found = read(
      """
      The the DET DT 2 det
      aim aim NOUN NN 6 nsubj:outer
      is be AUX VBZ 6 cop
      that that SCONJ IN 6 mark
      Chad Chad PROPN NNP 6 nsubj
      joins join VERB VBZ 0 root
      NATO NATO PROPN NNP 6 obj
      """)
    #expect(found.contains("Chad | joins | NATO"))
    #expect(found.contains("The aim | is | that Chad joins NATO"))
  }

  @Test("there is")
  func existential() {
    let found = read(
      """
      There there PRON EX 2 expl
      were be VERB VBD 0 root
      talks talk NOUN NNS 2 nsubj
      in in ADP IN 5 case
      Oslo Oslo PROPN NNP 2 obl
      """)
    #expect(found == ["There | were | talks", "There | were talks in | Oslo"])
  }

  // MARK: voice, negation, particles, adverbs

  @Test("a passive with its agent, a passive without")
  func passive() {
    let found = read(
      """
      The the DET DT 2 det
      camp camp NOUN NN 4 nsubj:pass
      was be AUX VBD 4 aux:pass
      shelled shell VERB VBN 0 root
      by by ADP IN 6 case
      rebels rebel NOUN NNS 4 obl:agent
      in in ADP IN 8 case
      May May PROPN NNP 4 obl
      """)
    #expect(found == ["The camp | was shelled by | rebels", "The camp | was shelled by rebels in | May"])
  }

  @Test("negation, auxiliaries, adverbs and particles stay with the verb")
  func verbGroup() {
    let found = read(
      """
      Mali Mali PROPN NNP 5 nsubj
      has have AUX VBZ 5 aux
      not not PART RB 5 advmod
      formally formally ADV RB 5 advmod
      called call VERB VBN 0 root
      off off ADP RP 5 compound:prt
      the the DET DT 8 det
      vote vote NOUN NN 5 obj
      """)
    #expect(found == ["Mali | has not formally called off | the vote"])
  }

  @Test("five years later, abroad: adverbs that answer when and where")
  func adverbs() {
    let found = read(
      """
      Two two NUM CD 2 nummod
      years year NOUN NNS 3 obl:unmarked
      later later ADV RB 5 advmod
      he he PRON PRP 5 nsubj
      studied study VERB VBD 0 root
      abroad abroad ADV RB 5 advmod
      """)
    #expect(found == ["he | studied | Two years later", "he | studied | abroad"])
  }

  @Test("an adverb of the clause stands with the copula, one of degree with the adjective")
  func adverbsBehindCopula() {
    func read(_ adverb: String) -> [String] {
      self.read(
        """
        Chad Chad PROPN NNP 4 nsubj
        is be AUX VBZ 4 cop
        \(adverb) \(adverb) ADV RB 4 advmod
        poor poor ADJ JJ 0 root
        """)
    }
    #expect(read("also") == ["Chad | is also | poor"])
    #expect(read("very") == ["Chad | is | very poor"])
  }

  @Test("what only joins sentences is no argument; a verb with nothing else has its manner")
  func connective() {
    let found = read(
      """
      For for ADP IN 2 case
      example example NOUN NN 5 obl
      , , PUNCT , 2 punct
      trade trade NOUN NN 5 nsubj
      grew grow VERB VBD 0 root
      quickly quickly ADV RB 5 advmod
      """)
    #expect(found == ["trade | grew | quickly"])
  }

  // MARK: lists

  @Test("lists are spread over subjects, verbs and objects")
  func coordination() {
    let found = read(
      """
      Chad Chad PROPN NNP 4 nsubj
      and and CCONJ CC 3 cc
      Mali Mali PROPN NNP 1 conj
      trained train VERB VBD 0 root
      police police NOUN NN 4 obj
      and and CCONJ CC 7 cc
      soldiers soldier NOUN NNS 5 conj
      and and CCONJ CC 9 cc
      opened open VERB VBD 4 conj
      schools school NOUN NNS 9 obj
      """)
    #expect(
      found == [
        "Chad | trained | police", "Chad | trained | soldiers", "Mali | trained | police",
        "Mali | trained | soldiers", "Chad | opened | schools", "Mali | opened | schools",
      ])
  }

  @Test("members of a list share a preposition or have their own")
  func prepositionsInLists() {
    let found = read(
      """
      He he PRON PRP 2 nsubj
      spoke speak VERB VBD 0 root
      to to ADP IN 4 case
      Mali Mali PROPN NNP 2 obl
      , , PUNCT , 6 punct
      Chad Chad PROPN NNP 4 conj
      and and CCONJ CC 9 cc
      with with ADP IN 9 case
      Niger Niger PROPN NNP 4 conj
      """)
    #expect(found == ["He | spoke to | Mali", "He | spoke to | Chad", "He | spoke with | Niger"])
  }

  @Test("a firm with an ampersand is one")
  func ampersand() {
    let found = read(
      """
      Hill Hill PROPN NNP 4 nsubj
      & & CCONJ CC 3 cc
      Sons Sons PROPN NNPS 1 conj
      left leave VERB VBD 0 root
      Mali Mali PROPN NNP 4 obj
      """)
    #expect(found == ["Hill & Sons | left | Mali"])
  }

  // MARK: clauses that borrow their subject

  @Test(
    "control and raising make one predicate", arguments: ["agreed agree VERB VBD", "seems seem VERB VBZ"])
  func chain(verb: String) {
    let found = read(
      """
      Chad Chad PROPN NNP 2 nsubj
      \(verb) 0 root
      to to PART TO 4 mark
      host host VERB VB 2 xcomp
      talks talk NOUN NNS 4 obj
      """)
    #expect(found == ["Chad | \(verb.prefix { $0 != " " }) to host | talks"])
  }

  @Test("an adjective between copula and infinitive belongs to the predicate")
  func adjectiveChain() {
    let found = read(
      """
      Chad Chad PROPN NNP 3 nsubj
      was be AUX VBD 3 cop
      able able ADJ JJ 0 root
      to to PART TO 5 mark
      host host VERB VB 3 xcomp
      talks talk NOUN NNS 5 obj
      """)
    #expect(found == ["Chad | was able to host | talks"])
  }

  @Test("who is asked to do something is not said to do it: the infinitive keeps its 'to'")
  func objectControl() {
    let found = read(
      """
      Mali Mali PROPN NNP 2 nsubj
      asked ask VERB VBD 0 root
      Chad Chad PROPN NNP 2 obj
      to to PART TO 5 mark
      send send VERB VB 2 xcomp
      troops troops NOUN NNS 5 obj
      """)
    #expect(
      found == [
        "Mali | asked | Chad", "Mali | asked Chad | to send troops", "Chad | to send | troops",
      ])
  }

  @Test("an end is said together with the deed, as nobody says that it was reached")
  func purpose() {
    let found = read(
      """
      Chad Chad PROPN NNP 2 nsubj
      closed close VERB VBD 0 root
      schools school NOUN NNS 2 obj
      to to PART TO 5 mark
      save save VERB VB 2 advcl
      money money NOUN NN 5 obj
      """)
    #expect(found == ["Chad | closed | schools", "Chad | closed schools to save | money"])
  }

  @Test("an infinitive or gerund below a noun belongs to the noun, and its object is named too")
  func nounWithVerb() {
    let found = read(
      """
      Chad Chad PROPN NNP 2 nsubj
      has have VERB VBZ 0 root
      plans plan NOUN NNS 2 obj
      to to PART TO 5 mark
      close close VERB VB 3 acl
      schools school NOUN NNS 5 obj
      """)
    #expect(found == ["Chad | has | plans to close schools", "Chad | has plans to close | schools"])
  }

  @Test("a name that was torn from its verb is its subject")
  func tornSubject() {
    let found = read(
      """
      Idriss Idriss PROPN NNP 0 root
      , , PUNCT , 4 punct
      the the DET DT 4 det
      minister minister NOUN NN 1 appos
      , , PUNCT , 4 punct
      left leave VERB VBD 1 parataxis
      Mali Mali PROPN NNP 6 obj
      """)
    #expect(found == ["Idriss | left | Mali", "Idriss | is | the minister"])
  }

  @Test("what was not done is said together with what was")
  func denial() {
    let found = read(
      """
      Chad Chad PROPN NNP 2 nsubj
      left leave VERB VBD 0 root
      without without SCONJ IN 4 mark
      signing sign VERB VBG 2 advcl
      the the DET DT 6 det
      pact pact NOUN NN 4 obj
      """)
    #expect(found == ["Chad | left", "Chad | left without signing | the pact"])
  }

  @Test("negation and auxiliaries hold for all verbs of a list, and so does the verb above an infinitive")
  func listsOfVerbs() {
    let negated = read(
      """
      Chad Chad PROPN NNP 4 nsubj
      did do AUX VBD 4 aux
      not not PART RB 4 advmod
      attack attack VERB VB 0 root
      Mali Mali PROPN NNP 4 obj
      or or CCONJ CC 7 cc
      threaten threaten VERB VB 4 conj
      Niger Niger PROPN NNP 7 obj
      """)
    #expect(negated == ["Chad | did not attack | Mali", "Chad | did not threaten | Niger"])
    let chained = read(
      """
      Chad Chad PROPN NNP 2 nsubj
      agreed agree VERB VBD 0 root
      to to PART TO 4 mark
      host host VERB VB 2 xcomp
      talks talk NOUN NNS 4 obj
      and and CCONJ CC 7 cc
      pay pay VERB VB 4 conj
      guards guard NOUN NNS 7 obj
      """)
    #expect(chained == ["Chad | agreed to host | talks", "Chad | agreed to pay | guards"])
  }

  @Test("the context says who says so, or the condition")
  func context() {
    func contexts(_ tree: String) -> [String] {
      let sentence = HandTree.sentence(tree).sentence
      return PropositionFinder(form: .all).propositions(in: sentence).map { $0.context.text(in: sentence) }
    }
    let said = """
      Mali Mali PROPN NNP 2 nsubj
      said say VERB VBD 0 root
      that that SCONJ IN 5 mark
      Chad Chad PROPN NNP 5 nsubj
      left leave VERB VBD 2 ccomp
      Niger Niger PROPN NNP 5 obj
      and and CCONJ CC 8 cc
      joined join VERB VBD 5 conj
      NATO NATO PROPN NNP 8 obj
      """
    #expect(contexts(said) == ["", "Mali said", "Mali said"])
    let condition = """
      If if SCONJ IN 3 mark
      Chad Chad PROPN NNP 3 nsubj
      leaves leave VERB VBZ 6 advcl
      Niger Niger PROPN NNP 3 obj
      Mali Mali PROPN NNP 6 nsubj
      stays stay VERB VBZ 0 root
      """
    #expect(contexts(condition) == ["If", ""])
  }

  @Test("a relative clause speaks of its noun, as subject or as object, with a pronoun or without")
  func relativeClauses() {
    let subject = read(
      """
      states state NOUN NNS 0 root
      that that PRON WDT 3 nsubj
      left leave VERB VBD 1 acl:relcl
      ECOWAS ECOWAS PROPN NNP 3 obj
      """)
    #expect(subject == ["states | left | ECOWAS"])
    let object = read(
      """
      the the DET DT 2 det
      plan plan NOUN NN 0 root
      which which PRON WDT 5 obj
      Mali Mali PROPN NNP 5 nsubj
      rejected reject VERB VBD 2 acl:relcl
      """)
    #expect(object == ["Mali | rejected | the plan"])
    let gap = read(
      """
      the the DET DT 2 det
      plan plan NOUN NN 0 root
      Mali Mali PROPN NNP 4 nsubj
      rejected reject VERB VBD 2 acl:relcl
      """)
    #expect(gap == ["Mali | rejected | the plan"])
  }

  @Test("a participle behind a noun, and one that opens the sentence")
  func participles() {
    let behind = read(
      """
      troops troops NOUN NNS 0 root
      based base VERB VBN 1 acl
      in in ADP IN 4 case
      Mali Mali PROPN NNP 2 obl
      """)
    #expect(behind == ["troops | based in | Mali"])
    let opening = read(
      """
      Leaving leave VERB VBG 5 advcl
      Mali Mali PROPN NNP 1 obj
      , , PUNCT , 1 punct
      they they PRON PRP 5 nsubj
      crossed cross VERB VBD 0 root
      Chad Chad PROPN NNP 5 obj
      """)
    #expect(opening == ["they | Leaving | Mali", "they | crossed | Chad"])
  }

  // MARK: nouns

  @Test("an apposition, a possessor with the noun's own argument, a title")
  func nouns() {
    let apposition = read(
      """
      Idriss Idriss PROPN NNP 0 root
      , , PUNCT , 4 punct
      a a DET DT 4 det
      general general NOUN NN 1 appos
      """)
    #expect(apposition == ["Idriss | is | a general"])
    let possessor = read(
      """
      Mali Mali PROPN NNP 3 nmod:poss
      's 's PART POS 1 case
      support support NOUN NN 0 root
      for for ADP IN 5 case
      Chad Chad PROPN NNP 3 nmod
      """)
    #expect(possessor == ["Mali | has | support", "Mali | has support for | Chad"])
    let title = read(
      """
      Foreign foreign ADJ JJ 2 amod
      minister minister NOUN NN 3 compound
      Idriss Idriss PROPN NNP 0 root
      """)
    #expect(title == ["Idriss | is | Foreign minister"])
  }

  @Test("a participle before a noun names who leads, or where it is based")
  func modifiers() {
    func read(_ participle: String) -> [String] {
      self.read(
        """
        the the DET DT 5 det
        NATO NATO PROPN NNP 4 compound
        - - PUNCT HYPH 4 punct
        \(participle) VERB VBN 5 amod
        mission mission NOUN NN 0 root
        """)
    }
    #expect(read("led lead") == ["the mission | is led by | NATO"])
    #expect(read("based base") == ["the mission | is based in | NATO"])
  }

  @Test("a light verb takes its noun into the predicate")
  func lightVerb() {
    let found = read(
      """
      Chad Chad PROPN NNP 2 nsubj
      held hold VERB VBD 0 root
      talks talk NOUN NNS 2 obj
      with with ADP IN 5 case
      Mali Mali PROPN NNP 3 nmod
      and and CCONJ CC 7 cc
      Niger Niger PROPN NNP 5 conj
      """)
    #expect(
      found == ["Chad | held | talks", "Chad | held talks with | Mali", "Chad | held talks with | Niger"])
  }
}

@Suite("Propositions, in general")
struct PropositionGeneralTests {
  @Test(
    "confidence lies between 0 and 1; a whole clause is surer than its pieces, and those than a bare possession"
  )
  func confidence() throws {
    let sentence = HandTree.sentence(
      """
      Chad Chad PROPN NNP 2 nmod:poss
      army army NOUN NN 3 nsubj
      left leave VERB VBD 0 root
      Mali Mali PROPN NNP 3 obj
      in in ADP IN 6 case
      May May PROPN NNP 3 obl
      """
    ).sentence
    let found = PropositionFinder().propositions(in: sentence)
    #expect(found.allSatisfy { (0...1).contains($0.confidence) })
    func confidence(_ kind: Proposition.Kind) throws -> Double {
      try #require(found.first { $0.kind == kind }).confidence
    }
    #expect(try confidence(.full) > confidence(.core))
    #expect(try confidence(.core) > confidence(.possession))
  }

  @Test("heads that are no tree, and sentences without verbs, are no trouble")
  func malformed() {
    let circle = """
      Chad Chad PROPN NNP 2 nsubj
      left leave VERB VBD 3 conj
      joined join VERB VBD 2 conj
      Mali Mali PROPN NNP 9 obj
      """
    for form in PropositionForm.allCases {
      #expect(PropositionFinder(form: form).propositions(in: HandTree.sentence(circle).sentence).count < 9)
      #expect(PropositionFinder(form: form).propositions(in: Sentence(words: [])).isEmpty)
    }
  }

  @Test("all shapes of small trees are read without a crash, and nothing is said twice", arguments: 0..<300)
  func anyTree(seed: UInt64) {
    var random = SystemLike(state: seed)
    let tags: [(UPOS, String)] = [
      (.verb, "VBD"), (.verb, "VBN"), (.noun, "NN"), (.propn, "NNP"), (.adp, "IN"), (.aux, "VBD"),
      (.pron, "WDT"),
      (.adv, "RB"), (.punct, ","), (.adj, "JJ"),
    ]
    let relations = [
      "nsubj", "obj", "obl", "nmod", "conj", "xcomp", "ccomp", "advcl", "acl", "acl:relcl", "cop", "case",
      "mark",
      "appos", "nmod:poss", "amod", "compound", "expl", "nsubj:outer", "advmod", "punct", "obl:agent",
    ]
    let words = (0..<9).map { index in
      let tag = tags[random.next(tags.count)]
      return Word(
        form: "w\(index)", lemma: "w", upos: tag.0, xpos: tag.1, head: random.next(10) - 1,
        deprel: relations[random.next(relations.count)])
    }
    let found = PropositionFinder().propositions(in: Sentence(words: words))
    #expect(Set(found.map { [$0.predicate] + $0.arguments }).count == found.count)
  }

  /// A small generator with a fixed sequence.
  private struct SystemLike {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
  }
}
