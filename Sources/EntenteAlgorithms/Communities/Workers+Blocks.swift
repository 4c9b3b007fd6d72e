import EntenteGraph

extension Workers {
  /// Runs `work` for `0 ..< count` in blocks, many enough that no thread waits long for another.
  static func run(lanes: Int, blocksOf count: Int, _ work: (_ lane: Int, _ block: Range<Int>) -> Void) {
    let pieces = max(1, min(count / 64, 64))
    run(lanes: lanes, pieces: pieces) { lane, piece in
      work(lane, range(piece, of: pieces, count: count))
    }
  }
}
