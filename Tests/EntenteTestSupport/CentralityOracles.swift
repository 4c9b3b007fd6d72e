public import EntenteGraph

/// The adjacency matrix: `matrix[u][v]` is the number, or the weight, of the edges from `u` to `v`. Without
/// directions both entries hold the edge, a loop stands once.
public func adjacencyMatrix(
  _ graph: DirectedGraph, directed: Bool, weighted: Bool, simple: Bool = false, keepsLoops: Bool = true
) -> [[Double]] {
  let n = graph.vertexCount
  var matrix = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
  for e in 0..<graph.edgeCount {
    let (u, v) = (graph.sources[e].int, graph.targets[e].int)
    if u == v, !keepsLoops { continue }
    matrix[u][v] += weighted ? graph.weights[e] : 1
    if !directed, u != v { matrix[v][u] += weighted ? graph.weights[e] : 1 }
  }
  return simple && !weighted ? matrix.map { $0.map { $0 > 0 ? 1 : 0 } } : matrix
}

/// Solves `matrix` x = `right` by elimination with pivoting.
public func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
  var rows = zip(matrix, right).map { $0 + [$1] }
  let n = right.count
  for column in 0..<n {
    let pivot = (column..<n).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
    rows.swapAt(column, pivot)
    for r in 0..<n where r != column {
      let factor = rows[r][column] / rows[column][column]
      for c in column...n { rows[r][c] -= factor * rows[column][c] }
    }
  }
  return (0..<n).map { rows[$0][n] / rows[$0][$0] }
}

/// PageRank as the solution of its linear system. `restart` sums to 1; dangling mass follows it, or spreads
/// evenly.
public func pageRankBySolving(_ matrix: [[Double]], damping: Double, restart: [Double]? = nil) -> [Double] {
  let n = matrix.count
  guard n > 0 else { return [] }
  let restart = restart ?? [Double](repeating: 1 / Double(n), count: n)
  var system = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
  for v in 0..<n {
    for u in 0..<n {
      let leaving = matrix[u].reduce(0, +)
      system[v][u] = (u == v ? 1 : 0) - damping * (leaving == 0 ? restart[v] : matrix[u][v] / leaving)
    }
  }
  return solve(system, restart.map { $0 * (1 - damping) })
}

/// Betweenness by listing every shortest path of every pair; ordered pairs.
public func betweennessByTrying(_ least: [[Double]]) -> (vertices: [Double], edges: [[Double]]) {
  let n = least.count
  var vertices = [Double](repeating: 0, count: n)
  var edges = [[Double]](repeating: vertices, count: n)
  for s in 0..<n {
    for t in 0..<n where s != t {
      let paths = allShortestPathsByTrying(least, from: s, to: t)
      for path in paths {
        for v in path.vertices.dropFirst().dropLast() { vertices[v] += 1 / Double(paths.count) }
        for (u, v) in zip(path.vertices, path.vertices.dropFirst()) { edges[u][v] += 1 / Double(paths.count) }
      }
    }
  }
  return (vertices, edges)
}

/// Core numbers by the definition: peel everyone with fewer than k neighbours, for every k.
public func coresByPeeling(_ matrix: [[Double]]) -> [Int] {
  let n = matrix.count
  var cores = [Int](repeating: 0, count: n)
  for k in 1..<max(n, 2) {
    var left = Set(0..<n)
    while let v = left.first(where: { u in left.count { matrix[u][$0] > 0 } < k }) { left.remove(v) }
    for v in left { cores[v] = k }
  }
  return cores
}

/// Burt's constraint by its formula, on a symmetric matrix.
public func constraintByFormula(_ matrix: [[Double]]) -> [Double?] {
  let n = matrix.count
  let share = matrix.map { row in row.map { $0 / row.reduce(0, +) } }
  return (0..<n).map { i in
    guard matrix[i].contains(where: { $0 > 0 }) else { return nil }
    var sum = 0.0
    for j in 0..<n where matrix[i][j] > 0 {
      var tie = share[i][j]
      for q in 0..<n where q != i && q != j && matrix[i][q] > 0 { tie += share[i][q] * share[q][j] }
      sum += tie * tie
    }
    return sum
  }
}
