internal import GRDB

/// A sentence that holds the words searched for.
public struct SearchHit: Sendable, Equatable, Codable {
  public var document: String
  public var sentence: Int
  /// Unicode scalars in the document's text.
  public var start: Int
  public var end: Int
  public var text: String
}

extension Store {
  /// Sentences with all the words, best first (BM25).
  ///
  /// - Parameter text: words in any order; words between double quotes stand together; a final `*` searches beginnings.
  /// - Throws: ``StoreError/badQuery(_:)`` where there is no word in it.
  public func search(_ text: String, limit: Int = 50) throws(StoreError) -> [SearchHit] {
    guard let pattern = Self.pattern(text) else { throw .badQuery(text) }
    return try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT d.hash, s.number, s.start, s."end", s.text
          FROM sentence_text f JOIN sentence s ON s.id = f.rowid JOIN document d ON d.id = s.document
          WHERE sentence_text MATCH ? ORDER BY bm25(sentence_text), d.hash, s.number LIMIT ?
          """, arguments: [pattern, limit]
      ).map { SearchHit(document: $0[0], sentence: $0[1], start: $0[2], end: $0[3], text: $0[4]) }
    }
  }

  /// FTS5 expression of the user's words: each a string of its own, so that no operator or column name of FTS5 is meant.
  static func pattern(_ text: String) -> String? {
    var terms: [String] = []
    var inQuotes = false
    for part in text.split(separator: "\"", omittingEmptySubsequences: false) {
      if inQuotes {
        terms.append(quoted(String(part), prefix: false))
      } else {
        for word in part.split(whereSeparator: \.isWhitespace) {
          let prefix = word.hasSuffix("*")
          terms.append(quoted(String(prefix ? word.dropLast() : word), prefix: prefix))
        }
      }
      inQuotes.toggle()
    }
    let usable = terms.filter { term in term.contains { $0.isLetter || $0.isNumber } }
    return usable.isEmpty ? nil : usable.joined(separator: " ")
  }

  private static func quoted(_ words: String, prefix: Bool) -> String {
    "\"\(words)\"" + (prefix ? " *" : "")
  }
}
