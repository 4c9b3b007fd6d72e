/// A sentence: its words with their analysis, and the surface tokens that cover several words ("don't" = do + n't).
public struct Sentence: Sendable, Equatable {
  /// A surface token made of several syntactic words, as the `1-2` lines of CoNLL-U.
  public struct MultiwordToken: Sendable, Equatable {
    public var form: String
    /// Indices into `words`.
    public var words: Range<Int>

    public init(form: String, words: Range<Int>) {
      self.form = form
      self.words = words
    }
  }

  public var words: [Word]
  public var multiwordTokens: [MultiwordToken]
  /// UTF-8 byte range in the analysed text.
  public var range: Range<Int>
  /// Comment lines of CoNLL-U, without the leading `#`, kept for output.
  public var comments: [String]

  public init(
    words: [Word], multiwordTokens: [MultiwordToken] = [], range: Range<Int> = 0..<0, comments: [String] = []
  ) {
    self.words = words
    self.multiwordTokens = multiwordTokens
    self.range = range
    self.comments = comments
  }
}
