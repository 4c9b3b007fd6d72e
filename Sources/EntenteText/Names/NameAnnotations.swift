import Foundation

/// Name tags for training, brought together with trees from annotations of two kinds.
public enum NameAnnotations {
  /// Tags from sentences in IOB2 onto sentences with trees.
  ///
  /// Sentences belong together that have the same `sent_id` comment and the same words; others are left out.
  public static func join(_ trees: [Sentence], names: [Sentence]) -> [Sentence] {
    var byID: [String: Int] = [:]
    for (i, sentence) in names.enumerated() {
      if let id = identifier(sentence) { byID[id] = i }
    }
    return trees.compactMap { tree in
      guard let id = identifier(tree), let i = byID[id], names[i].words.count == tree.words.count else {
        return nil
      }
      var joined = tree
      for (k, word) in names[i].words.enumerated() {
        guard word.form == tree.words[k].form else { return nil }
        joined.words[k].nameTag = word.nameTag
      }
      return joined
    }
  }

  /// Tags from mentions of entities, one JSON document a line, as the GUM corpus is given: `sentences` with `sent_id`,
  /// `mentions` with sentence `s`, first and last token `b` and `e`, `type` and `head`.
  ///
  /// Mentions are whole noun phrases there; kept are persons, organisations and places whose head is a proper noun, cut
  /// down to their names, without titles. Sentences of other documents are left out.
  public static func mark(
    _ trees: [Sentence], mentionsIn jsonLines: [UInt8], file: String
  ) throws(NameAnnotationsError) -> [Sentence] {
    var mentions: [String: [GUMDocument.Mention]] = [:]
    let decoder = JSONDecoder()
    for (number, line) in jsonLines.split(separator: 0x0A).enumerated() {
      let document: GUMDocument
      do { document = try decoder.decode(GUMDocument.self, from: Data(line)) } catch {
        throw .malformed(file: file, line: number + 1, reason: "\(error)")
      }
      for sentence in document.sentences { mentions[sentence.sent_id] = [] }
      for mention in document.mentions where document.sentences.indices.contains(mention.s) {
        mentions[document.sentences[mention.s].sent_id, default: []].append(mention)
      }
    }
    return trees.compactMap { tree in
      guard let id = identifier(tree), let found = mentions[id] else { return nil }
      return marked(tree, found)
    }
  }

  static func identifier(_ sentence: Sentence) -> String? {
    for comment in sentence.comments {
      let parts = comment.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      if parts.count == 2, parts[0] == "sent_id" { return parts[1] }
    }
    return nil
  }

  private static func marked(_ tree: Sentence, _ mentions: [GUMDocument.Mention]) -> Sentence {
    var sentence = tree
    for i in sentence.words.indices { sentence.words[i].nameTag = "O" }
    let names = mentions.compactMap { name(of: $0, in: tree.words) }
      .sorted {
        $0.words.count != $1.words.count
          ? $0.words.count > $1.words.count : $0.words.lowerBound < $1.words.lowerBound
      }
    for name in names where name.words.allSatisfy({ sentence.words[$0].nameTag == "O" }) {
      for i in name.words {
        sentence.words[i].nameTag = (i == name.words.lowerBound ? "B-" : "I-") + name.type
      }
    }
    return sentence
  }

  private static let types = ["person": "PER", "organization": "ORG", "place": "LOC"]

  /// The name within a mention: the capitalised words around its head.
  private static func name(of mention: GUMDocument.Mention, in words: [Word]) -> (
    words: Range<Int>, type: String
  )? {
    guard let type = types[mention.type], mention.b >= 0, mention.b <= mention.e, mention.e < words.count
    else { return nil }
    guard let offset = mention.head.split(separator: ",").first.flatMap({ Int($0) }) else { return nil }
    let head = mention.b + offset - 1
    guard (mention.b...mention.e).contains(head), words[head].upos == .propn else { return nil }
    var start = head
    var end = head + 1
    while start > mention.b, isNamePart(words, start - 1, mention.b) { start -= 1 }
    while let next = extended(words, end, limit: mention.e + 1, isPerson: type == "PER") { end = next }
    if type == "PER" {
      while start < end, NameTitles.words.contains(words[start].form.lowercased()) { start += 1 }
    }
    return start < end ? (start..<end, type) : nil
  }

  private static func isNamePart(_ words: [Word], _ i: Int, _ first: Int) -> Bool {
    let word = words[i]
    if word.upos == .propn { return true }
    if word.form == "-" { return i > first && words[i - 1].upos == .propn }
    return i > first && [.adj, .noun, .verb].contains(word.upos) && NameWord.isCapitalised(word.form)
  }

  /// Where the name ends if it goes on at `end`: another capitalised word, one behind a hyphen, or "of (the) X".
  private static func extended(_ words: [Word], _ end: Int, limit: Int, isPerson: Bool) -> Int? {
    guard end < limit else { return nil }
    if words[end].upos == .propn { return end + 1 }
    if [.adj, .noun, .verb].contains(words[end].upos), NameWord.isCapitalised(words[end].form) {
      return end + 1
    }
    var next = end + 1
    let isHyphen = words[end].form == "-"
    let isLink = !isPerson && ["of", "for", "and", "&"].contains(words[end].form)
    guard isHyphen || isLink else { return nil }
    if isLink, next < limit, words[next].form == "the" { next += 1 }
    return next < limit && words[next].upos == .propn ? next + 1 : nil
  }
}

/// What is read of a document of GUM; the names of the fields are those of the files.
private struct GUMDocument: Decodable {
  struct Sentence: Decodable { var sent_id: String }
  struct Mention: Decodable {
    var s: Int
    var b: Int
    var e: Int
    var type: String
    var head: String
  }
  var sentences: [Sentence]
  var mentions: [Mention]
}

/// What can be wrong with annotations of names.
public enum NameAnnotationsError: Error, Equatable {
  case malformed(file: String, line: Int, reason: String)
}

extension NameAnnotationsError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed(let file, let line, let reason):
      "\(file):\(line): not a document with sentences and mentions (\(reason)); see the README of gum-clean"
    }
  }
}
