/// One thing that a sentence says: a predicate and its arguments, the first being who or what it is said of.
package struct Proposition: Sendable, Hashable {
  /// The construction that it was read from.
  package enum Kind: String, Sendable, CaseIterable {
    /// A verb or copula with its object or complement: "signed | a treaty".
    case core
    /// A verb with nothing but its subject: "the talks failed".
    case bare
    /// A verb with object and one argument more: "signed a treaty in | Rome".
    case adjunct
    /// A verb with all its arguments: "signed | a treaty | in Rome".
    case full
    /// A noun of the predicate with an argument of its own: "signed a treaty with | Japan".
    case nested
    /// A verb with a clause: "said | that they agree".
    case content
    case apposition
    case possession
    case title
    /// A participle before a noun: "the NATO-led mission".
    case modifier
  }

  package var kind: Kind
  package var predicate: Phrase
  package var arguments: [Phrase]
  /// Who says or thinks so ("Mali said"), the claim that it is, or its condition ("if"); empty where the sentence itself says it.
  package var context = Phrase()
  package var derivation = Derivation()
  /// An estimate from 0 to 1 that a reader would subscribe to it; see ``PropositionConfidence``.
  package var confidence = 0.0
}

/// What went into a proposition, as far as it tells how sure one may be.
package struct Derivation: Sendable, Hashable {
  /// Where the predicate's subject was found.
  package enum Origin: String, Sendable, CaseIterable {
    /// It is the predicate's own.
    case own
    /// That of a coordinated predicate.
    case shared
    /// That of the verb above, or its object: "agreed to", "asked them to".
    case controlled
    /// The noun that a relative clause says more about.
    case relative
    /// The noun before a participle or infinitive.
    case participle
    /// That of the clause that an adverbial clause belongs to.
    case adverbial
    /// There is no verb.
    case noun
  }

  package var origin = Origin.own
  /// Whether one of the arguments is a later member of a list.
  package var isListed = false
  /// Whether a noun stands between the predicate's head and a prepositional argument, which may be the noun's.
  package var isAmbiguous = false
  /// Words from the predicate's head to the last argument's.
  package var distance = 0
  /// Words of the last argument.
  package var length = 0
  /// Words of the sentence.
  package var sentenceLength = 0
  /// Whether its first argument is a pronoun.
  package var hasPronoun = false
  /// Whether another proposition says all of the clause.
  package var isPiece = false
}
