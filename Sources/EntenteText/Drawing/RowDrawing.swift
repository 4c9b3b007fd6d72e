/// One row of a sentence as SVG.
struct RowDrawing {
  private let sentence: Sentence
  private let row: TreeLayout.Row
  private let top: Double
  private let left: Double
  /// Whether the row runs from right to left.
  private let isMirrored: Bool
  private let names: [Mark]
  private let tokens: [Mark]

  private static let levelHeight = 21.0
  private static let formHeight = 26.0
  private static let tagHeight = 15.0
  private static let markHeight = 14.0

  /// Something that stands below or behind some words of the row.
  private struct Mark {
    var words: Range<Int>
    var text: String
  }

  init(_ sentence: Sentence, _ row: TreeLayout.Row, top: Double, left: Double, isMirrored: Bool) {
    self.sentence = sentence
    self.row = row
    self.top = top
    self.left = left
    self.isMirrored = isMirrored
    names = NameSpan.spans(sentence.words.map(\.nameTag)).map {
      Mark(words: $0.words.clamped(to: row.words), text: $0.type)
    }
    .filter { !$0.words.isEmpty }
    tokens = sentence.multiwordTokens.map { Mark(words: $0.words.clamped(to: row.words), text: $0.form) }
      .filter { $0.words.count > 1 }
  }

  var height: Double {
    arcsHeight + Self.formHeight + Self.tagHeight + Double(markLines) * Self.markHeight + 12
  }

  /// Lines below the tags: tokens of several words and names share one where they do not meet.
  private var markLines: Int {
    names.contains(where: isBelowToken) ? 2 : names.isEmpty && tokens.isEmpty ? 0 : 1
  }

  private func isBelowToken(_ name: Mark) -> Bool { tokens.contains { $0.words.overlaps(name.words) } }

  private var arcsHeight: Double { Double(row.levelCount) * Self.levelHeight + 16 }
  /// Where arcs end.
  private var base: Double { top + arcsHeight }

  private func x(_ place: Double) -> String {
    SVGText.number(left + (isMirrored ? row.width - place : place))
  }
  private func y(_ place: Double) -> String { SVGText.number(place) }
  private func center(_ word: Int) -> Double { row.centers[word - row.words.lowerBound] }

  func draw(to out: inout SVGText) {
    for name in names { drawBox(name, to: &out) }
    // Faint arcs first, so that what matters lies above them.
    for arc in row.arcs.sorted(by: {
      (Weight($0).rawValue, $0.dependent) < (Weight($1).rawValue, $1.dependent)
    }) {
      drawLine(arc, to: &out)
    }
    for arc in row.arcs { drawLabel(arc, to: &out) }
    for i in row.words { drawWord(i, to: &out) }
    drawMarks(to: &out)
  }
}

// MARK: words

extension RowDrawing {
  private func drawWord(_ i: Int, to out: inout SVGText) {
    let word = sentence.words[i]
    let details = [word.lemma, word.xpos, word.feats].filter { !$0.isEmpty }.joined(separator: " · ")
    let x = x(center(i))
    out.line(
      "<g><title>\(SVGText.escaped(details))</title><text class=\"form\" x=\"\(x)\" y=\"\(y(base + 18))\">\(SVGText.escaped(word.form))</text>"
        + "<text class=\"tag\" x=\"\(x)\" y=\"\(y(base + Self.formHeight + 9))\">\(word.upos.name)</text></g>"
    )
  }

  private func halfForm(_ i: Int) -> Double {
    TextWidth.of(sentence.words[i].form, size: TreeLayout.formSize) / 2 + 5
  }

  /// The coloured ground of a name.
  private func drawBox(_ name: Mark, to out: inout SVGText) {
    let start = center(name.words.lowerBound) - halfForm(name.words.lowerBound)
    let end = center(name.words.upperBound - 1) + halfForm(name.words.upperBound - 1)
    out.line(
      "<rect class=\"name \(SVGText.escaped(name.text))\" x=\"\(isMirrored ? x(end) : x(start))\" y=\"\(y(base + 1))\" width=\"\(SVGText.number(end - start))\" height=\"\(SVGText.number(Self.formHeight - 3))\" rx=\"6\"/>"
    )
  }

  private func drawMarks(to out: inout SVGText) {
    let line = base + Self.formHeight + Self.tagHeight + 8
    for token in tokens {
      let (start, end) = (center(token.words.lowerBound), center(token.words.upperBound - 1))
      out.line(
        "<path class=\"token-line\" d=\"M\(x(start)) \(y(line - 12))v2H\(x(end))v-2\"/>"
          + "<text class=\"token\" x=\"\(x((start + end) / 2))\" y=\"\(y(line + 1))\">\(SVGText.escaped(token.text))</text>"
      )
    }
    for name in names {
      let middle = (center(name.words.lowerBound) + center(name.words.upperBound - 1)) / 2
      let place = isBelowToken(name) ? line + Self.markHeight : line
      out.line(
        "<text class=\"type\" x=\"\(x(middle))\" y=\"\(y(place))\">\(SVGText.escaped(name.text))</text>")
    }
  }
}

// MARK: arcs

extension RowDrawing {
  /// How strongly an arc is drawn: what carries the sentence stands out, what only joins steps back.
  private enum Weight: Int {
    case faint, plain, core

    init(_ arc: TreeLayout.Arc) {
      switch arc.label.prefix(while: { $0 != ":" }) {
      case "punct", "det", "case", "cc", "mark", "aux", "cop", "clf": self = .faint
      case "root", "nsubj", "obj", "iobj", "csubj", "ccomp", "xcomp": self = .core
      default: self = .plain
      }
    }

    var prefix: String {
      switch self {
      case .faint: "faint"
      case .plain: ""
      case .core: "core"
      }
    }

    func name(_ part: String) -> String { prefix.isEmpty ? part : "\(part) \(prefix)-\(part)" }
  }

  private func level(_ arc: TreeLayout.Arc) -> Double { base - 6 - Double(arc.level) * Self.levelHeight }

  private func drawLine(_ arc: TreeLayout.Arc, to out: inout SVGText) {
    let weight = Weight(arc)
    let name = weight == .plain ? "arc" : "arc \(weight.prefix)"
    out.line("<path class=\"\(name)\" d=\"\(path(arc))\"/>")
    guard row.words.contains(arc.dependent) else { return }
    let tip = arc.head < 0 || arc.dependent < arc.head ? arc.left : arc.right
    let (px, py) = (left + (isMirrored ? row.width - tip : tip), base - 2)
    out.line(
      "<path class=\"\(weight.name("tip"))\" d=\"M\(y(px - 3.5)) \(y(py - 6.5))L\(y(px + 3.5)) \(y(py - 6.5))L\(y(px)) \(y(py))z\"/>"
    )
  }

  /// Up, along with round corners, and down; a piece that leaves the row ends at its edge.
  private func path(_ arc: TreeLayout.Arc) -> String {
    let (high, low) = (level(arc), base - 6)
    guard arc.head >= 0 else { return "M\(x(arc.left)) \(y(high))V\(y(low))" }
    let leavesLeft = arc.span.lowerBound < row.words.lowerBound
    let leavesRight = arc.span.upperBound >= row.words.upperBound
    let radius = min(9, (arc.right - arc.left) / 2)
    var path = ""
    if leavesLeft {
      path = "M\(x(arc.left)) \(y(high))"
    } else {
      path =
        "M\(x(arc.left)) \(y(low))V\(y(high + radius))Q\(x(arc.left)) \(y(high)) \(x(arc.left + radius)) \(y(high))"
    }
    if leavesRight { return path + "H\(x(arc.right))" }
    return path
      + "H\(x(arc.right - radius))Q\(x(arc.right)) \(y(high)) \(x(arc.right)) \(y(high + radius))V\(y(low))"
  }

  private func drawLabel(_ arc: TreeLayout.Arc, to out: inout SVGText) {
    let text = labelText(arc)
    let width = TextWidth.of(text, size: TreeLayout.labelSize) + 6
    var middle = (arc.left + arc.right) / 2
    if arc.head < 0 { middle = arc.left }
    // Where an arc leaves its row its label stands at the edge, beyond all words.
    if arc.span.lowerBound < row.words.lowerBound { middle = arc.left + 4 + width / 2 }
    if arc.span.upperBound >= row.words.upperBound, arc.head >= 0 { middle = arc.right - 4 - width / 2 }
    let place = level(arc)
    let corner = isMirrored ? middle + width / 2 : middle - width / 2
    out.line(
      "<rect class=\"back\" x=\"\(x(corner))\" y=\"\(y(place - 7))\" width=\"\(SVGText.number(width))\" height=\"14\"/>"
        + "<text class=\"\(Weight(arc).name("label"))\" x=\"\(x(middle))\" y=\"\(y(place + 3.8))\">\(SVGText.escaped(text))</text>"
    )
  }

  /// The relation; at the edge of a row with the word that is elsewhere.
  private func labelText(_ arc: TreeLayout.Arc) -> String {
    guard arc.head >= 0 else { return arc.label }
    if !row.words.contains(arc.head) { return "\(arc.label) ← \(short(sentence.words[arc.head].form))" }
    if !row.words.contains(arc.dependent) {
      return "\(arc.label) → \(short(sentence.words[arc.dependent].form))"
    }
    return arc.label
  }

  private func short(_ form: String) -> String { form.count > 10 ? form.prefix(9) + "…" : form }
}
