/// Dependency trees as a picture: words with their tags, arcs from heads to dependents above them, names in colour.
///
/// Scalable Vector Graphics of one file without anything from elsewhere; sentences stand below each other, long ones in
/// several rows. An arc that leaves its row says where it leads. Sentences of scripts that run from right to left do so.
/// Lemma, tag and features of a word show under the pointer.
///
/// - Source: after the drawings of M. Honnibal and I. Montani, displaCy, 2015; the format is SVG 1.1 (W3C, 2011).
public enum TreePicture {
  /// - Parameters:
  ///   - width: of the picture in pixels, unless one word needs more
  /// - Returns: an XML document, ending in a line end
  /// - Complexity: O(words × words of a row)
  public static func svg(_ sentences: [Sentence], width: Int = 1400) -> String {
    var body = SVGText()
    var y = margin
    var widest = 0.0
    for (number, sentence) in sentences.enumerated() where !sentence.words.isEmpty {
      let layout = TreeLayout(sentence, width: Double(width) - 2 * margin)
      body.line(
        "<text class=\"number\" x=\"\(SVGText.number(margin))\" y=\"\(SVGText.number(y + 10))\">\(number + 1)</text>"
      )
      let mirror = TextWidth.runsRightToLeft(sentence.words.map(\.form))
      for row in layout.rows {
        let drawing = RowDrawing(sentence, row, top: y, left: margin, isMirrored: mirror)
        drawing.draw(to: &body)
        y += drawing.height
        widest = max(widest, row.width)
      }
      y += sentenceGap
    }
    let (w, h) = (SVGText.number(widest + 2 * margin), SVGText.number(max(y - sentenceGap, 0) + margin))
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(w)" height="\(h)" viewBox="0 0 \(w) \(h)">
      <style>\(style)</style>
      <rect class="paper" width="100%" height="100%"/>
      \(body.text)</svg>

      """
  }

  private static let margin = 16.0
  private static let sentenceGap = 22.0

  private static let style = """

    text { font-family: "Source Sans 3", "Inter", "Helvetica Neue", Arial, "Noto Sans", "DejaVu Sans", sans-serif; }
    .paper { fill: #ffffff; }
    .number { font-size: 11px; fill: #9aa5b1; }
    .form { font-size: 16px; fill: #1f2933; text-anchor: middle; }
    .tag { font-size: 10.5px; fill: #7b8794; text-anchor: middle; letter-spacing: 0.4px; }
    .token { font-size: 10.5px; fill: #7b8794; text-anchor: middle; font-style: italic; }
    .token-line { stroke: #cbd2d9; stroke-width: 1; fill: none; }
    .arc { fill: none; stroke: #52606d; stroke-width: 1.3; }
    .tip { fill: #52606d; }
    .core { stroke: #1f6feb; stroke-width: 1.6; }
    .core-tip { fill: #1f6feb; }
    .faint { stroke: #b8c1cc; stroke-width: 1.1; }
    .faint-tip { fill: #b8c1cc; }
    .label { font-size: 11px; fill: #323f4b; text-anchor: middle; }
    .core-label { fill: #1552b5; font-weight: 600; }
    .faint-label { fill: #8a96a3; }
    .back { fill: #ffffff; }
    .name { fill: #ece4fb; }
    .PER { fill: #fdebd0; }
    .ORG { fill: #d9e8fc; }
    .LOC { fill: #d8f3dc; }
    .type { font-size: 9.5px; font-weight: 700; fill: #52606d; text-anchor: middle; letter-spacing: 0.6px; }

    """
}

/// XML that grows.
struct SVGText {
  private(set) var text = ""

  mutating func line(_ line: String) {
    text += line
    text += "\n"
  }

  /// Pixels to a tenth.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let digits = String(abs(tenths) / 10) + (tenths % 10 == 0 ? "" : ".\(abs(tenths) % 10)")
    return tenths < 0 ? "-" + digits : digits
  }

  /// Text of an element or an attribute; characters that XML cannot hold become U+FFFD.
  ///
  /// Source: Extensible Markup Language 1.0, fifth edition, productions 2 (Char) and 14 (CharData).
  static func escaped(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;".unicodeScalars
      case "<": out += "&lt;".unicodeScalars
      case ">": out += "&gt;".unicodeScalars
      case "\"": out += "&quot;".unicodeScalars
      case "\t", "\n", "\r": out.append(" ")
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        out.append("\u{FFFD}")
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
