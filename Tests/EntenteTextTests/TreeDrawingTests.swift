import Testing

@testable import EntenteText

@Suite("tree drawing")
struct TreeDrawingTests {
  @Test("dependents stand under their head, in the order of the sentence")
  func drawing() throws {
    let sentence = try #require(try TestSentences.trees().first)
    #expect(
      TreeDrawing.draw(sentence) == """
        signed VERB root
        ├─ France PROPN nsubj
        ├─ treaty NOUN obj
        │  └─ the DET det
        └─ . PUNCT punct

        """)
  }

  @Test("a chain of 600 words is drawn without running out of stack")
  func deep() {
    let words = (0..<600).map { Word(form: "w", head: $0 - 1) }
    #expect(TreeDrawing.draw(Sentence(words: words)).split(separator: "\n").count == 600)
  }
}
