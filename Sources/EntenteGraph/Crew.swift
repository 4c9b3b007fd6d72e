import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Threads that stay together through the phases of one computation.
///
/// Work that is handed to the system's threads anew begins some 45 µs later on a machine of two processors, in
/// which time a thread passes over 100,000 numbers; a crew waits for the next phase awake and begins within a
/// microsecond. So it is for kernels of many short phases, ``Workers`` for few long ones.
///
/// Which thread takes which piece is left to chance, so a piece must write to places of its own: results are
/// then the same whatever the number of threads. Phases are run by the thread that gathered the crew, never from
/// within a piece. What pieces wrote is seen by all after the phase.
package final class Crew: @unchecked Sendable {
  /// The thread that asks, and nobody else.
  package static let alone = Crew(threads: 1, block: 8192)

  package let threads: Int
  /// So many entries of a vector make a piece; results may depend on it.
  package let block: Int
  private var work: (Int) -> Void = { _ in }
  private var pieces = 0
  private let next = Atomic<Int>(0)
  /// Helpers that are, or may be, at work in the phase.
  private let busy = Atomic<Int>(0)
  /// Odd while a phase is open, even between two, negative when there will be no more.
  private let phase = Atomic<Int>(0)

  private init(threads: Int, block: Int) {
    self.threads = threads
    self.block = block
  }

  /// Runs `body` with a crew of at most `threads`, itself among them.
  ///
  /// Nobody waits for a helper that the system has not started yet.
  package static func gather<Result, Failure: Error>(
    _ threads: Int, block: Int = 8192, _ body: (Crew) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let crew = Crew(threads: max(threads, 1), block: block)
    defer { crew.phase.store(-1, ordering: .sequentiallyConsistent) }
    for _ in 1..<crew.threads { DispatchQueue.global().async { crew.help() } }
    return try body(crew)
  }

  /// Runs `work` for every piece in `0 ..< pieces`, in order where there is one thread.
  package func run(pieces: Int, _ work: (Int) -> Void) {
    guard threads > 1, pieces > 1 else {
      for piece in 0..<pieces { work(piece) }
      return
    }
    withoutActuallyEscaping(work) { work in
      self.work = work
      self.pieces = pieces
      next.store(0, ordering: .relaxed)
      phase.wrappingAdd(1, ordering: .sequentiallyConsistent)
      takePieces()
      // Either a helper sees that the phase is over, or it is seen here to be busy.
      phase.wrappingAdd(1, ordering: .sequentiallyConsistent)
      Self.wait { busy.load(ordering: .sequentiallyConsistent) == 0 }
      self.work = { _ in }
    }
  }

  private func help() {
    var last = 0
    while true {
      Self.wait {
        let now = phase.load(ordering: .relaxed)
        return now < 0 || now & 1 == 1 && now != last
      }
      busy.wrappingAdd(1, ordering: .sequentiallyConsistent)
      last = phase.load(ordering: .sequentiallyConsistent)
      if last & 1 == 1, last > 0 { takePieces() }
      busy.wrappingSubtract(1, ordering: .sequentiallyConsistent)
      if last < 0 { return }
    }
  }

  @inline(never)  // so that nobody holds on to `work` afterwards
  private func takePieces() {
    while true {
      let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard piece < pieces else { return }
      work(piece)
    }
  }

  /// Asks again and again; now and then gives way to others that have something to do.
  @inline(__always)
  private static func wait(until isDone: () -> Bool) {
    var asked = 0
    while !isDone() {
      asked &+= 1
      if asked & 31 == 0 { sched_yield() }
    }
  }
}
