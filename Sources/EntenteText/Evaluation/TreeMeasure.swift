/// What is counted when two files of trees are compared, in the order in which it is reported.
///
/// - Source: D. Zeman et al., "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal Dependencies", 2018.
public enum TreeMeasure: String, CaseIterable, Sendable {
  /// Surface tokens that cover the same characters.
  case tokens = "Tokens"
  /// Sentences that cover the same characters.
  case sentences = "Sentences"
  /// Syntactic words that could be matched; all measures below count among these.
  case words = "Words"
  case upos = "UPOS"
  case xpos = "XPOS"
  /// Universal features alone, as a set.
  case ufeats = "UFeats"
  /// UPOS, XPOS and universal features at once.
  case allTags = "AllTags"
  /// A gold lemma of `_` accepts any.
  case lemmas = "Lemmas"
  /// Heads.
  case uas = "UAS"
  /// Heads and relations without their subtypes.
  case las = "LAS"
  /// LAS of words in content relations.
  case clas = "CLAS"
  /// CLAS with UPOS, universal features, and the same of all function words that hang on the word.
  case mlas = "MLAS"
  /// CLAS with lemmas.
  case blex = "BLEX"
}

/// Relations of Universal Dependencies that say something about content, and those of function words.
///
/// - Source: the CoNLL 2018 shared task's evaluation, sections on CLAS and MLAS.
enum RelationClass {
  static let content: Set<String> = [
    "nsubj", "obj", "iobj", "csubj", "ccomp", "xcomp", "obl", "vocative", "expl", "dislocated", "advcl",
    "advmod", "discourse", "nmod", "appos", "nummod", "acl", "amod", "conj", "fixed", "flat", "compound",
    "list", "parataxis", "orphan", "goeswith", "reparandum", "root", "dep",
  ]
  static let function: Set<String> = ["aux", "cop", "mark", "det", "clf", "case", "cc"]
}

/// Features whose values are compared: the universal ones of UD v2.
enum UniversalFeature {
  static let names: Set<String> = [
    "PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case",
    "Definite", "Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person",
    "Polite",
  ]
}
