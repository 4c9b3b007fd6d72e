import Testing

@testable import EntenteText

@Suite("lemmas")
struct LemmatizerTests {
  static let pairs = [
    ("Countries", "country"), ("is", "be"), ("Paris", "Paris"), ("signed", "sign"), ("NATO", "NATO"),
    ("The", "the"),
    ("States", "State"), ("n't", "not"), ("Über", "über"), ("went", "go"), ("…", "..."),
  ]

  @Test("the script of a form and its lemma makes the lemma", arguments: pairs)
  func makesLemma(form: String, lemma: String) {
    #expect(LemmaScript(form: form, lemma: lemma).apply(to: form) == lemma)
  }

  @Test("scripts come back from their text", arguments: pairs)
  func encoding(form: String, lemma: String) {
    let script = LemmaScript(form: form, lemma: lemma)
    #expect(LemmaScript(encoded: script.encoded) == script)
  }

  @Test("a script carries over to other words")
  func carriesOver() {
    let script = LemmaScript(form: "Countries", lemma: "country")
    #expect(script.apply(to: "treaties") == "treaty")
    #expect(script.apply(to: "is") == "is")
  }

  @Test("text that is no script is refused", arguments: ["", "l", "l3", "x3\ty", "l-1\ty", "k=", "lx\t"])
  func refused(text: String) {
    #expect(LemmaScript(encoded: text) == nil)
  }
}
