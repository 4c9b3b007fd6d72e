import EntenteModel
import Foundation

extension GraphLines {
  /// - Throws: `malformedLine` with the number of the line and what is wrong with it.
  /// - Complexity: O(n log n).
  static func read(_ input: LineInput, file: String) throws(GraphError) -> GraphContent {
    var records = Records()
    var number = 0
    while true {
      let line: [UInt8]?
      do throws(DocumentError) {
        line = try input.next()
      } catch {
        throw .notReadable(path: file, reason: error.description)
      }
      guard let line else { break }
      number += 1
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      do {
        try records.add(JSONDecoder().decode(Record.self, from: Data(line)), line: number)
      } catch let problem as Problem {
        throw .malformedLine(file: file, line: number, reason: problem.text)
      } catch {
        throw .malformedLine(file: file, line: number, reason: reason(error))
      }
    }
    try records.check(file)
    return GraphContent(
      graph: KnowledgeGraph(
        entities: records.entities, assertions: records.assertions, documents: records.documents),
      sentences: records.sentences)
  }

  private struct Problem: Error {
    var text: String
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "'\(key.stringValue)' is missing"
    case DecodingError.typeMismatch(_, let context) where context.codingPath.isEmpty:
      "the line is no JSON object"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' has the wrong type"
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
      "'\(context.codingPath.map(\.stringValue).joined(separator: "."))': \(context.debugDescription)"
    default: "malformed JSON"
    }
  }

  /// The lines of the file, sorted by kind.
  private struct Records {
    var documents: [DocumentInfo] = []
    var sentences: [EvidenceSentence] = []
    var entities: [Entity] = []
    var assertions: [Assertion] = []
    private var entityLines: [EntityID: Int] = [:]
    private var documentLines: [String: Int] = [:]
    private var assertionLines: [String: Int] = [:]
    private var ends: [(id: EntityID, line: Int)] = []

    mutating func add(_ record: Record, line: Int) throws {
      switch record.kind {
      case "graph":
        guard record.format == nil || record.format == "entente" else {
          throw Problem(text: "a graph of format '\(record.format ?? "")', not 'entente'")
        }
        guard (record.version ?? 1) <= GraphLines.version else {
          throw Problem(
            text:
              "version \(record.version ?? 0) is newer than this program, which reads version \(GraphLines.version)"
          )
        }
      case "document":
        let document = try record.documentInfo()
        try once(&documentLines, document.id, line, "document")
        documents.append(document)
      case "sentence": sentences.append(try record.sentenceRecord())
      case "entity":
        let entity = try record.entity()
        try once(&entityLines, entity.id, line, "entity")
        entities.append(entity)
      case "assertion":
        let assertion = try record.assertion()
        try once(&assertionLines, assertion.id, line, "assertion")
        ends.append((assertion.subject, line))
        ends.append((assertion.object, line))
        assertions.append(assertion)
      default:
        throw Problem(
          text: "unknown kind '\(record.kind)'; known are graph, document, sentence, entity, assertion")
      }
    }

    private func once<ID: Hashable>(_ lines: inout [ID: Int], _ id: ID, _ line: Int, _ kind: String) throws {
      if let first = lines[id] { throw Problem(text: "\(kind) '\(id)' stands twice; first on line \(first)") }
      lines[id] = line
    }

    /// Ends of assertions must be entities of the file; entities may stand behind.
    func check(_ file: String) throws(GraphError) {
      for end in ends where entityLines[end.id] == nil {
        throw .malformedLine(
          file: file, line: end.line,
          reason: "names entity '\(end.id)', which no line of kind entity declares")
      }
    }
  }

  /// Every key that a line of any kind may have.
  private struct Record: Decodable {
    var kind: String
    var format: String?
    var version: Int?
    var id: String?
    var sources: [String]?
    var title: String?
    var date: PartialDate?
    var authors: [String]?
    var publisher: String?
    var url: String?
    var length: Int?
    var sentences: Int?
    var remarks: [String]?
    var index: Int?
    var text: String?
    var type: String?
    var name: String?
    var aliases: [String]?
    var iso3: String?
    var wikidata: String?
    var description: String?
    var members: [String]?
    var layer: String?
    var subject: String?
    var relation: String?
    var object: String?
    var polarity: String?
    var modality: String?
    var attribution: String?
    var attribution_path: [String]?
    var sign: String?
    var validity: Validity?
    var place: String?
    var arguments: [String: String]?
    var plover: String?
    var mode: String?
    var contexts: [String]?
    var cameo: String?
    var confidence: Double?
    var rule: String?
    var document: String?
    var sentence: Int?
    var sentence_range: [Int]?
    var trigger_range: [Int]?
    var explanation: [String]?

    private func need<Value>(_ value: Value?, _ key: String) throws -> Value {
      guard let value else { throw Problem(text: "\(kind) without '\(key)'") }
      return value
    }

    private func choice<Choice: RawRepresentable & CaseIterable>(
      _ value: String?, _ key: String, _ standard: Choice
    ) throws -> Choice where Choice.RawValue == String {
      guard let value else { return standard }
      guard let choice = Choice(rawValue: value) else {
        let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        throw Problem(text: "\(key) is '\(value)'; it must be one of \(known)")
      }
      return choice
    }

    func documentInfo() throws -> DocumentInfo {
      DocumentInfo(
        id: try need(id, "id"), sources: sources ?? [], format: format ?? "",
        metadata: DocumentMetadata(
          title: title, date: date, authors: authors ?? [], publisher: publisher, url: url),
        length: length ?? 0, sentenceCount: sentences ?? 0, remarks: remarks ?? [])
    }

    func sentenceRecord() throws -> EvidenceSentence {
      EvidenceSentence(
        document: try need(document, "document"), index: try need(index, "index"),
        text: try need(text, "text"))
    }

    func entity() throws -> Entity {
      Entity(
        id: EntityID(try need(id, "id")), type: EntityType(try need(type, "type")),
        name: try need(name, "name"),
        aliases: aliases ?? [], iso3: iso3, wikidata: wikidata, description: description,
        members: (members ?? []).map { EntityID($0) }, layer: try choice(layer, "layer", .documents))
    }

    func assertion() throws -> Assertion {
      Assertion(
        id: try need(id, "id"), subject: EntityID(try need(subject, "subject")),
        relation: RelationName(try need(relation, "relation")), object: EntityID(try need(object, "object")),
        polarity: try choice(polarity, "polarity", .affirmed),
        modality: try choice(modality, "modality", .fact),
        attribution: attribution.map { Attribution($0) } ?? .author,
        attributionPath: (attribution_path ?? []).map { Attribution($0) },
        sign: try choice(sign, "sign", .neutral),
        validity: validity, place: place.map { EntityID($0) }, arguments: arguments ?? [:],
        event: plover.map { EventCoding(plover: $0, mode: mode, contexts: contexts ?? [], cameo: cameo) },
        confidence: confidence ?? 1, rule: rule ?? "", layer: try choice(layer, "layer", .documents),
        evidence: try evidence(),
        explanation: explanation ?? [])
    }

    private func evidence() throws -> Evidence? {
      guard let document else { return nil }
      return Evidence(
        document: document, sentence: try need(sentence, "sentence"),
        sentenceRange: try range(sentence_range, "sentence_range"),
        triggerRange: try range(trigger_range, "trigger_range"))
    }

    private func range(_ ends: [Int]?, _ key: String) throws -> Range<Int> {
      let ends = try need(ends, key)
      guard ends.count == 2, ends[0] >= 0, ends[0] <= ends[1] else {
        throw Problem(text: "\(key) is \(ends); it must be two ascending numbers")
      }
      return ends[0]..<ends[1]
    }
  }
}
