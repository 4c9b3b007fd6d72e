import EntenteText

/// Spans of the name tagger.
struct TaggedName: Equatable {
  enum Kind: Equatable { case person, organization, place }

  var words: Range<Int>
  var kind: Kind

  static func find(in sentence: AnalysedSentence) -> [TaggedName] {
    var found: [TaggedName] = []
    var index = 0
    let words = sentence.words
    while index < words.count {
      guard let kind = kind(of: words[index].nameTag) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < words.count, words[end].nameTag.hasPrefix("I-"), Self.kind(of: words[end].nameTag) == kind {
        end += 1
      }
      if let trimmed = trim(index..<end, in: sentence) {
        found.append(TaggedName(words: trimmed, kind: kind))
      }
      index = end
    }
    return found
  }

  private static func kind(of tag: String) -> Kind? {
    guard let dash = tag.firstIndex(of: "-") else { return nil }
    switch tag[tag.index(after: dash)...] {
    case "PER": return .person
    case "ORG": return .organization
    case "LOC", "GPE": return .place
    default: return nil
    }
  }

  /// Without articles before and marks or a possessive behind; `nil` where no name is left.
  private static func trim(_ range: Range<Int>, in sentence: AnalysedSentence) -> Range<Int>? {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, sentence.words[start].upos == .det || isMark(sentence, start) { start += 1 }
    while end > start, isMark(sentence, end - 1),
      !sentence.lower[end - 1].hasSuffix(".") || sentence.lower[end - 1] == "."
    {
      end -= 1
    }
    if let cut = (start + 1..<max(start + 1, end)).first(where: { Self.breaks.contains(sentence.lower[$0]) })
    {
      end = cut
    }
    if let cut = (start + 1..<max(start + 1, end)).first(where: {
      sentence.lower[$0].contains(":") || sentence.lower[$0].contains("|")
    }) {
      end = cut
    }
    guard start < end,
      (start..<end).contains(where: { CapitalisedNames.startsWithCapital(sentence.words[$0].form) })
    else { return nil }
    if end - start == 1 {
      // Months, weekdays and pronouns are no names.
      if DateWords.roles[sentence.lower[start]] != nil || sentence.words[start].upos == .pron { return nil }
      if sentence.words[start].form.unicodeScalars.count < 2 { return nil }
    }
    return start..<end
  }

  /// Words that stand in no name of a person or place; taggers run over them in headings.
  private static let breaks: Set<String> = [
    "during", "with", "at", "after", "before", "as", "from", "about", "against", "says", "said", "meets",
    "visits", ":",
  ]

  private static func isMark(_ sentence: AnalysedSentence, _ index: Int) -> Bool {
    ["'s", "'"].contains(sentence.lower[index])
      || !sentence.words[index].form.unicodeScalars.contains {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
  }
}
