/// A dependency tree drawn with lines of text, one word a line, dependents in the order of the sentence.
///
/// ```
/// signed VERB root
/// ├─ France PROPN nsubj
/// ├─ treaty NOUN obj
/// │  └─ the DET det
/// └─ . PUNCT punct
/// ```
public enum TreeDrawing {
  /// - Returns: one line a word, each with its line end; words that no root reaches are left out.
  /// - Complexity: O(words × depth of the tree)
  public static func draw(_ sentence: Sentence) -> String {
    var dependents = [[Int]](repeating: [], count: sentence.words.count)
    for (i, word) in sentence.words.enumerated() where sentence.words.indices.contains(word.head) {
      dependents[word.head].append(i)
    }
    var out = ""
    // Prefixes are kept on an own stack: a tree can be as deep as the sentence is long.
    var open = sentence.words.indices.filter { sentence.words[$0].head < 0 }.reversed().map {
      (word: $0, lead: "", rest: "")
    }
    while let (i, lead, rest) = open.popLast() {
      let word = sentence.words[i]
      out += "\(lead)\(word.form) \(word.upos.name) \(word.deprel)\n"
      for (k, dependent) in dependents[i].reversed().enumerated() {
        open.append((dependent, rest + (k == 0 ? "└─ " : "├─ "), rest + (k == 0 ? "   " : "│  ")))
      }
    }
    return out
  }
}
