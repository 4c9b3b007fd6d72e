/// The lines of a leaf as one run of bytes, with the way back to the document.
struct InlineSource {
  private(set) var bytes: [UInt8] = []
  /// Start in `bytes` and in the document of every line, ascending.
  private var starts: [(here: Int, there: Int)] = []
  private var sourceEnd = 0

  init(_ text: SourceText, _ lines: [Range<Int>]) {
    for (number, line) in lines.enumerated() {
      if number > 0 { bytes.append(10) }
      starts.append((bytes.count, line.lowerBound))
      bytes.append(contentsOf: text.bytes[line])
      sourceEnd = line.upperBound
    }
  }

  /// The document's offset of an offset here; the line end between two lines lies at the first one's end.
  func source(_ offset: Int) -> Int {
    var low = 0
    var high = starts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle].here <= offset { low = middle } else { high = middle - 1 }
    }
    guard !starts.isEmpty else { return 0 }
    return starts[low].there + offset - starts[low].here
  }

  /// A stretch without line ends.
  func source(_ range: Range<Int>) -> Range<Int> {
    let start = source(range.lowerBound)
    return start..<start + range.count
  }

  /// The document's stretch that a line end here stands for.
  func gap(_ offset: Int) -> Range<Int> {
    let start = source(offset)
    let end = offset + 1 < bytes.count ? source(offset + 1) : sourceEnd
    return start..<max(start, end)
  }
}
