import EntenteGraph

/// A 4-ary heap of vertices by (length, number of edges). Entries that a better one has overtaken stay in it;
/// whoever pops compares with what it knows ("lazy deletion").
///
/// Four children a node keep the tree shallow: a shortest-path search pushes more often than it pops to the
/// bottom.
struct PathHeap {
  struct Entry {
    var length: Double
    var hops: Int32
    var vertex: VertexID

    func precedes(_ other: Entry) -> Bool {
      length < other.length || (length == other.length && hops < other.hops)
    }
  }

  private var entries: [Entry] = []

  var isEmpty: Bool { entries.isEmpty }
  var first: Entry? { entries.first }

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  mutating func push(_ vertex: VertexID, length: Double, hops: Int32) {
    let entry = Entry(length: length, hops: hops, vertex: vertex)
    entries.append(entry)
    var child = entries.count - 1
    while child > 0 {
      let parent = (child - 1) >> 2
      guard entry.precedes(entries[parent]) else { break }
      entries[child] = entries[parent]
      child = parent
    }
    entries[child] = entry
  }

  mutating func pop() -> Entry? {
    guard let top = entries.first, let last = entries.popLast() else { return nil }
    if !entries.isEmpty { sink(last) }
    return top
  }

  /// Puts `entry` in the place of the top and lets it down to where it belongs.
  private mutating func sink(_ entry: Entry) {
    let count = entries.count
    var parent = 0
    while true {
      let firstChild = 4 * parent + 1
      guard firstChild < count else { break }
      var least = firstChild
      for child in (firstChild + 1)..<max(min(firstChild + 4, count), firstChild + 1)
      where entries[child].precedes(entries[least]) {
        least = child
      }
      guard entries[least].precedes(entry) else { break }
      entries[parent] = entries[least]
      parent = least
    }
    entries[parent] = entry
  }
}
