import EntenteText
import Testing

@Suite("IOB2")
struct IOB2Tests {
  private func parse(_ text: String) throws -> [Sentence] { try IOB2.parse(Array(text.utf8), file: "x.iob2") }

  @Test("two columns and numbered ones are read, comments kept, line ends of both kinds taken")
  func reading() throws {
    let sentences = try parse("# sent_id = 1\n1\tAda\tB-PER\t-\n2\tleft\tO\r\n\r\n\nLund\tB-LOC\n#\tO\n")
    #expect(sentences.map { $0.words.map(\.form) } == [["Ada", "left"], ["Lund", "#"]])
    #expect(sentences.map { $0.words.map(\.nameTag) } == [["B-PER", "O"], ["B-LOC", "O"]])
    #expect(sentences[0].comments == [" sent_id = 1"])
  }

  @Test("what is written reads back")
  func roundTrip() throws {
    let sentences = try parse("Ada\tB-PER\nHolm\tI-PER\n\n42\tO\n\n")
    #expect(IOB2.format(sentences) == "Ada\tB-PER\nHolm\tI-PER\n\n42\tO\n\n")
    #expect(try parse(IOB2.format(sentences)) == sentences)
  }

  @Test("a line without a tag and bytes that are no text are errors with their line")
  func errors() {
    #expect(throws: IOB2Error.missingTag(file: "x.iob2", line: 2)) { try parse("Ada\tB-PER\nHolm\n") }
    #expect(throws: IOB2Error.notUTF8(file: "y", line: 1)) { try IOB2.parse([0xFF, 0x09, 0x4F], file: "y") }
    #expect(IOB2Error.missingTag(file: "x.iob2", line: 2).description.hasPrefix("x.iob2:2: "))
  }

  @Test("an empty file has no sentences")
  func emptiness() throws { #expect(try parse("").isEmpty && parse("\n\n").isEmpty) }
}

@Suite("Name annotations")
struct NameAnnotationsTests {
  private func tree(_ id: String, _ words: [(String, UPOS)]) -> Sentence {
    Sentence(words: words.map { Word(form: $0.0, upos: $0.1) }, comments: [" sent_id = \(id)"])
  }

  @Test("tags join trees of the same words and leave others out")
  func join() throws {
    let trees = [
      tree("a", [("Ada", .propn), ("left", .verb)]), tree("b", [("It's", .x)]), tree("c", [("so", .adv)]),
    ]
    let names = try IOB2.parse(
      Array("# sent_id = a\nAda\tB-PER\nleft\tO\n\n# sent_id = b\nIt\tO\n's\tO\n".utf8), file: "x")
    let joined = NameAnnotations.join(trees, names: names)
    #expect(joined.count == 1)
    #expect(joined[0].words.map(\.nameTag) == ["B-PER", "O"] && joined[0].words[0].upos == .propn)
  }

  @Test("mentions are cut down to their names; titles and common nouns are none")
  func mentions() throws {
    let words: [(String, UPOS)] = [
      ("The", .det), ("President", .propn), ("Ada", .propn), ("Holm", .propn), ("of", .adp), ("the", .det),
      ("old", .adj),
      ("Bank", .propn), ("of", .adp), ("Lund", .propn), ("met", .verb), ("her", .pron), ("brother", .noun),
    ]
    let json = """
      {"doc":"d","sentences":[{"sent_id":"s"}],"mentions":[\
      {"s":0,"b":0,"e":9,"type":"person","head":"4"},{"s":0,"b":5,"e":9,"type":"organization","head":"3"},\
      {"s":0,"b":9,"e":9,"type":"place","head":"1"},{"s":0,"b":11,"e":12,"type":"person","head":"2"},\
      {"s":0,"b":3,"e":99,"type":"person","head":"1"},{"s":7,"b":0,"e":0,"type":"person","head":"1"}]}
      """
    let marked = try NameAnnotations.mark([tree("s", words)], mentionsIn: Array(json.utf8), file: "g.jsonl")
    #expect(
      marked[0].words.map(\.nameTag)
        == ["O", "O", "B-PER", "I-PER", "O", "O", "O", "B-ORG", "I-ORG", "I-ORG", "O", "O", "O"])
  }

  @Test("a line that is no document is an error with its line")
  func malformed() {
    #expect { try NameAnnotations.mark([], mentionsIn: Array("{}".utf8), file: "g.jsonl") } throws: { error in
      "\(error)".hasPrefix("g.jsonl:1: ")
    }
  }
}
