import EntenteModel
import EntenteOntology
import Testing

@Suite("Operators of events")
struct EventOperatorTests {
  private static let sample = """
    operators:
      refusal:
        words: [refuse.v, not.r]
        governs: xcomp | obj
        makes: {AID: "122", "0712": "=", "07": "1221", any: "120"}
        example: "Mali refused to give Niger food."
        codes: ["MLI > NER 1223"]
    apologise.v:
      plover: SUPPORT
      cameo: "055"
      example: "Mali apologised to Niger."
      codes: "MLI > NER 055"
    conventions:
      one: {example: "Mali met Niger.", codes: ["MLI > NER CONSULT"]}
    """

  private func read(_ text: String) -> (lexicon: FrameLexicon, issues: [FrameLexiconIssue]) {
    FrameLexicon.reading([("a.yaml", text)])
  }

  @Test("what it makes goes by the longest code, then the type, then any; = leaves the event")
  func making() throws {
    let (lexicon, issues) = read(Self.sample)
    #expect(issues.isEmpty)
    let refusal = try #require(lexicon.operators(of: FrameWord(lemma: "refuse", wordClass: .verb)).first)
    #expect(refusal.code(of: "AID", cameo: "0712") == "0712")
    #expect(refusal.code(of: "AID", cameo: "0721") == "1221")
    #expect(refusal.code(of: "AID", cameo: nil) == "122")
    #expect(refusal.code(of: "CONSULT", cameo: "040") == "120")
  }

  @Test("a frame may code events without a relation; examples of all entries are kept")
  func examples() {
    let (lexicon, _) = read(Self.sample)
    #expect(lexicon.frames.map(\.results.count) == [0])
    #expect(Set(lexicon.eventExamples.map(\.name)) == ["refusal", "apologise.v", "one"])
  }

  @Test("the compiled form gives the same back")
  func roundTrip() throws {
    let (lexicon, _) = read(Self.sample)
    let bytes = lexicon.encode()
    let again = try FrameLexicon(decoding: bytes)
    #expect(again.operators == lexicon.operators)
    #expect(again.eventExamples == lexicon.eventExamples)
    #expect(again.encode() == bytes)
  }

  @Test(
    "a wrong entry is told with its place",
    arguments: [
      "operators:\n  a: {words: [refuse.v], makes: {}, example: x, codes: []}",
      "operators:\n  a: {words: [refuse.v], makes: {AID: \"122\"}}",
      "operators:\n  a: {words: [refuse.v], actor: nobody, makes: {AID: \"122\"}, example: x, codes: []}",
      "conventions:\n  a: {example: x, codes: [\"MLI NER 122\"]}",
      "walk.v: {example: x, codes: [\"A > B 1\"]}",
    ])
  func wrong(_ text: String) {
    let (_, issues) = read(text)
    #expect(!issues.isEmpty)
    #expect(issues.allSatisfy { $0.file == "a.yaml" && $0.line > 0 })
  }
}
