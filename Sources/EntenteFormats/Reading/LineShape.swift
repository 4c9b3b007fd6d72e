/// What a line or a paragraph looks like: the questions by which readers tell headings from sentences.
struct LineShape {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }
  init(_ text: SourceText, _ range: Range<Int>) { bytes = text.bytes[range] }

  /// Last byte that is no closing quote, bracket or mark of emphasis; curly quotes count as closing quotes.
  private var lastMark: UInt8? {
    var end = bytes.endIndex
    while end > bytes.startIndex {
      let byte = bytes[end - 1]
      if byte == 0x22 || byte == 0x27 || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]")
        || byte == UInt8(ascii: "*")
        || byte == UInt8(ascii: "_")
      {
        end -= 1
      } else if end - 3 >= bytes.startIndex, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80,
        byte == 0x99 || byte == 0x9D
      {
        end -= 3
      } else {
        return byte
      }
    }
    return nil
  }

  /// `.`, `!`, `?`, `:`, `;`, an ellipsis.
  var endsSentence: Bool {
    guard let mark = lastMark else { return false }
    if [".", "!", "?", ":", ";"].contains(UnicodeScalar(mark)) { return true }
    return bytes.suffix(3).elementsEqual([0xE2, 0x80, 0xA6])
  }

  /// `.`, `!`, `?`, an ellipsis: nothing of the sentence can follow.
  var endsFully: Bool {
    guard let mark = lastMark else { return false }
    return mark == UInt8(ascii: ".") || mark == UInt8(ascii: "!") || mark == UInt8(ascii: "?")
      || bytes.suffix(3).elementsEqual([0xE2, 0x80, 0xA6])
  }

  var endsWithColonOrSemicolon: Bool { lastMark == UInt8(ascii: ":") || lastMark == UInt8(ascii: ";") }
  /// A letter and a hyphen: a word goes on with the next line.
  var endsWithCutWord: Bool {
    bytes.count >= 3 && bytes.last == UInt8(ascii: "-") && DocumentWords.isLetter(bytes[bytes.endIndex - 2])
  }
  var endsWithComma: Bool { bytes.last == UInt8(ascii: ",") }

  var startsLowercase: Bool { firstLetterOrDigit.map { $0 >= 97 && $0 <= 122 } ?? false }

  /// Starts with a capital, or with a digit.
  var startsLikeTitle: Bool {
    guard let first = firstLetterOrDigit else { return false }
    return first >= 0x80 || (first >= 65 && first <= 90) || (first >= 48 && first <= 57)
  }

  private var firstLetterOrDigit: UInt8? {
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      if byte >= 0x80 {
        // Opening quotes are passed over; any other character beyond ASCII counts as a letter.
        if byte == 0xE2, position + 2 < bytes.endIndex, bytes[position + 1] == 0x80 {
          position += 3
          continue
        }
        return byte
      }
      if (byte | 0x20) >= 97 && (byte | 0x20) <= 122 || byte >= 48 && byte <= 57 { return byte }
      position += 1
    }
    return nil
  }

  var wordCount: Int {
    var count = 0
    var inside = false
    for byte in bytes {
      if byte <= 0x20 {
        inside = false
      } else if !inside {
        inside = true
        count += 1
      }
    }
    return count
  }

  private var letterCounts: (upper: Int, lower: Int) {
    var upper = 0
    var lower = 0
    for byte in bytes {
      if byte >= 65 && byte <= 90 { upper += 1 } else if byte >= 97 && byte <= 122 { lower += 1 }
    }
    return (upper, lower)
  }

  /// At least three capitals and no other letter.
  var isAllCaps: Bool {
    let counts = letterCounts
    return counts.upper >= 3 && counts.lower == 0
  }

  var hasLetters: Bool { bytes.contains { $0 >= 0x80 || ($0 | 0x20) >= 97 && ($0 | 0x20) <= 122 } }

  /// `###`, `* * *`, `-----`, `-30-`: marks that end or part a text.
  var isRule: Bool {
    let marks = bytes.filter { $0 > 0x20 }
    guard (1...400).contains(marks.count) else { return false }
    if marks.elementsEqual("-30-".utf8) { return true }
    guard marks.count >= 3 || marks.elementsEqual("#".utf8) || marks.elementsEqual("*".utf8) else {
      return false
    }
    return marks.allSatisfy { $0 < 0x80 && "#*-_=~.+|".utf8.contains($0) } && !marks.elementsEqual("...".utf8)
  }

  /// `7`, `- 7 -`, `Page 7 of 12`, `7/12`, `xii`: a page number by its look.
  var isPageNumber: Bool {
    let text = String(decoding: bytes.prefix(40), as: UTF8.self)
    let words = text.lowercased().split { !$0.isNumber && !$0.isLetter }
    guard bytes.count < 40, (1...4).contains(words.count) else { return false }
    let digits = words.filter { $0.allSatisfy(\.isNumber) && $0.count <= 4 }.count
    if words.count == 1 {
      return digits == 1 && words[0].count <= 3
        || text.allSatisfy({ "ivxlc".contains($0) })
    }
    return digits >= 1
      && words.allSatisfy { $0.allSatisfy(\.isNumber) || ["page", "p", "pg", "of"].contains($0) }
      && (words.contains("page") || words.contains("of") || words.contains("p")
        || bytes.contains(UInt8(ascii: "/")))
  }

  /// `SECRETARY GENERAL STOLTENBERG: …`, `Q: …`, `Q   …`: a turn of a transcript.
  var isSpeakerTurn: Bool {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
      return bytes.starts(with: "Q ".utf8)
        || bytes.starts(with: "A ".utf8) && bytes.dropFirst(2).first == 0x20
    }
    let name = bytes[..<colon]
    guard (1...60).contains(name.count) else { return false }
    if name.elementsEqual("Q".utf8) || name.elementsEqual("A".utf8) { return true }
    var upper = 0
    for byte in name {
      if byte >= 65 && byte <= 90 || byte >= 0x80 {
        upper += 1
      } else if byte >= 97 && byte <= 122 {
        return false
      }
    }
    return upper >= 3 && bytes.endIndex > colon + 1
  }

  /// `12:28 P.M. CEST`, `5:41 P.M. WITA`: the time at which a transcript begins or ends.
  var isTimeOfDay: Bool {
    guard bytes.count <= 24, let first = bytes.first, first >= 48 && first <= 57 else { return false }
    let text = String(decoding: bytes, as: UTF8.self).uppercased()
    guard text.prefix(while: \.isNumber).count <= 2 else { return false }
    guard text.contains(":") || text.contains("M.") || text.contains("AM") || text.contains("PM") else {
      return false
    }
    return text.split(whereSeparator: \.isWhitespace).allSatisfy { word in
      word.first?.isNumber ?? false || ["A.M.", "P.M.", "AM", "PM", "NOON"].contains(word)
        || word.utf8.count <= 5 && word.allSatisfy(\.isLetter)
    }
  }

  /// `Figure 1`, `Table 2: …`, `Photo: …`, `Source: …`.
  var isCaption: Bool {
    guard bytes.count <= 240 else { return false }
    let text = String(decoding: bytes.prefix(16), as: UTF8.self).lowercased()
    for label in ["photo:", "source:", "sources:", "image:", "photo credit"] where text.hasPrefix(label) {
      return true
    }
    for label in ["figure ", "fig. ", "table ", "chart ", "map ", "graph ", "box "]
    where text.hasPrefix(label) {
      let rest = text.dropFirst(label.count)
      guard rest.first?.isNumber ?? false else { continue }
      let after = rest.drop { $0.isNumber || $0 == "." }
      return after.isEmpty || after.first == ":" || after.first == "." || wordCount <= 2
    }
    return false
  }

  /// Short, with a title's beginning and no sentence's end.
  var looksLikeHeading: Bool {
    guard bytes.count >= 2, bytes.count <= 200, hasLetters, !isSpeakerTurn else { return false }
    let words = wordCount
    if isAllCaps { return words <= 25 }
    return words <= 16 && bytes.count <= 130 && startsLikeTitle && !endsSentence && !endsWithComma
      && !endsWithFunctionWord
  }

  /// Ends with a word that needs another one: half a sentence.
  private var endsWithFunctionWord: Bool {
    let last = bytes.suffix(12).split(separator: 0x20, omittingEmptySubsequences: false).last ?? []
    return Self.functionWords.contains(String(decoding: last, as: UTF8.self))
  }

  private static let functionWords: Set<String> = [
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "with", "by", "and", "or", "but", "that",
    "which",
    "as", "into", "between", "than", "is", "are", "was", "were", "be", "has", "have", "had", "will", "its",
    "their",
  ]

  /// `… said:`: what follows is somebody's words.
  var introducesQuote: Bool {
    guard bytes.last == UInt8(ascii: ":") else { return false }
    let words = bytes.dropLast().suffix(80).split { !(($0 | 0x20) >= 97 && ($0 | 0x20) <= 122) }.suffix(2)
    return words.contains { Self.speechVerbs.contains(String(decoding: $0, as: UTF8.self).lowercased()) }
  }

  private static let speechVerbs: Set<String> = [
    "said", "says", "stated", "states", "wrote", "writes", "declared", "declares", "noted", "notes", "added",
    "argued",
    "argues", "reads", "remarked", "stressed", "explained", "announced", "warned", "concluded",
  ]
}
