import EntenteText
import Testing

@Suite("scoring names")
struct NameEvaluationTests {
  private func sentences(_ tags: String...) -> [Sentence] {
    var number = 0
    return tags.map { line in
      Sentence(
        words: line.split(separator: " ").map {
          number += 1
          return Word(form: "w\(number)", nameTag: String($0))
        })
    }
  }

  @Test("right are names of the same words and the same type")
  func exact() throws {
    let gold = sentences("B-PER I-PER O B-ORG", "B-LOC O B-LOC")
    let system = sentences("B-PER I-PER O B-LOC", "B-LOC I-LOC B-LOC")
    let evaluation = try NameEvaluation(gold: gold, system: system)
    #expect(evaluation.all == Score(correct: 2, gold: 4, system: 4))
    #expect(evaluation.byType.map(\.type) == ["LOC", "ORG", "PER"])
    #expect(evaluation.byType[0].score == Score(correct: 1, gold: 2, system: 3))
    #expect(evaluation.byType[1].score == Score(correct: 0, gold: 1, system: 0))
    #expect(evaluation.byType[1].score.precision == 0 && evaluation.byType[1].score.f1 == 0)
  }

  @Test("types may be left out, renamed and dropped")
  func types() throws {
    let gold = sentences("B-PER O B-GPE O B-MISC")
    let system = sentences("B-ORG O B-LOC O O")
    #expect(try NameEvaluation(gold: gold, system: system).all.correct == 0)
    #expect(try NameEvaluation(gold: gold, system: system, ignoresTypes: true).all.correct == 2)
    let mapped = try NameEvaluation(gold: gold, system: system, newTypes: ["GPE": "LOC", "MISC": ""])
    #expect(mapped.all == Score(correct: 1, gold: 2, system: 2))
  }

  @Test("other words are an error that names the first")
  func otherWords() {
    let gold = sentences("O O O")
    #expect(throws: EvaluationError.wordsDiffer(number: 3, gold: "w3", system: "(end)")) {
      try NameEvaluation(gold: gold, system: self.sentences("O O"))
    }
  }

  @Test("tags of other schemes become IOB2")
  func schemes() throws {
    let text = "a\tS-PER\nb\tI-LOC\nc\tE-LOC\nd\tU-ORG\ne\tB-PER\nf\tL-PER\ng\tI-PER\nh\tE-ORG\n"
    let words = try IOB2.parse(Array(text.utf8), file: "x").flatMap(\.words)
    #expect(
      words.map(\.nameTag) == ["B-PER", "B-LOC", "I-LOC", "B-ORG", "B-PER", "I-PER", "B-PER", "B-ORG"])
  }
}
