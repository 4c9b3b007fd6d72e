/// A file of trees as a scorer sees it: columns as they are written, places counted in the text without white space.
public struct TreeFile: Sendable {
  /// One syntactic word.
  struct Word: Sendable {
    /// Where its surface token stands in ``TreeFile/text``, in UTF-8 bytes.
    var token: Range<Int>
    /// Whether the surface token is made of several words.
    var isInMultiword: Bool
    var form: ArraySlice<UInt8>
    var lemma: ArraySlice<UInt8>
    var upos: ArraySlice<UInt8>
    var xpos: ArraySlice<UInt8>
    /// Universal features, sorted.
    var feats: [ArraySlice<UInt8>]
    /// Index of the head among all words of the file, -1 for a root.
    var head: Int
    /// Without its subtype.
    var relation: String
    var sentence: Int
    /// Whether white space follows, by the MISC column of the surface token.
    var spaceAfter: Bool
    var line: Int
  }

  struct Sentence: Sendable {
    /// Where it stands in ``TreeFile/text``, in UTF-8 bytes.
    var text: Range<Int>
    /// Indices of its words.
    var words: Range<Int>
  }

  public let file: String
  /// Trees and heads that are not well formed; only a file read loosely has any.
  public fileprivate(set) var faults = 0
  /// The forms of all tokens without white space, UTF-8.
  fileprivate(set) var text: [UInt8] = []
  fileprivate(set) var tokens: [Range<Int>] = []
  fileprivate(set) var sentences: [Sentence] = []
  fileprivate(set) var words: [Word] = []
  /// Line of each token.
  fileprivate(set) var tokenLines: [Int] = []

  /// Reads a file in CoNLL-U. Empty nodes, comments and enhanced dependencies are passed over.
  ///
  /// - Parameters:
  ///   - file: name for error messages
  ///   - isLoose: whether trees that are not well formed (several roots, cycles, heads that are no words) are counted in
  ///     ``faults`` instead of being errors; a head that is no word then is the root
  /// - Complexity: O(bytes)
  public init(_ bytes: [UInt8], file: String, isLoose: Bool = false) throws(EvaluationError) {
    var reader = TreeFileReader(file: file, isLoose: isLoose)
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      try reader.read(bytes[start..<end])
      let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
      start = end + (isPair ? 2 : 1)
    }
    try reader.endSentence()
    self = reader.result
  }

  fileprivate init(file: String) { self.file = file }

  /// Words in the file.
  public var wordCount: Int { words.count }
}

/// The state of reading a file of trees line by line.
private struct TreeFileReader {
  let isLoose: Bool
  private(set) var result: TreeFile
  private var lineNumber = 0
  private var firstLine = 1
  /// Heads of the sentence as they are written, and where.
  private var heads: [(text: ArraySlice<UInt8>, line: Int)] = []
  /// The multiword token that covers the words up to number `last`.
  private var multiword = (token: 0..<0, last: 0, spaceAfter: true)
  private var textStart = 0
  private var firstWord = 0
  private var isInSentence = false

  init(file: String, isLoose: Bool) {
    self.isLoose = isLoose
    result = TreeFile(file: file)
  }

  mutating func read(_ line: ArraySlice<UInt8>) throws(EvaluationError) {
    lineNumber += 1
    if line.isEmpty { return try endSentence() }
    if line.first == UInt8(ascii: "#") { return }
    guard String(validating: line, as: UTF8.self) != nil else {
      throw .notUTF8(file: result.file, line: lineNumber)
    }
    let columns = line.split(separator: 0x09, omittingEmptySubsequences: false)
    guard columns.count == 10 else {
      throw .columns(file: result.file, line: lineNumber, found: columns.count)
    }
    if !isInSentence {
      isInSentence = true
      firstLine = lineNumber
    }
    if columns[0].contains(UInt8(ascii: ".")) { return }  // an empty node of the enhanced graph
    if let dash = columns[0].firstIndex(of: UInt8(ascii: "-")) {
      try openMultiword(columns, Self.integer(columns[0][..<dash]), Self.integer(columns[0][(dash + 1)...]))
    } else {
      try addWord(columns)
    }
  }

  private var wordCount: Int { result.words.count - firstWord }

  private mutating func openMultiword(
    _ columns: [ArraySlice<UInt8>], _ first: Int?, _ last: Int?
  ) throws(EvaluationError) {
    guard let first, let last, first == wordCount + 1, last >= first else { throw badID(columns[0]) }
    multiword = (try addToken(columns[1]), last, Self.spaceFollows(columns[9]))
  }

  private mutating func addWord(_ columns: [ArraySlice<UInt8>]) throws(EvaluationError) {
    guard let number = Self.integer(columns[0]), number == wordCount + 1 else { throw badID(columns[0]) }
    let isCovered = number <= multiword.last
    let token = isCovered ? multiword.token : try addToken(columns[1])
    let relation = columns[7].prefix { $0 != UInt8(ascii: ":") }
    result.words.append(
      TreeFile.Word(
        token: token, isInMultiword: isCovered, form: columns[1], lemma: columns[2], upos: columns[3],
        xpos: columns[4], feats: Self.universalFeatures(columns[5]), head: -1,
        relation: String(decoding: relation, as: UTF8.self), sentence: result.sentences.count,
        spaceAfter: isCovered
          ? number == multiword.last && multiword.spaceAfter : Self.spaceFollows(columns[9]),
        line: lineNumber))
    heads.append((columns[6], lineNumber))
  }

  private mutating func addToken(_ form: ArraySlice<UInt8>) throws(EvaluationError) -> Range<Int> {
    let start = result.text.count
    if form.allSatisfy({ $0 > 0x20 && $0 < 0x80 }) {
      result.text += form
    } else {
      for scalar in String(decoding: form, as: UTF8.self).unicodeScalars
      where scalar.properties.generalCategory != .spaceSeparator {
        result.text += Array(String(scalar).utf8)
      }
    }
    guard result.text.count > start else { throw .emptyForm(file: result.file, line: lineNumber) }
    result.tokens.append(start..<result.text.count)
    result.tokenLines.append(lineNumber)
    return start..<result.text.count
  }

  mutating func endSentence() throws(EvaluationError) {
    guard isInSentence else { return }
    try setHeads()
    if hasCycle() { try complain("a cycle", at: firstLine) }
    if wordCount > 0 {
      result.sentences.append(
        TreeFile.Sentence(text: textStart..<result.text.count, words: firstWord..<result.words.count))
    }
    heads = []
    multiword = (0..<0, 0, true)
    textStart = result.text.count
    firstWord = result.words.count
    isInSentence = false
  }

  private mutating func setHeads() throws(EvaluationError) {
    var roots = 0
    for (i, head) in heads.enumerated() {
      guard let number = Self.integer(head.text), number <= wordCount else {
        try complain("'\(String(decoding: head.text, as: UTF8.self))' is no head", at: head.line)
        continue
      }
      if number == 0 { roots += 1 } else { result.words[firstWord + i].head = firstWord + number - 1 }
    }
    if roots != 1 { try complain(roots == 0 ? "no root" : "\(roots) roots", at: firstLine) }
  }

  /// Whether some word never reaches a root.
  private func hasCycle() -> Bool {
    // 0: not seen, 1: on the path being followed, 2: known to reach a root
    var state = [UInt8](repeating: 0, count: wordCount)
    for start in 0..<wordCount {
      var path: [Int] = []
      var i = start
      while i >= 0, state[i] == 0 {
        state[i] = 1
        path.append(i)
        let head = result.words[firstWord + i].head
        i = head < 0 ? -1 : head - firstWord
      }
      if i >= 0, state[i] == 1 { return true }
      for j in path { state[j] = 2 }
    }
    return false
  }

  private mutating func complain(_ reason: String, at line: Int) throws(EvaluationError) {
    guard isLoose else { throw .badTree(file: result.file, line: line, reason: reason) }
    result.faults += 1
  }

  private func badID(_ id: ArraySlice<UInt8>) -> EvaluationError {
    .badID(file: result.file, line: lineNumber, id: String(decoding: id, as: UTF8.self))
  }

  private static func universalFeatures(_ column: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    guard column.count > 1 else { return [] }
    var features = column.split(separator: UInt8(ascii: "|")).filter { feature in
      let name = feature.prefix { $0 != UInt8(ascii: "=") }
      return UniversalFeature.names.contains(String(decoding: name, as: UTF8.self))
    }
    // A set: order and repetition are nothing.
    features.sort { $0.lexicographicallyPrecedes($1) }
    return features.enumerated().filter { $0.offset == 0 || features[$0.offset - 1] != $0.element }.map(
      \.element)
  }

  private static func spaceFollows(_ misc: ArraySlice<UInt8>) -> Bool {
    !misc.split(separator: UInt8(ascii: "|")).contains { $0.elementsEqual("SpaceAfter=No".utf8) }
  }

  private static func integer(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard (1...9).contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
