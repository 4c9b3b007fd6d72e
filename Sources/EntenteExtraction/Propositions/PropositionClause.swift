/// What one predicate says on the surface: its words, what it is said of, and its arguments; control, raising, relative
/// clauses and shared subjects undone, lists not yet.
struct PropositionClause {
  struct Argument {
    enum Role { case object, predicative, agent, oblique, bare, clause, adverb }

    var role: Role
    /// One for each conjunct.
    var members: [Member]

    var head: Int { members[0].head }

    /// Whether a verb needs it to make sense; the first of these opens the list of arguments.
    var isCore: Bool {
      switch role {
      case .object, .predicative, .agent, .clause: true
      case .oblique, .bare, .adverb: false
      }
    }
  }

  struct Member {
    /// Words of the preposition.
    var marker: [Int]
    var head: Int
  }

  /// The word that carries the meaning: the last verb of a chain, the noun or adjective behind a copula.
  var predicate: Int
  /// Auxiliaries, negation, verb, particle, infinitives below it.
  var verb: [Int]
  var subjects: [Int]
  /// Core arguments first, else in surface order.
  var arguments: [Argument]
  var origin: Derivation.Origin
  /// Words of who says so, or of the condition.
  var context: [Int]
}
