/// A system's trees compared with the gold ones by the measures of the CoNLL 2018 shared task.
///
/// - Source: D. Zeman et al., "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal Dependencies", 2018.
public struct TreeEvaluation {
  let gold: TreeFile
  let system: TreeFile
  let alignment: WordAlignment
  private let goldFunctionWords: [[Int]]
  private let systemFunctionWords: [[Int]]

  /// - Throws: ``EvaluationError/textsDiffer(offset:gold:system:)`` where the files do not spell the same text, white space
  ///   apart.
  /// - Complexity: O(words)
  public init(gold: TreeFile, system: TreeFile) throws(EvaluationError) {
    guard gold.text == system.text else { throw Self.difference(gold, system) }
    self.gold = gold
    self.system = system
    alignment = try WordAlignment(gold: gold, system: system)
    goldFunctionWords = Self.functionWords(gold)
    systemFunctionWords = Self.functionWords(system)
  }

  /// One score a measure, in the order of ``TreeMeasure``.
  public func scores() -> [(measure: TreeMeasure, score: Score)] {
    TreeMeasure.allCases.map { ($0, score($0)) }
  }

  /// - Complexity: O(words)
  public func score(_ measure: TreeMeasure) -> Score {
    switch measure {
    case .tokens: Self.ranges(gold.tokens, system.tokens)
    case .sentences: Self.ranges(gold.sentences.map(\.text), system.sentences.map(\.text))
    case .words:
      Score(correct: alignment.count, gold: gold.words.count, system: system.words.count)
    case .clas, .mlas, .blex: contentScore(measure)
    default:
      Score(
        correct: system.words.indices.count { isRight($0, measure) }, gold: gold.words.count,
        system: system.words.count, aligned: alignment.count)
    }
  }

  private func contentScore(_ measure: TreeMeasure) -> Score {
    Score(
      correct: system.words.indices.count { isRight($0, measure) },
      gold: gold.words.count(where: Self.isContent), system: system.words.count(where: Self.isContent),
      aligned: gold.words.indices.count { alignment.systemWord[$0] >= 0 && Self.isContent(gold.words[$0]) })
  }

  /// Whether system word `s` is matched and right by a measure of words.
  func isRight(_ s: Int, _ measure: TreeMeasure) -> Bool {
    let g = alignment.goldWord[s]
    guard g >= 0 else { return false }
    let (ours, theirs) = (system.words[s], gold.words[g])
    switch measure {
    case .upos: return ours.upos == theirs.upos
    case .xpos: return ours.xpos == theirs.xpos
    case .ufeats: return ours.feats == theirs.feats
    case .allTags: return ours.upos == theirs.upos && ours.xpos == theirs.xpos && ours.feats == theirs.feats
    case .lemmas: return Self.isUnderscore(theirs.lemma) || ours.lemma == theirs.lemma
    case .uas: return hasRightHead(s)
    case .las: return ours.relation == theirs.relation && hasRightHead(s)
    case .clas: return Self.isContent(theirs) && isRight(s, .las)
    case .mlas:
      return isRight(s, .clas) && ours.upos == theirs.upos && ours.feats == theirs.feats
        && hasRightFunctionWords(s, g)
    case .blex: return isRight(s, .clas) && isRight(s, .lemmas)
    case .tokens, .sentences, .words: return true
    }
  }

  private func hasRightHead(_ s: Int) -> Bool {
    let goldHead = gold.words[alignment.goldWord[s]].head
    let systemHead = system.words[s].head
    guard goldHead >= 0, systemHead >= 0 else { return goldHead < 0 && systemHead < 0 }
    return alignment.goldWord[systemHead] == goldHead
  }

  /// Whether the function words on both are the same, one after the other.
  private func hasRightFunctionWords(_ s: Int, _ g: Int) -> Bool {
    let ours = systemFunctionWords[s]
    let theirs = goldFunctionWords[g]
    return ours.count == theirs.count
      && zip(ours, theirs).allSatisfy { a, b in
        let (our, their) = (system.words[a], gold.words[b])
        return alignment.goldWord[a] == b && our.relation == their.relation && our.upos == their.upos
          && our.feats == their.feats
      }
  }

  private static func functionWords(_ file: TreeFile) -> [[Int]] {
    var lists = [[Int]](repeating: [], count: file.words.count)
    for (i, word) in file.words.enumerated()
    where word.head >= 0 && RelationClass.function.contains(word.relation) { lists[word.head].append(i) }
    return lists
  }

  private static func isContent(_ word: TreeFile.Word) -> Bool {
    RelationClass.content.contains(word.relation)
  }

  private static func isUnderscore(_ column: ArraySlice<UInt8>) -> Bool {
    column.count == 1 && column.first == UInt8(ascii: "_")
  }

  private static func ranges(_ gold: [Range<Int>], _ system: [Range<Int>]) -> Score {
    Score(
      correct: Set(gold).intersection(system).count, gold: gold.count, system: system.count)
  }

  private static func difference(_ gold: TreeFile, _ system: TreeFile) -> EvaluationError {
    var at = 0
    while at < min(gold.text.count, system.text.count), gold.text[at] == system.text[at] { at += 1 }
    // Back to the beginning of the character, which both share.
    while at > 0, at < gold.text.count, gold.text[at] & 0xC0 == 0x80 { at -= 1 }
    while at > 0, at < system.text.count, system.text[at] & 0xC0 == 0x80 { at -= 1 }
    let offset = gold.text[..<at].count { $0 & 0xC0 != 0x80 }
    return .textsDiffer(offset: offset, gold: excerpt(gold, at), system: excerpt(system, at))
  }

  private static func excerpt(_ file: TreeFile, _ at: Int) -> EvaluationError.Excerpt {
    let token = file.tokens.firstIndex { $0.upperBound > at } ?? file.tokens.count - 1
    let text = String(decoding: file.text[at...].prefix(80), as: UTF8.self).prefix(20)
    return .init(
      file: file.file, line: token >= 0 ? file.tokenLines[token] : 1,
      text: at < file.text.count ? String(text) : "(end)")
  }
}
