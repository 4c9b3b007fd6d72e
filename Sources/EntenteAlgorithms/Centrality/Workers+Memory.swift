import EntenteGraph
import Synchronization

extension Workers {
  /// Runs `work` for every piece in `0 ..< pieces`, in order where `threads` is 1, with memory that each thread
  /// makes when it begins and hands from piece to piece: what one piece leaves in it must not matter to another.
  static func run<Memory: ~Copyable>(
    threads: Int, pieces: Int, with begin: () -> Memory, _ work: (inout Memory, _ piece: Int) -> Void
  ) {
    let lanes = max(1, min(threads, pieces))
    let next = Atomic<Int>(0)
    run(threads: lanes, pieces: lanes) { _ in
      var piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard piece < pieces else { return }
      var memory = begin()
      while piece < pieces {
        work(&memory, piece)
        piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
      }
    }
  }
}
