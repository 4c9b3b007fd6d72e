package import EntenteGraph

/// Radius and diameter of a connected part, from bounds of the eccentricities of its vertices.
///
/// A search from a vertex of eccentricity e tells of one at distance d that its eccentricity lies between
/// max(d, e - d) and e + d. In turn the vertex that may be farthest from all and the one that may be nearest are
/// searched from, until the bounds leave no doubt. Where
/// all eccentricities are nearly alike, as in random graphs, they leave nearly all vertices in doubt; then 512 are
/// searched from at once, and more with every round: that settles these, and tells each other vertex how far the
/// farthest of them is.
/// - Source: F. Takes, W. Kosters, "Determining the diameter of small world networks", 2011; the batches are
///   those of ``MultiSourceSearch``.
package struct ExtentSearch {
  private let rows: Rows
  /// Vertices that may still change the answer.
  private var open: [Int]
  private var low: [Int32]
  private var high: [Int32]
  package private(set) var radius = Int32.max
  package private(set) var diameter: Int32 = 0

  /// Searches from single vertices before those from many begin, and the depth from which on a batch of searches
  /// is no cheaper than they are one by one.
  private let singles: Int
  private static let deepest: Int32 = 64

  package init(_ rows: Rows, part: [Int], singles: Int = 24) {
    self.rows = rows
    self.singles = singles
    open = part
    low = [Int32](repeating: 0, count: rows.vertexCount)
    high = [Int32](repeating: .max, count: rows.vertexCount)
  }

  package mutating func run(threads: Int) {
    var searches = 0
    while !open.isEmpty, searches < singles || diameter > Self.deepest {
      searchFrom(choice(open, highest: searches & 1 == 0))
      searches += 1
    }
    var batches = 1
    while !open.isEmpty {
      searchFrom(many: MultiSourceSearch.width * batches, threads: threads)
      batches = min(2 * batches, 8)
    }
  }

  private mutating func searchFrom(_ source: Int) {
    let levels = hopLevels(out: rows, in: rows, from: VertexID(source))
    let eccentricity = levels.max() ?? 0
    for v in open {
      low[v] = max(low[v], max(levels[v], eccentricity - levels[v]))
      high[v] = min(high[v], eccentricity + levels[v])
    }
    settle([source], [eccentricity])
  }

  /// Half of them may be farthest, half nearest.
  private mutating func searchFrom(many count: Int, threads: Int) {
    let sorted = open.sorted { (high[$1], low[$1], $0) < (high[$0], low[$0], $1) }
    let half = min(count, sorted.count) / 2
    let sources = Array(sorted.prefix(min(count, sorted.count) - half) + sorted.suffix(half))
    let found = FarthestSearch.run(out: rows, in: rows, from: sources, threads: threads)
    for v in open { low[v] = max(low[v], found.ofVertex[v]) }
    settle(sources, found.ofSource)
  }

  private mutating func settle(_ sources: [Int], _ eccentricities: [Int32]) {
    for (v, eccentricity) in zip(sources, eccentricities) {
      (low[v], high[v]) = (eccentricity, eccentricity)
      (radius, diameter) = (min(radius, eccentricity), max(diameter, eccentricity))
    }
    open.removeAll { high[$0] <= diameter && low[$0] >= radius }
  }

  /// The vertex with the highest, or the lowest, bound; of equals the one of most edges, then the first.
  private func choice(_ open: [Int], highest: Bool) -> Int {
    let bounds = highest ? high : low
    var best = open[0]
    for v in open.dropFirst() {
      let (a, b) = (bounds[v], bounds[best])
      let isBetter =
        a == b ? rows.degree(of: VertexID(v)) > rows.degree(of: VertexID(best)) : (a > b) == highest
      if isBetter { best = v }
    }
    return best
  }
}
