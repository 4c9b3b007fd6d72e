import EntenteModel
import EntenteOntology
import Testing

@Suite("Frame lexicon")
struct FrameLexiconTests {
  private static let sample = """
    classes:
      cargo: [tent, blanket]
    cancel.v:
      words: [call off]
      relation: cancels
      plover: REJECT
      cameo: "120"
      roles: { subject: nsubj | obl:by, object: obj, cause: obl(due to | because of) }
      types: { object: [Event] }
      when: { obj: [$cargo, Event] }
      example: "Oman cancelled the race due to rain."
      expect: [{ relation: cancels, subject: Oman, object: the race, cause: rain, polarity: affirmed }]
    postpone.v:
      like: cancel.v
      modality: possible
      example: "Oman postponed the race."
      expect: ["Oman | cancels | race | negated possible @Oman"]
    cues:
      wish: { words: [hope.v], governs: "xcomp | obl:for", modality: wished, negation: blocks, speaker: nsubj }
    supports:
      get: { words: [receive.v], passes: object }
    """

  private func read(_ text: String) -> (lexicon: FrameLexicon, issues: [FrameLexiconIssue]) {
    FrameLexicon.reading([("a.yaml", text)])
  }

  @Test("a frame is found by its own word and by the others that share it")
  func words() {
    let (lexicon, issues) = read(Self.sample)
    #expect(issues.isEmpty)
    #expect(lexicon.frames(of: FrameWord(lemma: "call off", wordClass: .verb)).map(\.id) == ["cancel.v"])
    #expect(lexicon.continuations(of: "call") == ["off"])
    #expect(lexicon.frames(of: FrameWord(lemma: "cancel", wordClass: .noun)).isEmpty)
  }

  @Test("a frame takes from its parent what it does not say itself")
  func inheritance() throws {
    let lexicon = read(Self.sample).lexicon
    let child = try #require(lexicon.frames.first { $0.id == "postpone.v" })
    let parent = try #require(lexicon.frames.first { $0.id == "cancel.v" })
    #expect(child.roles == parent.roles)
    #expect(child.event == parent.event)
    #expect(child.results.map(\.modality) == [.possible])
    #expect(parent.results.map(\.modality) == [nil])
    #expect(child.words.map(\.description) == ["postpone.v"])
  }

  @Test("classes are spread into conditions, upper-case words are types")
  func conditions() throws {
    let frame = try #require(read(Self.sample).lexicon.frames.first)
    #expect(frame.conditions.map(\.lemmas) == [["tent", "blanket"]])
    #expect(frame.conditions.map(\.types) == [["Event"]])
  }

  @Test("expectations are read in both forms")
  func expectations() {
    let found = read(Self.sample).lexicon.frames.flatMap(\.expectations)
    #expect(found.map(\.object) == ["the race", "race"])
    #expect(found.map(\.polarity) == [.affirmed, .negated])
    #expect(found.map(\.attribution) == ["author", "Oman"])
    #expect(found.first?.arguments == [FrameArgument(name: "cause", value: "rain")])
  }

  @Test("paths are read with prepositions, alternatives and steps")
  func paths() {
    #expect(FramePath("obl(due to | because of)")?.steps.map(\.prepositions) == [["due to", "because of"]])
    #expect(FramePath("obj/nmod:of")?.steps.count == 2)
    #expect(FramePath("nsubj:pass")?.steps.map(\.slot) == [.object])
    #expect(FramePath("obj/") == nil)
    #expect(FramePath("subject") == nil)
    #expect(FramePath("obl()") == nil)
  }

  @Test(
    "each mistake is told with its file and line",
    arguments: [
      ("x.v:\n  relation: cancels\n  rolls: {}\n  example: a\n  expect: [\"a | b | c\"]", 3, "rolls"),
      (
        "x.v:\n  relation: cancels\n  roles: { object: obk }\n  example: a\n  expect: [\"a | b | c\"]", 3,
        "obk"
      ),
      ("x.v:\n  relation: cancels\n  like: y.v\n  example: a\n  expect: [\"a | b | c\"]", 3, "y.v"),
      ("x.v:\n  relation: cancels\n  example: a\n  expect: [\"a | b\"]", 4, "expectation"),
      ("x.v:\n  relation: cancels\n  polarity: maybe\n  example: a\n  expect: [\"a | b | c\"]", 3, "maybe"),
      ("x.v:\n  example: a\n  expect: [\"a | b | c\"]", 1, "relation"),
      ("x.v:\n  relation: cancels\n  expect: [\"a | b | c\"]", 1, "example"),
      (
        "x.v:\n  relation: cancels\n  when: { obj: [$goods] }\n  example: a\n  expect: [\"a | b | c\"]", 3,
        "$goods"
      ),
      ("x:\n  relation: cancels", 1, "lemma.v"),
      ("- x", 1, "mapping"),
      ("x.v: [", 2, "YAML"),
    ])
  func mistakes(text: String, line: Int, word: String) throws {
    let issues = read(text).issues
    let issue = try #require(issues.first { $0.message.contains(word) })
    #expect(issue.file == "a.yaml")
    #expect(issue.line == line)
  }

  @Test("the compiled form gives back what was read, and equal bytes")
  func roundTrip() throws {
    let lexicon = read(Self.sample).lexicon
    let bytes = lexicon.encode()
    let back = try FrameLexicon(decoding: bytes)
    #expect(back.frames == lexicon.frames)
    #expect(back.cues == lexicon.cues)
    #expect(back.supportVerbs == lexicon.supportVerbs)
    #expect(back.classes == lexicon.classes)
    #expect(back.encode() == bytes)
  }

  @Test("damaged bytes are an error at every length and never a crash")
  func damaged() {
    let bytes = read(Self.sample).lexicon.encode()
    for length in 0..<bytes.count {
      #expect(throws: FrameLexiconError.self) { try FrameLexicon(decoding: Array(bytes[..<length])) }
    }
    for position in bytes.indices {
      var copy = bytes
      copy[position] ^= 0xFF
      _ = try? FrameLexicon(decoding: copy)
    }
    #expect(throws: FrameLexiconError.wrongVersion(found: 9, expected: 4)) {
      try FrameLexicon(decoding: [9, 0])
    }
  }
}
