import EntenteGraph

extension Workers {
  /// Runs `work` for `0 ..< count` in blocks, many enough that no thread waits long for another.
  static func run(lanes: Int, blocksOf count: Int, _ work: (_ lane: Int, _ block: Range<Int>) -> Void) {
    let pieces = max(1, min(count / 64, 64))
    run(lanes: lanes, pieces: pieces) { lane, piece in
      work(lane, range(piece, of: pieces, count: count))
    }
  }

  /// The number of threads that a search over `slots` slots is worth: with fewer it is over in about a millisecond,
  /// and a second thread was measured to gain nothing (kg500k).
  static func worthwhile(_ threads: Int, slots: Int) -> Int { slots < 1 << 20 ? 1 : threads }
}
