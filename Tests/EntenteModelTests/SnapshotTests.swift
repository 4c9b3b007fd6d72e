import EntenteGraph
import EntenteModel
import Testing

@Suite struct SnapshotTests {
  let a = Entity(id: "state:NOR", type: "State", name: "Norway")
  let b = Entity(id: "state:TCD", type: "State", name: "Chad")
  let c = Entity(id: "org:X", type: "Organization", name: "X")

  private func assertion(
    _ id: String, _ subject: EntityID = "state:NOR", _ relation: RelationName = "supports",
    _ object: EntityID = "state:TCD", polarity: Polarity = .affirmed, modality: Modality = .fact,
    validity: String? = nil, document: String = "d", sentence: Int = 0, arguments: [String: String] = [:],
    layer: Layer = .documents
  ) -> Assertion {
    Assertion(
      id: id, subject: subject, relation: relation, object: object, polarity: polarity, modality: modality,
      sign: .cooperative, validity: validity.flatMap { Validity($0) }, arguments: arguments, layer: layer,
      evidence: layer == .ontology
        ? nil : Evidence(document: document, sentence: sentence, sentenceRange: 0..<1, triggerRange: 0..<1))
  }

  private func graph(_ assertions: [Assertion]) -> KnowledgeGraph {
    KnowledgeGraph(entities: [c, b, a], assertions: assertions)
  }

  @Test("vertices are entities, edges are relations, direction kept")
  func indices() throws {
    let graph = graph([assertion("1"), assertion("2", "state:TCD", "supports", "state:NOR")])
    #expect(graph.entities.map(\.id) == ["org:X", "state:NOR", "state:TCD"])
    #expect(graph.graph.edgeCount == 2)
    for (index, relation) in graph.relations.enumerated() {
      #expect(graph.vertex(of: relation.subject) == graph.graph.sources[index])
      #expect(graph.vertex(of: relation.object) == graph.graph.targets[index])
    }
  }

  @Test("a negated or wished assertion never joins a plain edge; contradictions are both kept and contested")
  func stanceApart() {
    let graph = graph([
      assertion("1"), assertion("2", polarity: .negated, sentence: 1),
      assertion("3", modality: .wished, sentence: 2),
    ])
    #expect(graph.relations.count == 3)
    #expect(graph.relations.count { $0.isPlain } == 1)
    #expect(graph.relations.allSatisfy { $0.isContested })
    #expect(graph.graph.signs.sorted() == [0, 1, 1])
  }

  @Test("a factor that helps here and hinders there is contested")
  func contestedDirection() {
    let graph = graph([
      assertion("1", arguments: ["direction": "favourably"]),
      assertion("2", sentence: 3, arguments: ["direction": "unfavourably"]),
    ])
    #expect(graph.relations.allSatisfy { $0.isContested })
    #expect(graph.filtered(GraphFilter(contestedOnly: true)).assertions.count == 2)
  }

  @Test("the same fact in two separate periods is two edges; meeting periods are one")
  func periods() {
    let apart = graph([assertion("1", validity: "1990/1995"), assertion("2", validity: "2001/")])
    #expect(apart.relations.map { $0.validity?.description } == ["1990/1995", "2001/"])
    let together = graph([assertion("1", validity: "1990/1995"), assertion("2", validity: "1994/2001")])
    #expect(together.relations.map { $0.validity?.description } == ["1990/2001"])
  }

  @Test("two sentences weigh two, the same sentence twice one")
  func weight() {
    #expect(graph([assertion("1"), assertion("2", sentence: 1)]).relations.map(\.weight) == [2])
    #expect(graph([assertion("1"), assertion("2")]).relations.map(\.weight) == [1])
    let two = graph([assertion("1"), assertion("2", document: "e")])
    #expect(two.relations.map(\.documentCount) == [2])
  }

  @Test("any order in gives the same snapshot out")
  func order() {
    let all = [
      assertion("1"), assertion("2", "org:X", "supports", "state:NOR"), assertion("3", polarity: .negated),
    ]
    let (x, y) = (graph(all), graph(all.reversed()))
    #expect(x.assertions == y.assertions && x.relations == y.relations && x.graph == y.graph)
  }

  @Test("ends that nobody described become unknown entities, not crashes")
  func unknownEnds() {
    let graph = KnowledgeGraph(entities: [], assertions: [assertion("1")])
    #expect(graph.entities.map(\.type) == [.unknown, .unknown])
  }

  @Test("as of a date only what covers it counts; undated statements by choice")
  func asOf() {
    let graph = graph([
      assertion("1", validity: "1990/1995"), assertion("2", "org:X", "supports", "state:NOR"),
    ])
    var filter = GraphFilter(date: PartialDate("2000"))
    #expect(graph.filtered(filter).assertions.map(\.id) == ["2"])
    filter.includesUndated = false
    #expect(graph.filtered(filter).assertions.isEmpty)
    #expect(graph.filtered(filter).entities.isEmpty)
  }

  @Test("layers, types, confidence and speakers filter")
  func filters() {
    var said = assertion("2", "org:X", "supports", "state:NOR")
    said.attribution = .entity("person:ada")
    said.confidence = 0.4
    let graph = graph([assertion("1", layer: .ontology), said])
    #expect(graph.filtered(GraphFilter(layers: [.ontology])).assertions.map(\.id) == ["1"])
    #expect(graph.filtered(GraphFilter(types: ["State"])).assertions.map(\.id) == ["1"])
    #expect(graph.filtered(GraphFilter(minimumConfidence: 0.5)).assertions.map(\.id) == ["1"])
    #expect(graph.filtered(GraphFilter(saidBy: "person:ada")).assertions.map(\.id) == ["2"])
  }
}
