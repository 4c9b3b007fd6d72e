extension Adjacency {
  /// Rows of `sources`, each sorted by target: two stable counting sorts, first by target, then by source.
  ///
  /// - Parameters:
  ///   - sources, targets: the ends of edge `e` at index `e`; equally long, all below `vertexCount`.
  /// - Complexity: O(V + E) time and space.
  package init(vertexCount: Int, sources: [VertexID], targets: [VertexID]) {
    let byTarget = Self.order(of: targets, vertexCount: vertexCount)
    self.init(vertexCount: vertexCount, keys: sources, ends: targets, presorted: byTarget.edges)
  }

  /// Both directions of the same edges for the price of three counting sorts: the order by target that sorts
  /// the rows of one is, read the other way, a stage of the other.
  package static func both(
    vertexCount: Int, sources: [VertexID], targets: [VertexID]
  ) -> (out: Adjacency, in: Adjacency) {
    let byTarget = order(of: targets, vertexCount: vertexCount)
    let out = Adjacency(vertexCount: vertexCount, keys: sources, ends: targets, presorted: byTarget.edges)
    let into = Adjacency(vertexCount: vertexCount, keys: targets, ends: sources, presorted: out.edges)
    return (out, into)
  }

  /// Every edge in the rows of both its ends, under one id; a loop stands twice in its row, so that a row is
  /// as long as the degree of its vertex.
  /// - Complexity: O(V + E) time and space.
  package init(undirectedVertexCount vertexCount: Int, sources: [VertexID], targets: [VertexID]) {
    let keys = sources + targets
    let ends = targets + sources
    let byEnd = Self.order(of: ends, vertexCount: vertexCount)
    let edgeCount = UInt32(sources.count)
    let rows = Adjacency.rows(vertexCount: vertexCount, keys: keys, ends: ends, presorted: byEnd.edges)
    var edges = rows.edges
    for slot in edges.indices where edges[slot].index >= edgeCount {
      edges[slot] = EdgeID(index: edges[slot].index - edgeCount)
    }
    // Edge 5 turned round sorts after edge 7 as given: put parallel edges back into the order of their ids.
    for v in 0..<vertexCount {
      Self.sortParallels(rows.offsets[v]..<rows.offsets[v + 1], rows.targets, &edges)
    }
    self.init(offsets: rows.offsets, targets: rows.targets, edges: edges)
  }

  private init(vertexCount: Int, keys: [VertexID], ends: [VertexID], presorted: [EdgeID]) {
    let rows = Self.rows(vertexCount: vertexCount, keys: keys, ends: ends, presorted: presorted)
    self.init(offsets: rows.offsets, targets: rows.targets, edges: rows.edges)
  }

  private static func sortParallels(_ row: Range<Int>, _ targets: [VertexID], _ edges: inout [EdgeID]) {
    var start = row.lowerBound
    while start < row.upperBound {
      var end = start + 1
      while end < row.upperBound, targets[end] == targets[start] { end += 1 }
      if end - start > 1 { edges[start..<end].sort() }
      start = end
    }
  }

  /// Where each vertex's row begins.
  private static func offsets(of keys: [VertexID], vertexCount: Int) -> [Int] {
    var offsets = [Int](repeating: 0, count: vertexCount + 1)
    for key in keys {
      precondition(key.int < vertexCount, "\(key) is not of this graph (\(vertexCount) vertices)")
      offsets[key.int + 1] += 1
    }
    for v in 0..<vertexCount { offsets[v + 1] += offsets[v] }
    return offsets
  }

  /// Edges in the order of their key, equal keys in the order of their ids.
  private static func order(of keys: [VertexID], vertexCount: Int) -> (offsets: [Int], edges: [EdgeID]) {
    let offsets = offsets(of: keys, vertexCount: vertexCount)
    var next = offsets
    var edges = [EdgeID](repeating: EdgeID(0), count: keys.count)
    for (e, key) in keys.enumerated() {
      edges[next[key.int]] = EdgeID(e)
      next[key.int] += 1
    }
    return (offsets, edges)
  }

  /// The second sort: `presorted` holds the edges in the order of their ends.
  private static func rows(
    vertexCount: Int, keys: [VertexID], ends: [VertexID], presorted: [EdgeID]
  ) -> (offsets: [Int], targets: [VertexID], edges: [EdgeID]) {
    let offsets = offsets(of: keys, vertexCount: vertexCount)
    var next = offsets
    var targets = [VertexID](repeating: VertexID(0), count: keys.count)
    var edges = [EdgeID](repeating: EdgeID(0), count: keys.count)
    for e in presorted {
      let key = keys[e.int].int
      let slot = next[key]
      next[key] = slot + 1
      targets[slot] = ends[e.int]
      edges[slot] = e
    }
    return (offsets, targets, edges)
  }
}
