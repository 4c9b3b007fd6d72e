import EntenteModel
import Testing

@testable import EntenteExtraction

@Suite("Names that mean several things", .enabled(if: HandTree.ontology != nil))
struct NameContextTests {
  private func found(_ texts: [String]) throws -> [String] {
    HandMade.document(texts, ontology: try #require(HandTree.ontology)).mentionTexts
  }

  private static let spoke = "/PROPN/nsubj/2 spoke/VERB/root/0"

  @Test(
    "the words beside a name tell the American state from the country",
    arguments: [
      (
        "Georgia/PROPN/nmod:poss/3 's/PART/case/1 governor/NOUN/nsubj/4 left/VERB/root/0",
        "place:georgia-us-state"
      ),
      (
        "Georgia/PROPN/nmod:poss/4 's/PART/case/1 foreign/ADJ/amod/4 minister/NOUN/nsubj/5 left/VERB/root/0",
        "state:GEO"
      ),
      ("Georgia/PROPN/compound/2 Republicans/PROPN/nsubj/3 left/VERB/root/0", "place:georgia-us-state"),
      (
        "They/PRON/nsubj/2 met/VERB/root/0 in/ADP/case/4 Atlanta/PROPN/obl/2 ,/PUNCT/punct/6 Georgia/PROPN/appos/4",
        "place:georgia-us-state"
      ),
    ])
  func beside(text: String, expected: String) throws {
    #expect(try found([text]).contains("Georgia -> " + expected))
  }

  @Test(
    "what else the text names decides, and without it the usual reading",
    arguments: [
      ("Georgia", ["Alabama", "Atlanta"], "place:georgia-us-state"),
      ("Georgia", ["Tbilisi", "Abkhazia"], "state:GEO"),
      ("Georgia", [], "state:GEO"), ("Congo", ["Brazzaville"], "state:COG"),
      ("Congo", ["Rwanda", "Goma"], "state:COD"),
      ("Congo", [], "state:COD"), ("Korea", ["Pyongyang"], "state:PRK"), ("Korea", ["Seoul"], "state:KOR"),
      ("Korea", [], "state:KOR"),
    ])
  func context(name: String, others: [String], expected: String) throws {
    let texts = ([name] + others).map { $0 + Self.spoke }
    #expect(try found(texts).contains { $0.hasPrefix("\(name) -> \(expected)") })
  }

  @Test("each paragraph has its own reading")
  func paragraphs() throws {
    let mentions = try found([
      "Georgia/PROPN/nsubj/4 and/CCONJ/cc/3 Alabama/PROPN/conj/1 voted/VERB/root/0",
      "Georgia/PROPN/nsubj/4 and/CCONJ/cc/3 Armenia/PROPN/conj/1 voted/VERB/root/0",
    ])
    #expect(
      mentions.filter { $0.hasPrefix("Georgia") } == [
        "Georgia -> place:georgia-us-state", "Georgia -> state:GEO",
      ])
  }

  @Test("both Koreas are two")
  func koreas() throws {
    #expect(
      try found(["The/DET/det/3 two/NUM/nummod/3 Koreas/PROPN/nsubj/4 met/VERB/root/0"])
        .contains("Koreas -> state:KOR+state:PRK"))
  }

  @Test(
    "Brussels stands for the Union, unless the text is of NATO or of Belgium; in Brussels one is in the city",
    arguments: [
      ([], "org:EU"), (["NATO"], "org:NATO"), (["Belgium"], "state:BEL"),
      (["Ursula von der Leyen"], "org:EU"),
    ] as [([String], String)])
  func brussels(others: [String], expected: String) throws {
    let texts = (["Brussels"] + others).map {
      $0.split(separator: " ").map(String.init).joined(separator: "/PROPN/flat/1 ") + Self.spoke
    }
    #expect(try found(texts).contains("Brussels -> \(expected) (metonym)"))
    #expect(
      try found(["They/PRON/nsubj/2 met/VERB/root/0 in/ADP/case/4 Brussels/PROPN/obl/2"])
        .contains("Brussels -> place:brussels"))
  }

  @Test("Washington is the government, the city, the state or the general")
  func washington() throws {
    #expect(try found(["Washington" + Self.spoke]).contains("Washington -> state:USA (metonym)"))
    #expect(
      try found(["They/PRON/nsubj/2 met/VERB/root/0 in/ADP/case/4 Washington/PROPN/obl/2"])
        .contains("Washington -> place:washington-dc"))
    #expect(
      try found(["Washington/PROPN/nmod:poss/3 's/PART/case/1 governor/NOUN/nsubj/4 left/VERB/root/0"])
        .contains("Washington -> place:washington-us-state"))
    let general = try found([
      "George/PROPN/nsubj/3/B-PER Washington/PROPN/flat/1/I-PER spoke/VERB/root/0", "Washington" + Self.spoke,
    ])
    #expect(general.suffix(1) == ["Washington -> person:george-washington"])
  }

  @Test(
    "a body is that of the organisation told before it, or of one of its officers",
    arguments: [
      ("European Union", "Council", "org:Council-of-the-EU"),
      ("Ursula von der Leyen", "Commission", "org:European-Commission"),
      ("Ursula von der Leyen", "Union", "org:EU"), ("African Union", "Union", "org:AU"),
      ("NATO", "Alliance", "org:NATO"),
      ("Security Council", "Council", "org:UNSC"), ("Council of Europe", "Council", "org:CoE"),
    ])
  func bodies(first: String, noun: String, expected: String) throws {
    let words = first.split(separator: " ").map(String.init)
    let name = words.enumerated().map { index, word in
      index == 0 ? "\(word)/PROPN/nsubj/\(words.count + 1)" : "\(word)/PROPN/flat/1"
    }.joined(separator: " ")
    let mentions = try found([
      name + " spoke/VERB/root/0",
      "The/DET/det/2 \(noun)/PROPN/nsubj/3 agreed/VERB/root/0",
    ])
    #expect(mentions.contains("The \(noun) -> \(expected)"), "\(mentions)")
  }

  @Test(
    "a state's name with one slip is the state's",
    arguments: [
      ("Azerbajan", "state:AZE"), ("Phillipines", "state:PHL"), ("Sweeden", "state:SWE"),
      ("Lybia", "state:LBY"),
    ])
  func misspelt(name: String, expected: String) throws {
    #expect(try found(["\(name)/PROPN/nsubj/2/B-LOC spoke/VERB/root/0"]).contains("\(name) -> \(expected)"))
    #expect(try !found(["Granada/PROPN/nsubj/2/B-LOC spoke/VERB/root/0"]).contains("Granada -> state:GRD"))
  }
}
