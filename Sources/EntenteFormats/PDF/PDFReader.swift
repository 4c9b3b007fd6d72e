import EntenteModel

/// Reads the text of a PDF through poppler's `pdftotext`.
enum PDFReader {
  /// - Throws: `toolMissing`, `brokenPDF`, `encryptedPDF`, `noText`.
  static func read(_ bytes: [UInt8], source: String) throws(DocumentError) -> Document {
    let pages = PDFPages(try extract(bytes, source: source))
    guard pages.pages.contains(where: { !$0.lines.isEmpty }) else { throw .noText(source: source) }
    let paragraphs = PDFParagraphs(pages)
    let words = DocumentWords(SourceText(paragraphs.text))
    var assembly = DocumentAssembly(
      paragraphs.drafts(words: words), words: words, metadata: DocumentMetadata())
    let blocks = assembly.blocks()
    var metadata = assembly.metadata
    if metadata.title == nil, let title = pages.title, isTitle(title) { metadata.title = collapse(title) }
    return Document(
      id: SHA256.hex(of: bytes), source: source, format: DocumentFormat.pdf.rawValue, metadata: metadata,
      text: String(decoding: paragraphs.text, as: UTF8.self), blocks: blocks)
  }

  private static func extract(_ bytes: [UInt8], source: String) throws(DocumentError) -> [UInt8] {
    let outcome: Tool.Outcome
    do throws(Tool.Failure) {
      outcome = try Tool(name: "pdftotext").run(["-bbox-layout", "-enc", "UTF-8", "-", "-"], input: bytes)
    } catch {
      switch error {
      case .missing: throw .toolMissing(source: source, tool: "pdftotext", package: "poppler-utils")
      case .failed(let reason): throw .brokenPDF(source: source, reason: reason)
      }
    }
    if outcome.status == 0, !outcome.output.isEmpty { return outcome.output }
    let message = outcome.messages.split(separator: "\n").first.map(String.init) ?? "pdftotext gave no text"
    if outcome.messages.contains("password") || outcome.messages.contains("ncrypt") {
      throw .encryptedPDF(source: source)
    }
    throw .brokenPDF(source: source, reason: message)
  }

  /// Titles that word processors leave behind are none.
  private static func isTitle(_ title: String) -> Bool {
    let lower = title.lowercased()
    return title.split(separator: " ").count >= 2 && !lower.contains(".doc") && !lower.contains("microsoft")
      && !lower.contains("untitled") && !lower.contains("(anonymous)")
  }
}
