import EntenteGraph

/// How far the farthest vertex is from many at once: breadth-first searches in batches of 512.
enum FarthestSearch {
  struct Found {
    /// By place in the sources: the number of edges to the farthest vertex within reach.
    var ofSource: [Int32]
    /// By vertex: to the farthest source that reaches it.
    var ofVertex: [Int32]
    /// Whether every source reaches every vertex.
    var reachesAll: Bool
  }

  /// - Parameter sources: vertices, each once.
  /// - Complexity: O(E · levels) for every 512 sources; 128 bytes a vertex and thread.
  static func run(out: Rows, in: Rows, from sources: [Int], threads: Int) -> Found {
    let n = out.vertexCount
    let batches = (sources.count + MultiSourceSearch.width - 1) / MultiSourceSearch.width
    let lanes = max(1, min(threads, batches))
    let tallies = (0..<lanes).map { _ in FarthestTally(vertexCount: n) }
    let ofSource = Cells<Int32>(repeating: 0, count: sources.count)
    let reachesAll = Cells<Bool>(repeating: true, count: batches)
    out.withView { out in
      `in`.withView { into in
        Workers.run(threads: lanes, pieces: lanes) { lane in
          let search = MultiSourceSearch(out: out, into: into)
          // Batches of one lane lie apart, so that those of few levels are shared out with those of many.
          for batch in stride(from: lane, to: batches, by: lanes) {
            let part = sources.dropFirst(batch * MultiSourceSearch.width).prefix(MultiSourceSearch.width)
            let tally = tallies[lane]
            tally.begin()
            let all = search.run(from: part, tally)
            for i in 0..<part.count { ofSource[part.startIndex + i] = tally.ofSearch[i] }
            reachesAll[batch] = search.hasReachedAll(all)
          }
        }
      }
    }
    let ofVertex = (0..<n).map { v in tallies.reduce(0) { max($0, $1.ofVertex[v]) } }
    return Found(
      ofSource: ofSource.array(), ofVertex: ofVertex, reachesAll: (0..<batches).allSatisfy { reachesAll[$0] })
  }
}

/// The last level at which each search came to a vertex, and each vertex was come to.
private final class FarthestTally: SearchTally, Sendable {
  let ofVertex: Cells<Int32>
  let ofSearch: Cells<Int32>
  /// The searches that came anywhere at the level under way.
  private let moving = Cells<MultiSourceSearch.Lanes>(repeating: .zero, count: 1)

  init(vertexCount: Int) {
    ofVertex = Cells(repeating: 0, count: vertexCount)
    ofSearch = Cells(repeating: 0, count: MultiSourceSearch.width)
  }

  func begin() { ofSearch.fill(0) }

  @inline(__always)
  func add(_ count: Int, _ arrived: MultiSourceSearch.Lanes, _ v: Int, _ level: Int) {
    ofVertex[v] = max(ofVertex[v], Int32(truncatingIfNeeded: level))
    moving[0] |= arrived
  }

  func endLevel(_ level: Int) {
    for word in 0..<MultiSourceSearch.Lanes.scalarCount {
      var bits = moving[0][word]
      while bits != 0 {
        ofSearch[word << 6 + bits.trailingZeroBitCount] = Int32(truncatingIfNeeded: level)
        bits &= bits - 1
      }
    }
    moving[0] = .zero
  }
}
