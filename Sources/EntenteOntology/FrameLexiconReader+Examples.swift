import EntenteModel
import Yams

/// What a frame's example is expected to give.
extension FrameLexiconReader {
  mutating func expectations(_ section: Section) -> [FrameExpectation] {
    guard let node = section.body["expect"] else { return [] }
    let items = node.sequence.map(Array.init) ?? [node]
    return items.compactMap { item in
      let expectation = item.mapping.map(Self.expectation(of:)) ?? item.string.flatMap(Self.expectation(of:))
      if let expectation { return expectation }
      report(
        section.file, item.mark?.line ?? section.line,
        "an expectation is 'subject | relation | object | negated planned @speaker' or a mapping")
      return nil
    }
  }

  private static func expectation(of mapping: Node.Mapping) -> FrameExpectation? {
    guard let subject = mapping["subject"]?.string, let relation = mapping["relation"]?.string,
      let object = mapping["object"]?.string
    else { return nil }
    var expectation = FrameExpectation(subject: subject, relation: RelationName(relation), object: object)
    for (key, value) in mapping {
      guard let key = key.string, let text = value.string else { return nil }
      switch key {
      case "subject", "relation", "object": break
      case "polarity":
        guard let polarity = Polarity(rawValue: text) else { return nil }
        expectation.polarity = polarity
      case "modality":
        guard let modality = Modality(rawValue: text) else { return nil }
        expectation.modality = modality
      case "attribution": expectation.attribution = text
      default: expectation.arguments.append(FrameArgument(name: key, value: text))
      }
    }
    return expectation
  }

  /// The short form, `Mali | aids | Niger | negated planned @Paris`.
  private static func expectation(of text: String) -> FrameExpectation? {
    let parts = text.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
    guard (3...4).contains(parts.count) else { return nil }
    var expectation = FrameExpectation(subject: parts[0], relation: RelationName(parts[1]), object: parts[2])
    guard parts.count == 4 else { return expectation }
    var qualifiers = parts[3][...]
    if let at = qualifiers.firstIndex(of: "@") {
      expectation.attribution = String(qualifiers[qualifiers.index(after: at)...])
      qualifiers = qualifiers[..<at]
    }
    for word in qualifiers.split(separator: " ") {
      if let polarity = Polarity(rawValue: String(word)) {
        expectation.polarity = polarity
      } else if let modality = Modality(rawValue: String(word)) {
        expectation.modality = modality
      } else {
        return nil
      }
    }
    return expectation
  }
}
