import Foundation

/// How sure one may be of a proposition: the chance that the parser read the sentence rightly, times what the
/// construction is worth to a reader.
///
/// The chance comes from a logistic model over what went into the proposition, fitted on trees made by hand
/// (`tools/fit_openie_confidence.py`, on the development trees of UD English EWT and GUM: 7,800 propositions, 68 % of them
/// as in the tree made by hand; estimates in steps of a tenth are right within .13 on sentences left out). No set by which
/// extraction is measured took part. The worth is set by reason, not fitted: see ``worth(_:)``.
enum PropositionConfidence {
  /// From 0 to 1, in thousandths.
  static func of(_ proposition: Proposition) -> Double {
    let logit = features(proposition).reduce(0) { $0 + (weights[$1.name] ?? 0) * $1.value }
    let estimate = worth(proposition) / (1 + exp(-logit))
    return (estimate * 1000).rounded() / 1000
  }

  /// What a proposition adds for somebody who asks what the sentence says: a whole clause all that it says; a piece of a
  /// whole that is given too, half; less still a verb alone, one that names the object again to add a circumstance or that
  /// takes a noun apart, and "has".
  static func worth(_ proposition: Proposition) -> Double {
    switch proposition.kind {
    case .core, .content, .full: proposition.derivation.isPiece ? 0.5 : 1
    case .apposition, .title: 0.8
    case .bare, .adjunct, .nested, .modifier, .possession: 0.4
    }
  }

  private static let weights: [String: Double] = [
    "ambiguous": 0.295,
    "bias": 2.953,
    "distance": -0.221,
    "kind.adjunct": -0.575,
    "kind.apposition": -1.299,
    "kind.bare": -0.961,
    "kind.content": 0.038,
    "kind.full": 0.093,
    "kind.modifier": 1.107,
    "kind.nested": 0.055,
    "kind.possession": 0.592,
    "kind.title": -2.181,
    "length": -0.212,
    "listed": -0.421,
    "pronoun": 0.249,
    "sentence_length": -0.455,
    "subject_from.adverbial": -0.811,
    "subject_from.controlled": 0.007,
    "subject_from.participle": -0.697,
    "subject_from.relative": -0.364,
    "subject_from.shared": -0.532,
  ]

  /// As `tools/fit_openie_confidence.py` reads them off the program's answer. A kind or origin without a weight is the one
  /// that others are compared with.
  private static func features(_ proposition: Proposition) -> [(name: String, value: Double)] {
    let derivation = proposition.derivation
    return [
      ("bias", 1), ("kind.\(proposition.kind.rawValue)", 1),
      ("subject_from.\(derivation.origin.rawValue)", 1),
      ("listed", derivation.isListed ? 1 : 0), ("ambiguous", derivation.isAmbiguous ? 1 : 0),
      ("pronoun", derivation.hasPronoun ? 1 : 0), ("distance", log(Double(1 + derivation.distance))),
      ("length", log(Double(1 + derivation.length))),
      ("sentence_length", log(Double(1 + derivation.sentenceLength))),
    ]
  }
}
