import EntenteGraph

/// What is left of a graph while vertices are taken out of it one after the other: rows that shrink and grow.
///
/// Every two neighbours know each other, whichever way the arcs between them lead.
struct RemainingGraph<Length: ArcLength>: ~Copyable {
  /// A neighbour and the shortest arcs from here to it and from it to here; `unreached` where there is none.
  struct Link: BitwiseCopyable {
    var out: Length
    var into: Length
    let target: UInt32
    /// Arcs of the first graph that it stands for.
    var hops: UInt32
  }

  private let starts: Cells<UInt32>
  private let counts: Cells<UInt32>
  private let capacities: Cells<UInt32>
  private var links: Cells<Link>
  private var used: Int
  /// Whether every arc leads both ways.
  let isSymmetric: Bool
  /// In all rows.
  private(set) var linkCount = 0

  var vertexCount: Int { starts.count }

  /// Loops are left out; of parallel arcs the shortest stays.
  init(
    _ outOffsets: [UInt32], _ out: [ArcRows.Arc<Length>], _ inOffsets: [UInt32], _ into: [ArcRows.Arc<Length>]
  ) {
    let n = outOffsets.count - 1
    let starts = Cells<UInt32>(unwritten: n)
    let counts = Cells<UInt32>(repeating: 0, count: n)
    let capacities = Cells<UInt32>(repeating: 0, count: n)
    let links = Cells<Link>(unwritten: 2 * (out.count + into.count) + n)
    var (used, linkCount) = (0, 0)
    /// Where the row of the vertex at hand has each neighbour, plus 1.
    let place = Cells<UInt32>(repeating: 0, count: n)
    var isSymmetric = true
    for v in 0..<n {
      let start = used
      for slot in Int(outOffsets[v])..<Int(outOffsets[v + 1]) where Int(out[slot].target) != v {
        let link = Self.place(out[slot].target, in: links, place, &used)
        links[link].out = min(links[link].out, out[slot].length)
      }
      for slot in Int(inOffsets[v])..<Int(inOffsets[v + 1]) where Int(into[slot].target) != v {
        let link = Self.place(into[slot].target, in: links, place, &used)
        links[link].into = min(links[link].into, into[slot].length)
      }
      for slot in start..<used {
        place[Int(links[slot].target)] = 0
        if links[slot].out != links[slot].into { isSymmetric = false }
      }
      starts[v] = UInt32(truncatingIfNeeded: start)
      counts[v] = UInt32(truncatingIfNeeded: used - start)
      used += 1  // a first shortcut often takes the place of two arcs
      capacities[v] = UInt32(truncatingIfNeeded: used - start)
      linkCount += Int(counts[v])
    }
    self.isSymmetric = isSymmetric
    (self.used, self.linkCount) = (used, linkCount)
    self.starts = starts
    self.counts = counts
    self.capacities = capacities
    self.links = links
  }

  /// Where the row at hand, the last there is, has `neighbour`; at its end, if it is new.
  private static func place(
    _ neighbour: UInt32, in links: borrowing Cells<Link>, _ place: borrowing Cells<UInt32>, _ used: inout Int
  ) -> Int {
    if place[Int(neighbour)] == 0 {
      links[used] = Link(out: .unreached, into: .unreached, target: neighbour, hops: 1)
      used += 1
      place[Int(neighbour)] = UInt32(truncatingIfNeeded: used)
    }
    return Int(place[Int(neighbour)]) - 1
  }

  @inline(__always)
  func row(_ v: Int) -> Range<Int> {
    let start = Int(starts[v])
    return Range(uncheckedBounds: (start, start + Int(counts[v])))
  }

  @inline(__always) func degree(_ v: Int) -> Int { Int(counts[v]) }
  @inline(__always) func link(_ slot: Int) -> Link { links[slot] }

  /// Takes `v` out of its neighbours' rows. Its own row stays.
  mutating func detach(_ v: Int) {
    for slot in row(v) {
      let neighbour = Int(links[slot].target)
      let row = row(neighbour)
      for other in row where Int(links[other].target) == v {
        links[other] = links[row.upperBound - 1]
        counts[neighbour] -= 1
        break
      }
    }
    linkCount -= 2 * degree(v)
  }

  /// Adds an arc from `u` to `v`, and back where `isSymmetric`, unless there is one as short.
  mutating func add(_ u: Int, _ v: Int, _ length: Length, hops: UInt32) {
    join(u, Link(out: length, into: isSymmetric ? length : .unreached, target: UInt32(v), hops: hops))
    join(v, Link(out: isSymmetric ? length : .unreached, into: length, target: UInt32(u), hops: hops))
  }

  private mutating func join(_ u: Int, _ link: Link) {
    let row = row(u)
    for slot in row where links[slot].target == link.target {
      if link.out < links[slot].out || link.into < links[slot].into { links[slot].hops = link.hops }
      links[slot].out = min(links[slot].out, link.out)
      links[slot].into = min(links[slot].into, link.into)
      return
    }
    if row.count == Int(capacities[u]) { move(u) }
    links[Int(starts[u]) + row.count] = link
    counts[u] += 1
    linkCount += 1
  }

  /// Gives the row of `u` twice the room, behind all others.
  private mutating func move(_ u: Int) {
    let capacity = 2 * degree(u) + 2
    if used + capacity > links.count {
      let larger = Cells<Link>(unwritten: 2 * links.count + capacity)
      for slot in 0..<used { larger[slot] = links[slot] }
      links = larger
    }
    for (i, slot) in row(u).enumerated() { links[used + i] = links[slot] }
    starts[u] = UInt32(truncatingIfNeeded: used)
    capacities[u] = UInt32(truncatingIfNeeded: capacity)
    used += capacity
  }
}
