/// Neighbours of every vertex in compressed sparse rows.
///
/// The row of vertex `v` is the slots `offsets[v] ..< offsets[v + 1]`; slot `s` leads to `targets[s]` by edge
/// `edges[s]`. A row is sorted by target, and parallel edges stand in the order of their ids.
public struct Adjacency: Sendable, Equatable {
  /// `vertexCount + 1` entries, ascending, `offsets[0] == 0`, the last is the number of slots.
  public let offsets: [Int]
  /// One entry a slot: the vertex at the other end.
  public let targets: [VertexID]
  /// One entry a slot: the edge that leads there.
  public let edges: [EdgeID]

  public var vertexCount: Int { offsets.count - 1 }
  /// The edges of a directed graph; twice the edges of an undirected one.
  public var slotCount: Int { targets.count }

  package init(offsets: [Int], targets: [VertexID], edges: [EdgeID]) {
    self.offsets = offsets
    self.targets = targets
    self.edges = edges
    #if DEBUG
      checkInvariants()
    #endif
  }

  /// The slots of `vertex`.
  /// - Precondition: `vertex` is a vertex of this graph.
  public func slots(of vertex: VertexID) -> Range<Int> {
    precondition(vertex.int < vertexCount, "\(vertex) is not of this graph (\(vertexCount) vertices)")
    return offsets[vertex.int]..<offsets[vertex.int + 1]
  }

  /// The neighbours of `vertex`, ascending; a neighbour stands once for every parallel edge.
  public func neighbours(of vertex: VertexID) -> ArraySlice<VertexID> { targets[slots(of: vertex)] }

  /// The edges of `vertex`, in the order of ``neighbours(of:)``.
  public func edges(of vertex: VertexID) -> ArraySlice<EdgeID> { edges[slots(of: vertex)] }

  /// The number of slots of `vertex`.
  public func degree(of vertex: VertexID) -> Int { slots(of: vertex).count }

  /// The first edge from `source` to `target`, or `nil` where there is none.
  /// - Complexity: O(log degree).
  public func edge(from source: VertexID, to target: VertexID) -> EdgeID? {
    let row = slots(of: source)
    var low = row.lowerBound
    var high = row.upperBound
    while low < high {
      let middle = (low + high) / 2
      if targets[middle] < target { low = middle + 1 } else { high = middle }
    }
    return low < row.upperBound && targets[low] == target ? edges[low] : nil
  }

  #if DEBUG
    func checkInvariants() {
      precondition(offsets.first == 0 && offsets.last == targets.count && targets.count == edges.count)
      for v in 0..<vertexCount {
        precondition(offsets[v] <= offsets[v + 1], "offsets descend at \(v)")
        for slot in offsets[v]..<offsets[v + 1] {
          precondition(targets[slot].int < vertexCount, "slot \(slot) leads out of the graph")
          guard slot > offsets[v] else { continue }
          let (before, here) = ((targets[slot - 1], edges[slot - 1]), (targets[slot], edges[slot]))
          precondition(before <= here, "row \(v) is not sorted")
        }
      }
    }
  #endif
}
