import EntenteModel

/// Emphasis, and the way from tokens to clean text.
extension MarkdownInline {
  mutating func delimiterRun(_ position: Int, _ range: Range<Int>) -> Int {
    let bytes = source.bytes
    let mark = bytes[position]
    let end = bytes[position..<range.upperBound].prefix { $0 == mark }.endIndex
    let before = position > range.lowerBound ? bytes[position - 1] : 0x20
    let after = end < range.upperBound ? bytes[end] : 0x20
    let spaceBefore = before <= 0x20
    let spaceAfter = after <= 0x20
    let wordBefore = DocumentWords.isLetter(before) || (48...57).contains(before)
    let wordAfter = DocumentWords.isLetter(after) || (48...57).contains(after)
    var open = !spaceAfter && (wordAfter || !wordBefore)
    var close = !spaceBefore && (wordBefore || !wordAfter)
    if mark == UInt8(ascii: "_") {
      // Inside a word an underscore is a letter; quotes beyond ASCII are no letters here.
      if before < 0x80 && wordBefore && after < 0x80 && wordAfter {
        open = false
        close = false
      }
    }
    tokens.append(.delimiter(position..<end, open: open, close: close))
    return end
  }

  /// Pairs the runs of `*` and `_`; what finds no partner among the last hundred open runs is text.
  mutating func resolveDelimiters() {
    struct Run {
      var token: Int
      var mark: UInt8
      var left: Int
      var open: Bool
    }
    var stack: [Run] = []
    /// Of every token: bytes of the run that are markup, as emphasis that ends and begins there, in order.
    var ends: [Int: [Bool]] = [:]
    var starts: [Int: [Bool]] = [:]
    var left: [Int: Int] = [:]
    for (index, token) in tokens.enumerated() {
      guard case .delimiter(let range, let open, let close) = token else { continue }
      let mark = source.bytes[range.lowerBound]
      var count = range.count
      if close {
        while count > 0, let partner = stack.suffix(100).lastIndex(where: { $0.mark == mark && $0.left > 0 })
        {
          let used = count >= 2 && stack[partner].left >= 2 ? 2 : 1
          count -= used
          stack[partner].left -= used
          left[stack[partner].token] = stack[partner].left
          ends[index, default: []].append(used == 2)
          starts[stack[partner].token, default: []].append(used == 2)
          stack.removeSubrange((partner + 1)...)
          if stack[partner].left == 0 { stack.removeLast() }
        }
      }
      left[index] = count
      if open, count > 0 { stack.append(Run(token: index, mark: mark, left: count, open: true)) }
    }
    var resolved: [Token] = []
    for (index, token) in tokens.enumerated() {
      guard case .delimiter(let range, _, _) = token else {
        resolved.append(token)
        continue
      }
      for _ in ends[index] ?? [] { resolved.append(.emphasisEnd) }
      if let rest = left[index], rest > 0 {
        resolved.append(.text(range.lowerBound..<range.lowerBound + rest))
      }
      for strong in (starts[index] ?? []).reversed() { resolved.append(.emphasisStart(strong: strong)) }
    }
    tokens = resolved
  }

  // MARK: writing

  mutating func write(_ clean: inout CleanText) {
    var open: [(start: Int, strong: Bool)] = []
    var spans: [(range: Range<Int>, strong: Bool)] = []
    for token in tokens {
      switch token {
      case .text(let range): clean.copy(text, source.source(range))
      case .space(let range): clean.addSpace(source.gap(range.lowerBound), isLineEnd: true)
      case .replaced(let string, let range): clean.replace(string, for: source.source(range))
      case .marker(let marker): clean.addNoteMarker(marker)
      case .emphasisStart(let strong): open.append((clean.nextOffset, strong))
      case .emphasisEnd:
        guard let last = open.popLast() else { continue }
        clean.addEmphasis(from: last.start)
        if last.start < clean.bytes.count { spans.append((last.start..<clean.bytes.count, last.strong)) }
      case .delimiter: continue
      }
    }
    isEmphasised = Self.covers(spans.filter { !$0.strong }.map(\.range), clean.bytes)
    isStrong = Self.covers(spans.filter(\.strong).map(\.range), clean.bytes)
  }

  /// Whether the spans leave nothing but white space and marks out.
  static func covers(_ spans: [Range<Int>], _ bytes: [UInt8]) -> Bool {
    guard !spans.isEmpty, !bytes.isEmpty else { return false }
    var covered = 0
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      for position in covered..<max(covered, span.lowerBound) where DocumentWords.isLetter(bytes[position]) {
        return false
      }
      covered = max(covered, span.upperBound)
    }
    return !bytes[covered...].contains(where: DocumentWords.isLetter)
  }
}
