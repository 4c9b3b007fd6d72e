import EntenteOntology

/// Contexts of PLOVER ("why") by the words of the sentence: the classes `context military`, `context election`, … of the lexicon.
struct EventContexts: Sendable {
  private let byLemma: [String: [String]]

  init(_ lexicon: FrameLexicon) {
    let prefix = "context "
    var byLemma: [String: [String]] = [:]
    for name in lexicon.classes.keys.sorted() where name.hasPrefix(prefix) {
      for lemma in lexicon.classes[name, default: []] {
        byLemma[lemma, default: []].append(String(name.dropFirst(prefix.count)))
      }
    }
    self.byLemma = byLemma
  }

  /// Contexts of the frame, then of the words below the event's outermost predicate, in the order of the text.
  func contexts(of draft: EventDraft, in table: ClauseTable) -> [String] {
    var found = draft.contexts
    let outer = draft.chain.last ?? draft.trigger
    for word in table.at.tree.subtree(of: outer, where: { table.at.relation($0) != "parataxis" }) {
      for key in [table.at.lemma(word), table.at.lower(word)].uniqued() {
        for context in byLemma[key] ?? [] where !found.contains(context) { found.append(context) }
      }
    }
    return found
  }
}
