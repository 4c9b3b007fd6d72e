public import EntenteModel

/// An extraction as JSON: the shape that scorers and other programs read, one object a document.
///
/// Keys stand in a fixed order, so that equal extractions give equal bytes. Offsets count Unicode scalars. The source of
/// an assertion is `author`, `unnamed`, the words that name it, or the id of the entity that says it, whose name stands
/// beside it; so does that of the place.
public enum ExtractionJSON {
  /// - Parameter pretty: one member a line, for reading; otherwise a single line.
  public static func text(of extraction: Extraction, pretty: Bool = true) -> String {
    var names: [EntityID: String] = [:]
    for entity in extraction.entities { names[entity.id] = entity.name }
    var json = JSONText(pretty: pretty)
    json.open("{")
    json.field("document", extraction.document.source)
    if let id = extraction.document.recordID { json.field("id", id) }
    json.field("length", extraction.document.text.unicodeScalars.count)
    if let date = extraction.document.metadata.date { json.field("date", date.description) }
    json.list("entities", extraction.entities) { json, entity in write(entity, to: &json) }
    json.list("mentions", extraction.mentions) { json, mention in write(mention, names, to: &json) }
    json.list("assertions", extraction.assertions) { json, assertion in
      write(assertion, names, to: &json)
    }
    if !extraction.remarks.isEmpty { json.strings("remarks", extraction.remarks) }
    json.close("}")
    return json.text
  }

  private static func write(_ entity: Entity, to json: inout JSONText) {
    json.field("id", entity.id.rawValue)
    json.field("name", entity.name)
    json.field("type", entity.type.rawValue)
    json.strings("aliases", entity.aliases)
    if let iso3 = entity.iso3 { json.field("iso3", iso3) }
    if let wikidata = entity.wikidata { json.field("wikidata", wikidata) }
    if !entity.members.isEmpty { json.strings("members", entity.members.map(\.rawValue)) }
  }

  private static func write(_ mention: Mention, _ names: [EntityID: String], to json: inout JSONText) {
    json.field("start", mention.range.lowerBound)
    json.field("end", mention.range.upperBound)
    json.field("text", mention.text)
    json.field("type", mention.type.rawValue)
    json.field("entity", names[mention.entity] ?? mention.entity.rawValue)
    json.field("entity_id", mention.entity.rawValue)
    json.field("kind", mention.kind.rawValue)
    if mention.isNested { json.field("nested", true) }
    if mention.isMetonym { json.field("metonym", true) }
    if !mention.entities.isEmpty {
      json.strings("entities", mention.entities.map { names[$0] ?? $0.rawValue })
      json.strings("entity_ids", mention.entities.map(\.rawValue))
    }
    if !mention.reason.isEmpty { json.field("reason", mention.reason) }
  }

  private static func write(_ assertion: Assertion, _ names: [EntityID: String], to json: inout JSONText) {
    json.field("id", assertion.id)
    if let evidence = assertion.evidence {
      json.field("sentence_start", evidence.sentenceRange.lowerBound)
      json.field("sentence_end", evidence.sentenceRange.upperBound)
      json.field("trigger_start", evidence.triggerRange.lowerBound)
      json.field("trigger_end", evidence.triggerRange.upperBound)
    }
    json.field("subject", names[assertion.subject] ?? assertion.subject.rawValue)
    json.field("subject_id", assertion.subject.rawValue)
    json.field("relation", assertion.relation.rawValue)
    json.field("object", names[assertion.object] ?? assertion.object.rawValue)
    json.field("object_id", assertion.object.rawValue)
    json.field("date", assertion.validity?.description)
    json.field("place", assertion.place?.rawValue)
    if let place = assertion.place { json.field("place_name", names[place] ?? place.rawValue) }
    json.field("polarity", assertion.polarity.rawValue)
    json.field("modality", assertion.modality.rawValue)
    json.field("attribution", key(of: assertion.attribution))
    if case .entity(let speaker) = assertion.attribution {
      json.field("attribution_name", names[speaker] ?? speaker.rawValue)
    }
    if !assertion.attributionPath.isEmpty {
      json.strings("attribution_path", assertion.attributionPath.map { key(of: $0) })
    }
    json.field("sign", assertion.sign.rawValue)
    if let event = assertion.event {
      json.field("plover", event.plover)
      if let mode = event.mode { json.field("mode", mode) }
      if !event.contexts.isEmpty { json.strings("context", event.contexts) }
      if let cameo = event.cameo { json.field("cameo", cameo) }
    }
    json.map("arguments", assertion.arguments)
    json.field("confidence", (assertion.confidence * 1000).rounded() / 1000)
    json.field("rule", assertion.rule)
  }

  private static func key(of attribution: Attribution) -> String {
    switch attribution {
    case .author: "author"
    case .unnamed: "unnamed"
    case .entity(let id): id.rawValue
    case .named(let words): words
    }
  }
}

/// Writes JSON piece by piece.
struct JSONText {
  private(set) var text = ""
  private let pretty: Bool
  private var depth = 0
  private var needsComma = false

  init(pretty: Bool) { self.pretty = pretty }

  mutating func open(_ bracket: String) {
    text += bracket
    depth += 1
    needsComma = false
  }

  mutating func close(_ bracket: String) {
    depth -= 1
    text += bracket
    needsComma = true
  }

  mutating func field(_ key: String, _ value: String) {
    begin(key)
    string(value)
  }
  mutating func field(_ key: String, _ value: Int) {
    begin(key)
    text += String(value)
  }
  mutating func field(_ key: String, _ value: Bool) {
    begin(key)
    text += value ? "true" : "false"
  }
  mutating func field(_ key: String, _ value: Double) {
    begin(key)
    text += value.isFinite ? "\(value)" : "null"
  }

  mutating func field(_ key: String, _ value: String?) {
    begin(key)
    if let value { string(value) } else { text += "null" }
  }

  mutating func strings(_ key: String, _ values: [String]) {
    begin(key)
    text += "["
    for (index, value) in values.enumerated() {
      if index > 0 { text += ", " }
      string(value)
    }
    text += "]"
  }

  mutating func map(_ key: String, _ values: [String: String]) {
    begin(key)
    text += "{"
    for (index, name) in values.keys.sorted().enumerated() {
      if index > 0 { text += ", " }
      string(name)
      text += ": "
      string(values[name] ?? "")
    }
    text += "}"
  }

  /// A list of objects, one a line.
  mutating func list<Element>(_ key: String, _ values: [Element], _ write: (inout JSONText, Element) -> Void)
  {
    begin(key)
    text += "["
    for (index, value) in values.enumerated() {
      if index > 0 { text += "," }
      if pretty { text += "\n  " }
      open("{")
      write(&self, value)
      close("}")
    }
    if pretty, !values.isEmpty { text += "\n" }
    text += "]"
    needsComma = true
  }

  private mutating func begin(_ key: String) {
    if needsComma { text += depth == 1 && pretty ? ",\n" : ", " }
    needsComma = true
    string(key)
    text += ": "
  }

  private mutating func string(_ value: String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
