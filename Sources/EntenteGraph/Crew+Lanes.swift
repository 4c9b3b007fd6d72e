import Synchronization

extension Crew {
  /// The same with memory for each thread: `work` gets the number of its lane, and no lane works on two pieces at
  /// once. A lane may be left without pieces.
  /// - Precondition: lanes are numbered below ``threads``.
  package func run(lanedPieces pieces: Int, _ work: (_ lane: Int, _ piece: Int) -> Void) {
    guard threads > 1, pieces > 1 else {
      for piece in 0..<pieces { work(0, piece) }
      return
    }
    let next = Atomic<Int>(0)
    run(pieces: min(threads, pieces)) { lane in
      while true {
        let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard piece < pieces else { return }
        work(lane, piece)
      }
    }
  }
}
