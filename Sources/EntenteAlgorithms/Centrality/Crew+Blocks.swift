import EntenteGraph

extension Crew {
  /// Runs `work` for `0 ..< count` in blocks.
  @inline(__always)
  func blocks(of count: Int, _ work: (Range<Int>) -> Void) {
    run(pieces: (count + block - 1) / block) { piece in
      work((piece * block)..<min((piece + 1) * block, count))
    }
  }

  /// What `work` returns for the blocks of `0 ..< count`, in their order: added up so, sums do not depend on the
  /// number of threads.
  @inline(__always)
  func parts<Part: BitwiseCopyable>(of count: Int, _ work: (Range<Int>) -> Part) -> [Part] {
    let parts = Cells<Part>(unwritten: (count + block - 1) / block)
    blocks(of: count) { range in parts[range.lowerBound / block] = work(range) }
    return parts.array()
  }

  /// The sum, entry by entry, of what `work` returns for the blocks of `0 ..< count`.
  @inline(__always)
  func sum<Part: SIMD & BitwiseCopyable>(of count: Int, _ work: (Range<Int>) -> Part) -> Part
  where Part.Scalar == Double {
    parts(of: count, work).reduce(into: .zero) { $0 += $1 }
  }

  /// The largest of what `work` returns for the blocks of `0 ..< count`, at least 0.
  @inline(__always)
  func maximum(of count: Int, _ work: (Range<Int>) -> Double) -> Double {
    parts(of: count, work).reduce(0) { max($0, $1) }
  }

  /// Sets all entries of `cells`.
  func fill<Element: BitwiseCopyable>(_ cells: borrowing Cells<Element>, _ value: Element) {
    blocks(of: cells.count) { range in for i in range { cells[i] = value } }
  }
}
