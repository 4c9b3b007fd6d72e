/// What makes a sentence of political text hard, found by properties of its gold tree and forms.
///
/// Each stands for the words that it concerns; the score of a phenomenon is that of those words.
public enum Phenomenon: String, CaseIterable, Sendable {
  case all = "all words"
  /// Words whose arc another one crosses.
  case nonprojective = "crossing arcs"
  case longSentences = "sentences of 60 and more words"
  /// Conjuncts of coordinations of four and more, with their conjunctions and commas.
  case enumerations = "enumerations of 4 and more"
  /// Words between quotation marks, and the marks.
  case quotations = "quotations"
  /// Sentences without final punctuation and without a finite verb.
  case headings = "headings"
  /// Sentences written in capitals.
  case allCapitals = "all capitals"
  /// Words with hyphens, slashes and plus signs between their parts: "U.S.-China", "17+1".
  case compounds = "hyphenated compounds"
  /// Names of several words.
  case longNames = "names of several words"
  case dates = "dates"
  case money = "money"
  case numbers = "numbers"
  /// "[3]", "³", "*" behind a word.
  case noteMarks = "footnote marks"
  case parentheses = "parentheses"
}

extension TreeEvaluation {
  /// How the words of one phenomenon were analysed: shares of the gold words, in [0, 1].
  public struct PhenomenonScore: Sendable {
    public var phenomenon: Phenomenon
    /// Sentences that have such words.
    public var sentences: Int
    public var words: Int
    public var upos: Double
    public var uas: Double
    public var las: Double
  }

  /// One score a phenomenon, in the order of ``Phenomenon``; a word that the system does not have is wrong.
  ///
  /// - Complexity: O(words × longest sentence) at worst, for crossing arcs
  public func scoresByPhenomenon() -> [PhenomenonScore] {
    let finder = PhenomenonFinder(gold)
    return Phenomenon.allCases.map { score($0, words: finder.words(of: $0)) }
  }

  private func score(_ phenomenon: Phenomenon, words: [Int]) -> PhenomenonScore {
    let right = { (measure: TreeMeasure) in
      Score.share(
        words.count {
          alignment.systemWord[$0] >= 0 && isRight(alignment.systemWord[$0], measure)
        }, words.count)
    }
    return PhenomenonScore(
      phenomenon: phenomenon, sentences: Set(words.map { gold.words[$0].sentence }).count,
      words: words.count, upos: right(.upos), uas: right(.uas), las: right(.las))
  }
}
