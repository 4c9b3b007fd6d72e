import EntenteModel
package import EntenteText

/// How many arguments a proposition has.
package enum PropositionForm: String, Sendable, CaseIterable {
  /// All that the clause has, in one proposition.
  case all
  /// Two: each further argument makes a proposition of its own, whose predicate names the object.
  case two
  /// The whole, then its pieces.
  case both
}

/// Open extraction: what a sentence says, as predicates and arguments in its own words, without an inventory of relations.
///
/// - Source: the clause types of L. Del Corro and R. Gemulla, "ClausIE: clause-based open information extraction", 2013;
///   small propositions as K. Gashteovski and others ask for in "BenchIE", 2022.
package struct PropositionFinder: Sendable {
  private let form: PropositionForm

  package init(form: PropositionForm = .both) { self.form = form }

  /// The propositions of an analysed sentence, in the order of their predicates, those of nouns last; none twice.
  ///
  /// A sentence whose heads are no tree gives what can be read of it.
  /// - Complexity: O(words × depth) for usual trees.
  package func propositions(in sentence: Sentence) -> [Proposition] {
    let at = ClauseWords(sentence: AnalysedSentence(block: 0, blockKind: .paragraph, sentence: sentence))
    let reader = PropositionClauseReader(at)
    let found =
      reader.clauses().flatMap {
        PropositionBuilder.propositions(of: $0, form: form, phrases: reader.phrases)
      }
      + PropositionNouns(at: at, phrases: reader.phrases).propositions()
    var seen: Set<[Phrase]> = []
    return found.filter { proposition in
      proposition.arguments.allSatisfy { !$0.isEmpty }
        && seen.insert([proposition.predicate] + proposition.arguments).inserted
    }.map { proposition in
      var scored = proposition
      scored.confidence = PropositionConfidence.of(proposition)
      return scored
    }
  }
}
