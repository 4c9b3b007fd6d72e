import EntenteModel
import Yams

extension FrameLexicon {
  /// Reads lexicon files, and says all that is wrong with them; wrong entries are left out.
  ///
  /// A file is a mapping. Keys such as `cancel.v` or `withdraw.v/troops` are frames; `classes` names sets of lemmas
  /// (`$troops`), `cues` holds cues of stance, `supports` support verbs, `operators` what makes one event of another,
  /// `conventions` further sentences with the events that they must give. A frame without a relation only codes events. `like:` takes what is not given from another
  /// frame of any file, one step.
  /// - Parameter files: names for messages, and texts; the order is that of the frames.
  public static func reading(_ files: [(name: String, text: String)]) -> (
    lexicon: FrameLexicon, issues: [FrameLexiconIssue]
  ) {
    var reader = FrameLexiconReader()
    for file in files { reader.collect(file.text, name: file.name) }
    return reader.finish()
  }
}

/// Collects the sections of all files first, so that classes and `like:` may be used before they are declared.
struct FrameLexiconReader {
  struct Section {
    var file: String
    var key: String
    var line: Int
    var body: Node.Mapping
  }

  private(set) var issues: [FrameLexiconIssue] = []
  private var classes: [String: Set<String>] = [:]
  private var frames: [Section] = []
  private var cues: [Section] = []
  private var supports: [Section] = []
  private var operators: [Section] = []
  private var conventions: [Section] = []
  private var examples: [EventExample] = []

  mutating func collect(_ text: String, name: String) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      let line = (error as? YamlError).flatMap(Self.line) ?? 0
      issues.append(.init(file: name, line: line, message: "no valid YAML: \(error)"))
      return
    }
    guard let root else { return }
    guard let mapping = root.mapping else {
      issues.append(.init(file: name, line: 1, message: "a lexicon file is a mapping of frames"))
      return
    }
    for (key, value) in mapping {
      let line = key.mark?.line ?? 0
      guard let word = key.string, let body = value.mapping else {
        report(name, line, "'\(key.string ?? "?")' needs a mapping")
        continue
      }
      switch word {
      case "classes": collectClasses(body, file: name)
      case "cues": collect(body, file: name, into: \.cues)
      case "supports": collect(body, file: name, into: \.supports)
      case "operators": collect(body, file: name, into: \.operators)
      case "conventions": collect(body, file: name, into: \.conventions)
      default: frames.append(Section(file: name, key: word, line: line, body: body))
      }
    }
  }

  private static func line(of error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: nil
    }
  }

  private mutating func collectClasses(_ body: Node.Mapping, file: String) {
    for (key, value) in body {
      guard let name = key.string, let words = value.array().map(\.string) as [String?]?, !words.contains(nil)
      else {
        report(file, key.mark?.line ?? 0, "a class is a list of lemmas")
        continue
      }
      if classes[name] != nil { report(file, key.mark?.line ?? 0, "class '\(name)' is declared twice") }
      classes[name] = Set(words.compactMap { $0 })
    }
  }

  private mutating func collect(
    _ body: Node.Mapping, file: String, into list: WritableKeyPath<FrameLexiconReader, [Section]>
  ) {
    for (key, value) in body {
      guard let name = key.string, let entry = value.mapping else {
        report(file, key.mark?.line ?? 0, "'\(key.string ?? "?")' needs a mapping")
        continue
      }
      self[keyPath: list].append(Section(file: file, key: name, line: key.mark?.line ?? 0, body: entry))
    }
  }

  mutating func finish() -> (lexicon: FrameLexicon, issues: [FrameLexiconIssue]) {
    var byKey: [String: Section] = [:]
    for section in frames {
      if let first = byKey[section.key] {
        report(
          section.file, section.line, "frame '\(section.key)' stands already in \(first.file):\(first.line)")
      }
      byKey[section.key] = byKey[section.key] ?? section
    }
    let read = frames.compactMap { frame($0, in: byKey) }
    let readCues = cues.compactMap { cue($0) }
    let readSupports = supports.compactMap { support($0) }
    let readOperators = operators.compactMap { operation($0) }
    for section in conventions {
      checkKeys(section, known: ["example", "codes"])
      collectExample(section)
    }
    return (
      FrameLexicon(
        frames: read, cues: readCues, supportVerbs: readSupports, classes: classes, operators: readOperators,
        eventExamples: examples), issues
    )
  }

  // MARK: frames

  private static let frameKeys: Set<String> = [
    "words", "like", "relation", "plover", "mode", "contexts", "cameo", "roles", "types", "when", "unless",
    "reciprocal", "subject", "object", "polarity", "modality", "sign", "arguments", "also", "confidence",
    "example", "expect", "codes",
  ]

  private mutating func frame(_ section: Section, in all: [String: Section]) -> Frame? {
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

  private mutating func checkRoles(of frame: Frame, _ section: Section) {
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

  private mutating func words(_ section: Section, default wordClass: FrameWordClass) -> [FrameWord] {
    guard let node = section.body["words"] else { return [] }
    return node.array().compactMap { item in
      guard let text = item.string else { return nil }
      return FrameWord(text) ?? FrameWord(lemma: text, wordClass: wordClass)
    }
  }

  private mutating func roles(_ fields: FrameFields, of wordClass: FrameWordClass) -> [FrameRolePattern] {
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

  private mutating func conditions(_ fields: FrameFields, _ key: String, isNegated: Bool) -> [FrameCondition]
  {
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

  private func event(_ fields: FrameFields) -> EventCoding? {
    guard let plover = fields["plover"]?.0.string, plover != "none" else { return nil }
    return EventCoding(
      plover: plover, mode: fields["mode"]?.0.string,
      contexts: fields["contexts"]?.0.array().compactMap(\.string) ?? [],
      cameo: fields["cameo"]?.0.scalar?.string)
  }

  private mutating func result(
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

  private mutating func also(_ fields: FrameFields) -> [FrameResult] {
    guard let (node, section) = fields["also"] else { return [] }
    return node.array().compactMap { item in
      guard let body = item.mapping, let relation = body["relation"]?.string else {
        report(section.file, item.mark?.line ?? section.line, "each entry of 'also' names a relation")
        return nil
      }
      return result(body, relation: relation, parent: nil, in: section)
    }
  }

  private mutating func value<Value: RawRepresentable>(_ node: Node?, in section: Section) -> Value?
  where Value.RawValue == String {
    guard let node, let text = node.string else { return nil }
    if let value = Value(rawValue: text) { return value }
    report(section.file, node.mark?.line ?? section.line, "'\(text)' is not known here")
    return nil
  }

  // MARK: examples

  private mutating func expectations(_ section: Section) -> [FrameExpectation] {
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

  // MARK: cues and support verbs

  private static let cueKeys: Set<String> = [
    "words", "scope", "governs", "polarity", "modality", "weak", "negation", "speaker", "speakers", "except",
  ]

  private mutating func cue(_ section: Section) -> StanceCue? {
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

  private mutating func support(_ section: Section) -> SupportVerb? {
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

  // MARK: events

  private mutating func operation(_ section: Section) -> EventOperator? {
    checkKeys(section, known: ["words", "governs", "actor", "target", "makes", "example", "codes"])
    var operation = EventOperator(name: section.key, words: fullWords(section))
    operation.origin = "\(section.file):\(section.line)"
    operation.governs = paths(section, "governs")
    operation.target = paths(section, "target")
    if let name = section.body["actor"]?.string {
      guard let index = EventOperator.Actor.names.firstIndex(of: name),
        let actor = EventOperator.Actor(rawValue: UInt8(index))
      else {
        report(section.file, line(section, "actor"), "actor is same or other")
        return nil
      }
      operation.actor = actor
    }
    for (key, value) in section.body["makes"]?.mapping ?? [:] {
      guard let event = key.scalar?.string, let cameo = value.scalar?.string else { continue }
      operation.makes.append(.init(event: event, cameo: cameo))
    }
    if operation.makes.isEmpty {
      report(section.file, section.line, "operator '\(section.key)' makes nothing")
    }
    collectExample(section)
    return operation
  }

  private mutating func collectExample(_ section: Section) {
    guard let text = section.body["example"]?.string, let codes = section.body["codes"] else {
      report(section.file, section.line, "'\(section.key)' needs an example and the codes that it gives")
      return
    }
    let expectations = (codes.sequence.map(Array.init) ?? [codes]).compactMap { item in
      let expectation = item.string.flatMap { EventExpectation($0) }
      if expectation == nil {
        report(
          section.file, item.mark?.line ?? section.line, "write an event as 'SOURCE > TARGET CODE'")
      }
      return expectation
    }
    examples.append(
      EventExample(
        name: section.key, text: text, expectations: expectations, origin: "\(section.file):\(section.line)"))
  }

  private mutating func fullWords(_ section: Section) -> [FrameWord] {
    guard let node = section.body["words"] else {
      report(section.file, section.line, "'\(section.key)' has no words")
      return []
    }
    return node.array().compactMap { item in
      let word = item.string.flatMap { FrameWord($0) }
      if word == nil {
        report(
          section.file, item.mark?.line ?? section.line, "'\(item.string ?? "?")' is no word: write lemma.v")
      }
      return word
    }
  }

  private mutating func paths(_ section: Section, _ key: String) -> [FramePath] {
    guard let node = section.body[key], let text = node.string else { return [] }
    let (paths, wrong) = FramePath.alternatives(text)
    if let wrong {
      report(section.file, node.mark?.line ?? section.line, "'\(wrong)' is no path of the pattern language")
    }
    return paths
  }

  // MARK: messages

  private mutating func checkKeys(_ section: Section, known: Set<String>) {
    for (key, _) in section.body {
      let name = key.string ?? "?"
      if !known.contains(name) {
        report(section.file, key.mark?.line ?? section.line, "'\(name)' is no field here")
      }
    }
  }

  private func line(_ section: Section, _ key: String) -> Int {
    section.body[key]?.mark?.line ?? section.line
  }

  private mutating func report(_ file: String, _ line: Int, _ message: String) {
    issues.append(FrameLexiconIssue(file: file, line: line, message: message))
  }
}

/// The fields of a frame, its own before those of the frame that it is like.
private struct FrameFields {
  var own: FrameLexiconReader.Section
  var parent: FrameLexiconReader.Section?

  subscript(key: String) -> (Node, FrameLexiconReader.Section)? {
    if let node = own.body[key] { return (node, own) }
    if let parent, let node = parent.body[key] { return (node, parent) }
    return nil
  }
}
