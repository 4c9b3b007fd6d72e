/// The state of reading CoNLL-U line by line.
struct CoNLLUReader {
  let file: String
  let requireTrees: Bool
  private(set) var sentences: [Sentence] = []
  private var current = Sentence(words: [])
  private var lineNumber = 0
  private var firstLine = 1
  /// Line of each word of the current sentence, for errors found at its end.
  private var wordLines: [Int] = []
  private var headTexts: [ArraySlice<UInt8>] = []
  private var text: [UInt8]?

  init(file: String, requireTrees: Bool) {
    self.file = file
    self.requireTrees = requireTrees
  }

  mutating func line(_ line: ArraySlice<UInt8>) throws(CoNLLUError) {
    lineNumber += 1
    if line.allSatisfy({ $0 == 0x20 }) { return try endSentence() }
    if current.words.isEmpty && current.comments.isEmpty { firstLine = lineNumber }
    if line.first == UInt8(ascii: "#") && current.words.isEmpty {
      let comment = try string(line.dropFirst())
      current.comments.append(comment)
      if comment.hasPrefix(" text = ") { text = Array(comment.utf8.dropFirst(8)) }
      return
    }
    let columns = line.split(separator: 0x09, omittingEmptySubsequences: false)
    guard columns.count == 10 else { throw .columns(file: file, line: lineNumber, found: columns.count) }
    try token(columns)
  }

  private mutating func token(_ columns: [ArraySlice<UInt8>]) throws(CoNLLUError) {
    let id = columns[0]
    if let dash = id.firstIndex(of: UInt8(ascii: "-")) {
      return try multiword(id[..<dash], id[(dash + 1)...], columns)
    }
    if let dot = id.firstIndex(of: UInt8(ascii: ".")) {
      guard integer(id[..<dot]) != nil, integer(id[(dot + 1)...]) != nil else { throw try badID(id) }
      return  // an empty node of the enhanced graph
    }
    guard let number = integer(id) else { throw try badID(id) }
    guard number == current.words.count + 1 else {
      throw .unexpectedID(file: file, line: lineNumber, id: try string(id), expected: current.words.count + 1)
    }
    try word(columns)
  }

  private mutating func multiword(
    _ first: ArraySlice<UInt8>, _ last: ArraySlice<UInt8>, _ columns: [ArraySlice<UInt8>]
  ) throws(CoNLLUError) {
    guard let a = integer(first), let b = integer(last), a <= b else { throw try badID(columns[0]) }
    guard a == current.words.count + 1, current.multiwordTokens.last.map({ $0.words.upperBound < a }) ?? true
    else {
      throw .unexpectedID(
        file: file, line: lineNumber, id: try string(columns[0]), expected: current.words.count + 1)
    }
    current.multiwordTokens.append(.init(form: try string(columns[1]), words: a - 1..<b))
    tokenSpaceAfter.append(!misc(columns[9], has: "SpaceAfter=No"))
  }

  /// Whether white space follows each multiword token of the current sentence.
  private var tokenSpaceAfter: [Bool] = []

  private mutating func word(_ columns: [ArraySlice<UInt8>]) throws(CoNLLUError) {
    let tag = try string(columns[3])
    guard let upos = tag == "_" ? .x : UPOS(name: tag) else {
      throw .badUPOS(file: file, line: lineNumber, tag: tag)
    }
    var word = Word(form: try string(columns[1]), upos: upos)
    word.lemma = try value(columns[2])
    if columns[2].elementsEqual("_".utf8) && columns[1].elementsEqual("_".utf8) { word.lemma = "_" }
    word.xpos = try value(columns[4])
    word.feats = try value(columns[5])
    word.deprel = columns[7].elementsEqual("_".utf8) ? "dep" : try string(columns[7])
    word.spaceAfter = !misc(columns[9], has: "SpaceAfter=No")
    if let tag = misc(columns[9], startingWith: "NER=") { word.nameTag = try string(tag) }
    current.words.append(word)
    wordLines.append(lineNumber)
    headTexts.append(columns[6])
  }

  /// Closes the sentence under construction, if there is one.
  mutating func endSentence() throws(CoNLLUError) {
    guard !current.words.isEmpty else { return }  // comments before an empty line belong to the next sentence
    try setHeads()
    for (token, space) in zip(current.multiwordTokens, tokenSpaceAfter) {
      guard token.words.upperBound <= current.words.count else {
        throw .badID(
          file: file, line: lineNumber, id: "\(token.words.lowerBound + 1)-\(token.words.upperBound)")
      }
      for i in token.words { current.words[i].spaceAfter = false }
      current.words[token.words.upperBound - 1].spaceAfter = space
    }
    if requireTrees, let reason = current.treeFault() {
      throw .notATree(file: file, line: firstLine, reason: reason)
    }
    if let text { current.align(to: text) }
    sentences.append(current)
    current = Sentence(words: [])
    (wordLines, headTexts, tokenSpaceAfter, text) = ([], [], [], nil)
  }

  private mutating func setHeads() throws(CoNLLUError) {
    for i in current.words.indices {
      if headTexts[i].elementsEqual("_".utf8) { continue }
      guard let head = integer(headTexts[i]), head <= current.words.count, head != i + 1 else {
        throw .badHead(file: file, line: wordLines[i], head: try string(headTexts[i]))
      }
      current.words[i].head = head - 1
    }
  }

  private func value(_ column: ArraySlice<UInt8>) throws(CoNLLUError) -> String {
    column.elementsEqual("_".utf8) ? "" : try string(column)
  }

  private func string(_ bytes: ArraySlice<UInt8>) throws(CoNLLUError) -> String {
    guard let string = String(validating: bytes, as: UTF8.self) else {
      throw .notUTF8(file: file, line: lineNumber)
    }
    return string
  }

  private func badID(_ id: ArraySlice<UInt8>) throws(CoNLLUError) -> CoNLLUError {
    .badID(file: file, line: lineNumber, id: try string(id))
  }

  private func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard (1...9).contains(bytes.count) else { return nil }
    var value = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  private func misc(_ column: ArraySlice<UInt8>, has entry: StaticString) -> Bool {
    column.split(separator: UInt8(ascii: "|")).contains { $0.elementsEqual(entry.description.utf8) }
  }

  private func misc(_ column: ArraySlice<UInt8>, startingWith key: StaticString) -> ArraySlice<UInt8>? {
    let key = key.description.utf8
    return column.split(separator: UInt8(ascii: "|")).first { $0.starts(with: key) }?.dropFirst(key.count)
  }
}
