internal import ArgumentParser

/// How many threads work.
struct JobsOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Threads; the answer does not depend on them.", valueName: "N"))
  var jobs = 1

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs wants 1 or more, not \(jobs)") }
  }

  /// Makes something of each item, `jobs` at a time, and hands it on in the order of the items.
  func inOrder<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ work: @escaping @Sendable (Item) -> Result, _ take: (Result) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var begun = 0
      var waiting: [Int: Result] = [:]
      var next = 0
      func begin() {
        guard begun < items.count else { return }
        let (number, item) = (begun, items[begun])
        begun += 1
        group.addTask { (number, work(item)) }
      }
      for _ in 0..<jobs { begin() }
      while let (number, result) = try await group.next() {
        begin()
        waiting[number] = result
        while let result = waiting.removeValue(forKey: next) {
          try take(result)
          next += 1
        }
      }
    }
  }
}
