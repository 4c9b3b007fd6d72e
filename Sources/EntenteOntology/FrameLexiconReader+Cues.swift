import EntenteModel
import Yams

/// Cues of stance and support verbs.
extension FrameLexiconReader {
  private static let cueKeys: Set<String> = [
    "words", "scope", "governs", "polarity", "modality", "weak", "negation", "speaker", "speakers", "except",
  ]

  mutating func cue(_ section: Section) -> StanceCue? {
    checkKeys(section, known: Self.cueKeys)
    let scopeName = section.body["scope"]?.string ?? "complement"
    guard
      let scope = StanceCue.Scope.names.firstIndex(of: scopeName).flatMap({
        StanceCue.Scope(rawValue: UInt8($0))
      })
    else {
      report(section.file, line(section, "scope"), "scope is head, argument or complement")
      return nil
    }
    var cue = StanceCue(name: section.key, words: fullWords(section), scope: scope)
    cue.origin = "\(section.file):\(section.line)"
    cue.governs = paths(section, "governs")
    cue.polarity = value(section.body["polarity"], in: section)
    cue.modality = value(section.body["modality"], in: section)
    cue.isWeak = section.body["weak"]?.bool ?? false
    if let negation = section.body["negation"]?.string {
      guard let index = StanceCue.Negation.names.firstIndex(of: negation),
        let value = StanceCue.Negation(rawValue: UInt8(index))
      else {
        report(section.file, line(section, "negation"), "negation is passes or blocks")
        return nil
      }
      cue.negation = value
    }
    if let speaker = section.body["speaker"]?.string {
      cue.speaker = speaker == "unnamed" ? .unnamed : .path(paths(section, "speaker"))
    }
    cue.speakerTypes = section.body["speakers"]?.array().compactMap { $0.string.map { EntityType($0) } } ?? []
    for item in section.body["except"]?.array() ?? [] {
      guard let text = item.string else { continue }
      guard text.hasPrefix("$") else {
        cue.exceptions.insert(text)
        continue
      }
      if let lemmas = classes[String(text.dropFirst())] {
        cue.exceptions.formUnion(lemmas)
      } else {
        report(section.file, item.mark?.line ?? section.line, "'\(text)' is no class")
      }
    }
    if scope == .complement && cue.governs.isEmpty {
      report(section.file, section.line, "cue '\(section.key)' says not what it governs")
    }
    return cue
  }

  mutating func support(_ section: Section) -> SupportVerb? {
    checkKeys(section, known: ["words", "passes", "polarity", "modality"])
    var support = SupportVerb(words: fullWords(section))
    support.origin = "\(section.file):\(section.line)"
    if let passing = section.body["passes"]?.string {
      guard let index = SupportVerb.Passing.names.firstIndex(of: passing),
        let value = SupportVerb.Passing(rawValue: UInt8(index))
      else {
        report(section.file, line(section, "passes"), "passes is subject or object")
        return nil
      }
      support.passing = value
    }
    support.polarity = value(section.body["polarity"], in: section) ?? .affirmed
    support.modality = value(section.body["modality"], in: section)
    return support
  }
}
