import EntenteGraph

/// Betweenness from eight sources at once, one source a SIMD lane: for graphs of small diameter.
///
/// A level of all searches is a pass over rows in which a vertex adds up, lane by lane, what its neighbours of
/// the level before have: a lane that is not of that level holds 0 there, so that the inner loop is nothing but
/// additions of whole vectors, without queues, comparisons or branches. The way back is the same with the
/// dependencies of the level after. Where few vertices are concerned they push instead of all others pulling.
///
/// Searches whose sources see the graph alike share a pass, so that more of its lanes are of use. Path counts are
/// whole numbers of 32 bits, half of what doubles would have to be read; where they would not fit, a batch is
/// searched again with doubles.
///
/// Where there are fewer passes than threads, a crew shares in each: a vertex that pulls writes to itself alone, so
/// the vertices of a level are divided into pieces. Levels that push are narrow, and left to one thread.
///
/// What the steps gave on 256 sources of ba20k (20,000 vertices, 100,000 edges): a queue 1.07 s, lanes with masks of
/// doubles .44, with masks of bits .19, vertices numbered by degree, counts by level and memory kept from pass to pass
/// .085. From every source: 7.0 s, with like sources in a batch 6.0, with counts of 32 bits and constants that are
/// not made anew for every vertex 4.3, less than a tenth of igraph's time (`benchmarks/graph.md`).
///
/// In the words of the paper: sigma = `pathCount`, delta = `dependency`.
/// - Complexity: O(V E · levels / 8) time at worst; O(V · levels) space.
/// - Source: U. Brandes, "A faster algorithm for betweenness centrality", 2001.
struct LaneBetweenness: ~Copyable {
  static let width = 8
  /// Deeper graphs need more memory for levels than the method saves time, and have more shortest paths than
  /// a double can count.
  static let deepest = 48

  private var narrow: LaneSearch<WholeCounts>
  /// Made when path counts did not fit once: they hardly will from other sources.
  private var wide: LaneSearch<SIMD8<Double>>?
  private let begin: () -> LaneSearch<SIMD8<Double>>

  /// - Parameters:
  ///   - crew: the threads that share in every pass.
  ///   - piece: so many vertices of a level are one piece of work.
  init(out: RowView, into: RowView, _ crew: Crew, piece: Int) {
    narrow = LaneSearch(out: out, into: into, crew, piece: piece)
    begin = { LaneSearch(out: out, into: into, crew, piece: piece) }
  }

  /// Adds the dependencies of all vertices on `sources`, at most as many as there are lanes, to `scores`.
  mutating func add(_ sources: ArraySlice<Int>, to scores: borrowing Cells<Double>) {
    if wide == nil {
      if narrow.add(sources, to: scores) { return }
      wide = begin()
    }
    _ = wide?.add(sources, to: scores)
  }
}

extension LaneBetweenness {
  /// The same sources, such that those beside each other see the graph alike.
  ///
  /// They are sorted by their distances from sixteen vertices of most edges. Searches from such neighbours reach a
  /// vertex at nearly the same step, so that more lanes of a pass are of use: a vertex of ba20k is member of 1.75
  /// levels of a batch instead of 2.30.
  /// - Parameter rows: vertices numbered by descending degree.
  static func gathered(_ sources: [Int], in rows: Rows.Directed) -> [Int] {
    var places = [UInt64](repeating: 0, count: rows.out.vertexCount)
    for hub in 0..<min(16, places.count) {
      let levels = hopLevels(out: rows.in, in: rows.out, from: VertexID(hub))
      for v in places.indices {
        let steps = UInt32(bitPattern: levels[v])  // -1, none, is the largest
        places[v] = places[v] << 4 | UInt64(min(steps, 15))
      }
    }
    return sources.sorted { (places[$0], $0) < (places[$1], $1) }
  }
}
