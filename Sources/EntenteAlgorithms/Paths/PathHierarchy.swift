import EntenteGraph

/// An index for lengths of shortest paths between single pairs of vertices, where many pairs are asked for.
///
/// Vertices are taken out of the graph one after the other, those first that matter least to others; where the
/// only shortest way between two neighbours led over the one that goes, a shortcut takes its place. Every
/// shortest path then has one as long that first climbs, to vertices that went later and later, and then
/// descends. Two searches that only climb, from the source and from the target, settle a few hundred vertices
/// and meet at its top.
///
/// Where few vertices can go, because they have many neighbours each, the rest stays as a core, in which the
/// searches walk any way; at worst that is the whole graph, and a search is one of Dijkstra's from both ends.
/// Lengths that are not whole numbers are added up in another order than along the path, so that the last
/// digits may differ.
/// - Complexity: some hundred small searches a vertex to make, about twice the memory of the rows.
/// - Source: R. Geisberger, P. Sanders, D. Schultes, D. Delling, "Contraction hierarchies: faster and simpler
///   hierarchical routing in road networks", 2008; rounds of independent vertices after C. Vetter, "Parallel
///   time-dependent contraction hierarchies", 2009.
public struct PathHierarchy: Sendable, Equatable {
  let rows: ArcRows
  /// What each vertex is called here: the core first, then from the last that went to the first, so that what
  /// nearly all searches meet lies close together.
  let number: [UInt32]
  /// Vertices of the core are `0 ..< coreCount`.
  public let coreCount: Int
  let whole: ClimbingRows<UInt32>?
  let real: ClimbingRows<Double>?

  /// - Parameters:
  ///   - in: the arcs of `out` turned round; the same where arcs go both ways.
  ///   - threads: at most so many work at once; the index does not depend on it.
  public init(out: ArcRows, in: ArcRows, threads: Int = 1) {
    precondition(out.vertexCount == `in`.vertexCount, "rows of different graphs")
    precondition(out.number == `in`.number, "rows of different graphs")
    rows = out
    if let forward = out.whole, let backward = `in`.whole {
      let graph = RemainingGraph(out.offsets, forward, `in`.offsets, backward)
      let made = ClimbingRows.made(graph, threads: threads)
      (whole, number, coreCount) = (made.rows, made.number, made.coreCount)
      real = nil
    } else {
      precondition(out.whole == nil && `in`.whole == nil, "rows of different graphs")
      let graph = RemainingGraph(out.offsets, out.real, `in`.offsets, `in`.real)
      let made = ClimbingRows.made(graph, threads: threads)
      (real, number, coreCount) = (made.rows, made.number, made.coreCount)
      whole = nil
    }
  }

  /// Arcs of all kinds, shortcuts and those of the core.
  public var arcCount: Int { whole.map(\.arcCount) ?? real.map(\.arcCount) ?? 0 }

  func inside(_ v: VertexID) -> Int { Int(number[rows.inside(v)]) }
}

/// The arcs that climb from each vertex, and those by which others climb down to it; of the core all.
struct ClimbingRows<Length: ArcLength>: Sendable, Equatable {
  struct Side: Sendable, Equatable {
    var offsets: [UInt32] = [0]
    var arcs: [ArcRows.Arc<Length>] = []
  }

  let out: Side
  /// The same turned round: the row of `v` are the arcs that lead to it from above.
  let into: Side
  var arcCount: Int { max(out.arcs.count, into.arcs.count) }

  static func made(
    _ graph: consuming RemainingGraph<Length>, threads: Int
  ) -> (rows: ClimbingRows, number: [UInt32], coreCount: Int) {
    let isSymmetric = graph.isSymmetric
    var contraction = Contraction(graph, threads: threads)
    let (order, taken) = contraction.run()
    var number = [UInt32](repeating: 0, count: order.count)
    for (i, v) in order.enumerated() { number[Int(v)] = UInt32(truncatingIfNeeded: order.count - 1 - i) }
    let out = side(contraction.offsets, contraction.upward, number, \.out)
    let into = isSymmetric ? out : side(contraction.offsets, contraction.upward, number, \.into)
    return (ClimbingRows(out: out, into: into), number, order.count - taken)
  }

  private static func side(
    _ offsets: [UInt32], _ links: [RemainingGraph<Length>.Link], _ number: [UInt32],
    _ length: (RemainingGraph<Length>.Link) -> Length
  ) -> Side {
    var side = Side()
    side.offsets.reserveCapacity(offsets.count)
    side.arcs.reserveCapacity(links.count)
    for place in stride(from: offsets.count - 2, through: 0, by: -1) {
      let start = side.arcs.count
      for link in links[Int(offsets[place])..<Int(offsets[place + 1])] where length(link) != .unreached {
        side.arcs.append(ArcRows.Arc(target: number[Int(link.target)], length: length(link)))
      }
      side.arcs[start...].sort { $0.target < $1.target }
      side.offsets.append(UInt32(truncatingIfNeeded: side.arcs.count))
    }
    return side
  }
}
