public import EntenteGraph

extension ArcRows {
  /// Length of a shortest path from `source` to each vertex; infinity where there is none.
  ///
  /// Vertices wait in buckets of distance. Where lengths are whole and not too long a bucket is one distance,
  /// and no vertex is settled twice; otherwise a vertex may be settled again within its bucket, which changes
  /// the time, not the result. Several threads take part where lengths are whole and
  /// vertices have many neighbours.
  /// - Complexity: O(V + E + longest distance) time for whole lengths; O(V + E) space.
  /// - Source: R. Dial, "Algorithm 360: shortest-path forest with topological ordering", 1969; U. Meyer, P.
  ///   Sanders, "Δ-stepping: a parallelizable shortest path algorithm", 2003.
  public func pathLengths(from source: VertexID, threads: Int = 1) -> [Double] {
    precondition(source.int < vertexCount, "\(source) is not of this graph")
    guard let whole else {
      let distance = ArcSearch.distances(offsets, real, longest: longest, from: inside(source))
      return outside(distance)
    }
    guard threads > 1, SharedArcSearch.suits(self) else {
      let distance = ArcSearch.distances(offsets, whole, longest: longest, from: inside(source))
      return outside(distance)
    }
    return Crew.gather(Workers.worthwhile(threads, slots: whole.count)) {
      sharedLengths(whole, from: inside(source), $0, grain: 2048)
    }
  }

  /// - Parameter source: its name inside.
  /// - Parameter grain: slots of a bucket that are worth several threads.
  func sharedLengths(_ whole: [Arc<UInt32>], from source: Int, _ crew: Crew, grain: Int) -> [Double] {
    let search = SharedArcSearch(
      vertexCount: vertexCount, arcCount: whole.count, longest: longest, crew, grain: grain)
    offsets.withUnsafeBufferPointer { offsets in
      whole.withUnsafeBufferPointer { search.run(from: source, offsets, $0) }
    }
    return outside(search.distance)
  }

  private func outside<Length: ArcLength>(_ distance: borrowing Cells<Length>) -> [Double] {
    guard !number.isEmpty else { return distance.map(\.double) }
    return number.map { distance[Int($0)].double }
  }

  private func outside(_ distance: borrowing SharedCells) -> [Double] {
    guard !number.isEmpty else { return distance.array().map { UInt32(bitPattern: $0).double } }
    return number.map { UInt32(bitPattern: distance[Int($0)]).double }
  }
}

enum ArcSearch {
  static func distances<Length: ArcLength>(
    _ offsets: [UInt32], _ arcs: [ArcRows.Arc<Length>], longest: Double, from source: Int
  ) -> Cells<Length> {
    let scale = BucketScale(longest: longest, isWhole: Length.self == UInt32.self)
    let distance = Cells<Length>(repeating: .unreached, count: offsets.count - 1)
    var queue = BucketQueue(bucketCount: scale.count, capacity: arcs.count + 1)
    distance[source] = .zero
    queue.push(source, bucket: 0)
    // Entries of the bucket whose arcs have been glanced at, as in ``RowView/glance(_:_:)``.
    var glanced = 0
    let kept = Cells<UInt32>(repeating: 0, count: 1)
    arcs.withUnsafeBufferPointer { arcs in
      offsets.withUnsafeBufferPointer { offsets in
        while queue.count > 0 {
          queue.advance()
          if glanced == 0 {
            var sum: UInt32 = 0
            glanced = queue.next { v in
              let slot = Int(offsets[v])
              if slot < arcs.count { sum &+= arcs[slot].target }
            }
            kept[0] = sum
          }
          glanced -= 1
          let u = queue.pop()
          let here = distance[u]
          guard here.bucket(scale) == queue.current else { continue }
          for slot in Range(uncheckedBounds: (Int(offsets[u]), Int(offsets[u + 1]))) {
            let arc = arcs[slot]
            let length = here.plus(arc.length)
            let v = Int(arc.target)
            guard length < distance[v] else { continue }
            distance[v] = length
            queue.push(v, bucket: length.bucket(scale))
          }
        }
      }
    }
    return distance
  }
}
