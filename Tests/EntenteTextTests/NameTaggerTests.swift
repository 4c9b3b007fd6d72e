import EntenteText
import Testing

@Suite("The name tagger")
struct NameTaggerTests {
  /// Own sentences, `word/TAG` where the tag is not O.
  static let lessons: [Sentence] = [
    "President Ada/B-PER Holm/I-PER visited Norden/B-LOC on Monday",
    "The Council/B-ORG of/I-ORG Ports/I-ORG met in Lund/B-LOC",
    "Mr Brandt/B-PER spoke", "He lives in Norden/B-LOC", "President Eva/B-PER Berg/I-PER left Lund/B-LOC",
    "the council met", "ministers spoke on Monday",
    "In Lund/B-LOC the Council/B-ORG of/I-ORG Ports/I-ORG met",
  ].map(parse)

  static func parse(_ line: String) -> Sentence {
    Sentence(
      words: line.split(separator: " ").map {
        let parts = $0.split(separator: "/")
        return Word(form: String(parts[0]), nameTag: parts.count > 1 ? String(parts[1]) : "O")
      })
  }

  static func trained(_ gazetteer: NameGazetteer? = nil) -> NameTagger {
    var trainer = NameTaggerTrainer()
    trainer.bits = 12
    trainer.epochs = 20
    trainer.dropout = 0.1
    return trainer.train(lessons, gazetteer: gazetteer)
  }

  private func tags(
    _ tagger: NameTagger, _ line: String, _ gazetteer: NameGazetteer? = nil, trusts: Bool = false
  ) -> [String] {
    var sentence = Self.parse(line)
    tagger.tag(&sentence, gazetteer: gazetteer, trustsGazetteer: trusts)
    return sentence.words.map(\.nameTag)
  }

  @Test("reproduces its lessons")
  func lessons() {
    let tagger = Self.trained()
    #expect(tagger.types == ["LOC", "ORG", "PER"])
    for lesson in Self.lessons {
      var sentence = lesson
      tagger.tag(&sentence)
      #expect(sentence.words.map(\.nameTag) == lesson.words.map(\.nameTag))
    }
  }

  @Test("learns from neighbours what unknown words are")
  func unknownWords() {
    #expect(tags(Self.trained(), "President Mia Falk visited Lund") == ["O", "B-PER", "I-PER", "O", "B-LOC"])
  }

  @Test("an I tag follows only a tag of its type, whatever the words", arguments: 0..<50)
  func wellFormed(seed: Int) {
    let vocabulary = [
      "Ada", "Holm", "Lund", "the", "of", "Council", "Ports", "in", "É", "42", "NORDEN", "-", "\u{301}", "",
    ]
    var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 | 1
    let forms = (0..<12).map { _ -> String in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return vocabulary[Int(state >> 33) % vocabulary.count]
    }
    var sentence = Sentence(words: forms.map { Word(form: $0) })
    Self.tagger.tag(&sentence)
    var previous = "O"
    for tag in sentence.words.map(\.nameTag) {
      if tag.hasPrefix("I-") { #expect(previous.dropFirst(2) == tag.dropFirst(2) && previous != "O") }
      previous = tag
    }
  }
  private static let tagger = trained()

  @Test("a trusted gazetteer adds names of one type, written exactly, and overrides none")
  func trustedGazetteer() {
    let list = NameGazetteer(entries: [
      ("zzyx", "LOC"), ("qwv", "PER"), ("qwv", "LOC"), ("Holm", "LOC"), ("vbn", "SHIP"),
    ])
    let tagger = Self.trained()
    #expect(
      tags(tagger, "he likes zzyx and qwv and vbn", list, trusts: true) == [
        "O", "O", "B-LOC", "O", "O", "O", "O",
      ])
    #expect(tags(tagger, "President Ada Holm spoke", list, trusts: true) == ["O", "B-PER", "I-PER", "O"])
  }

  @Test("the same lessons and seed give the same model, and a stored model tags alike")
  func storing() throws {
    func encoded(_ tagger: NameTagger) -> [UInt8] {
      var writer = ModelFileWriter()
      tagger.write(to: &writer)
      return writer.encoded()
    }
    let first = encoded(Self.trained())
    #expect(first == encoded(Self.trained()))
    #expect(try encoded(NameTagger(from: ModelFile(encoded: first))) == first)
  }

  @Test("an empty sentence stays empty")
  func emptySentence() { #expect(tags(Self.trained(), "").isEmpty) }

  @Test("sections that contradict each other are an error")
  func malformedModel() throws {
    var writer = ModelFileWriter()
    writer.add("names.labels", strings: ["O", "B-PER", "I-PER"])
    writer.add("names.weights", [Int16](repeating: 0, count: 6))
    writer.add("names.transitions", [Int32](repeating: 0, count: 5))
    writer.add("names.lexicon.words", [UInt64]())
    writer.add("names.lexicon.facts", [UInt16]())
    let file = try ModelFile(encoded: writer.encoded())
    #expect(throws: ModelFileError.self) { try NameTagger(from: file) }
  }
}

@Suite("Word classes from raw text")
struct NameLexiconTests {
  @Test("words of the same use share a class, and habits of capitalisation are noted")
  func classes() throws {
    var builder = NameLexiconBuilder()
    (builder.leastCount, builder.classCount) = (2, 4)
    let subjects = ["Ada", "Eva", "Mia", "Ole"]
    let verbs = ["sees", "hears", "meets", "joins"]
    let objects = ["Lund", "Oslo", "Kiel", "Turku"]
    for i in 0..<4 {
      for j in 0..<4 {
        for k in 0..<4 {
          let words = ["then", subjects[i], verbs[j], objects[k]].map { Word(form: $0) }
          builder.add(Sentence(words: words))
        }
      }
    }
    let lexicon = builder.build()
    #expect(lexicon.count == 13)
    func classOf(_ form: String) -> UInt64? { lexicon.wordClass(of: form)?.cluster }
    for group in [subjects, verbs, objects] { #expect(Set(group.map(classOf)).count == 1, "\(group)") }
    #expect(Set([subjects[0], verbs[0], objects[0]].map(classOf)).count == 3)
    #expect(lexicon.wordClass(of: "Lund")?.caseHabit == 5 && lexicon.wordClass(of: "sees")?.caseHabit == 1)
    #expect(lexicon.wordClass(of: "unseen") == nil)
  }

  @Test("no text gives an empty lexicon")
  func emptyText() { #expect(NameLexiconBuilder().build().count == 0) }
}
