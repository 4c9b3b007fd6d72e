import EntenteModel
import Yams

/// Frames: their words, roles, conditions, results and codes.
extension FrameLexiconReader {
  static let frameKeys: Set<String> = [
    "words", "like", "relation", "plover", "mode", "contexts", "cameo", "roles", "types", "when", "unless",
    "reciprocal", "subject", "object", "polarity", "modality", "sign", "arguments", "also", "confidence",
    "example", "expect", "codes",
  ]

  mutating func frame(_ section: Section, in all: [String: Section]) -> Frame? {
    let before = issues.count
    checkKeys(section, known: Self.frameKeys)
    let name = section.key.split(separator: "/", maxSplits: 1).first.map(String.init) ?? section.key
    guard let word = FrameWord(name) else {
      report(section.file, section.line, "'\(section.key)' is no frame: write lemma.v, lemma.n or lemma.a")
      return nil
    }
    var parent: Section?
    if let like = section.body["like"]?.string {
      parent = all[like]
      if parent == nil {
        report(section.file, line(section, "like"), "'\(like)' is no frame of the lexicon")
        return nil
      }
      if parent?.body["like"] != nil {
        report(section.file, line(section, "like"), "'\(like)' inherits itself; inherit from its parent")
        return nil
      }
    }
    let fields = FrameFields(own: section, parent: parent)
    var frame = Frame(id: section.key, words: [word], roles: [], results: [])
    frame.origin = "\(section.file):\(section.line)"
    frame.words += words(section, default: word.wordClass)
    frame.roles = roles(fields, of: word.wordClass)
    frame.conditions =
      conditions(fields, "when", isNegated: false) + conditions(fields, "unless", isNegated: true)
    frame.isReciprocal = fields["reciprocal"]?.0.bool ?? false
    frame.event = event(fields)
    frame.confidence = fields["confidence"]?.0.float ?? 0.8
    frame.example = section.body["example"]?.string ?? ""
    frame.expectations = expectations(section)
    if let relation = fields["relation"]?.0.string {
      frame.results = [
        result(fields.own.body, relation: relation, parent: fields.parent?.body, in: section)
      ]
      frame.results += also(fields)
    } else if frame.event == nil {
      report(section.file, section.line, "frame '\(section.key)' names neither a relation nor an event")
      return nil
    }
    if section.body["codes"] != nil { collectExample(section) }
    if frame.example.isEmpty { report(section.file, section.line, "frame '\(section.key)' has no example") }
    if frame.expectations.isEmpty && section.body["codes"] == nil {
      report(section.file, section.line, "frame '\(section.key)' expects nothing")
    }
    checkRoles(of: frame, section)
    let saysEnough = !frame.example.isEmpty && (!frame.expectations.isEmpty || section.body["codes"] != nil)
    return issues.count == before || !saysEnough ? frame : nil
  }

  mutating func checkRoles(of frame: Frame, _ section: Section) {
    for result in frame.results {
      for role in [result.subject, result.object] where role != "unknown" && frame.role(role) == nil {
        report(
          section.file, section.line, "frame '\(frame.id)' uses the role '\(role)', which it does not have")
      }
    }
    if !(0...1).contains(frame.confidence) {
      report(section.file, line(section, "confidence"), "confidence lies between 0 and 1")
    }
  }

  mutating func words(_ section: Section, default wordClass: FrameWordClass) -> [FrameWord] {
    guard let node = section.body["words"] else { return [] }
    return node.array().compactMap { item in
      guard let text = item.string else { return nil }
      return FrameWord(text) ?? FrameWord(lemma: text, wordClass: wordClass)
    }
  }

  mutating func roles(_ fields: FrameFields, of wordClass: FrameWordClass) -> [FrameRolePattern] {
    var patterns: [FrameRolePattern] = []
    for section in [fields.parent, fields.own].compactMap({ $0 }) {
      for (key, value) in section.body["roles"]?.mapping ?? [:] {
        guard let name = key.string, let text = value.string else { continue }
        let (paths, wrong) = FramePath.alternatives(text)
        if let wrong {
          report(
            section.file, value.mark?.line ?? section.line, "'\(wrong)' is no path of the pattern language")
        }
        patterns.removeAll { $0.name == name }
        if text != "none" { patterns.append(FrameRolePattern(name: name, paths: paths)) }
      }
    }
    if patterns.isEmpty || wordClass == .verb {
      for (name, slot) in [(FrameRole.subject, FrameStep.Slot.subject), (FrameRole.object, .object)]
      where !patterns.contains(where: { $0.name == name }) {
        patterns.append(FrameRolePattern(name: name, paths: [FramePath([FrameStep(slot)])]))
      }
    }
    for section in [fields.parent, fields.own].compactMap({ $0 }) {
      for (key, value) in section.body["types"]?.mapping ?? [:] {
        guard let name = key.string, let index = patterns.firstIndex(where: { $0.name == name }) else {
          report(section.file, key.mark?.line ?? section.line, "types for a role that is not there")
          continue
        }
        patterns[index].types = value.array().compactMap { $0.string.map { EntityType($0) } }
      }
    }
    return patterns.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  mutating func conditions(_ fields: FrameFields, _ key: String, isNegated: Bool) -> [FrameCondition] {
    guard let (node, section) = fields[key], let mapping = node.mapping else { return [] }
    return mapping.map { pathNode, value in
      let (paths, wrong) = FramePath.alternatives(pathNode.string ?? "")
      if let wrong {
        report(
          section.file, pathNode.mark?.line ?? section.line, "'\(wrong)' is no path of the pattern language")
      }
      var condition = FrameCondition(paths: paths, lemmas: [], isNegated: isNegated)
      for item in value.array() {
        guard let text = item.string else { continue }
        if text.hasPrefix("$") {
          if let lemmas = classes[String(text.dropFirst())] {
            condition.lemmas.formUnion(lemmas)
          } else {
            report(section.file, item.mark?.line ?? section.line, "'\(text)' is no class")
          }
        } else if text.first?.isUppercase == true {
          condition.types.append(EntityType(text))
        } else {
          condition.lemmas.insert(text)
        }
      }
      return condition
    }
  }

  func event(_ fields: FrameFields) -> EventCoding? {
    guard let plover = fields["plover"]?.0.string, plover != "none" else { return nil }
    return EventCoding(
      plover: plover, mode: fields["mode"]?.0.string,
      contexts: fields["contexts"]?.0.array().compactMap(\.string) ?? [],
      cameo: fields["cameo"]?.0.scalar?.string)
  }

  mutating func result(
    _ body: Node.Mapping, relation: String, parent: Node.Mapping?, in section: Section
  ) -> FrameResult {
    func field(_ key: String) -> Node? { body[key] ?? parent?[key] }
    var result = FrameResult(relation: RelationName(relation))
    result.subject = field("subject")?.string ?? FrameRole.subject
    result.object = field("object")?.string ?? FrameRole.object
    result.polarity = value(field("polarity"), in: section) ?? .affirmed
    result.modality = value(field("modality"), in: section)
    result.sign = value(field("sign"), in: section)
    result.arguments = (field("arguments")?.mapping ?? [:]).compactMap { key, value in
      guard let name = key.string, let text = value.string else { return nil }
      return FrameArgument(name: name, value: text)
    }.sorted { $0.name < $1.name }
    return result
  }

  mutating func also(_ fields: FrameFields) -> [FrameResult] {
    guard let (node, section) = fields["also"] else { return [] }
    return node.array().compactMap { item in
      guard let body = item.mapping, let relation = body["relation"]?.string else {
        report(section.file, item.mark?.line ?? section.line, "each entry of 'also' names a relation")
        return nil
      }
      return result(body, relation: relation, parent: nil, in: section)
    }
  }

  mutating func value<Value: RawRepresentable>(_ node: Node?, in section: Section) -> Value?
  where Value.RawValue == String {
    guard let node, let text = node.string else { return nil }
    if let value = Value(rawValue: text) { return value }
    report(section.file, node.mark?.line ?? section.line, "'\(text)' is not known here")
    return nil
  }
}

/// The fields of a frame, its own before those of the frame that it is like.
struct FrameFields {
  var own: FrameLexiconReader.Section
  var parent: FrameLexiconReader.Section?

  subscript(key: String) -> (Node, FrameLexiconReader.Section)? {
    if let node = own.body[key] { return (node, own) }
    if let parent, let node = parent.body[key] { return (node, parent) }
    return nil
  }
}
