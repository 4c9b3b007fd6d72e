import EntenteGraph

/// Counts triangles of simple undirected rows.
///
/// Vertices are numbered anew by descending degree, and every edge leads from the higher number to the lower:
/// no vertex then has more than √(2E) out-edges, and every triangle is met once, from its corner of least
/// degree. The out-neighbours of that corner stand in a bitmap, in which those of each out-neighbour are looked
/// up: one load from the first-level cache each, no comparison that could be guessed wrong.
///
/// - Complexity: O(E^1.5) time, O(V + E) space.
/// - Source: T. Schank, D. Wagner, "Finding, counting and listing all triangles in large graphs", 2005
///   ("forward"); numbering by degree after N. Chiba, T. Nishizeki, "Arboricity and subgraph listing
///   algorithms", 1985.
struct Triangles: ~Copyable {
  /// `number[v]` is the place of vertex `v` by descending degree.
  private let number: Cells<Int32>
  private let offsets: Cells<UInt32>
  /// Lower numbered neighbours of each number.
  private let lower: Cells<UInt32>

  init(_ rows: Rows) {
    let n = rows.vertexCount
    number = Cells(repeating: 0, count: n)
    offsets = Cells(repeating: 0, count: n + 1)
    lower = Cells(repeating: 0, count: rows.slotCount / 2)
    rows.withView { view in
      let order = rows.orderByDegree()
      for place in 0..<n { number[order[place].int] = Int32(truncatingIfNeeded: place) }
      var end = 0
      for place in 0..<n {
        for slot in view.row(order[place].int) {
          let other = number[view.target(slot)]
          guard other < place else { continue }
          lower[end] = UInt32(truncatingIfNeeded: other)
          end += 1
        }
        offsets[place + 1] = UInt32(truncatingIfNeeded: end)
      }
    }
  }

  /// All of them, each once.
  func total(threads: Int = 1) -> Int {
    let pieces = pieceCount(threads)
    let sums = Cells<Int>(repeating: 0, count: pieces)
    Workers.run(threads: threads, pieces: pieces) { piece in
      sums[piece] = count(piece, of: pieces)
    }
    return sums.array().reduce(0, +)
  }

  /// Triangles at each vertex.
  func atVertices(threads: Int = 1) -> [Int] {
    let n = number.count
    let pieces = threads > 1 ? threads : 1
    let parts = (0..<pieces).map { _ in Part(count: n) }
    Workers.run(threads: threads, pieces: pieces) { piece in
      countCorners(piece, of: pieces, parts[piece].corners)
    }
    return (0..<n).map { v in
      let place = Int(number[v])
      return parts.reduce(0) { $0 + $1.corners[place] }
    }
  }

  private final class Part: Sendable {
    let corners: Cells<Int>
    init(count: Int) { corners = Cells(repeating: 0, count: count) }
  }

  private func pieceCount(_ threads: Int) -> Int { threads > 1 ? 64 : 1 }

  @inline(__always)
  private func row(_ place: Int) -> Range<Int> {
    Range(uncheckedBounds: (Int(offsets[place]), Int(offsets[place + 1])))
  }

  private func count(_ piece: Int, of pieces: Int) -> Int {
    let marks = Cells<UInt64>(bits: number.count)
    var total = 0
    for u in stride(from: piece, to: number.count, by: pieces) {
      let own = row(u)
      guard own.count > 1 else { continue }
      for slot in own { marks.setBit(Int(lower[slot])) }
      for slot in own { total += hits(marks, row(Int(lower[slot]))) }
      for slot in own { marks[Int(lower[slot]) >> 6] = 0 }
    }
    return total
  }

  @inline(__always)
  private func hits(_ marks: borrowing Cells<UInt64>, _ row: Range<Int>) -> Int {
    var hits: UInt64 = 0
    for slot in row {
      let w = Int(lower[slot])
      hits &+= (marks[w >> 6] &>> UInt64(truncatingIfNeeded: w)) & 1
    }
    return Int(hits)
  }

  private func countCorners(_ piece: Int, of pieces: Int, _ corners: borrowing Cells<Int>) {
    let marks = Cells<UInt64>(bits: number.count)
    for u in stride(from: piece, to: number.count, by: pieces) {
      let own = row(u)
      guard own.count > 1 else { continue }
      for slot in own { marks.setBit(Int(lower[slot])) }
      var atU = 0
      for slot in own {
        let v = Int(lower[slot])
        var atV = 0
        for third in row(v) {
          let w = Int(lower[third])
          let hit = Int(truncatingIfNeeded: (marks[w >> 6] &>> UInt64(truncatingIfNeeded: w)) & 1)
          corners[w] += hit
          atV += hit
        }
        corners[v] += atV
        atU += atV
      }
      corners[u] += atU
      for slot in own { marks[Int(lower[slot]) >> 6] = 0 }
    }
  }
}
