import EntenteGraph

/// Vertices that wait by distance in a heap of four branches, for searches that settle few.
///
/// Entries that a shorter distance has overtaken stay; whoever pops compares with what it knows.
struct ArcHeap<Length: ArcLength>: ~Copyable, @unchecked Sendable {
  struct Entry: BitwiseCopyable {
    let length: Length
    let vertex: UInt32
  }

  private let entries: Cells<Entry>
  /// One cell, so that a heap can be kept in a `let`.
  private let size = Cells<Int>(repeating: 0, count: 1)

  init(capacity: Int) { entries = Cells(unwritten: capacity) }

  /// The shortest distance there is; `unreached` where there is none.
  @inline(__always) var first: Length { size[0] == 0 ? .unreached : entries[0].length }

  func removeAll() { size[0] = 0 }

  /// - Returns: `false` where there was no room.
  @discardableResult @inline(__always)
  func push(_ length: Length, _ vertex: Int) -> Bool {
    var child = size[0]
    guard child < entries.count else { return false }
    size[0] = child + 1
    while child > 0 {
      let parent = (child - 1) >> 2
      guard length < entries[parent].length else { break }
      entries[child] = entries[parent]
      child = parent
    }
    entries[child] = Entry(length: length, vertex: UInt32(truncatingIfNeeded: vertex))
    return true
  }

  @inline(__always)
  func pop() -> (length: Length, vertex: Int)? {
    let count = size[0] - 1
    guard count >= 0 else { return nil }
    let top = entries[0]
    let last = entries[count]
    size[0] = count
    var parent = 0
    while true {
      let firstChild = 4 * parent + 1
      guard firstChild < count else { break }
      var least = firstChild
      for child in (firstChild + 1)..<max(min(firstChild + 4, count), firstChild + 1)
      where entries[child].length < entries[least].length {
        least = child
      }
      guard entries[least].length < last.length else { break }
      entries[parent] = entries[least]
      parent = least
    }
    entries[parent] = last
    return (top.length, Int(top.vertex))
  }
}
