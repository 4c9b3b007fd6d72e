public import EntenteGraph

/// An immutable snapshot: entities, assertions, and the graph of relations between them.
///
/// Vertex `i` of `graph` is `entities[i]`, edge `e` is `relations[e]`. Two snapshots of the same content are equal in
/// every index, whatever order it came in.
public struct KnowledgeGraph: Sendable {
  /// Sorted by id; ids are unique.
  public let entities: [Entity]
  /// Sorted by subject, relation, object, first day, id.
  public let assertions: [Assertion]
  /// Sorted by id.
  public let documents: [DocumentInfo]
  /// Sorted as the assertions.
  public let relations: [Relation]
  public let graph: DirectedGraph
  private let vertices: [EntityID: VertexID]

  /// - Parameters:
  ///   - entities: of one id the first stays and gains the aliases and missing parts of the others; ends of assertions that
  ///     are not among them are added as `Unknown` under their id's key.
  ///   - assertions: those with an id that was there before are dropped.
  /// - Complexity: O((V + A) log (V + A)).
  public init(entities: [Entity], assertions: [Assertion], documents: [DocumentInfo] = []) {
    let distinct = Self.distinct(assertions)
    self.entities = Self.merged(entities, endsOf: distinct)
    self.assertions = distinct
    self.documents = documents.sorted { $0.id < $1.id }
    var vertices: [EntityID: VertexID] = [:]
    vertices.reserveCapacity(self.entities.count)
    for (index, entity) in self.entities.enumerated() { vertices[entity.id] = VertexID(index) }
    self.vertices = vertices
    relations = RelationGrouping.relations(of: distinct)
    graph = Self.graph(of: relations, vertexCount: self.entities.count, vertices: vertices)
  }

  /// The vertex of an entity; `nil` where it is not in this snapshot.
  public func vertex(of id: EntityID) -> VertexID? { vertices[id] }

  public func entity(_ id: EntityID) -> Entity? { vertices[id].map { entities[Int($0.index)] } }

  public func entity(_ vertex: VertexID) -> Entity { entities[Int(vertex.index)] }

  /// Name of an entity, its id where it is unknown.
  public func name(of id: EntityID) -> String { entity(id)?.name ?? id.rawValue }

  public func document(_ id: String) -> DocumentInfo? {
    var low = 0
    var high = documents.count
    while low < high {
      let middle = (low + high) / 2
      if documents[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < documents.count && documents[low].id == id ? documents[low] : nil
  }

  /// The snapshot of the assertions that pass, with all entities or only those at their ends.
  ///
  /// - Parameter keepingIsolated: whether entities without any relation stay.
  public func filtered(_ filter: GraphFilter, keepingIsolated: Bool = false) -> KnowledgeGraph {
    let contested: Set<Int> =
      filter.contestedOnly
      ? Set(relations.filter(\.isContested).flatMap(\.assertions)) : []
    var kept: [Assertion] = []
    for (index, assertion) in assertions.enumerated() where filter.admits(assertion) {
      if filter.contestedOnly && !contested.contains(index) { continue }
      if !filter.types.isEmpty {
        guard let subject = entity(assertion.subject), let object = entity(assertion.object),
          filter.types.contains(subject.type), filter.types.contains(object.type)
        else { continue }
      }
      kept.append(assertion)
    }
    if keepingIsolated { return KnowledgeGraph(entities: entities, assertions: kept, documents: documents) }
    var used: Set<EntityID> = []
    for assertion in kept { used.formUnion(assertion.namedEntities) }
    var closed = entities.filter { used.contains($0.id) }
    let members = Set(closed.flatMap(\.members)).subtracting(used)
    closed += entities.filter { members.contains($0.id) }
    return KnowledgeGraph(entities: closed, assertions: kept, documents: documents)
  }

  private static func distinct(_ assertions: [Assertion]) -> [Assertion] {
    var seen: Set<String> = []
    return assertions.filter { seen.insert($0.id).inserted }.sorted(by: Assertion.precedes)
  }

  private static func merged(_ entities: [Entity], endsOf assertions: [Assertion]) -> [Entity] {
    var index: [EntityID: Int] = [:]
    var merged: [Entity] = []
    for entity in entities {
      if let at = index[entity.id] {
        merged[at].absorb(entity)
      } else {
        index[entity.id] = merged.count
        merged.append(entity)
      }
    }
    for assertion in assertions {
      for id in assertion.namedEntities where index[id] == nil {
        index[id] = merged.count
        merged.append(Entity(id: id, type: .unknown, name: String(id.key), layer: assertion.layer))
      }
    }
    return merged.sorted { $0.id < $1.id }
  }

  private static func graph(
    of relations: [Relation], vertexCount: Int, vertices: [EntityID: VertexID]
  ) -> DirectedGraph {
    var sources: [VertexID] = []
    var targets: [VertexID] = []
    for relation in relations {
      guard let source = vertices[relation.subject], let target = vertices[relation.object] else {
        preconditionFailure("the ends of every assertion are entities of the snapshot")
      }
      sources.append(source)
      targets.append(target)
    }
    return DirectedGraph(
      vertexCount: vertexCount, sources: sources, targets: targets, weights: relations.map(\.weight),
      signs: relations.map { $0.polarity == .affirmed ? $0.sign.value : 0 },
      firstDays: relations.map { Int32(clamping: $0.validity?.dayRange.lowerBound ?? Int.min) },
      lastDays: relations.map { Int32(clamping: $0.validity?.dayRange.upperBound ?? Int.max) })
  }
}

extension Entity {
  /// Takes over what another record of the same entity knows more: aliases, ids, description, members.
  public mutating func absorb(_ other: Entity) {
    var names = Set(aliases)
    names.formUnion(other.aliases)
    names.insert(other.name)
    names.remove(name)
    aliases = names.sorted()
    iso3 = iso3 ?? other.iso3
    wikidata = wikidata ?? other.wikidata
    description = description ?? other.description
    if members.isEmpty { members = other.members }
    if type == .unknown { type = other.type }
    if other.layer == .ontology { layer = .ontology }
  }
}

extension Assertion {
  /// Every entity that the assertion speaks of: ends, place, speakers.
  public var namedEntities: [EntityID] {
    var ids = [subject, object]
    if let place { ids.append(place) }
    for speaker in attributionPath + [attribution] {
      if case .entity(let id) = speaker { ids.append(id) }
    }
    return ids
  }

  /// The order of assertions in a snapshot.
  public static func precedes(_ a: Assertion, _ b: Assertion) -> Bool {
    if a.subject != b.subject { return a.subject < b.subject }
    if a.relation != b.relation { return a.relation < b.relation }
    if a.object != b.object { return a.object < b.object }
    let first = (a.validity?.dayRange.lowerBound ?? Int.min, b.validity?.dayRange.lowerBound ?? Int.min)
    if first.0 != first.1 { return first.0 < first.1 }
    return a.id < b.id
  }
}
