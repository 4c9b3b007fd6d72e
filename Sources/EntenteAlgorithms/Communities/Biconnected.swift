public import EntenteGraph

/// Where a graph comes apart: vertices and edges without which a part would fall into two, and the blocks that
/// none of them divides.
///
/// Of the undirected simple view.
public struct Biconnected: Sendable, Equatable {
  /// Vertices whose loss parts their component, ascending.
  public let articulationPoints: [VertexID]
  /// Edges of the simple view whose loss parts their component, ascending.
  public let bridges: [EdgeID]
  /// The block of each edge of the simple view, numbered in the order of their lowest edges; two edges share a
  /// block exactly if some circle passes both.
  public let blocks: [Int32]
  public let blockCount: Int

  /// - Precondition: `graph` is undirected.
  /// - Complexity: O(V + E) time and space.
  /// - Source: J. Hopcroft, R. Tarjan, "Algorithm 447: efficient algorithms for graph manipulation", 1973, with a
  ///   stack of its own.
  public init(of graph: SimpleGraph) {
    precondition(!graph.isDirected, "blocks are of the undirected view")
    var search = BlockSearch(graph)
    for v in 0..<graph.vertexCount where search.index[v] < 0 { search.explore(from: VertexID(v)) }
    let blocks = Components(renumbering: search.block)
    self.blocks = blocks.labels
    blockCount = blocks.count
    articulationPoints = search.isCut.indices.filter { search.isCut[$0] }.map { VertexID($0) }
    bridges = blocks.labels.indices.filter { blocks.sizes[Int(blocks.labels[$0])] == 1 }.map { EdgeID($0) }
  }
}

/// In the words of the paper: `index` numbers vertices as they are found, `low` is the lowest number that is
/// reached from below.
private struct BlockSearch {
  let graph: SimpleGraph
  var index: [Int32]
  var isCut: [Bool]
  /// The lowest edge of each edge's block.
  var block: [Int32]
  private var low: [Int32]
  private var found: Int32 = 0
  private var open: [EdgeID] = []
  private var path: [(vertex: VertexID, by: EdgeID?, slot: Int)] = []

  init(_ graph: SimpleGraph) {
    self.graph = graph
    index = [Int32](repeating: -1, count: graph.vertexCount)
    low = index
    isCut = [Bool](repeating: false, count: graph.vertexCount)
    block = [Int32](repeating: 0, count: graph.edgeCount)
  }

  mutating func explore(from start: VertexID) {
    enter(start, by: nil)
    var branches = 0
    while let (u, by, slot) = path.last {
      if slot < graph.out.offsets[u.int + 1] {
        path[path.count - 1].slot += 1
        let (v, edge) = (graph.out.targets[slot], graph.out.edges[slot])
        if edge == by { continue }
        if index[v.int] < 0 {
          open.append(edge)
          if u == start { branches += 1 }
          enter(v, by: edge)
        } else if index[v.int] < index[u.int] {
          open.append(edge)
          low[u.int] = min(low[u.int], index[v.int])
        }
      } else {
        path.removeLast()
        guard let parent = path.last?.vertex, let by else { continue }
        low[parent.int] = min(low[parent.int], low[u.int])
        if low[u.int] >= index[parent.int] {
          if parent != start { isCut[parent.int] = true }
          close(upTo: by)
        }
      }
    }
    if branches > 1 { isCut[start.int] = true }
  }

  private mutating func enter(_ v: VertexID, by edge: EdgeID?) {
    index[v.int] = found
    low[v.int] = found
    found += 1
    path.append((v, edge, graph.out.offsets[v.int]))
  }

  private mutating func close(upTo last: EdgeID) {
    guard let start = open.lastIndex(of: last) else { return }
    let lowest = open[start...].min() ?? last
    for edge in open[start...] { block[edge.int] = Int32(lowest.int) }
    open.removeSubrange(start...)
  }
}
