/// Where the words and arcs of one sentence stand in a picture, in rows that fit a width; lengths in pixels.
///
/// Every word has a column. Arcs of a word leave it side by side in an order in which none crosses another of the same
/// word, and rise to the lowest level that is free over all words between. An arc from one row to another is drawn in both,
/// as a piece that runs to the row's edge.
struct TreeLayout {
  /// One end of an arc, or a root's arrow, in a row.
  struct Arc {
    var label: String
    /// The word that it leads to.
    var dependent: Int
    /// -1 for the root's arrow.
    var head: Int
    /// Places of its ends, counted in words of the sentence; one of them lies outside the row where the other word does.
    var span: Range<Int>
    /// 1 is the lowest.
    var level = 0
    /// Horizontal places of the ends at `span.lowerBound` and `span.upperBound`; the row's edge for an end outside.
    var left = 0.0
    var right = 0.0
  }

  struct Row {
    var words: Range<Int>
    /// Middle of each word's column.
    var centers: [Double]
    var width: Double
    var arcs: [Arc]
    var levelCount: Int { arcs.map(\.level).max() ?? 0 }
  }

  static let formSize = 16.0
  static let tagSize = 10.5
  static let labelSize = 11.0
  /// Between the arcs of one word.
  private static let slot = 9.0
  private static let padding = 9.0
  /// Room at a row's edge.
  private static let margin = 24.0
  /// Length of the label's place where an arc leaves its row.
  private static let stub = 92.0

  private let sentence: Sentence
  private let columns: [Double]
  /// Additional space behind each word, so that labels have room.
  private let gaps: [Double]
  private(set) var rows: [Row] = []

  /// - Parameter width: of a row at most, unless one word is wider
  /// - Complexity: O(words × words of a row)
  init(_ sentence: Sentence, width: Double) {
    self.sentence = sentence
    columns = Self.columns(sentence)
    gaps = Self.gaps(sentence, columns)
    for words in breaks(width: width) { rows.append(row(words)) }
  }
}

// MARK: columns

extension TreeLayout {
  private static func columns(_ sentence: Sentence) -> [Double] {
    var ends = [Int](repeating: 1, count: sentence.words.count)
    for word in sentence.words where sentence.words.indices.contains(word.head) { ends[word.head] += 1 }
    return sentence.words.indices.map { i in
      let word = sentence.words[i]
      let form = TextWidth.of(word.form, size: formSize)
      let tag = TextWidth.of(word.upos.name, size: tagSize)
      return max(form, tag, Double(ends[i]) * slot) + 2 * padding
    }
  }

  private static func gaps(_ sentence: Sentence, _ columns: [Double]) -> [Double] {
    var gaps = [Double](repeating: 0, count: columns.count)
    let arcs = sentence.words.indices.filter { sentence.words.indices.contains(sentence.words[$0].head) }
      .map {
        (
          span: min($0, sentence.words[$0].head)..<max($0, sentence.words[$0].head),
          label: sentence.words[$0].deprel
        )
      }
      .filter { !$0.span.isEmpty && $0.span.count <= 4 }  // longer arcs have room
      .sorted { ($0.span.count, $0.span.lowerBound) < ($1.span.count, $1.span.lowerBound) }
    for (span, label) in arcs {
      let inner = columns[span.lowerBound + 1..<span.upperBound].reduce(0, +) + gaps[span].reduce(0, +)
      let ends = (columns[span.lowerBound] + columns[span.upperBound]) / 2 - 2 * slot
      let lacking = TextWidth.of(label, size: labelSize) + 22 - inner - ends
      if lacking > 0 { for i in span { gaps[i] += lacking / Double(span.count) } }
    }
    return gaps
  }
}

// MARK: rows

extension TreeLayout {
  /// Rows of words of about equal width, each cut where few arcs are. A little too long for one row still is one row.
  private func breaks(width: Double) -> [Range<Int>] {
    let total = zip(columns, gaps).reduce(0) { $0 + $1.0 + $1.1 } + 2 * Self.margin
    guard total > width * 1.2 else { return columns.isEmpty ? [] : [0..<columns.count] }
    let room = max(width - 2 * Self.margin - 2 * Self.stub, width / 2)
    let even = min(room, total / (total / room).rounded(.up) * 1.05)
    let cut = arcsOver()
    var rows: [Range<Int>] = []
    var start = 0
    while start < columns.count {
      var used = 0.0
      var best = (end: columns.count, cost: Double.infinity)
      for end in start..<columns.count {
        used += columns[end] + gaps[end]
        if used > room && end > start { break }
        let isLast = end + 1 == columns.count
        // A sixth of a row's width is worth three arcs more.
        let cost = isLast ? -1 : Double(cut[end + 1]) + 18 * abs(used - even) / even
        if cost <= best.cost { best = (end + 1, cost) }
      }
      rows.append(start..<best.end)
      start = best.end
    }
    return rows
  }

  /// How many arcs pass over the place before each word.
  private func arcsOver() -> [Int] {
    var change = [Int](repeating: 0, count: columns.count + 2)
    for (i, word) in sentence.words.enumerated() where sentence.words.indices.contains(word.head) {
      change[min(i, word.head) + 1] += 1
      change[max(i, word.head) + 1] -= 1
    }
    var count = 0
    return change.map {
      count += $0
      return count
    }
  }

  private func row(_ words: Range<Int>) -> Row {
    var arcs = self.arcs(words)
    Self.setLevels(&arcs, words)
    let hasLeft = arcs.contains { $0.span.lowerBound < words.lowerBound }
    let hasRight = arcs.contains { $0.span.upperBound >= words.upperBound && $0.head >= 0 }
    var x = Self.margin + (hasLeft ? Self.stub : 0)
    var centers: [Double] = []
    for i in words {
      centers.append(x + columns[i] / 2)
      x += columns[i] + (i + 1 < words.upperBound ? gaps[i] : 0)
    }
    let width = x + Self.margin + (hasRight ? Self.stub : 0)
    var row = Row(words: words, centers: centers, width: width, arcs: arcs)
    Self.placeEnds(&row)
    return row
  }

  private func arcs(_ words: Range<Int>) -> [Arc] {
    var arcs: [Arc] = []
    for (i, word) in sentence.words.enumerated() {
      guard sentence.words.indices.contains(word.head) else {
        if words.contains(i) { arcs.append(Arc(label: word.deprel, dependent: i, head: -1, span: i..<i)) }
        continue
      }
      let (low, high) = (min(i, word.head), max(i, word.head))
      guard words.contains(low) || words.contains(high), low < high else { continue }
      let span = max(low, words.lowerBound - 1)..<min(high, words.upperBound)
      arcs.append(Arc(label: word.deprel, dependent: i, head: word.head, span: span))
    }
    return arcs
  }

  /// The lowest free level, shorter arcs first; roots above all that touches their word.
  private static func setLevels(_ arcs: inout [Arc], _ words: Range<Int>) {
    let first = words.lowerBound - 1
    var height = [Int](repeating: 0, count: words.count + 1)  // between place first + i and the next
    let order = arcs.indices.sorted {
      let (a, b) = (arcs[$0].span, arcs[$1].span)
      return (a.isEmpty ? Int.max : a.count, a.lowerBound, $0) < (
        b.isEmpty ? Int.max : b.count, b.lowerBound, $1
      )
    }
    for i in order {
      let span = arcs[i].span
      let between =
        span.isEmpty
        ? span.lowerBound - first - 1..<span.lowerBound - first + 1
        : span.lowerBound - first..<span.upperBound - first
      arcs[i].level = (height[between].max() ?? 0) + 1
      for k in between { height[k] = arcs[i].level }
    }
  }

  /// Ends of one word's arcs from left to right: those that come from the left, the lowest first, the root's arrow, then
  /// those that go to the right, the highest first.
  private static func placeEnds(_ row: inout Row) {
    for place in row.words {
      let touching = row.arcs.indices.filter {
        row.arcs[$0].span.lowerBound == place || row.arcs[$0].span.upperBound == place
      }
      let ends = touching.map { (order: Self.order(row.arcs[$0], at: place), arc: $0) }.sorted { $0 < $1 }
        .map(\.arc)
      let center = row.centers[place - row.words.lowerBound]
      for (k, i) in ends.enumerated() {
        let x = center + (Double(k) - Double(ends.count - 1) / 2) * slot
        if row.arcs[i].span.lowerBound == place { row.arcs[i].left = x }
        if row.arcs[i].span.upperBound == place { row.arcs[i].right = x }
      }
    }
    for i in row.arcs.indices {
      if row.arcs[i].span.lowerBound < row.words.lowerBound { row.arcs[i].left = margin / 2 }
      if row.arcs[i].span.upperBound >= row.words.upperBound { row.arcs[i].right = row.width - margin / 2 }
    }
  }

  /// From left to right at a word: 0 is the root's arrow.
  private static func order(_ arc: Arc, at place: Int) -> Int {
    if arc.span.isEmpty { return 0 }
    return arc.span.upperBound == place ? arc.level - 1_000_000 : 1_000_000 - arc.level
  }
}
