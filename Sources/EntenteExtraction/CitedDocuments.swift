import EntenteModel

/// What a document cites in footnotes and lists of references: `cites`, with authors, publisher, date and address of the
/// cited document as arguments. Once for each document that is cited, however often.
enum CitedDocuments {
  static let rule = "citation.note"

  static func complete(_ extraction: Extraction) -> Extraction {
    var completed = extraction
    let document = extraction.document
    let offsets = ScalarOffsets(document.text)
    let citing = Self.entity(title: document.metadata.title ?? fileName(of: document.source))
    var seen: Set<EntityID> = [citing.id]
    for note in notes(of: document.blocks) {
      guard var citation = Citation(note: note.text, emphasis: note.emphasis) else { continue }
      let cited = Self.entity(title: citation.title)
      // What a title says is the cited document's, and no statement of this one.
      let whole = offsets.scalars(note.block.sourceRange(0..<note.block.text.utf8.count))
      completed.assertions.removeAll { assertion in
        guard assertion.rule != rule, let range = assertion.evidence?.sentenceRange else { return false }
        return whole.lowerBound <= range.lowerBound && range.upperBound <= whole.upperBound
      }
      guard seen.insert(cited.id).inserted else { continue }
      let range = offsets.scalars(note.block.sourceRange(0..<note.block.text.utf8.count))
      citation.url = citation.url ?? Citation.address(in: source(of: note.block, in: document))
      // A sentence that a page break tears in two spans the notes between: the shortest is the note's own.
      let sentence =
        extraction.sentences.indices.filter { extraction.sentences[$0].range.overlaps(range) }
        .min { extraction.sentences[$0].range.count < extraction.sentences[$1].range.count } ?? 0
      let evidence = Evidence(
        document: document.id, sentence: sentence, sentenceRange: range, triggerRange: range)
      for entity in [citing, cited] where !completed.entities.contains(where: { $0.id == entity.id }) {
        completed.entities.append(entity)
      }
      completed.assertions.append(
        Assertion(
          id: "cites:\(document.id.prefix(16)):\(cited.id.key)", subject: citing.id, relation: "cites",
          object: cited.id,
          arguments: arguments(of: citation, marker: note.marker), confidence: 0.9, rule: rule,
          evidence: evidence,
          explanation: ["frame: \(rule) in note \(note.marker)"]))
    }
    return completed
  }

  /// The note as the file has it, markup and address included, up to the end of its line.
  private static func source(of block: Block, in document: Document) -> String {
    let range = block.sourceRange(0..<block.text.utf8.count)
    let bytes = document.text.utf8.dropFirst(range.lowerBound)
    let rest = bytes.dropFirst(range.count).prefix { $0 != UInt8(ascii: "\n") }
    return String(decoding: bytes.prefix(range.count), as: UTF8.self) + String(decoding: rest, as: UTF8.self)
  }

  /// The last part of a path without its ending.
  private static func fileName(of source: String) -> String {
    let name = source.split(separator: "/").last.map(String.init) ?? source
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  private static func entity(title: String) -> Entity {
    let key = Slug.key(title)
    return Entity(
      id: EntityID("document:" + (key.isEmpty ? "untitled" : String(key.prefix(80)))), type: .document,
      name: title)
  }

  private static func arguments(of citation: Citation, marker: String) -> [String: String] {
    var arguments: [String: String] = [:]
    if !marker.isEmpty { arguments["note"] = marker }
    if !citation.authors.isEmpty { arguments["authors"] = citation.authors.joined(separator: "; ") }
    arguments["publisher"] = citation.publisher
    arguments["date"] = citation.date?.description
    arguments["url"] = citation.url
    return arguments
  }

  private struct Note {
    var marker: String
    var text: String
    /// UTF-8 ranges of the text.
    var emphasis: [Range<Int>]
    var block: Block
  }

  /// Footnotes, and the entries below a heading that announces references.
  private static func notes(of blocks: [Block]) -> [Note] {
    var found: [Note] = []
    var isList = false
    for block in blocks {
      switch block.kind {
      case .footnote(let marker):
        found.append(Note(marker: marker, text: block.text, emphasis: block.emphasis, block: block))
      case .heading: isList = isReferences(block.text)
      case .listItem, .paragraph, .furniture: if isList { found.append(entry(block)) }
      default: break
      }
    }
    return found
  }

  /// "[183] Smith, …": an entry of a list with its number.
  private static func entry(_ block: Block) -> Note {
    guard block.text.hasPrefix("["), let end = block.text.firstIndex(of: "]") else {
      return Note(marker: "", text: block.text, emphasis: block.emphasis, block: block)
    }
    let rest = block.text[block.text.index(after: end)...]
    let skipped = block.text.utf8.count - rest.utf8.count
    return Note(
      marker: String(block.text[..<end].dropFirst()), text: String(rest),
      emphasis: block.emphasis.filter { $0.lowerBound >= skipped }.map {
        $0.lowerBound - skipped..<$0.upperBound - skipped
      },
      block: block)
  }

  private static func isReferences(_ heading: String) -> Bool {
    let titles: Set<String> = [
      "references", "notes", "bibliography", "sources", "works cited", "endnotes", "footnotes",
      "further reading", "literature",
    ]
    return titles.contains(
      heading.lowercased().filter { $0.isLetter || $0 == " " }.split(separator: " ").joined(separator: " "))
  }
}
