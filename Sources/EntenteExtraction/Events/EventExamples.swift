package import EntenteOntology

/// An example that does not give the events that it promises.
package struct EventExampleFailure: Hashable, Sendable, CustomStringConvertible {
  package var example: EventExample
  package var missing: EventExpectation
  /// What was found instead, in words.
  package var found: [String]

  package var description: String {
    let given = found.isEmpty ? "nothing" : found.joined(separator: "; ")
    return "\(example.origin): '\(example.name)': \"\(example.text)\" does not give \(missing), but \(given)"
  }
}

/// Runs the sentences of a lexicon that say which events they give.
package enum EventExamples {
  /// - Parameter code: the events of one short text.
  package static func failures(of lexicon: FrameLexicon, code: (String) -> [CodedEvent])
    -> [EventExampleFailure]
  {
    lexicon.eventExamples.flatMap { example in
      let records = code(example.text)
      return example.expectations.filter { expected in !records.contains { gives($0, expected) } }
        .map { EventExampleFailure(example: example, missing: $0, found: records.flatMap(Self.words)) }
    }
  }

  private static func gives(_ record: CodedEvent, _ expected: EventExpectation) -> Bool {
    guard record.cameo == expected.code || record.plover == expected.code else { return false }
    return record.dyads.contains {
      $0.source.description == expected.source && $0.target.description == expected.target
    }
  }

  private static func words(_ record: CodedEvent) -> [String] {
    record.dyads.map { "\($0.source) > \($0.target) \(record.cameo ?? record.plover ?? "---")" }
  }
}
