import EntenteModel

extension OntologyReader {
  /// Reads the frames and checks what they name against the schema and the event codes. Running their examples needs
  /// a parser: that is done above this target.
  mutating func readLexicon(_ files: [OntologyFiles.File]) {
    let (lexicon, issues) = FrameLexicon.reading(files.map { ($0.name, $0.text) })
    parts.lexicon = lexicon
    for issue in issues {
      log.report(
        issue.message, at: SourcePlace(file: issue.file, line: issue.line, column: issue.line > 0 ? 1 : 0))
    }
    for frame in lexicon.frames { check(frame) }
    for operation in lexicon.operators { check(operation) }
    for example in lexicon.eventExamples { check(example) }
  }

  private func check(_ frame: Frame) {
    let place = Self.place(of: frame.origin)
    for result in frame.results where parts.schema.relation(result.relation) == nil {
      log.report(
        "frame '\(frame.id)' gives relation '\(result.relation)', which schema.yaml lacks", at: place)
    }
    for expectation in frame.expectations where parts.schema.relation(expectation.relation) == nil {
      log.report(
        "frame '\(frame.id)' expects relation '\(expectation.relation)', which schema.yaml lacks", at: place)
    }
    let types = frame.roles.flatMap(\.types) + frame.conditions.flatMap(\.types)
    for type in types where type != .any && parts.schema.entityType(type) == nil {
      log.report("frame '\(frame.id)' names type '\(type)', which schema.yaml lacks", at: place)
    }
    if let event = frame.event { check(event, of: frame, at: place) }
  }

  private func check(_ operation: EventOperator) {
    let codes = parts.eventCodes
    guard !codes.cameo.isEmpty else { return }
    for making in operation.makes {
      if making.cameo != "=", codes.cameo(making.cameo) == nil {
        log.report(
          "operator '\(operation.name)' makes CAMEO code '\(making.cameo)', which is not defined",
          at: Self.place(of: operation.origin))
      }
      let isKnown =
        making.event == "any" || codes.plover(making.event) != nil || codes.cameo(making.event) != nil
      if !isKnown {
        log.report(
          "operator '\(operation.name)': '\(making.event)' is no CAMEO code, PLOVER type or 'any'",
          at: Self.place(of: operation.origin))
      }
    }
  }

  private func check(_ example: EventExample) {
    let codes = parts.eventCodes
    guard !codes.cameo.isEmpty else { return }
    for expected in example.expectations
    where codes.cameo(expected.code) == nil && codes.plover(expected.code) == nil {
      log.report(
        "'\(example.name)' expects '\(expected.code)', which is no CAMEO code and no PLOVER type",
        at: Self.place(of: example.origin))
    }
  }

  private func check(_ event: EventCoding, of frame: Frame, at place: SourcePlace) {
    let codes = parts.eventCodes
    guard !codes.plover.isEmpty else { return }
    if let type = codes.plover(event.plover) {
      if let mode = event.mode, !type.modes.contains(where: { $0.name == mode }) {
        let known = type.modes.map(\.name).joined(separator: ", ")
        log.report("frame '\(frame.id)': '\(mode)' is no mode of \(type.name); known are \(known)", at: place)
      }
    } else if !event.plover.isEmpty {
      log.report("frame '\(frame.id)' names PLOVER type '\(event.plover)', which is not defined", at: place)
    }
    for context in event.contexts where !codes.contexts.contains(context) {
      log.report("frame '\(frame.id)': '\(context)' is no PLOVER context", at: place)
    }
    if let cameo = event.cameo, codes.cameo(cameo) == nil {
      log.report("frame '\(frame.id)' names CAMEO code '\(cameo)', which is not defined", at: place)
    }
  }

  /// The place that `file:line` names.
  private static func place(of origin: String) -> SourcePlace {
    let parts = origin.split(separator: ":")
    let line = parts.count > 1 ? Int(parts[parts.count - 1]) ?? 0 : 0
    return SourcePlace(file: String(parts.first ?? "lexicon"), line: line, column: line > 0 ? 1 : 0)
  }
}
