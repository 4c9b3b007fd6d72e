import Testing

@testable import EntenteText

@Suite("scoring trees")
struct TreeEvaluationTests {
  private func f1(_ evaluation: TreeEvaluation, _ measure: TreeMeasure) -> Double {
    evaluation.score(measure).f1
  }

  @Test("a file scores 100 percent against itself", arguments: TreeMeasure.allCases)
  func identity(measure: TreeMeasure) throws {
    let score = try Trees.evaluate(Trees.gold, Trees.gold).score(measure)
    #expect(score.f1 == 1 && score.gold > 0)
    #expect(score.alignedAccuracy ?? 1 == 1)
  }

  @Test("a wrong head costs UAS and what builds on it; a wrong subtype costs nothing")
  func heads() throws {
    var system = Trees.gold
    system[0][0] = "1 Chad chad PROPN Number=Sing 6 nsubj"
    system[0][6] = "6 pact pact NOUN Number=Sing 4 obj:x"
    let evaluation = try Trees.evaluate(Trees.gold, system)
    #expect(evaluation.score(.uas) == Score(correct: 6, gold: 7, system: 7, aligned: 7))
    #expect(evaluation.score(.las).correct == 6)
    // Content words: Chad, n't, join, pact.
    #expect(evaluation.score(.clas) == Score(correct: 3, gold: 4, system: 4, aligned: 4))
    #expect(f1(evaluation, .upos) == 1)
  }

  @Test("MLAS looks at the function words of a content word and their features, BLEX at lemmas")
  func morphology() throws {
    var system = Trees.gold
    system[0][2] = "2 wo will AUX VerbForm=Inf 4 aux"  // a function word of "join"
    system[0][6] = "6 pact pack NOUN Number=Sing 4 obj"
    let evaluation = try Trees.evaluate(Trees.gold, system)
    #expect(evaluation.score(.clas).correct == 4)
    #expect(evaluation.score(.mlas).correct == 3)
    #expect(evaluation.score(.blex).correct == 3)
    #expect(evaluation.score(.ufeats).correct == 6)
    #expect(evaluation.score(.allTags).correct == 6)
    #expect(evaluation.score(.lemmas).correct == 6)
  }

  @Test("features are a set, and only universal ones count; a gold lemma of _ accepts any")
  func features() throws {
    var (gold, system) = (Trees.gold, Trees.gold)
    gold[0][0] = "1 Chad _ PROPN Case=Nom|Number=Sing|Typo=Yes 4 nsubj"
    system[0][0] = "1 Chad tchad PROPN Number=Sing|Case=Nom 4 nsubj"
    let evaluation = try Trees.evaluate(gold, system)
    #expect(f1(evaluation, .ufeats) == 1 && f1(evaluation, .lemmas) == 1)
  }

  @Test("words of multiword tokens match by their forms where the files cut differently")
  func multiword() throws {
    // The system has "won't" whole, and cuts "pact." elsewhere.
    let system = [
      [
        "1 Chad chad PROPN Number=Sing 3 nsubj", "2 won't will AUX VerbForm=Fin 3 aux",
        "3 join join VERB VerbForm=Inf 0 root", "4 the the DET Definite=Def 5 det",
        "5 pact. pact NOUN Number=Sing 3 obj",
      ]
    ]
    let evaluation = try Trees.evaluate(Trees.gold, system)
    #expect(evaluation.score(.tokens) == Score(correct: 4, gold: 6, system: 5))
    #expect(evaluation.score(.words) == Score(correct: 3, gold: 7, system: 5))
    #expect(evaluation.score(.sentences).correct == 1)
    #expect(evaluation.score(.las) == Score(correct: 2, gold: 7, system: 5, aligned: 3))
  }

  @Test("a word of a multiword token that both have is matched even if the other part is spelt another way")
  func partOfMultiword() throws {
    var system = Trees.gold
    system[0][2] = "2 will will AUX VerbForm=Fin 4 aux"
    let evaluation = try Trees.evaluate(Trees.gold, system)
    #expect(evaluation.score(.words).correct == 6)
    #expect(evaluation.score(.tokens).correct == 6)
  }

  @Test("a sentence cut in two has neither of its sentences right, and its words stay")
  func sentences() throws {
    let gold = [["1 Go go VERB _ 0 root", "2 on on ADV _ 1 advmod", "3 now now ADV _ 1 advmod"]]
    let system = [
      ["1 Go go VERB _ 0 root", "2 on on ADV _ 1 advmod"], ["1 now now ADV _ 0 root"],
    ]
    let evaluation = try Trees.evaluate(gold, system)
    #expect(evaluation.score(.sentences) == Score(correct: 0, gold: 1, system: 2))
    #expect(evaluation.score(.words).correct == 3)
    #expect(evaluation.score(.uas).correct == 2)
  }

  @Test(
    "white space within forms and normal forms of characters: the first is nothing, the second a difference")
  func characters() throws {
    let one = Trees.conllu([["1 10\u{A0}000 _ NUM _ 0 root"]])
    let two = Trees.conllu([["1 10000 _ NUM _ 0 root"]])
    let file = { (text: String) in try TreeFile(Array(text.utf8), file: "x") }
    #expect(try TreeEvaluation(gold: file(one), system: file(two)).score(.words).correct == 1)
    let composed = Trees.conllu([["1 é _ X _ 0 root"]])
    let decomposed = Trees.conllu([["1 e\u{301} _ X _ 0 root"]])
    #expect(throws: EvaluationError.self) {
      try TreeEvaluation(gold: file(composed), system: file(decomposed))
    }
  }

  @Test("texts that differ are an error that says where")
  func differentTexts() throws {
    var system = Trees.gold
    system[0][6] = "6 pack pact NOUN Number=Sing 4 obj"
    #expect {
      _ = try Trees.evaluate(Trees.gold, system)
    } throws: { error in
      guard case EvaluationError.textsDiffer(let offset, let gold, let other) = error else { return false }
      // "Chadwon'tjointhepac"
      return offset == 19 && gold.text == "t." && other.text == "k." && gold.line == 7
    }
  }

  @Test("line ends of every kind and a mark at the beginning are read")
  func lineEnds() throws {
    let text = Trees.conllu(Trees.gold)
    for end in ["\r\n", "\r"] {
      let bytes = [0xEF, 0xBB, 0xBF] + Array(text.replacing("\n", with: end).utf8)
      #expect(try TreeFile(bytes, file: "x").wordCount == 7)
    }
    #expect(try TreeFile(Array(text.dropLast(2).utf8), file: "x").wordCount == 7)
    #expect(try TreeFile([], file: "x").wordCount == 0)
  }

  @Test(
    "what is no tree is an error with its line, and counted where asked",
    arguments: [
      (["1 a _ X _ 0 root", "2 b _ X _ 0 root"], 1), (["1 a _ X _ 2 dep", "2 b _ X _ 1 dep"], 2),
      (["1 a _ X _ 0 root", "2 b _ X _ 9 dep"], 1), (["1 a _ X _ 0 root", "2 b _ X _ 2 dep"], 1),
      (["1 a _ X _ x root", "2 b _ X _ 1 dep"], 2),
    ])
  func brokenTrees(sentence: [String], faults: Int) throws {
    #expect {
      _ = try Trees.file([sentence])
    } throws: { error in
      if case EvaluationError.badTree = error { return "\(error)".contains("--loose") }
      return false
    }
    let loose = try Trees.file([sentence], isLoose: true)
    #expect(loose.faults == faults)
    #expect(try TreeEvaluation(gold: loose, system: loose).score(.uas).f1 == 1)
  }

  @Test(
    "malformed lines are errors with their line",
    arguments: [
      "1\ta\n", "2\ta\t_\t_\t_\t_\t0\troot\t_\t_\n", "x\ta\t_\t_\t_\t_\t0\troot\t_\t_\n",
      "2-1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", "1-\ta\t_\t_\t_\t_\t_\t_\t_\t_\n",
      "1\t \t_\t_\t_\t_\t0\troot\t_\t_\n",
      "1\t\t_\t_\t_\t_\t0\troot\t_\t_\n", "99999999999999999999\ta\t_\t_\t_\t_\t0\troot\t_\t_\n",
    ])
  func malformed(line: String) {
    #expect {
      _ = try TreeFile(Array(("# c\n" + line).utf8), file: "f")
    } throws: { "\($0)".hasPrefix("f:2: ") }
  }

  @Test("bytes that are no text are an error with their line")
  func encoding() {
    let bytes = Array("# c\n1\t".utf8) + [0xFF] + Array("\t_\t_\t_\t_\t0\troot\t_\t_\n".utf8)
    #expect(throws: EvaluationError.notUTF8(file: "f", line: 2)) { try TreeFile(bytes, file: "f") }
  }

  @Test("relations and mistakes are counted; a share of mistakes is of all of them")
  func breakdown() throws {
    var system = Trees.gold
    system[0][0] = "1 Chad chad PROPN Number=Sing 6 nsubj"
    system[0][6] = "6 pact pact NOUN Number=Sing 4 nsubj"
    let evaluation = try Trees.evaluate(Trees.gold, system)
    let subject = try #require(evaluation.scoresByRelation().first { $0.relation == "nsubj" })
    #expect(subject.score == Score(correct: 0, gold: 1, system: 2))
    #expect(subject.headRecall == 0)
    let confusions = evaluation.confusions()
    #expect(confusions.map(\.count) == [1, 1] && confusions.map(\.share) == [0.5, 0.5])
    #expect(confusions[0].goldRelation == "nsubj" && !confusions[0].hasRightHead)
    #expect(confusions[0].examples == ["Chad ← pact (join)"])
    #expect(confusions[1].goldRelation == "obj" && confusions[1].hasRightHead)
    #expect(confusions[1].examples == ["pact ← join"])
  }

  @Test("a longest common subsequence is as long as the plain recursion says", arguments: 0..<60)
  func subsequence(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let list = {
      (0..<Int.random(in: 0...7, using: &random)).map { _ in [UInt8.random(in: 0...2, using: &random)] }
    }
    let (left, right) = (list(), list())
    func longest(_ i: Int, _ j: Int) -> Int {
      guard i < left.count, j < right.count else { return 0 }
      return left[i] == right[j] ? longest(i + 1, j + 1) + 1 : max(longest(i + 1, j), longest(i, j + 1))
    }
    let pairs = CommonSubsequence.pairs(left, right) ?? []
    #expect(pairs.count == longest(0, 0))
    #expect(pairs.allSatisfy { left[$0.0] == right[$0.1] })
    #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.0 < $1.0 && $0.1 < $1.1 })
  }
}
