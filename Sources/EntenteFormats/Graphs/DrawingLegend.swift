import EntenteModel

/// What colours, lines and ends of a picture mean: only those that it has.
struct DrawingLegend {
  let dot: String

  init(edges: [DrawnEdge], entities: [Entity]) {
    var rows: [String] = []
    for (sign, words) in [
      (Sign.cooperative, "cooperation"), (.conflictual, "conflict"), (.neutral, "neither, or not known"),
    ]
    where edges.contains(where: { $0.sign == sign }) {
      rows.append(Self.row("<FONT COLOR=\"\(DOTStyle.color(sign: sign.rawValue))\">━━━</FONT>", words))
    }
    let gray = "#555555"
    for (line, mark, words) in [
      ("solid", "━━━", "told as a fact"), ("dashed", "━ ━ ━", "planned or expected"),
      ("dotted", "· · · · ·", "possible, necessary, wished"),
    ] where edges.contains(where: { $0.line == line }) {
      rows.append(Self.row("<FONT COLOR=\"\(gray)\">\(mark)</FONT>", words))
    }
    if edges.contains(where: { $0.polarity == .negated }) {
      rows.append(Self.row("<FONT COLOR=\"\(gray)\">━━┤</FONT>", "said not to be so"))
    }
    if edges.contains(where: { $0.weight >= 2 }) {
      rows.append(Self.row("<FONT COLOR=\"\(gray)\">×2</FONT>", "number of sentences; wider is more"))
    }
    dot = """
        "entente legend" [shape="plaintext", margin="0", tooltip="legend", label=<<TABLE BORDER="1" COLOR="#C8C8C8" \
      BGCOLOR="white" CELLBORDER="0" CELLSPACING="1" CELLPADDING="1">\(rows.joined())</TABLE>>];

      """
  }

  private static func row(_ mark: String, _ words: String) -> String {
    "<TR><TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"9\">\(mark)</FONT></TD>"
      + "<TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"9\" COLOR=\"#333333\">\(words)</FONT></TD></TR>"
  }
}
