/// The text that annotated sentences were made from, as far as it can be rebuilt.
public enum RawText {
  /// Surface tokens joined as `SpaceAfter` says; each `newpar` or `newdoc` among a sentence's comments begins a paragraph,
  /// which an empty line parts from the one before.
  ///
  /// - Returns: UTF-8
  /// - Complexity: O(words)
  public static func of(_ sentences: [Sentence]) -> [UInt8] {
    var text: [UInt8] = []
    for sentence in sentences {
      let opensParagraph = sentence.comments.contains {
        let comment = $0.drop { $0 == " " }
        return comment.hasPrefix("newpar") || comment.hasPrefix("newdoc")
      }
      if opensParagraph && !text.isEmpty { text += Array("\n\n".utf8) }
      append(sentence, to: &text)
    }
    return text
  }

  private static func append(_ sentence: Sentence, to text: inout [UInt8]) {
    var tokens = sentence.multiwordTokens[...]
    var i = 0
    while i < sentence.words.count {
      var last = i
      if let token = tokens.first, token.words.lowerBound == i {
        tokens.removeFirst()
        text += Array(token.form.utf8)
        last = token.words.upperBound - 1
      } else {
        text += Array(sentence.words[i].form.utf8)
      }
      if sentence.words[last].spaceAfter { text.append(0x20) }
      i = last + 1
    }
  }
}
