package import EntenteText

/// A stretch of an extraction: words of the sentence in their order of reading, and the few words of ours ("is", "has")
/// that a noun phrase leaves unsaid.
package struct Phrase: Sendable, Hashable {
  package enum Piece: Sendable, Hashable {
    /// Index of a word of the sentence.
    case word(Int)
    case added(String)
  }

  package private(set) var pieces: [Piece]

  package init(_ pieces: [Piece] = []) { self.pieces = pieces }

  package init(words: some Sequence<Int>) { pieces = words.map { .word($0) } }

  static func added(_ form: String) -> Phrase { Phrase([.added(form)]) }

  package var isEmpty: Bool { pieces.isEmpty }

  /// Indices of the sentence's words, in the order of the phrase.
  package var words: [Int] {
    pieces.compactMap { if case .word(let word) = $0 { word } else { nil } }
  }

  static func + (a: Phrase, b: Phrase) -> Phrase { Phrase(a.pieces + b.pieces) }

  /// The phrase as the sentence writes it: neighbours keep their white space, all others get one space between them.
  package func text(in sentence: Sentence) -> String {
    var text = ""
    var last: Int?
    for piece in pieces {
      let form: String
      var isJoined = false
      switch piece {
      case .word(let word):
        isJoined = last.map { $0 + 1 == word && !sentence.words[$0].spaceAfter } ?? false
        form = sentence.words[word].form
        last = word
      case .added(let added):
        form = added
        last = nil
      }
      if !text.isEmpty && !isJoined { text += " " }
      text += form
    }
    return text
  }
}
