internal import EntenteExtraction
internal import EntenteModel
internal import EntenteOntology
internal import EntenteText
internal import Foundation

/// A sentence with marked entities, as one line of JSON Lines gives it.
struct MarkedSentence {
  enum Content {
    case tokens([String])
    /// On one line.
    case text(String)
  }

  /// A stretch of tokens, or of the text's Unicode scalars.
  struct Mark {
    let range: Range<Int>
    let type: EntityType
  }

  let id: String
  let content: Content
  let marks: [Mark]
  private let place: String

  // MARK: reading

  private struct Line: Decodable {
    struct Entity: Decodable {
      let start: Int
      let end: Int
      let type: String?
    }

    let id: String?
    let tokens: [String]?
    let text: String?
    let entities: [Entity]
  }

  /// The sentences of a file; empty lines are passed over.
  static func read(_ bytes: [UInt8], file: String, schema: Schema) throws -> [MarkedSentence] {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return try lines.enumerated().filter { $0.element.contains { $0 > 0x20 } }.map { index, line in
      try MarkedSentence(Data(line), id: "\(index + 1)", place: "\(file):\(index + 1)", schema: schema)
    }
  }

  private init(_ line: Data, id number: String, place: String, schema: Schema) throws {
    func fault(_ message: String) -> Complaint { Complaint(.badInput, "\(place): \(message)") }
    guard let line = try? JSONDecoder().decode(Line.self, from: line) else {
      throw fault("no sentence; write {\"tokens\": [...], \"entities\": [{\"start\": 0, \"end\": 1}, ...]}")
    }
    self.place = place
    id = line.id ?? number
    let end: Int
    switch (line.tokens, line.text) {
    case (let tokens?, nil):
      guard !tokens.isEmpty, !tokens.contains(where: { $0.isEmpty || $0.contains(where: \.isWhitespace) })
      else {
        throw fault("a token is empty or has a space in it, or there is no token")
      }
      content = .tokens(tokens)
      end = tokens.count
    case (nil, let text?):
      guard text.contains(where: { !$0.isWhitespace }) else { throw fault("the text is empty") }
      // One scalar for one, so that the places stay.
      content = .text(
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.isWhitespace ? " " : $0 })))
      end = text.unicodeScalars.count
    default: throw fault("a sentence has \"tokens\" or \"text\", one of the two")
    }
    marks = try line.entities.enumerated().map { index, entity in
      guard entity.start >= 0, entity.start < entity.end, entity.end <= end else {
        throw fault(
          "entity \(index) is from \(entity.start) to \(entity.end): empty, or outside of 0 to \(end)")
      }
      let type = EntityType(entity.type ?? "Unknown")
      guard schema.entityTypes.contains(where: { $0.name == type }) else {
        let known = schema.entityTypes.map(\.name.rawValue).joined(separator: ", ")
        throw fault("entity \(index): there is no type '\(type.rawValue)'; known are \(known)")
      }
      return Mark(range: entity.start..<entity.end, type: type)
    }
  }

  // MARK: analysis

  /// The sentences analysed, with the words of their entities.
  static func analyse(
    _ marked: [MarkedSentence], _ pipeline: Pipeline
  ) throws -> [(sentence: Sentence, entities: [GivenEntity])] {
    var words: [Sentence] = []
    var lines: [UInt8] = []
    for sentence in marked {
      switch sentence.content {
      case .tokens(let tokens): words.append(Sentence(words: tokens.map { Word(form: $0) }))
      case .text(let text): lines += Array((text + "\n").utf8)
      }
    }
    var fromTokens = pipeline.analyze(sentences: words)[...]
    var fromText = pipeline.analyze(lines: lines)[...]
    let offsets = ScalarOffsets(utf8: lines)
    var start = 0  // of the line, in bytes
    return try marked.map { marked in
      switch marked.content {
      case .tokens:
        let sentence = fromTokens.removeFirst()
        return (sentence, try marked.entities(sentence.words.indices.map { $0..<$0 + 1 }))
      case .text(let text):
        let line = start..<start + text.utf8.count
        start = line.upperBound + 1
        // A line without anything visible gives no sentence.
        guard let sentence = fromText.first, line.contains(sentence.range.lowerBound) else {
          throw Complaint(.badInput, "\(marked.place): the text has no words")
        }
        fromText.removeFirst()
        let first = offsets.scalar(at: line.lowerBound)
        let places = sentence.words.map { word in
          let range = offsets.scalars(word.range)
          return range.lowerBound - first..<range.upperBound - first
        }
        return (sentence, try marked.entities(places))
      }
    }
  }

  /// The marked entities as words.
  /// - Parameter places: where each word stands, in tokens or in scalars of the text
  private func entities(_ places: [Range<Int>]) throws -> [GivenEntity] {
    try marks.enumerated().map { index, mark in
      guard let first = places.firstIndex(where: { $0.overlaps(mark.range) }),
        let last = places.lastIndex(where: { $0.overlaps(mark.range) })
      else { throw Complaint(.badInput, "\(place): entity \(index) covers no word") }
      return GivenEntity(words: first..<last + 1, type: mark.type)
    }
  }
}
