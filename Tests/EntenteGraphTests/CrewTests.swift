import EntenteGraph
import Testing

@Suite("A crew of threads")
struct CrewTests {
  @Test("every piece of every phase is done once, and seen by the next phase", arguments: [1, 2, 3, 5])
  func phases(threads: Int) {
    let (phases, count) = (300, 40)
    let cells = Cells<Int>(repeating: 0, count: count)
    let sums = Cells<Int>(repeating: 0, count: count)
    Crew.gather(threads) { crew in
      for _ in 0..<phases {
        crew.run(pieces: count) { cells[$0] += 1 }
        // Each piece reads what another thread may have written.
        crew.run(pieces: count) { sums[$0] += cells[count - 1 - $0] }
      }
    }
    #expect(cells.array() == [Int](repeating: phases, count: count))
    #expect(sums.array() == [Int](repeating: phases * (phases + 1) / 2, count: count))
  }

  @Test("an error ends it")
  func error() {
    func fail() throws(CancellationError) {
      try Crew.gather(2) { (crew) throws(CancellationError) in
        crew.run(pieces: 3) { _ in }
        throw CancellationError()
      }
    }
    #expect(throws: CancellationError.self) { try fail() }
  }

  @Test("no pieces, no work")
  func nothing() {
    let calls = Cells<Int>(repeating: 0, count: 1)
    Crew.gather(2) { $0.run(pieces: 0) { _ in calls[0] += 1 } }
    #expect(calls[0] == 0)
  }
}
