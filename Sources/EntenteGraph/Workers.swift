import Dispatch
import Synchronization

/// Work in pieces on several threads.
///
/// Which thread takes which piece is left to chance, so a piece must write to places of its own: results are
/// then the same whatever the number of threads.
package enum Workers {
  /// Runs `work` for every piece in `0 ..< pieces`, in order where `threads` is 1.
  package static func run(threads: Int, pieces: Int, _ work: (Int) -> Void) {
    guard threads > 1, pieces > 1 else {
      for piece in 0..<pieces { work(piece) }
      return
    }
    let next = Atomic<Int>(0)
    withoutActuallyEscaping(work) { work in
      // Pieces keep to places of their own, which the compiler cannot see.
      nonisolated(unsafe) let shared = work
      DispatchQueue.concurrentPerform(iterations: min(threads, pieces)) { _ in
        while true {
          let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard piece < pieces else { return }
          shared(piece)
        }
      }
    }
  }

  /// The same with memory for each thread: `work` gets the number of its lane, and no lane works on two pieces
  /// at once.
  package static func run(lanes: Int, pieces: Int, _ work: (_ lane: Int, _ piece: Int) -> Void) {
    guard lanes > 1, pieces > 1 else {
      for piece in 0..<pieces { work(0, piece) }
      return
    }
    let next = Atomic<Int>(0)
    run(threads: lanes, pieces: lanes) { lane in
      while true {
        let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard piece < pieces else { return }
        work(lane, piece)
      }
    }
  }

  /// `count` in `pieces` ranges of nearly equal length.
  package static func range(_ piece: Int, of pieces: Int, count: Int) -> Range<Int> {
    (piece * count / pieces)..<((piece + 1) * count / pieces)
  }

  /// The number of threads that a search over `slots` slots is worth: with fewer it is over in about a millisecond,
  /// and a second thread was measured to gain nothing (kg500k).
  package static func worthwhile(_ threads: Int, slots: Int) -> Int { slots < 1 << 20 ? 1 : threads }
}
