import EntenteGraph

/// A crew of threads and an ``Affinity`` for each of them.
final class Affinities: Sendable {
  let crew: Crew
  private let lanes: [Affinity]

  /// - Parameter count: the number of parts.
  init(_ crew: Crew, count: Int) {
    self.crew = crew
    lanes = (0..<crew.threads).map { _ in Affinity(count: count) }
  }

  /// Of the thread that asks while no other works.
  var own: Affinity { lanes[0] }

  /// Runs `work` for every piece in `0 ..< pieces`; the affinity is left wiped.
  func run(pieces: Int, _ work: (_ lane: Int, Affinity, _ piece: Int) -> Void) {
    crew.run(lanedPieces: pieces) { lane, piece in work(lane, lanes[lane], piece) }
  }

  /// Runs `work` for `0 ..< count` in blocks, many enough that no thread waits long for another.
  func run(blocksOf count: Int, _ work: (Affinity, Range<Int>) -> Void) {
    let pieces = crew.blocks(of: count)
    run(pieces: pieces) { _, affinity, piece in work(affinity, Workers.range(piece, of: pieces, count: count))
    }
  }
}

extension Crew {
  /// Runs `work` for `0 ..< count` in blocks, many enough that no thread waits long for another.
  func run(blocksOf count: Int, _ work: (Range<Int>) -> Void) {
    let pieces = blocks(of: count)
    run(pieces: pieces) { work(Workers.range($0, of: pieces, count: count)) }
  }

  fileprivate func blocks(of count: Int) -> Int { threads == 1 ? 1 : max(1, min(count / 64, 64)) }
}
