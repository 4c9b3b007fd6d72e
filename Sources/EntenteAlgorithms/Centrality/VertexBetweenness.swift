public import EntenteGraph

extension Betweenness {
  /// Betweenness of the vertices alone, counting edges: what ``vertices`` holds, much faster.
  ///
  /// Graphs of small diameter are searched from eight sources at once, others from one after the other.
  /// - Parameters:
  ///   - rows: simple; undirected ones are given twice.
  ///   - isDirected: ordered pairs count; otherwise each pair once.
  ///   - sources: the vertices whose paths are counted; `nil` for all.
  ///   - threads: at most so many work at once; the result does not depend on it.
  /// - Complexity: O(V E) time.
  /// - Source: U. Brandes, "A faster algorithm for betweenness centrality", 2001.
  public static func ofVertices(
    _ rows: Rows.Directed, isDirected: Bool, sources: [VertexID]? = nil, threads: Int = 1
  ) -> [Double] {
    let starts = sources?.map(\.int) ?? Array(0..<rows.out.vertexCount)
    let share = isDirected ? 1.0 : 0.5  // an undirected pair is met from both its ends
    let scores = isShallow(rows) ? inLanes(rows, starts, threads) : oneByOne(rows, starts, threads)
    return scores.map { $0 * share }
  }

  /// Whether no search is likely to be deep, judged by the vertex of most edges.
  private static func isShallow(_ rows: Rows.Directed) -> Bool {
    let n = rows.out.vertexCount
    guard n > 0 else { return true }
    let hub = (0..<n).reduce(0) {
      rows.out.degree(of: VertexID($1)) > rows.out.degree(of: VertexID($0)) ? $1 : $0
    }
    let deepest = Int(hopLevels(out: rows.out, in: rows.in, from: VertexID(hub)).max() ?? 0)
    // A search from elsewhere is at most twice as deep where edges go both ways.
    return 2 * deepest < LaneBetweenness.deepest
  }

  /// - Parameter piece: so many vertices of a level are one piece of work where threads share in a pass.
  package static func inLanes(
    _ rows: Rows.Directed, _ sources: [Int], _ threads: Int, piece: Int = 1024
  ) -> [Double] {
    // Many passes over the rows are worth numbering the vertices anew, hubs first: most of what is fetched then
    // lies close together.
    guard sources.count > 64 else { return searchedInLanes(rows, sources, threads, piece: piece) }
    let order = rows.out.orderByDegree()
    var number = [UInt32](repeating: 0, count: order.count)
    for (place, v) in order.enumerated() { number[v.int] = UInt32(place) }
    let out = rows.out.renumbered(number, order)
    let both = Rows.Directed(out: out, in: rows.in == rows.out ? out : rows.in.renumbered(number, order))
    let near = LaneBetweenness.gathered(sources.map { Int(number[$0]) }, in: both)
    let scores = searchedInLanes(both, near, threads, piece: piece)
    return number.map { scores[Int($0)] }
  }

  private static func searchedInLanes(
    _ rows: Rows.Directed, _ sources: [Int], _ threads: Int, piece: Int
  ) -> [Double] {
    let width = LaneBetweenness.width
    // With few passes some threads would have none: all share in each.
    let isShared = threads > 1 && sources.count <= (2 * threads - 1) * width
    return Crew.gather(isShared ? threads : 1, block: 8 * piece) { crew in
      rows.out.withView { out in
        rows.in.withView { into in
          inGroups(sources, width: width, count: out.vertexCount, isShared ? 1 : threads) {
            LaneBetweenness(out: out, into: into, crew, piece: piece)
          } _: { search, batch, scores in
            search.add(batch, to: scores)
          }
        }
      }
    }
  }

  private static func oneByOne(_ rows: Rows.Directed, _ sources: [Int], _ threads: Int) -> [Double] {
    rows.out.withView { out in
      inGroups(sources, width: 1, count: out.vertexCount, threads) {
        QueueBetweenness(out)
      } _: { search, batch, scores in
        for s in batch { search.add(s, toVertices: scores) }
      }
    }
  }

  private final class Part: Sendable {
    let scores: Cells<Double>
    init(count: Int) { scores = Cells(repeating: 0, count: count) }
  }

  /// Sources in at most 8 groups, each with sums of its own that are added in order: so they do not depend on
  /// `threads`.
  /// - Parameters:
  ///   - width: how many sources `work` takes at once.
  ///   - count: the number of scores.
  ///   - begin: makes what a thread searches with.
  ///   - work: searches from a batch of sources and adds what they are worth to the scores.
  static func inGroups<Search: ~Copyable>(
    _ sources: [Int], width: Int, count: Int, _ threads: Int, _ begin: () -> Search,
    _ work: (inout Search, ArraySlice<Int>, borrowing Cells<Double>) -> Void
  ) -> [Double] {
    let batches = stride(from: 0, to: sources.count, by: width).map {
      sources[$0..<min($0 + width, sources.count)]
    }
    let groups = min(8, batches.count)
    let parts = (0..<groups).map { _ in Part(count: count) }
    Workers.run(threads: threads, pieces: groups, with: begin) { search, group in
      for batch in batches[Workers.range(group, of: groups, count: batches.count)] {
        work(&search, batch, parts[group].scores)
      }
    }
    return (0..<count).map { i in parts.reduce(0) { $0 + $1.scores[i] } }
  }
}
