import EntenteModel
import Yams

/// Operators, which make one event of another, and examples of events.
extension FrameLexiconReader {
  mutating func operation(_ section: Section) -> EventOperator? {
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

  mutating func collectExample(_ section: Section) {
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
}
