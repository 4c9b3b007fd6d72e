import EntenteText
import Testing

@Suite("The tokeniser learns its conventions from annotated sentences")
struct TokenizerTests {
  @Test("what was taught is reproduced")
  func lessons() {
    let texts = ["The council met on Monday.", "Ministers didn't agree, so talks go on.", "They can't come"]
    let words = texts.map {
      TextFixtures.smallTokenizer.words(inSentence: Array($0.utf8), range: 0..<$0.utf8.count)?.words.map(
        \.form)
    }
    #expect(words[0] == ["The", "council", "met", "on", "Monday", "."])
    #expect(words[1] == ["Ministers", "did", "n't", "agree", ",", "so", "talks", "go", "on", "."])
    #expect(words[2] == ["They", "ca", "n't", "come"])
  }

  @Test("contractions are surface tokens of two words, under both apostrophes")
  func contractions() {
    for text in ["Nobody didn't agree", "Nobody didn’t agree"] {
      let sentence = TextFixtures.smallTokenizer.sentences(in: Array(text.utf8)).first
      #expect(sentence?.multiwordTokens.map(\.words) == [1..<3])
      #expect(sentence?.words[1].spaceAfter == false && sentence?.words[2].spaceAfter == true)
    }
  }

  @Test("an empty line ends a sentence, a line break where it is asked to")
  func lineBreaks() {
    let text = Array("The council\nmet\r\n\r\nMinisters agree".utf8)
    #expect(TextFixtures.forms(TextFixtures.smallTokenizer.sentences(in: text)).map(\.count) == [3, 2])
    let lines = TextFixtures.smallTokenizer.sentences(in: text, lineBreaks: .sentenceEnd)
    #expect(TextFixtures.forms(lines) == [["The", "council"], ["met"], ["Ministers", "agree"]])
  }

  @Test("a sentence taken as one stays one")
  func oneSentence() {
    let text = Array("He left. She stayed! They came?".utf8)
    #expect(TextFixtures.smallTokenizer.words(inSentence: text, range: 0..<text.count)?.words.count == 9)
  }

  @Test("the same seed gives the same model, and a stored model reads back")
  func storing() throws {
    var trainer = TokenizerTrainer()
    (trainer.splitBits, trainer.sentenceBits, trainer.splitEpochs, trainer.sentenceEpochs) = (10, 10, 3, 3)
    func encoded(_ tokenizer: Tokenizer) -> [UInt8] {
      var writer = ModelFileWriter()
      tokenizer.write(to: &writer)
      return writer.encoded()
    }
    let first = encoded(trainer.train(TextFixtures.lessons))
    #expect(first == encoded(trainer.train(TextFixtures.lessons)))
    #expect(try encoded(Tokenizer(from: ModelFile(encoded: first))) == first)
  }

  @Test("sections that contradict each other are an error")
  func malformedModel() throws {
    var writer = ModelFileWriter()
    writer.add("tokenizer.cut.words", [UInt64(1)])
    writer.add("tokenizer.cut.places", [UInt64]())
    writer.add("tokenizer.split.weights", [Int16](repeating: 0, count: 7))
    writer.add("tokenizer.sentence.weights", [Int16](repeating: 0, count: 8))
    let file = try ModelFile(encoded: writer.encoded())
    #expect(throws: ModelFileError.self) { try Tokenizer(from: file) }
    #expect(throws: ModelFileError.missingSection(path: "model in memory", name: "tokenizer.cut.words")) {
      try Tokenizer(from: ModelFile(encoded: ModelFileWriter().encoded()))
    }
  }
}

@Suite("Sentence ends and abbreviations")
struct SplitterTests {
  private static let lessons =
    TextFixtures.paragraph([
      "We met in Lund|.", "The envoy spoke|.", "They saw Gen. Holm there|.", "He left|.",
      "The talks with Mr. Berg failed|.",
    ])
    + TextFixtures.paragraph([
      "The mission of Sen. Falk ended|.", "It was late|.", "We saw Dr. Brandt|.", "The end came|.",
      "He met Col. Ek again|.",
    ])

  private func sentences(_ text: String, rawText: [String] = []) -> [String] {
    var trainer = TokenizerTrainer()
    (trainer.splitBits, trainer.sentenceBits) = (12, 14)
    let bytes = Array(text.utf8)
    return trainer.train(Self.lessons, rawText: rawText.map { Array($0.utf8) }).sentences(in: bytes)
      .map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  @Test("a title ends no sentence, even one that training never showed")
  func titles() {
    #expect(sentences("They saw Adm. Lindt. He left.") == ["They saw Adm. Lindt.", "He left."])
  }

  @Test(
    "raw text is read for habits of capitalisation without harm",
    arguments: ["", "the talks the Talks LOUD é É 1 . x"])
  func rawText(text: String) {
    #expect(
      sentences("We met in Lund. The envoy spoke.", rawText: [text]) == [
        "We met in Lund.", "The envoy spoke.",
      ])
  }

  @Test("without any lesson everything is one sentence a paragraph, cut at white space")
  func untrained() {
    let tokenizer = TokenizerTrainer().train([])
    let sentences = tokenizer.sentences(in: Array("a b. c\n\nd".utf8))
    #expect(TextFixtures.forms(sentences) == [["a", "b.", "c"], ["d"]])
  }
}
