extension Rows {
  /// Every edge in the rows of both its ends; a loop stands twice in its row.
  ///
  /// One scatter puts the edges into rows, a second one, along the first's rows, sorts them: it meets the
  /// vertices in ascending order.
  /// - Parameters:
  ///   - sources, targets: the ends of edge `e` at index `e`; equally long, all below `vertexCount`. They are
  ///     freed on the way where nobody else holds them.
  /// - Complexity: O(V + E) time; 16 bytes an edge at the peak, 8 in the end.
  public init(
    undirectedVertexCount vertexCount: Int, sources: consuming [VertexID], targets: consuming [VertexID]
  ) {
    self = Rows.unsorted(vertexCount: vertexCount, sources, targets).reversed()
  }

  private static func unsorted(
    vertexCount: Int, _ sources: [VertexID], _ targets: [VertexID]
  ) -> Rows {
    let next = Cells<UInt32>(repeating: 0, count: vertexCount + 1)
    for v in sources { next[checked(v, vertexCount) + 1] += 1 }
    for v in targets { next[checked(v, vertexCount) + 1] += 1 }
    let offsets = ends(next)
    let rows = filled(2 * sources.count) { row in
      for e in sources.indices {
        let (u, v) = (sources[e], targets[e])
        row[Int(next[u.int])] = v
        next[u.int] += 1
        row[Int(next[v.int])] = u
        next[v.int] += 1
      }
    }
    return Rows(offsets: offsets, targets: rows)
  }

  /// The out-rows of directed edges.
  /// - Complexity: O(V + E) time and space.
  public init(vertexCount: Int, sources: [VertexID], targets: [VertexID]) {
    self = Rows.scattered(vertexCount: vertexCount, keys: targets, values: sources).reversed()
  }

  private static func scattered(vertexCount: Int, keys: [VertexID], values: [VertexID]) -> Rows {
    precondition(keys.count == values.count, "\(keys.count) ends for \(values.count) beginnings")
    let next = Cells<UInt32>(repeating: 0, count: vertexCount + 1)
    for v in keys { next[checked(v, vertexCount) + 1] += 1 }
    let offsets = ends(next)
    let rows = filled(keys.count) { row in
      for e in keys.indices {
        let key = keys[e].int
        row[Int(next[key])] = values[e]
        next[key] += 1
      }
    }
    return Rows(offsets: offsets, targets: rows)
  }

  /// The same edges turned round; rows come out sorted whether or not these are.
  /// - Complexity: O(V + E) time and space.
  public func reversed() -> Rows {
    let next = Cells<UInt32>(repeating: 0, count: vertexCount + 1)
    return withView { view in
      for slot in 0..<view.slotCount { next[Self.checked(targets[slot], vertexCount) + 1] += 1 }
      let offsets = Self.ends(next)
      let rows = Self.filled(view.slotCount) { row in
        for u in 0..<view.vertexCount {
          for slot in view.row(u) {
            let v = view.target(slot)
            row[Int(next[v])] = VertexID(index: UInt32(truncatingIfNeeded: u))
            next[v] += 1
          }
        }
      }
      return Rows(offsets: offsets, targets: rows)
    }
  }

  /// Loops dropped, parallel edges merged.
  /// - Complexity: O(V + E) time; nothing is copied where there is nothing to drop.
  public func simplified() -> Rows {
    guard !isSimple else { return self }
    var offsets: [UInt32] = [0]
    var kept: [VertexID] = []
    offsets.reserveCapacity(self.offsets.count)
    for u in 0..<vertexCount {
      let start = kept.count
      for v in neighbours(of: VertexID(u)) where v.int != u && (kept.count == start || kept.last != v) {
        kept.append(v)
      }
      offsets.append(UInt32(kept.count))
    }
    return Rows(offsets: offsets, targets: kept)
  }

  private var isSimple: Bool {
    withView { view in
      for u in 0..<view.vertexCount {
        var last = -1
        for slot in view.row(u) {
          let v = view.target(slot)
          if v == u || v == last { return false }
          last = v
        }
      }
      return true
    }
  }

  private static func checked(_ vertex: VertexID, _ vertexCount: Int) -> Int {
    precondition(vertex.int < vertexCount, "\(vertex) is not of this graph (\(vertexCount) vertices)")
    return vertex.int
  }

  /// Turns counts, each one place too far, into beginnings of rows; leaves them in `counts` as the places
  /// where the first entries go.
  private static func ends(_ counts: borrowing Cells<UInt32>) -> [UInt32] {
    for v in 1..<max(counts.count, 1) {
      let (sum, overflow) = counts[v - 1].addingReportingOverflow(counts[v])
      precondition(!overflow, "rows hold at most 4,294,967,295 slots")
      counts[v] = sum
    }
    return counts.array()
  }

  /// An array of which `fill` writes every entry.
  private static func filled(
    _ count: Int, _ fill: (UnsafeMutableBufferPointer<VertexID>) -> Void
  ) -> [VertexID] {
    [VertexID](unsafeUninitializedCapacity: count) { buffer, initialized in
      if let start = buffer.baseAddress {
        preferHugePages(start, bytes: count * MemoryLayout<VertexID>.stride)
      }
      fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
      initialized = count
    }
  }
}
