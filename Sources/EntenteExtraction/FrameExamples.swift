public import EntenteModel
public import EntenteOntology

/// A frame whose example does not give what it says.
public struct FrameExampleFailure: Hashable, Sendable, CustomStringConvertible {
  public var frame: String
  /// `file:line` of the frame.
  public var origin: String
  public var example: String
  public var missing: FrameExpectation
  /// What was found instead, in words.
  public var found: [String]

  public var description: String {
    let expected =
      "\(missing.subject) \(missing.relation) \(missing.object) (\(missing.polarity), \(missing.modality), \(missing.attribution))"
    let given = found.isEmpty ? "nothing" : found.joined(separator: "; ")
    return "\(origin): frame '\(frame)': \"\(example)\" does not give \(expected), but \(given)"
  }
}

/// Runs the examples of a lexicon.
public enum FrameExamples {
  /// The examples that do not give what they promise.
  /// - Parameter extract: extraction of one short text.
  public static func failures(of ontology: Ontology, extract: (String) -> Extraction) -> [FrameExampleFailure]
  {
    let symmetric = Set(ontology.relations.filter(\.isSymmetric).map(\.name))
    return ontology.lexicon.frames.flatMap { frame -> [FrameExampleFailure] in
      guard !frame.example.isEmpty else { return [] }
      let extraction = extract(frame.example)
      return frame.expectations.filter { expected in
        !extraction.assertions.contains { gives($0, expected, symmetric, in: extraction) }
      }.map { missing in
        FrameExampleFailure(
          frame: frame.id, origin: frame.origin, example: frame.example, missing: missing,
          found: extraction.assertions.map { words(of: $0, in: extraction) })
      }
    }
  }

  private static func gives(
    _ found: Assertion, _ expected: FrameExpectation, _ symmetric: Set<RelationName>,
    in extraction: Extraction
  ) -> Bool {
    guard found.relation == expected.relation, found.polarity == expected.polarity,
      found.modality == expected.modality
    else { return false }
    let straight =
      isNamed(found.subject, expected.subject, extraction)
      && isNamed(found.object, expected.object, extraction)
    // Symmetric relations may stand in either direction; for the others the reverse is another statement.
    let reversed =
      symmetric.contains(found.relation) && isNamed(found.subject, expected.object, extraction)
      && isNamed(found.object, expected.subject, extraction)
    guard straight || reversed else { return false }
    switch found.attribution {
    case .author, .unnamed: return found.attribution.description == expected.attribution
    case .entity(let id): return isNamed(id, expected.attribution, extraction)
    case .named(let words): return words == expected.attribution
    }
  }

  private static func isNamed(_ id: EntityID, _ name: String, _ extraction: Extraction) -> Bool {
    guard let entity = extraction.entities.first(where: { $0.id == id }) else { return false }
    let wanted = plain(name)
    let mentions = extraction.mentions.filter { $0.entity == id }.map(\.text)
    return ([entity.name] + entity.aliases + mentions).contains { plain($0) == wanted }
  }

  /// Lower case, without article.
  private static func plain(_ name: String) -> String {
    var words = name.lowercased().split(separator: " ")
    if let first = words.first, ["the", "a", "an"].contains(first) { words.removeFirst() }
    return words.joined(separator: " ")
  }

  private static func words(of assertion: Assertion, in extraction: Extraction) -> String {
    func name(_ id: EntityID) -> String { extraction.entities.first { $0.id == id }?.name ?? id.rawValue }
    var text = "\(name(assertion.subject)) \(assertion.relation) \(name(assertion.object))"
    if assertion.polarity == .negated { text += " negated" }
    if assertion.modality != .fact { text += " \(assertion.modality.rawValue)" }
    if assertion.attribution != .author { text += " @\(assertion.attribution)" }
    return text
  }
}
