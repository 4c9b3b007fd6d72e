/// Reading and writing of IOB2: one word a line with its name tag, an empty line after each sentence.
///
/// Read are two columns (word, tag) and more (number, word, tag, …), parted by tabs or, where a line has none, by spaces;
/// lines that begin with `#` and end with no tag are comments. Tags may also mark ends and single words (E-, L-, S-, U- of
/// BIOES and BILOU) or leave out B- where nothing precedes; they become IOB2. Written are two columns, tab-separated.
public enum IOB2 {
  /// Sentences of a text in IOB2; words have form and `nameTag`.
  public static func parse(_ bytes: [UInt8], file: String) throws(IOB2Error) -> [Sentence] {
    var sentences: [Sentence] = []
    var current = Sentence(words: [])
    var lineNumber = 0
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      var line = bytes[start..<end]
      if line.last == 0x0D { line.removeLast() }
      lineNumber += 1
      start = end + 1
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        close(&current, into: &sentences)
      } else {
        try append(line, at: lineNumber, file: file, to: &current)
      }
    }
    close(&current, into: &sentences)
    return sentences
  }

  private static func close(_ sentence: inout Sentence, into sentences: inout [Sentence]) {
    // Comments before an empty line belong to the next sentence.
    guard !sentence.words.isEmpty else { return }
    toIOB2(&sentence.words)
    sentences.append(sentence)
    sentence = Sentence(words: [])
  }

  /// Tags of other schemes as IOB2: E- and L- end a name, S- and U- are one alone, I- after nothing begins one.
  private static func toIOB2(_ words: inout [Word]) {
    var open: Substring?  // type of the name that may go on
    for i in words.indices {
      let mark = words[i].nameTag.first ?? "O"
      let type = words[i].nameTag.dropFirst(2)
      let goesOn = "IEL".contains(mark) && open == type
      if mark != "O" { words[i].nameTag = (goesOn ? "I-" : "B-") + type }
      open = mark == "B" || mark == "I" ? type : nil
    }
  }

  private static func append(
    _ line: ArraySlice<UInt8>, at number: Int, file: String, to sentence: inout Sentence
  ) throws(IOB2Error) {
    guard let text = String(validating: line, as: UTF8.self) else { throw .notUTF8(file: file, line: number) }
    let separator: UInt8 = line.contains(0x09) ? 0x09 : 0x20
    let columns = text.utf8.split(separator: separator, omittingEmptySubsequences: separator == 0x20)
      .map { String(Substring($0)) }
    if text.hasPrefix("#"), columns.count < 2 || !isTag(columns[columns.count - 1]) {
      sentence.comments.append(String(text.dropFirst()))
      return
    }
    let isNumbered = columns.count > 2 && columns[0].utf8.allSatisfy { (0x30...0x39).contains($0) }
    let fields = columns.dropFirst(isNumbered ? 2 : 1)
    guard let tag = fields.last(where: isTag) else { throw .missingTag(file: file, line: number) }
    sentence.words.append(Word(form: columns[isNumbered ? 1 : 0], nameTag: tag))
  }

  /// Whether a column is a tag: `O`, or one of the letters B, I, E, S, L, U with a type, as `B-PER`.
  private static func isTag(_ column: String) -> Bool {
    if column == "O" { return true }
    guard column.utf8.count > 2, let mark = column.first, "BIESLU".contains(mark) else { return false }
    return column.dropFirst().first == "-" && !column.dropFirst(2).contains(where: \.isWhitespace)
  }

  /// The sentences as IOB2, an empty line after each.
  public static func format(_ sentences: [Sentence]) -> String {
    var out = ""
    for sentence in sentences { append(sentence, to: &out) }
    return out
  }

  /// Appends one sentence and its empty line. Words without a tag get `O`.
  public static func append(_ sentence: Sentence, to out: inout String) {
    for word in sentence.words {
      out += word.form
      out += "\t"
      out += word.nameTag.isEmpty ? "O" : word.nameTag
      out += "\n"
    }
    out += "\n"
  }
}

/// What can be wrong with an IOB2 file.
public enum IOB2Error: Error, Equatable {
  case notUTF8(file: String, line: Int)
  /// No column of the line is `O`, `B-…` or `I-…`.
  case missingTag(file: String, line: Int)
}

extension IOB2Error: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notUTF8(let file, let line):
      "\(file):\(line): not UTF-8; convert the file first"
    case .missingTag(let file, let line):
      "\(file):\(line): no name tag; each word needs O, B-TYPE or I-TYPE in a column of its own"
    }
  }
}
