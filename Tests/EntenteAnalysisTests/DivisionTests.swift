import EntenteAnalysis
import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("Divisions of a graph")
struct DivisionTests {
  private static let methods = CommunityQuestion.Method.allCases

  @Test("every method divides all vertices, or says why not", arguments: methods)
  func everyMethod(method: CommunityQuestion.Method) {
    for seed in 0..<12 {
      let graph = assortedGraph(seed: seed)
      let names = (0..<graph.vertexCount).map(String.init)
      for (objective, directed, signed) in [
        (CommunityQuestion.Objective.modularity, false, false), (.modularity, true, true),
        (.cpm, false, true),
      ] {
        let question = CommunityQuestion(
          method: method, objective: objective, isDirected: directed, isSigned: signed)
        do {
          let found = try Division(of: graph, names: names, question)
          #expect(Set(found.parts.flatMap(\.self)).count == graph.vertexCount)
          #expect(found.conductances.isEmpty || found.conductances.count == found.parts.count)
          #expect(found.conductances.allSatisfy { $0.map { 0...1 ~= $0 } ?? true })
        } catch {
          guard case .doesNotApply = error else {
            Issue.record(error)
            continue
          }
        }
      }
    }
  }

  @Test("labels go by numbers where vertices are numbered, else by their order")
  func labelOrder() throws {
    let graph = graph(vertexCount: 3, [(0, 1), (1, 2)])
    let question = CommunityQuestion(method: .cdlp, rounds: 1)
    // One round: the ends bear the middle's label, the middle the lower of theirs.
    func parts(_ names: [String]) throws -> [[Int]] {
      try Division(of: graph, names: names, question).parts.map { $0.map(\.int) }
    }
    #expect(try parts(["10", "9", "2"]) == [[0, 2], [1]])
    let chain = EntenteTestSupport.graph(vertexCount: 4, [(0, 1), (1, 2), (2, 3)])
    let numbered = try Division(of: chain, names: ["1", "2", "0", "3"], question)
    #expect(numbered.parts.map { $0.map(\.int) } == [[0, 2], [1, 3]])
    let named = try Division(of: chain, names: ["b", "c", "a", "d"], question)
    #expect(named.parts.map { $0.map(\.int) } == [[0, 2], [1], [3]])
  }

  @Test("negative weights are asked about")
  func negative() {
    let graph = graph(vertexCount: 2, [(0, 1)], weights: [-1])
    #expect(throws: AnalysisError.negativeWeights(method: "leiden")) {
      try Division(of: graph, names: ["a", "b"], CommunityQuestion())
    }
  }
}
