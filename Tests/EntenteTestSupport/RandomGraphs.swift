public import EntenteGraph

/// A graph of random edges: loops and parallel edges occur, weights are small whole numbers, so that sums are
/// exact and ties are frequent.
public func randomGraph(vertexCount: Int, edgeCount: Int, seed: UInt64, maxWeight: Int = 4) -> DirectedGraph {
  var generator = SeededGenerator(seed: seed)
  var builder = GraphBuilder(vertexCount: vertexCount)
  guard vertexCount > 0 else { return builder.build() }
  for _ in 0..<edgeCount {
    let source = VertexID(Int.random(in: 0..<vertexCount, using: &generator))
    let target = VertexID(Int.random(in: 0..<vertexCount, using: &generator))
    builder.addEdge(
      from: source, to: target, weight: Double(Int.random(in: 1...maxWeight, using: &generator)),
      sign: Int8.random(in: -1...1, using: &generator))
  }
  return builder.build()
}

/// Shapes that algorithms stumble over: empty, one vertex, a loop, sparse and disconnected, dense with
/// parallels.
/// - Parameter seed: also chooses the shape, in turn.
public func assortedGraph(seed: Int) -> DirectedGraph {
  let seed64 = UInt64(seed)
  switch seed {
  case 0: return randomGraph(vertexCount: 0, edgeCount: 0, seed: 0)
  case 1: return randomGraph(vertexCount: 1, edgeCount: 0, seed: 0)
  case 2: return randomGraph(vertexCount: 1, edgeCount: 2, seed: 0)
  case 3: return randomGraph(vertexCount: 4, edgeCount: 0, seed: 0)
  default:
    switch seed % 4 {
    case 0: return randomGraph(vertexCount: 8, edgeCount: 6, seed: seed64)
    case 1: return randomGraph(vertexCount: 7, edgeCount: 12, seed: seed64)
    case 2: return randomGraph(vertexCount: 6, edgeCount: 24, seed: seed64)
    default: return randomGraph(vertexCount: 9, edgeCount: 16, seed: seed64, maxWeight: 1)
    }
  }
}

/// A graph from pairs, for examples written by hand.
public func graph(vertexCount: Int, _ pairs: [(Int, Int)], weights: [Double] = []) -> DirectedGraph {
  DirectedGraph(
    vertexCount: vertexCount, sources: pairs.map { VertexID($0.0) }, targets: pairs.map { VertexID($0.1) },
    weights: weights)
}
