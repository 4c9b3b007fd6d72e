import Testing

@testable import EntenteText

@Suite("hard places of text")
struct PhenomenonTests {
  /// Forms of the words that a phenomenon concerns. Words are `form/UPOS/head/relation` with `+` where no space follows.
  private func found(_ phenomenon: Phenomenon, _ text: String, feats: String = "_") throws -> [String] {
    let lines = text.split(separator: " ").enumerated().map { i, part in
      let fields = part.split(separator: "|").map(String.init)
      let joined = fields.count > 4 ? " SpaceAfter=No" : ""
      return "\(i + 1) \(fields[0]) \(fields[0].lowercased()) \(fields[1]) \(feats) \(fields[2]) \(fields[3])"
        + joined
    }
    let file = try Trees.file([lines])
    return PhenomenonFinder(file).words(of: phenomenon).map {
      String(decoding: file.words[$0].form, as: UTF8.self)
    }
  }

  @Test("an arc crosses where a word in between hangs elsewhere")
  func crossing() throws {
    #expect(
      try found(
        .nonprojective, "A|NOUN|2|nsubj came|VERB|0|root hearing|NOUN|2|obl on|ADP|5|case it|PRON|1|nmod")
        == ["it"])
    #expect(try found(.nonprojective, "A|DET|2|det b|NOUN|3|nsubj c|VERB|0|root") == [])
  }

  @Test("four conjuncts are an enumeration with their commas, three are none")
  func enumeration() throws {
    let three = "A|X|0|root ,|PUNCT|3|punct B|X|1|conj and|CCONJ|5|cc C|X|1|conj"
    #expect(try found(.enumerations, three).isEmpty)
    #expect(try found(.enumerations, three + " D|X|1|conj !|PUNCT|1|punct e|X|1|dep").count == 7)
  }

  @Test("quotations and parentheses reach from mark to mark; a mark alone is none")
  func pairs() throws {
    let text =
      "He|X|0|root said|X|1|dep “|PUNCT|1|punct go|X|1|dep ”|PUNCT|1|punct (|PUNCT|1|punct twice|X|1|dep )|PUNCT|1|punct “|PUNCT|1|punct x|X|1|dep"
    #expect(try found(.quotations, text) == ["“", "go", "”"])
    #expect(try found(.parentheses, text) == ["(", "twice", ")"])
  }

  @Test("a heading has no final mark and no finite verb")
  func heading() throws {
    let text = "Talks|NOUN|0|root in|ADP|3|case Lund|PROPN|1|nmod"
    #expect(try found(.headings, text).count == 3)
    #expect(try found(.headings, text, feats: "VerbForm=Fin").isEmpty)
    #expect(try found(.headings, text + " .|PUNCT|1|punct").isEmpty)
  }

  @Test("capitals are a sentence's, not a word's")
  func capitals() throws {
    #expect(try found(.allCapitals, "TALKS|X|0|root IN|X|1|dep LUND|X|1|dep 1999|X|1|dep").count == 4)
    #expect(try found(.allCapitals, "The|X|0|root NATO|X|1|dep talks|X|1|dep").isEmpty)
    #expect(try found(.allCapitals, "北京|X|0|root 会谈|X|1|dep 开始|X|1|dep").isEmpty)
  }

  @Test("compounds are joined without spaces, in one token or several")
  func compounds() throws {
    #expect(
      try found(
        .compounds,
        "U.S.|X|0|root|+ -|X|1|dep|+ China|X|1|dep talks|X|1|dep -|X|1|dep 17|X|1|dep|+ +|X|1|dep|+ 1|X|1|dep South-East|X|1|dep http://a-b.org|X|1|dep -5|X|1|dep"
      ) == ["U.S.", "-", "China", "17", "+", "1", "South-East"])
  }

  @Test("dates, money, numbers and notes are told by digits, signs and words")
  func figures() throws {
    let date =
      "On|X|0|root 3|NUM|1|dep May|PROPN|1|dep 2021|NUM|1|dep may|AUX|1|dep 2004-05-12|NUM|1|dep 1.5|NUM|1|dep"
    #expect(try found(.dates, date) == ["3", "May", "2021", "2004-05-12"])
    #expect(try found(.numbers, date).count == 4)
    let money =
      "$|SYM|0|root 3|NUM|1|dep billion|NUM|1|dep or|X|1|dep 2|NUM|1|dep euro|NOUN|1|dep the|X|1|dep of|X|1|dep euro|NOUN|1|dep"
    #expect(try found(.money, money) == ["$", "3", "billion", "2", "euro"])
    let notes =
      "pact|X|0|root|+ [|X|1|dep|+ 3|X|1|dep|+ ]|X|1|dep ³|X|1|dep [12]|X|1|dep x|X|1|dep|+ *|X|1|dep *|X|1|dep"
    #expect(try found(.noteMarks, notes) == ["[", "3", "]", "³", "[12]", "*"])
  }

  @Test("names of several words are found with their heads")
  func names() throws {
    #expect(
      try found(.longNames, "Ada|PROPN|0|root Holm|PROPN|1|flat met|VERB|1|dep Lund|PROPN|3|obj") == [
        "Ada", "Holm",
      ])
  }

  @Test("a phenomenon counts its words and sentences, and what is right of them")
  func scores() throws {
    var system = Trees.gold
    system[0][0] = "1 Chad chad NOUN Number=Sing 6 nsubj"
    let all = try #require(try Trees.evaluate(Trees.gold, system).scoresByPhenomenon().first)
    #expect(all.phenomenon == .all && all.words == 7 && all.sentences == 1)
    #expect(all.upos == 6.0 / 7 && all.las == 6.0 / 7)
  }

  @Test("trees with cycles, read loosely, stop nothing")
  func cycles() throws {
    let file = try Trees.file([["1 a _ X _ 3 dep", "2 b _ X _ 1 dep", "3 c _ X _ 1 dep"]], isLoose: true)
    let evaluation = try TreeEvaluation(gold: file, system: file)
    #expect(evaluation.scoresByPhenomenon().count == Phenomenon.allCases.count)
  }
}
