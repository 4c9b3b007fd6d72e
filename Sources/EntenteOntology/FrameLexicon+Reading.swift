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
  var classes: [String: Set<String>] = [:]
  var frames: [Section] = []
  var cues: [Section] = []
  var supports: [Section] = []
  var operators: [Section] = []
  var conventions: [Section] = []
  var examples: [EventExample] = []

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

  // MARK: fields

  mutating func fullWords(_ section: Section) -> [FrameWord] {
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

  mutating func paths(_ section: Section, _ key: String) -> [FramePath] {
    guard let node = section.body[key], let text = node.string else { return [] }
    let (paths, wrong) = FramePath.alternatives(text)
    if let wrong {
      report(section.file, node.mark?.line ?? section.line, "'\(wrong)' is no path of the pattern language")
    }
    return paths
  }

  // MARK: messages

  mutating func checkKeys(_ section: Section, known: Set<String>) {
    for (key, _) in section.body {
      let name = key.string ?? "?"
      if !known.contains(name) {
        report(section.file, key.mark?.line ?? section.line, "'\(name)' is no field here")
      }
    }
  }

  func line(_ section: Section, _ key: String) -> Int {
    section.body[key]?.mark?.line ?? section.line
  }

  mutating func report(_ file: String, _ line: Int, _ message: String) {
    issues.append(FrameLexiconIssue(file: file, line: line, message: message))
  }
}
