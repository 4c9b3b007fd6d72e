import EntenteText
import Testing

@Suite("The gazetteer finds names among words")
struct NameGazetteerTests {
  let gazetteer = NameGazetteer(entries: [
    ("New Zealand", "LOC"), ("Zealand", "LOC"), ("Guinea-Bissau", "LOC"), ("WHO", "ORG"), ("Georgia", "LOC"),
    ("Georgia", "PER"),
    ("U.N.", "ORG"), ("Organization for Trade", "ORG"), ("", "LOC"), ("  ", "LOC"),
  ])

  private func matches(_ forms: [String]) -> [NameGazetteer.Match] {
    gazetteer.matches(in: forms.map { Word(form: $0) })
  }

  @Test("the longest name wins and matches do not overlap")
  func longest() {
    #expect(matches(["in", "New", "Zealand", "and", "Zealand"]).map(\.words) == [1..<3, 4..<5])
  }

  @Test("it does not matter where a tokeniser cut")
  func cuts() {
    #expect(matches(["Guinea-Bissau"]).map(\.words) == [0..<1])
    #expect(matches(["Guinea", "-", "Bissau"]).map(\.words) == [0..<3])
    #expect(matches(["U.N."]).map(\.words) == [0..<1])
  }

  @Test("a name never ends within a word")
  func wordBorders() {
    #expect(matches(["New", "Zealander"]).isEmpty)
    #expect(matches(["Zealand-born"]).isEmpty)
  }

  @Test("acronyms match in their own spelling only, other names in any")
  func spelling() {
    #expect(matches(["who", "Who"]).isEmpty)
    #expect(matches(["WHO"]).map(\.spelling) == [.exact])
    #expect(matches(["NEW", "ZEALAND"]).map(\.spelling) == [.allCapitals])
    #expect(matches(["new", "zealand"]).map(\.spelling) == [.otherCase])
  }

  @Test("all types of a name are told")
  func types() { #expect(matches(["Georgia"]).map(\.types) == [["LOC", "PER"]]) }

  @Test("a gazetteer without names matches nothing")
  func emptiness() {
    let empty = NameGazetteer(entries: [])
    #expect(empty.isEmpty && empty.matches(in: [Word(form: "Georgia")]).isEmpty)
    #expect(matches([]).isEmpty)
  }
}
