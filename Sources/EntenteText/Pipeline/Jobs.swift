import Dispatch
import Synchronization

/// Work on the parts of something on several threads.
enum Jobs {
  /// What `work` makes of each part, in the order of the parts.
  static func map<Part: Sendable, Result: Sendable>(
    _ parts: [Part], jobs: Int, _ work: @Sendable (Part) -> Result
  ) -> [Result] {
    guard jobs > 1, parts.count > 1 else { return parts.map(work) }
    let next = Atomic<Int>(0)
    let results = Mutex<[Result?]>(Array(repeating: nil, count: parts.count))
    DispatchQueue.concurrentPerform(iterations: min(jobs, parts.count)) { _ in
      while true {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < parts.count else { return }
        let result = work(parts[number])
        results.withLock { $0[number] = result }
      }
    }
    return results.withLock { $0.compactMap(\.self) }
  }

  /// Runs of sentences with nearly as many words each, four for each job, so that none waits long for the others.
  static func runs(of sentences: [Sentence], jobs: Int) -> [Range<Int>] {
    guard jobs > 1 else { return sentences.isEmpty ? [] : [sentences.indices] }
    let share = sentences.reduce(0) { $0 + $1.words.count } / (4 * jobs) + 1
    var runs: [Range<Int>] = []
    var (start, words) = (0, 0)
    for (number, sentence) in sentences.enumerated() {
      words += sentence.words.count
      guard words >= share || number == sentences.count - 1 else { continue }
      runs.append(start..<number + 1)
      (start, words) = (number + 1, 0)
    }
    return runs
  }
}
