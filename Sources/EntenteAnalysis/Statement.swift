import EntenteGraph
public import EntenteModel

/// An entity as answers name it.
public struct NamedEntity: Hashable, Sendable, Codable {
  public let id: EntityID
  public let name: String
  public let type: EntityType

  public init(id: EntityID, name: String, type: EntityType) {
    self.id = id
    self.name = name
    self.type = type
  }
}

/// One assertion with everything that a reader needs to judge it: names instead of ids, and where it stands.
public struct Statement: Hashable, Sendable, Codable {
  /// Id of the assertion.
  public let id: String
  public let subject: NamedEntity
  public let relation: RelationName
  public let object: NamedEntity
  public let polarity: Polarity
  public let modality: Modality
  public let sign: Sign
  /// Names of the speakers from the outermost to the innermost; empty where the author vouches.
  public let said: [String]
  public let validity: Validity?
  public let place: String?
  public let arguments: [String: String]
  public let event: EventCoding?
  public let confidence: Double
  public let rule: String
  public let layer: Layer
  /// Title or path of the document; for the ontology the source it names.
  public let source: String?
  /// Document, sentence and ranges; `nil` for the ontology's own.
  public let evidence: Evidence?
  public let explanation: [String]
}

extension KnowledgeGraph {
  public func named(_ id: EntityID) -> NamedEntity {
    let entity = entity(id)
    return NamedEntity(id: id, name: entity?.name ?? id.rawValue, type: entity?.type ?? .unknown)
  }

  /// What assertion number `index` says.
  /// - Precondition: `index` is one of `assertions`.
  public func statement(_ index: Int) -> Statement {
    let assertion = assertions[index]
    let path = assertion.attributionPath.isEmpty ? [assertion.attribution] : assertion.attributionPath
    return Statement(
      id: assertion.id, subject: named(assertion.subject), relation: assertion.relation,
      object: named(assertion.object), polarity: assertion.polarity, modality: assertion.modality,
      sign: assertion.sign, said: path.compactMap { speaker($0) }, validity: assertion.validity,
      place: assertion.place.map { name(of: $0) }, arguments: assertion.arguments, event: assertion.event,
      confidence: assertion.confidence, rule: assertion.rule, layer: assertion.layer,
      source: assertion.evidence.map { document($0.document)?.label ?? $0.document }
        ?? assertion.arguments["source"],
      evidence: assertion.evidence, explanation: assertion.explanation)
  }

  private func speaker(_ attribution: Attribution) -> String? {
    switch attribution {
    case .author: nil
    case .unnamed: "unnamed"
    case .entity(let id): name(of: id)
    case .named(let words): words
    }
  }

  func requireVertex(of id: EntityID) throws(AnalysisError) -> Int {
    guard let vertex = vertex(of: id) else { throw .unknownEntity(id) }
    return Int(vertex.index)
  }
}
