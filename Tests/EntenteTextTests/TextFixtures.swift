import EntenteText
import Foundation

/// Annotated sentences of our own for small models: `|` cuts a token, `~` a word within a token, a space both.
enum TextFixtures {
  static func sentences(_ lines: [String]) -> [Sentence] {
    lines.enumerated().map { number, line in
      sentence(line, comments: [" newpar id = \(number)", " sent_id = \(number)"])
    }
  }

  static func sentence(_ line: String, comments: [String] = []) -> Sentence {
    var words: [Word] = []
    var multiword: [Sentence.MultiwordToken] = []
    for chunk in line.split(separator: " ") {
      let tokens = chunk.split(separator: "|", omittingEmptySubsequences: false)
      for (t, token) in tokens.enumerated() {
        let parts = token.split(separator: "~")
        if parts.count > 1 {
          multiword.append(.init(form: parts.joined(), words: words.count..<words.count + parts.count))
        }
        for (p, part) in parts.enumerated() {
          words.append(Word(form: String(part), spaceAfter: t + 1 == tokens.count && p + 1 == parts.count))
        }
      }
    }
    return Sentence(words: words, multiwordTokens: multiword, comments: comments)
  }

  /// A paragraph: several sentences, the first one marked.
  static func paragraph(_ lines: [String]) -> [Sentence] {
    lines.enumerated().map { sentence($1, comments: $0 == 0 ? [" newpar"] : []) }
  }

  static let lessons: [Sentence] =
    paragraph([
      "The council met on Monday|.", "Ministers did~n't agree|, so talks go on|.", "Mr. Orban left early|.",
      "They can~not wait|.",
    ])
    + paragraph([
      "Gen. Lindt said|: \"|We~'ll stay|.|\"", "The U.S. envoy has~n't replied|.", "It|'s long|-|term work|.",
      "Costs rose by 3.5 %|.", "See p. 4 (|and p. 5|)|.",
    ])
    + paragraph([
      "China~'s envoy spoke|.", "He cited Art. 5|.", "We can~not accept this|!", "Who is~n't here|?",
      "Nobody~’s here|.",
      "They ca~n’t come|.",
    ])

  /// A tokeniser that knows little, made in an instant: what holds for it holds for any weights.
  static let smallTokenizer: Tokenizer = {
    var trainer = TokenizerTrainer()
    trainer.splitBits = 12
    trainer.sentenceBits = 12
    trainer.splitEpochs = 10
    trainer.sentenceEpochs = 10
    return trainer.train(lessons)
  }()

  /// The trained model of the repository or of `ENTENTE_MODEL`; `nil` where there is none.
  static let modelPath: String? = {
    let manager = FileManager.default
    if let path = ProcessInfo.processInfo.environment["ENTENTE_MODEL"] {
      return manager.fileExists(atPath: path) ? path : nil
    }
    var folder = URL(fileURLWithPath: manager.currentDirectoryPath)
    while folder.path != "/" {
      let path = folder.appendingPathComponent("models/english.model").path
      if manager.fileExists(atPath: path) { return path }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  static func forms(_ sentences: [Sentence]) -> [[String]] { sentences.map { $0.words.map(\.form) } }
}
