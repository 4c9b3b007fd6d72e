import EntenteModel
import EntenteText

/// Finds names by their capitals and their last noun: "Strategic Stability Dialogue", "Executive Order 14257",
/// "Announcement of the Customs Tariff Commission".
enum CapitalisedNames {
  struct Found: Equatable {
    var words: Range<Int>
    var type: EntityType
  }

  /// - Parameter actors: words that belong to names of known actors; a possessive after one of them ends a name.
  static func find(in sentence: AnalysedSentence, actors: Set<Int>) -> [Found] {
    guard !isTitleCase(sentence) else { return [] }
    var found: [Found] = []
    var index = sentence.labelEnd
    while index < sentence.words.count {
      guard isNamePart(index, in: sentence) else {
        index += 1
        continue
      }
      let segment = segmentEnd(from: index, in: sentence, actors: actors)
      if let ship = ship(from: index, in: sentence) {
        found.append(ship)
        index = ship.words.upperBound
        continue
      }
      if let name = name(from: index, segmentEnd: segment, in: sentence, actors: actors) {
        found.append(name)
        index = name.words.upperBound
      } else {
        index = max(segment, index + 1)
      }
    }
    return found
  }

  /// Whether most words are capitalised: there capitals tell nothing.
  static func isTitleCase(_ sentence: AnalysedSentence) -> Bool {
    var capitals = 0
    var others = 0
    for (index, word) in sentence.words.enumerated() where word.upos != .punct && word.upos != .num {
      if startsWithCapital(word.form) {
        capitals += 1
      } else if !NameHeads.connectors.contains(sentence.lower[index]) {
        others += 1
      }
    }
    if case .heading = sentence.blockKind { return capitals > 3 && others * 3 < capitals }
    return capitals > 3 && others * 8 < capitals
  }

  static func startsWithCapital(_ form: String) -> Bool {
    guard let first = form.unicodeScalars.first else { return false }
    return first.value < 0x80 ? (65...90).contains(first.value) : first.properties.isUppercase
  }

  private static func isNamePart(_ index: Int, in sentence: AnalysedSentence) -> Bool {
    let word = sentence.words[index]
    guard startsWithCapital(word.form) else { return false }
    guard index == 0 || ["\"", "\u{201C}", ":"].contains(sentence.lower[index - 1]) else {
      return word.upos != .pron
    }
    // The first word of a sentence has a capital in any case.
    switch word.upos {
    case .propn, .noun: return true
    case .adj: return index + 1 < sentence.words.count && startsWithCapital(sentence.words[index + 1].form)
    default: return false
    }
  }

  /// One past the last capitalised word of a run without prepositions: adjectives, names, "Economic and Trade Meeting".
  private static func segmentEnd(from start: Int, in sentence: AnalysedSentence, actors: Set<Int>) -> Int {
    var end = start
    var index = start
    while index < sentence.words.count {
      let lower = sentence.lower[index]
      if startsWithCapital(sentence.words[index].form), sentence.words[index].upos != .pron {
        index += 1
        end = index
      } else if ["-", "\u{2013}", "&"].contains(lower), index + 1 < sentence.words.count {
        index += 1
      } else if lower == "'s", end == index, !actors.contains(index - 1) {
        index += 1
      } else if lower == "and", end == index, joins(index, in: sentence, actors: actors) {
        index += 1
      } else if sentence.words[index].upos == .num, end == index, index > start,
        NameHeads.numbered.contains(sentence.lower[index - 1])
      {
        return index + 1
      } else {
        break
      }
    }
    return end
  }

  /// Whether "and" stands inside a name: between modifiers of one noun, neither a name of its own.
  private static func joins(_ index: Int, in sentence: AnalysedSentence, actors: Set<Int>) -> Bool {
    guard index + 2 < sentence.words.count, !actors.contains(index - 1), !actors.contains(index + 1),
      NameHeads.type(of: sentence.lower[index - 1]) == nil, startsWithCapital(sentence.words[index + 1].form)
    else { return false }
    var next = index + 1
    while next < sentence.words.count, startsWithCapital(sentence.words[next].form) { next += 1 }
    return NameHeads.type(of: sentence.lower[next - 1]) != nil
  }

  /// "USS North Carolina": a prefix that only ships have.
  private static func ship(from start: Int, in sentence: AnalysedSentence) -> Found? {
    guard ["USS", "HMS", "HMAS", "HMCS", "USNS", "USCGC", "HMNZS"].contains(sentence.words[start].form) else {
      return nil
    }
    var end = start + 1
    while end < sentence.words.count, end - start < 5, startsWithCapital(sentence.words[end].form),
      sentence.words[end].upos == .propn
    {
      end += 1
    }
    return end > start + 1 ? Found(words: start..<end, type: "MilitaryUnit") : nil
  }

  private static func name(
    from start: Int, segmentEnd end: Int, in sentence: AnalysedSentence, actors: Set<Int>
  ) -> Found? {
    guard end > start else { return nil }
    let isNumbered = sentence.words[end - 1].upos == .num
    let head = isNumbered ? end - 2 : end - 1
    guard head >= start, let type = NameHeads.type(of: sentence.lower[head]) else { return nil }
    var start = start
    // A title or article of the sentence's own does not belong to the name.
    while start < head, sentence.words[start].upos == .det { start += 1 }
    let complement = complementEnd(from: end, in: sentence, actors: actors)
    guard end - start >= 2 || complement > end else { return nil }
    // "the Joint Statement" takes up a name, it is none.
    if complement - start == 2, generic.contains(sentence.lower[start]) { return nil }
    return Found(words: start..<complement, type: refined(type, start..<end, in: sentence))
  }

  private static let generic: Set<String> = [
    "joint", "final", "press", "present", "annual", "progress", "new", "next", "last",
  ]

  /// "of the Customs Tariff Commission of the State Council", "on Climate Change": capitalised complements.
  private static func complementEnd(from end: Int, in sentence: AnalysedSentence, actors: Set<Int>) -> Int {
    guard end + 1 < sentence.words.count, ["of", "on", "for"].contains(sentence.lower[end]) else {
      return end
    }
    var next = end + 1
    if sentence.lower[next] == "the" { next += 1 }
    guard next < sentence.words.count, startsWithCapital(sentence.words[next].form) else { return end }
    // "the Ministry for Monday's meeting" and "Council on May 5" are no names.
    if case .month? = DateWords.roles[sentence.lower[next]] { return end }
    if case .weekday? = DateWords.roles[sentence.lower[next]] { return end }
    let after = segmentEnd(from: next, in: sentence, actors: actors)
    guard after > next else { return end }
    // "Article 14 of Peru's agreement": the complement goes on beyond the name.
    if after < sentence.words.count, ["'s", "'"].contains(sentence.lower[after]) { return end }
    return numberEnd(from: complementEnd(from: after, in: sentence, actors: actors), in: sentence)
  }

  /// "No. 4 of 2025".
  private static func numberEnd(from end: Int, in sentence: AnalysedSentence) -> Int {
    let lower = sentence.lower
    var end = end
    // A tokeniser may have left the full stop of "No." to itself, or the name may have taken "No." already.
    if end < lower.count, ["no.", "no"].contains(lower[end]) { end += 1 }
    guard end > 0, ["no.", "no"].contains(lower[end - 1]) else { return end }
    if end < lower.count, lower[end] == "." { end += 1 }
    guard end < lower.count, DateNumber(lower[end]) != nil else { return end }
    end += 1
    if end + 1 < lower.count, lower[end] == "of", DateNumber(lower[end + 1])?.year != nil { end += 2 }
    return end
  }

  private static func refined(_ type: EntityType, _ range: Range<Int>, in sentence: AnalysedSentence)
    -> EntityType
  {
    let lower = sentence.lower[range]
    if type == .document, lower.contains("joint"), lower.last == "statement" { return "JointStatement" }
    return type
  }
}
