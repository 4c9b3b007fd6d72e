import EntenteGraph
import Synchronization

/// A crew of threads and an ``Affinity`` for each of them.
final class Affinities: Sendable {
  let crew: Crew
  private let idle: Mutex<[Affinity]>

  /// - Parameter count: the number of parts.
  init(_ crew: Crew, count: Int) {
    self.crew = crew
    idle = Mutex((0..<crew.threads).map { _ in Affinity(count: count) })
  }

  /// Runs `work` for every piece in `0 ..< pieces`; the affinity is left wiped.
  func run(pieces: Int, _ work: (Affinity, Int) -> Void) {
    crew.run(pieces: pieces) { piece in lend { work($0, piece) } }
  }

  /// Runs `work` for `0 ..< count` in blocks.
  func run(blocksOf count: Int, _ work: (Affinity, Range<Int>) -> Void) {
    crew.run(blocksOf: count) { block in lend { work($0, block) } }
  }

  /// To the one who asks alone: no thread works on two pieces at once, so there is one for each.
  func lend<Result>(_ work: (Affinity) -> Result) -> Result {
    let affinity = idle.withLock { $0.removeLast() }
    defer { idle.withLock { $0.append(affinity) } }
    return work(affinity)
  }
}

extension Crew {
  /// Runs `work` for `0 ..< count` in blocks, many enough that no thread waits long for another.
  func run(blocksOf count: Int, _ work: (Range<Int>) -> Void) {
    let pieces = threads == 1 ? 1 : max(1, min(count / 64, 64))
    run(pieces: pieces) { work(Workers.range($0, of: pieces, count: count)) }
  }
}
