import EntenteFormats
import EntenteModel
import Testing

/// A piece of text on a page: baseline from the lower left corner, in points.
private struct Placed {
  var x = 72
  var y: Int
  var size = 11
  var text: String
}

/// A PDF of plain pages in Helvetica, written by hand.
private func makePDF(_ pages: [[Placed]], encrypted: Bool = false) -> [UInt8] {
  var objects: [String] = []
  let font = 3 + 2 * pages.count
  objects.append("<< /Type /Catalog /Pages 2 0 R >>")
  objects.append(
    "<< /Type /Pages /Count \(pages.count) /Kids [\(pages.indices.map { "\(3 + 2 * $0) 0 R" }.joined(separator: " "))] >>"
  )
  for (number, page) in pages.enumerated() {
    let content = page.map {
      "BT /F1 \($0.size) Tf \($0.x) \($0.y) Td (\($0.text.replacing("(", with: "\\(").replacing(")", with: "\\)"))) Tj ET"
    }
    .joined(separator: "\n")
    objects.append(
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(4 + 2 * number) 0 R /Resources << /Font << /F1 \(font) 0 R >> >> >>"
    )
    objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
  }
  objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
  var text = "%PDF-1.4\n"
  var offsets: [Int] = []
  for (number, object) in objects.enumerated() {
    offsets.append(text.utf8.count)
    text += "\(number + 1) 0 obj\n\(object)\nendobj\n"
  }
  let start = text.utf8.count
  text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
  for offset in offsets {
    text += String(repeating: "0", count: 10 - String(offset).count) + "\(offset) 00000 n \n"
  }
  let key = String(repeating: "41", count: 32)
  let lock =
    encrypted
    ? " /ID [<\(key)> <\(key)>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <\(key)> /U <\(key)> /P -4 >>" : ""
  text += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R\(lock) >>\nstartxref\n\(start)\n%%EOF\n"
  return Array(text.utf8)
}

@Suite("PDF", .enabled(if: hasTool("pdftotext")))
struct PDFTests {
  private func page(_ number: Int, _ body: [String], notes: [String] = [], title: String? = nil) -> [Placed] {
    var placed = [
      Placed(y: 810, size: 8, text: "The Ruritania Review"),
      Placed(x: 290, y: 30, size: 8, text: "\(number)"),
    ]
    var y = 760
    if let title {
      placed.append(Placed(y: y, size: 18, text: title))
      y -= 40
    }
    for line in body {
      if !line.isEmpty { placed.append(Placed(y: y, text: line)) }
      y -= line.isEmpty ? 10 : 14
    }
    for (index, note) in notes.enumerated() {
      placed.append(Placed(y: 100 - 11 * index, size: 8, text: note))
    }
    return placed
  }

  @Test(
    "heads, page numbers and notes leave the text; a sentence goes on over the page; a cut word is whole again"
  )
  func pages() throws {
    let bytes = makePDF([
      page(
        1,
        [
          "The government of Ruritania announced on Monday that it would send",
          "a delegation to the capital of Graustark before the end of the",
          "month.1 The talks will cover the border, and they will also cover inter-",
          "national trade and the question of the old railway, which the two",
        ], notes: ["1 Zenda Institute, Borders of the North, 2019, p. 7."], title: "The Border Question"),
      page(
        2,
        [
          "governments have left open since the war. A spokesman said that no", "date had been set.", "",
          "A second round of talks is planned for the spring of the next year.",
        ]),
      page(3, ["Graustark has not yet replied to the letter of the foreign minister."]),
    ])
    let document = try DocumentReader.read(bytes: bytes, source: "a.pdf")[0]
    #expect(document.metadata.title == "The Border Question")
    let flow = document.blocks.filter { $0.kind == .paragraph }
    #expect(
      flow.map(\.text) == [
        "The government of Ruritania announced on Monday that it would send a delegation to the capital of Graustark before the end "
          + "of the month. The talks will cover the border, and they will also cover international trade and the question of the old "
          + "railway, which the two governments have left open since the war. A spokesman said that no date had been set.",
        "A second round of talks is planned for the spring of the next year.",
        "Graustark has not yet replied to the letter of the foreign minister.",
      ])
    #expect(flow.first?.noteMarkers.map(\.marker) == ["1"])
    #expect(
      document.blocks.first { $0.kind == .footnote(marker: "1") }?.text
        == "Zenda Institute, Borders of the North, 2019, p. 7.")
    #expect(document.blocks.filter { $0.kind == .furniture }.count == 6)
    #expect(mappingProblems(document).isEmpty)
  }

  @Test("two columns are read one after the other")
  func columns() throws {
    let left = ["The duke of Zenda", "came to Strelsau on", "the fifth of June", "to meet the king and"]
    let right = ["his ministers, who", "had asked for help", "against the raids on", "the eastern border."]
    let bytes = makePDF([
      left.enumerated().map { Placed(x: 72, y: 700 - 14 * $0, text: $1) }
        + right.enumerated().map { Placed(x: 320, y: 700 - 14 * $0, text: $1) }
    ])
    let document = try DocumentReader.read(bytes: bytes, source: "a.pdf")[0]
    #expect(document.blocks.map(\.text) == [(left + right).joined(separator: " ")])
  }

  @Test("a broken, an encrypted and an empty PDF are told apart")
  func errors() throws {
    let text = [Placed(y: 700, text: "Ruritania agreed.")]
    #expect(throws: DocumentError.encryptedPDF(source: "a.pdf")) {
      try DocumentReader.read(bytes: makePDF([text], encrypted: true), source: "a.pdf")
    }
    #expect(throws: DocumentError.noText(source: "a.pdf")) {
      try DocumentReader.read(bytes: makePDF([[]]), source: "a.pdf")
    }
    let broken = try #require(throws: DocumentError.self) {
      try DocumentReader.read(bytes: Array("%PDF-1.4 nothing".utf8), source: "a.pdf")
    }
    guard case .brokenPDF = broken else {
      Issue.record("\(broken)")
      return
    }
  }
}
