import EntenteAlgorithms
public import EntenteGraph
public import EntenteModel

/// The edges of a view that may be walked, as a directed graph: a relation that may be walked both ways is
/// two edges.
public struct Roads: Sendable {
  /// Its vertices are those of ``graph``.
  public let view: KnowledgeGraph
  let question: PathQuestion
  /// With the weights, signs and days of the relations.
  public let graph: DirectedGraph
  /// How many relations may be walked, one way or both.
  public var walkable: Int { walked.count { $0.isForward } }
  /// Vertices that are no stations, and those to keep clear of.
  public let barred: VertexSet
  /// For each edge the relation, and whether it is walked from its subject.
  let walked: [(relation: Int, isForward: Bool)]

  init(_ view: KnowledgeGraph, _ question: PathQuestion, symmetric: Set<RelationName>) {
    self.view = view
    self.question = question
    var builder = GraphBuilder(vertexCount: view.entities.count)
    var walked: [(relation: Int, isForward: Bool)] = []
    for (index, relation) in view.relations.enumerated() {
      guard question.relations.isEmpty || question.relations.contains(relation.name) else { continue }
      let (source, target) = (view.graph.sources[index], view.graph.targets[index])
      func add(_ source: VertexID, _ target: VertexID) {
        builder.addEdge(
          from: source, to: target, weight: relation.weight, sign: view.graph.signs[index],
          firstDay: view.graph.firstDays[index], lastDay: view.graph.lastDays[index])
      }
      add(source, target)
      walked.append((index, true))
      guard question.isUndirected || symmetric.contains(relation.name) else { continue }
      add(target, source)
      walked.append((index, false))
    }
    graph = builder.build()
    self.walked = walked
    barred = Self.barred(view, question)
  }

  private static func barred(_ view: KnowledgeGraph, _ question: PathQuestion) -> VertexSet {
    let noStations: Set<EntityType> = [.quantity, .proposition, "Date"]
    let ends = Set([question.source, question.target] + question.via)
    var barred = VertexSet(vertexCount: view.entities.count)
    for (v, entity) in view.entities.enumerated() where !ends.contains(entity.id) {
      let isNoStation = noStations.contains(entity.type) || entity.id.kind == "unknown"
      if isNoStation || question.avoided.contains(entity.id) { barred.insert(VertexID(v)) }
    }
    return barred
  }

  /// The edges that stand for relations of these names.
  func edges(of names: Set<RelationName>) -> EdgeSet {
    EdgeSet(
      edgeCount: walked.count,
      walked.indices.filter { names.contains(view.relations[walked[$0].relation].name) }.map { EdgeID($0) })
  }

  /// The name of the relation that an edge stands for, and whether it is walked from its subject.
  public func relation(of edge: EdgeID) -> (name: RelationName, isForward: Bool) {
    let walk = walked[edge.int]
    return (view.relations[walk.relation].name, walk.isForward)
  }
}
