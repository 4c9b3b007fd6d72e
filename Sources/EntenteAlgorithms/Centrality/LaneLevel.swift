import EntenteGraph

/// The vertices that some lanes reach in one step more, and the lanes' path counts beside them.
///
/// They are listed in pieces, each from its own beginning on, so that threads can list at once; there may be gaps
/// between them. The order is the same whatever the number of threads.
final class LaneLevel<Counts: PathLanes> {
  /// What a piece of vertices that were looked at gave.
  struct Found: BitwiseCopyable {
    /// Vertices that may be reached later.
    var open = 0
    var members = 0
    /// Slots of the members.
    var slots = 0
    /// The bits that are set in some path count of a member.
    var countBits: UInt32 = 0
    /// Whether a path count did not fit.
    var isTooMany = false
  }

  let members: Cells<Int32>
  /// 0 in lanes of other levels.
  let pathCount: Cells<Counts>
  /// Of all pieces together.
  private(set) var total = Found()
  private let piece: Int
  private var pieces = 0
  private let found: Cells<Found>

  /// - Parameter piece: so many vertices that are looked at make a piece.
  init(vertexCount: Int, piece: Int) {
    members = Cells(unwritten: vertexCount)
    pathCount = Cells(unwritten: vertexCount)
    self.piece = piece
    found = Cells(unwritten: (vertexCount + piece - 1) / piece)
  }

  /// Lists what `work` finds in the pieces of `0 ..< count` and writes from the beginning of each range on.
  func list(from count: Int, _ crew: Crew, _ work: (Range<Int>) -> Found) {
    pieces = (count + piece - 1) / piece
    crew.run(pieces: pieces) { found[$0] = work(($0 * piece)..<min(($0 + 1) * piece, count)) }
    total = Found()
    for i in 0..<pieces {
      total.open += found[i].open
      total.members += found[i].members
      total.slots += found[i].slots
      total.countBits |= found[i].countBits
      total.isTooMany = total.isTooMany || found[i].isTooMany
    }
  }

  /// Takes the first places as a list without gaps.
  func list(first all: Found) {
    list(from: all.members, .alone) { Found(members: $0.count) }
    total = all
  }

  /// Runs `body` for places of all members.
  @inline(__always)
  func each(_ crew: Crew, _ body: (Range<Int>) -> Void) {
    crew.run(pieces: pieces) { body(($0 * piece)..<($0 * piece + found[$0].members)) }
  }

  /// Closes the gaps in a list to which pieces wrote what is open.
  /// - Returns: the length of the list.
  func close(_ open: borrowing Cells<Int32>) -> Int {
    var end = 0
    for i in 0..<pieces {
      let start = i * piece
      for place in start..<(start + found[i].open) {
        open[end] = open[place]
        end += 1
      }
    }
    return end
  }
}
