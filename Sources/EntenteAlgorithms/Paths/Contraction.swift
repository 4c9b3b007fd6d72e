import EntenteGraph

/// Takes vertices out of a graph, those first that leave the fewest shortcuts, and keeps what each saw of the
/// rest.
///
/// A round takes out all vertices that come before each of their neighbours; they are not neighbours of each
/// other, so that threads can look for their shortcuts side by side. What comes of it does not depend on the
/// number of threads.
struct Contraction<Length: ArcLength>: ~Copyable {
  private var graph: RemainingGraph<Length>
  private let searches: [WitnessSearch<Length>]
  /// What a vertex costs; lower ones go first.
  private let cost: Cells<Float>
  /// One more than the level of the highest neighbour that went before.
  private let level: Cells<UInt32>
  /// Neighbours that went since the vertex was appraised; all, before it was.
  private let changes: Cells<UInt32>
  private var remaining: [UInt32]
  /// Where the links that vertex `v` had when it went stand in `upward`; empty while it is there.
  private var order: [UInt32] = []
  private(set) var offsets: [UInt32] = [0]
  private(set) var upward: [RemainingGraph<Length>.Link] = []

  /// Graphs with more links a vertex keep all their vertices: shortcuts would be more than they save.
  private static var densest: Int { 12 }
  /// A vertex is appraised anew when so many times the neighbours that went are more than it has. The last thousands
  /// of vertices of a grid have fifty neighbours each, and some of them go in every round: to appraise them each
  /// time took 36 s instead of 25 in all and gave no better index.
  private static var change: Int { 12 }

  init(_ graph: consuming RemainingGraph<Length>, threads: Int) {
    let n = graph.vertexCount
    searches = (0..<max(threads, 1)).map { _ in WitnessSearch(vertexCount: n) }
    cost = Cells(repeating: 0, count: n)
    level = Cells(repeating: 0, count: n)
    changes = Cells(repeating: .max >> 8, count: n)
    remaining = (0..<n).map { UInt32(truncatingIfNeeded: $0) }
    self.graph = graph
    upward.reserveCapacity(2 * self.graph.linkCount)
  }

  /// All vertices in the order in which they went, and how many of them did; the others, the core, follow with
  /// what they have of each other.
  mutating func run() -> (order: [UInt32], taken: Int) {
    var fewest = graph.linkCount
    while !remaining.isEmpty, graph.linkCount <= Self.densest * graph.vertexCount,
      graph.linkCount <= fewest + fewest / 8
    {
      fewest = min(fewest, graph.linkCount)
      appraise()
      let chosen = choose()
      if chosen.isEmpty { break }
      takeOut(chosen)
    }
    let taken = order.count
    for v in remaining { keepRow(Int(v)) }
    return (order, taken)
  }

  private mutating func keepRow(_ v: Int) {
    for slot in graph.row(v) { upward.append(graph.link(slot)) }
    offsets.append(UInt32(truncatingIfNeeded: upward.count))
    order.append(UInt32(truncatingIfNeeded: v))
  }

  /// Blocks of vertices, each by some thread.
  private func inBlocks(_ count: Int, _ work: (WitnessSearch<Length>, Range<Int>) -> Void) {
    let pieces = max(1, min(count / 64, 1024))
    Workers.run(lanes: searches.count, pieces: pieces) { lane, piece in
      work(searches[lane], Workers.range(piece, of: pieces, count: count))
    }
  }

  /// Costs of vertices whose neighbours have changed much.
  private mutating func appraise() {
    inBlocks(remaining.count) { search, block in
      for i in block {
        let v = Int(remaining[i])
        guard Self.change * Int(changes[v]) > graph.degree(v) else { continue }
        changes[v] = 0
        cost[v] = cost(of: v, search)
      }
    }
  }

  /// Shortcuts for every link that goes, by number and by the arcs they stand for, and the level: vertices of all
  /// parts of the graph shall go in turn. Weighed alike; measured on grids.
  private func cost(of v: Int, _ search: WitnessSearch<Length>) -> Float {
    let row = graph.row(v)
    guard row.count <= WitnessSearch<Length>.longestRow else { return .infinity }
    guard row.count > 1 else { return Float(level[v]) }
    var (hops, added, addedHops) = (UInt32(0), 0, UInt32(0))
    for slot in row { hops += graph.link(slot).hops }
    search.shortcuts(over: v, in: graph, patience: 20) { first, second in
      added += 1
      addedHops += graph.link(row.lowerBound + first).hops + graph.link(row.lowerBound + second).hops
    }
    let pairs = graph.isSymmetric ? 1 : 2
    return Float(level[v]) + Float(added) / Float(pairs * row.count)
      + Float(addedHops) / Float(pairs * Int(max(hops, 1)))
  }

  /// The vertices that come before each of their neighbours.
  private func choose() -> [UInt32] {
    remaining.filter { v in
      let own = (cost[Int(v)], Self.scatter(v))
      guard own.0 < .infinity else { return false }
      for slot in graph.row(Int(v)) {
        let neighbour = graph.link(slot).target
        if (cost[Int(neighbour)], Self.scatter(neighbour)) < own { return false }
      }
      return true
    }
  }

  /// Decides between equal costs: in their own order vertices would wait for each other in long chains.
  private static func scatter(_ v: UInt32) -> UInt32 { v &* 0x9E37_79B1 }

  private mutating func takeOut(_ chosen: [UInt32]) {
    for v in chosen { graph.detach(Int(v)) }
    let needs = findShortcuts(chosen)
    for (i, v) in chosen.enumerated() {
      let row = graph.row(Int(v))
      for slot in row {
        let neighbour = Int(graph.link(slot).target)
        if level[neighbour] <= level[Int(v)] {
          cost[neighbour] += Float(level[Int(v)] + 1 - level[neighbour])
          level[neighbour] = level[Int(v)] + 1
        }
        changes[neighbour] += 1
      }
      var bit = needs.starts[i]
      let start = upward.count
      keepRow(Int(v))
      for first in 0..<row.count {
        for second in 0..<row.count {
          if needs.bits.hasBit(bit) {
            let (from, to) = (upward[start + first], upward[start + second])
            graph.add(
              Int(from.target), Int(to.target), from.into.plus(to.out), hops: from.hops + to.hops)
          }
          bit += 1
        }
      }
      cost[Int(v)] = -1
    }
    remaining.removeAll { cost[Int($0)] < 0 }
  }

  /// A bit for every two links of a row, the rows one after the other from whole words on.
  private struct Needs: ~Copyable {
    let starts: [Int]
    let bits: Cells<UInt64>
  }

  private func findShortcuts(_ chosen: [UInt32]) -> Needs {
    var starts: [Int] = []
    var end = 0
    for v in chosen {
      starts.append(end)
      end += (graph.degree(Int(v)) * graph.degree(Int(v)) + 63) & ~63
    }
    let bits = Cells<UInt64>(bits: end)
    inBlocks(chosen.count) { search, block in
      for i in block {
        let v = Int(chosen[i])
        let degree = graph.degree(v)
        search.shortcuts(over: v, in: graph, patience: 60) { first, second in
          bits.setBit(starts[i] + first * degree + second)
        }
      }
    }
    return Needs(starts: starts, bits: bits)
  }
}
