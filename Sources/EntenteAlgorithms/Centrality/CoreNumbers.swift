public import EntenteGraph

/// For each vertex the largest k such that it lies in a part of the graph in which everyone has k neighbours
/// there.
///
/// Of the undirected simple view.
/// - Returns: one number a vertex.
/// - Precondition: `graph` is undirected.
/// - Complexity: O(V + E + Σ core numbers) time, O(V) space.
/// - Source: as ``coreNumbers(of:)-(Rows)``.
public func coreNumbers(of graph: SimpleGraph) -> [Int] {
  precondition(!graph.isDirected, "core numbers are of the undirected view")
  return coreNumbers(of: graph.out.rows).map { Int($0) }
}

/// Core numbers of simple undirected rows.
///
/// For k = 0, 1, … those who have at most k neighbours left are taken away, and so is everyone whom that leaves
/// with no more. One counter an edge is touched and no order by degree is kept: where there are few cores that
/// costs less than sorting.
/// - Complexity: O(V + E + Σ core numbers) time, O(V) space.
/// - Source: S. Seidman, "Network structure and minimum degree", 1983; the rounds after H. Kabir, K. Madduri,
///   "Parallel k-core decomposition on multicore platforms", 2017.
public func coreNumbers(of rows: Rows) -> [Int32] {
  rows.withView { view in
    let n = view.vertexCount
    let left = Cells<Int32>(repeating: 0, count: n)  // neighbours left; the core number of who is gone
    let alive = Cells<Int32>(repeating: 0, count: n)
    let leaving = Cells<Int32>(repeating: 0, count: n)
    for v in 0..<n {
      left[v] = Int32(truncatingIfNeeded: view.degree(v))
      alive[v] = Int32(truncatingIfNeeded: v)
    }
    var (aliveCount, k) = (n, Int32(0))
    while aliveCount > 0 {
      var (leavingCount, kept, least) = (0, 0, Int32.max)
      for i in 0..<aliveCount {
        let v = alive[i]
        let degree = left[Int(v)]
        if degree > k {
          alive[kept] = v
          kept += 1
          least = min(least, degree)
        } else if degree == k {
          leaving[leavingCount] = v
          leavingCount += 1
        }  // lower ones left with an earlier k
      }
      aliveCount = kept
      var next = 0
      while next < leavingCount {
        let u = Int(leaving[next])
        next += 1
        for slot in view.row(u) {
          let v = view.target(slot)
          let degree = left[v]
          guard degree > k else { continue }
          left[v] = degree - 1
          if degree - 1 == k {
            leaving[leavingCount] = Int32(truncatingIfNeeded: v)
            leavingCount += 1
          }
        }
      }
      k = leavingCount == 0 ? max(k + 1, least == .max ? k + 1 : least) : k + 1
    }
    return left.array()
  }
}
