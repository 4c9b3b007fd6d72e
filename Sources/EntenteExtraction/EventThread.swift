import EntenteModel
import EntenteText

/// The event that a text goes on telling of: "Smith spoke today with Jones. The two discussed …": what the participants
/// say and agree on in the sentences behind it, told in the past tense and without a date of its own, was on that day. And
/// what came of it: "In 1999 … As a result, relations froze" holds from then on.
struct EventThread {
  private struct Anchor {
    var validity: Validity
    var participants: Set<EntityID>
    var sentence: Int
  }

  private var anchor: Anchor?
  /// The only date of the sentence before.
  private var before: (date: PartialDate, sentence: Int)?

  /// Sentences over which a report of one event goes on.
  private static let reach = 12
  /// Event types of meeting and speaking.
  private static let spoken: Set<String> = [
    "CONSULT", "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "CONCEDE",
  ]
  private static let meetings: Set<RelationName> = [
    "meetsWith", "discusses", "holdsDialogueWith", "visits", "hosts",
  ]

  /// The day of the thread, if an assertion without a date belongs to it.
  func date(of assertion: Assertion, trigger: Int, in table: ClauseTable, sentence: Int) -> Validity? {
    if let before, before.sentence == sentence - 1, Self.isConsequence(table.at),
      Self.isTold(trigger, in: table),
      assertion.modality == .fact
    {
      return Validity(from: before.date, to: nil)
    }
    guard let anchor, sentence - anchor.sentence <= Self.reach, assertion.polarity == .affirmed,
      assertion.modality == .fact || assertion.modality == .planned,
      anchor.participants.contains(assertion.subject) || anchor.participants.contains(assertion.object),
      isSpoken(assertion), Self.isTold(trigger, in: table)
    else { return nil }
    return anchor.validity
  }

  /// Whether two actors who are not among the participants have to do with each other: the text has gone on to something else.
  private func tellsOfOthers(_ assertions: [Assertion], than anchor: Anchor) -> Bool {
    let facts = assertions.filter { Self.meetings.contains($0.relation) && $0.attribution == .author }
    return !facts.isEmpty
      && facts.allSatisfy {
        !anchor.participants.contains($0.subject) && !anchor.participants.contains($0.object)
          && ["state", "org", "person"].contains($0.object.kind)
      }
  }

  private static func isConsequence(_ at: ClauseWords) -> Bool {
    let opening = at.words.indices.prefix(3).map { at.lower($0) }.joined(separator: " ") + " "
    return ["as a result", "as a consequence", "consequently", "in consequence", "thereupon", "in response"]
      .contains { opening.hasPrefix($0 + " ") }
  }

  private func isSpoken(_ assertion: Assertion) -> Bool {
    Self.meetings.contains(assertion.relation)
      || ["states", "supports", "criticises", "plans", "considers", "callsFor", "opposes"].contains(
        assertion.relation.rawValue)
      || assertion.event.map { Self.spoken.contains($0.plover) } ?? false
  }

  /// Whether the verb of a trigger stands in the simple past: "had met" and "have met" are of another time.
  private static func isTold(_ trigger: Int, in table: ClauseTable) -> Bool {
    let at = table.at
    var node = trigger
    for _ in 0...at.words.count {
      let auxiliaries = at.children(node, "aux").map { at.lemma($0) }
      if auxiliaries.contains("have") { return false }
      if at.words[node].xpos == "VBD" { return true }
      if at.words[node].xpos == "VBN",
        at.children(node, "aux").contains(where: { at.words[$0].xpos == "VBD" })
      {
        return true
      }
      if ["VBZ", "VBP", "MD"].contains(at.words[node].xpos) || !auxiliaries.isEmpty { return false }
      guard let head = at.tree.head(of: node) else { return false }
      node = head
    }
    return false
  }

  /// Takes notice of a sentence: a meeting of a known day opens a thread, another date ends it.
  mutating func read(_ assertions: [Assertion], dates: [DateExpression], sentence: Int) {
    let days = dates.filter { $0.kind == .on }
    before = days.count == 1 ? days[0].validity.from.map { ($0, sentence) } : nil
    let meeting = assertions.first { assertion in
      Self.meetings.contains(assertion.relation) && assertion.modality == .fact
        && assertion.polarity == .affirmed
        && assertion.attribution == .author && assertion.validity?.isPoint ?? false
    }
    if let meeting, let validity = meeting.validity {
      let isSame = anchor.map { $0.validity == validity } ?? false
      let known = isSame ? anchor?.participants ?? [] : []
      anchor = Anchor(
        validity: validity, participants: known.union([meeting.subject, meeting.object]), sentence: sentence)
    } else if let anchor, tellsOfOthers(assertions, than: anchor) {
      self.anchor = nil
    } else if let anchor, dates.contains(where: { $0.validity != anchor.validity && $0.kind == .on }) {
      self.anchor = nil
    }
  }
}
