/// Neighbours of every vertex in compressed sparse rows and nothing else: four bytes a slot and four a vertex.
///
/// What kernels walk that ask neither for edges nor for their weights. The row of `v` is the slots
/// `offsets[v] ..< offsets[v + 1]` of `targets`, ascending; a neighbour stands once for every parallel edge.
public struct Rows: Sendable, Equatable {
  /// `vertexCount + 1` entries, ascending, `offsets[0] == 0`, the last is the number of slots.
  public let offsets: [UInt32]
  /// One entry a slot: the vertex at the other end.
  public let targets: [VertexID]

  public var vertexCount: Int { offsets.count - 1 }
  /// The edges of a directed graph; twice the edges of an undirected one without loops.
  public var slotCount: Int { targets.count }

  init(offsets: [UInt32], targets: [VertexID]) {
    self.offsets = offsets
    self.targets = targets
  }

  /// Rows for kernels that do not mind the order of neighbours.
  package init(unsortedOffsets offsets: [UInt32], targets: [VertexID]) {
    self.init(offsets: offsets, targets: targets)
  }

  public func degree(of vertex: VertexID) -> Int {
    Int(offsets[vertex.int + 1] - offsets[vertex.int])
  }

  /// The neighbours of `vertex`, ascending.
  public func neighbours(of vertex: VertexID) -> ArraySlice<VertexID> {
    targets[Int(offsets[vertex.int])..<Int(offsets[vertex.int + 1])]
  }

  /// Directed edges both ways round.
  public struct Directed: Sendable {
    /// The row of `v` are the ends of its out-edges.
    public let out: Rows
    /// The row of `v` are the beginnings of its in-edges.
    public let `in`: Rows

    public init(out: Rows, in: Rows) {
      self.out = out
      self.in = `in`
    }
  }
}

extension Adjacency {
  /// The same rows without their edges. The neighbours are shared, not copied.
  /// - Complexity: O(V).
  public var rows: Rows { Rows(offsets: offsets.map { UInt32($0) }, targets: targets) }
}
