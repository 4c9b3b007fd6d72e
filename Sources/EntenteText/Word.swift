/// The 17 universal part-of-speech tags.
///
/// Source: Universal Dependencies v2, https://universaldependencies.org/u/pos/
public enum UPOS: UInt8, CaseIterable, Sendable {
  case adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x

  public static let names = [
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
    "SCONJ", "SYM", "VERB", "X",
  ]

  public var name: String { Self.names[Int(rawValue)] }

  public init?(name: some StringProtocol) {
    guard let index = Self.names.firstIndex(where: { $0 == name }) else { return nil }
    self.init(rawValue: UInt8(index))
  }
}

/// One syntactic word of a sentence, with its analysis.
public struct Word: Sendable, Equatable {
  public var form: String
  /// UTF-8 byte range in the analysed text; empty where there is no text (CoNLL-U without `# text`).
  public var range: Range<Int>
  /// Whether white space follows in the text (`SpaceAfter=No` otherwise).
  public var spaceAfter: Bool
  public var lemma: String
  public var upos: UPOS
  /// Language-specific tag (Penn Treebank tags for English); empty where unknown.
  public var xpos: String
  /// Morphological features as in CoNLL-U, `Number=Sing|Person=3`; empty where there are none.
  public var feats: String
  /// Index of the head in the sentence's words; -1 for the root.
  public var head: Int
  /// Universal dependency relation with its subtype, `nsubj:pass`.
  public var deprel: String
  /// Name tag in IOB2: `O`, `B-PER`, `I-PER`, `B-ORG`, …
  public var nameTag: String

  public init(
    form: String, range: Range<Int> = 0..<0, spaceAfter: Bool = true, lemma: String = "", upos: UPOS = .x,
    xpos: String = "", feats: String = "", head: Int = -1, deprel: String = "dep", nameTag: String = "O"
  ) {
    self.form = form
    self.range = range
    self.spaceAfter = spaceAfter
    self.lemma = lemma
    self.upos = upos
    self.xpos = xpos
    self.feats = feats
    self.head = head
    self.deprel = deprel
    self.nameTag = nameTag
  }
}
