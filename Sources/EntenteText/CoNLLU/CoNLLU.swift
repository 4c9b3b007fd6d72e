import Foundation

/// Reading and writing of CoNLL-U, the ten-column format of Universal Dependencies.
///
/// Kept: comments, words, multiword tokens, `SpaceAfter=No` and `NER=` of MISC. Left out: empty nodes, enhanced
/// dependencies, everything else in MISC. An underscore in UPOS, HEAD or DEPREL is accepted and becomes `X`, -1 and `dep`.
///
/// - Source: https://universaldependencies.org/format.html
public enum CoNLLU {
  /// Reads a file of sentences.
  public static func read(path: String, requireTrees: Bool = false) throws(CoNLLUError) -> [Sentence] {
    let data: Data
    do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw .unreadable(file: path, reason: (error as NSError).localizedDescription)
    }
    return try parse([UInt8](data), file: path, requireTrees: requireTrees)
  }

  /// Sentences of a text in CoNLL-U.
  ///
  /// - Parameters:
  ///   - file: name for error messages
  ///   - requireTrees: whether every sentence must have one root and no cycle, as training needs
  public static func parse(
    _ bytes: [UInt8], file: String, requireTrees: Bool = false
  ) throws(CoNLLUError) -> [Sentence] {
    var reader = CoNLLUReader(file: file, requireTrees: requireTrees)
    var start = 0
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      var line = bytes[start..<end]
      if line.last == 0x0D { line.removeLast() }
      try reader.line(line)
      start = end + 1
    }
    try reader.endSentence()
    return reader.sentences
  }

  /// The sentences as CoNLL-U, an empty line after each.
  ///
  /// - Parameter tokenRange: from a token's UTF-8 range to the offsets that MISC shall name, as `TokenRange=0:5`; `nil` for
  ///   no such entry
  public static func format(
    _ sentences: [Sentence], tokenRange: ((Range<Int>) -> Range<Int>)? = nil
  ) -> String {
    var out = ""
    for sentence in sentences { append(sentence, tokenRange: tokenRange, to: &out) }
    return out
  }

  /// Appends one sentence and its empty line.
  public static func append(
    _ sentence: Sentence, tokenRange: ((Range<Int>) -> Range<Int>)? = nil, to out: inout String
  ) {
    for comment in sentence.comments { out += "#\(comment)\n" }
    var inside = 0  // words before this index are covered by the last multiword token
    var tokens = sentence.multiwordTokens[...]
    for (i, word) in sentence.words.enumerated() {
      if let token = tokens.first, token.words.lowerBound == i {
        tokens.removeFirst()
        inside = token.words.upperBound
        let end = max(word.range.lowerBound, sentence.words[inside - 1].range.upperBound)
        out += "\(i + 1)-\(inside)\t\(token.form)\t_\t_\t_\t_\t_\t_\t_\t"
        out += misc(
          name: "O", spaceAfter: sentence.words[inside - 1].spaceAfter,
          range: tokenRange?(word.range.lowerBound..<end))
        out += "\n"
      }
      append(word, number: i + 1, covered: i < inside, tokenRange, to: &out)
    }
    out += "\n"
  }

  private static func append(
    _ word: Word, number: Int, covered: Bool, _ tokenRange: ((Range<Int>) -> Range<Int>)?,
    to out: inout String
  ) {
    out += "\(number)\t"
    out += word.form
    for column in [word.lemma, word.upos.name, word.xpos, word.feats] {
      out += "\t"
      out += column.isEmpty ? "_" : column
    }
    out += "\t\(word.head + 1)\t\(word.deprel)\t_\t"
    out += misc(
      name: word.nameTag, spaceAfter: word.spaceAfter || covered,
      range: covered ? nil : tokenRange?(word.range))
    out += "\n"
  }

  /// The last column: entries in alphabetical order.
  private static func misc(name: String, spaceAfter: Bool, range: Range<Int>?) -> String {
    var entries: [String] = []
    if name != "O" && !name.isEmpty { entries.append("NER=\(name)") }
    if !spaceAfter { entries.append("SpaceAfter=No") }
    if let range { entries.append("TokenRange=\(range.lowerBound):\(range.upperBound)") }
    return entries.isEmpty ? "_" : entries.joined(separator: "|")
  }
}
