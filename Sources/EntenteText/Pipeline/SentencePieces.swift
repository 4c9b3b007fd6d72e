/// A sentence too long to be parsed at once: where it is cut, and how the pieces become one tree.
enum SentencePieces {
  /// Consecutive pieces of at most `longest` words: each is cut at the last of the strongest marks in its second half.
  static func cut(_ words: [Word], longest: Int) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    while words.count - start > longest {
      var end = start + longest
      var best = 0
      for i in start + longest / 2..<start + longest where strength(words[i].form) >= max(best, 1) {
        best = strength(words[i].form)
        end = i + 1
      }
      pieces.append(start..<end)
      start = end
    }
    pieces.append(start..<words.count)
    return pieces
  }

  /// Makes one tree of the trees of the pieces, whose heads count from the start of their piece: the roots of later ones hang on
  /// the first as `parataxis`.
  static func join(_ pieces: [Range<Int>], of words: inout [Word]) {
    var root = -1
    for piece in pieces {
      for i in piece {
        if words[i].head >= 0 {
          words[i].head += piece.lowerBound
        } else if root < 0 {
          root = i
        } else {
          words[i].head = root
          words[i].deprel = "parataxis"
        }
      }
    }
  }

  private static func strength(_ form: String) -> Int {
    switch form {
    case ".", "!", "?", "…": 3
    case ";", ":", "|": 2
    case ",", ")", "–", "—", "-", "/": 1
    default: 0
    }
  }
}
