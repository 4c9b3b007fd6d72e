import EntenteAlgorithms
import EntenteGraph
public import EntenteModel
public import EntenteOntology

/// Answers ``PathQuestion``s on a snapshot.
public struct PathFinder: Sendable {
  private let snapshot: KnowledgeGraph
  private let symmetric: Set<RelationName>

  /// - Parameter symmetric: relations that hold both ways whatever way they were told.
  public init(snapshot: KnowledgeGraph, symmetric: Set<RelationName>) {
    self.snapshot = snapshot
    self.symmetric = symmetric
  }

  public init(snapshot: KnowledgeGraph, ontology: Ontology) {
    self.init(snapshot: snapshot, symmetric: Set(ontology.relations.filter(\.isSymmetric).map(\.name)))
  }

  /// The edges that a question lets be walked.
  /// - Complexity: O(A + E).
  public func roads(_ question: PathQuestion) -> Roads {
    Roads(snapshot.filtered(question.filter, keepingIsolated: true), question, symmetric: symmetric)
  }

  /// The shortest paths, shortest first; of equal ones the order of entity ids decides. Empty where there is
  /// none.
  ///
  /// Quantities, dates, propositions and what a text leaves unsaid are no stations between two entities, but
  /// may be ends.
  /// - Throws: ``AnalysisError/unknownEntity(_:)``.
  /// - Complexity: O((A + E) log) for the view and the first path, then as `LooplessPaths`.
  public func paths(_ question: PathQuestion) throws(AnalysisError) -> [EvidencePath] {
    try paths(question, over: roads(question))
  }

  /// The same over ``roads(_:)`` that are at hand.
  public func paths(_ question: PathQuestion, over roads: Roads) throws(AnalysisError) -> [EvidencePath] {
    for id in [question.source, question.target] + question.via { _ = try snapshot.requireVertex(of: id) }
    let view = roads.view
    let ends = try ([question.source] + question.via + [question.target]).map { id throws(AnalysisError) in
      VertexID(try view.requireVertex(of: id))
    }
    let network: PathNetwork
    do {
      network = try PathNetwork(
        roads.graph, length: question.shortness == .edges ? .edges : .inverseWeight, forbidden: roads.barred)
    } catch {
      throw .measure(name: "path", error)
    }
    let (source, target) = (ends[0], ends[ends.count - 1])
    let found: [Path]
    if !question.through.isEmpty {
      let edges = roads.edges(of: question.through)
      found = [shortestPath(in: network, from: source, throughOneOf: edges, to: target)].compactMap { $0 }
    } else if question.via.isEmpty {
      found = shortestLooplessPaths(in: network, from: source, to: target, k: question.k)
    } else {
      let stops = Array(ends.dropFirst().dropLast())
      found = [shortestPath(in: network, from: source, via: stops, to: target)].compactMap { $0 }
    }
    return found.map { roads.evidence($0) }
  }
}

extension Roads {
  func evidence(_ path: Path) -> EvidencePath {
    let entities = path.vertices.map { view.named(view.entity($0).id) }
    let steps = zip(path.vertices, path.vertices.dropFirst()).map { step(from: $0, to: $1) }
    return EvidencePath(entities: entities, steps: steps, length: path.length, isLoopless: path.isLoopless)
  }

  private func step(from source: VertexID, to target: VertexID) -> EvidenceStep {
    let edges = graph.out.slots(of: source).filter { graph.out.targets[$0] == target }.map {
      graph.out.edges[$0]
    }
    let relations = edges.map { walked[$0.int] }.sorted { a, b in
      let (x, y) = (view.relations[a.relation], view.relations[b.relation])
      return x.weight != y.weight
        ? x.weight > y.weight : (x.documentCount, b.relation) > (y.documentCount, a.relation)
    }
    return EvidenceStep(
      from: view.named(view.entity(source).id), to: view.named(view.entity(target).id),
      relations: relations.map { relation($0.relation, isForward: $0.isForward) })
  }

  private func relation(_ index: Int, isForward: Bool) -> StepRelation {
    let relation = view.relations[index]
    let statements = relation.assertions.sorted {
      (-view.assertions[$0].confidence, $0) < (-view.assertions[$1].confidence, $1)
    }
    return StepRelation(
      relation: relation.name, isForward: isForward, polarity: relation.polarity, modality: relation.modality,
      sign: relation.sign, validity: relation.validity, weight: relation.weight,
      confidence: relation.confidence,
      isContested: relation.isContested,
      statements: statements.prefix(max(0, question.statementLimit)).map { view.statement($0) })
  }
}
