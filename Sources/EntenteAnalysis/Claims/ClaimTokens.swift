import EntenteModel

/// A word, number or known name of a sentence in which claims are looked for.
struct ClaimToken: Equatable {
  enum Kind: Equatable {
    case word
    case number(Int)
    /// "31st", "third"
    case ordinal(Int)
    case entity(EntityID, EntityType)
    case sign
  }

  /// Lower case.
  var form: String
  var kind: Kind
  /// Unicode scalars in the sentence's clean text.
  var range: Range<Int>

  var number: Int? { if case .number(let value) = kind { value } else { nil } }
  var entity: EntityID? { if case .entity(let id, _) = kind { id } else { nil } }
}

/// Cuts a sentence into words and puts the entities in for their mentions.
enum ClaimTokens {
  /// Kinds of entities that claims speak of.
  private static let kinds: Set<String> = [
    "state", "org", "group", "agreement", "person", "position", "place",
  ]

  /// - Parameter mentions: those of the sentence, in their order.
  static func tokens(of sentence: StoredSentence, mentions: [Mention]) -> [ClaimToken] {
    let scalars = Array(sentence.text.unicodeScalars)
    let spans = spans(of: mentions, in: scalars)
    var tokens: [ClaimToken] = []
    var index = 0
    var next = 0
    while index < scalars.count {
      while next < spans.count, spans[next].range.lowerBound < index { next += 1 }
      if next < spans.count, spans[next].range.lowerBound == index {
        tokens.append(spans[next])
        index = spans[next].range.upperBound
        next += 1
      } else if isPart(scalars[index]) {
        var end = index + 1
        while end < scalars.count, isPart(scalars[end]),
          !spans.contains(where: { $0.range.lowerBound == end })
        {
          end += 1
        }
        tokens.append(word(scalars[index..<end], index..<end))
        index = end
      } else if isApostrophe(scalars[index]) {
        // The possessive is a word of its own: "NATO's 30 members", "the Allies' armies".
        let isLong = index + 1 < scalars.count && (scalars[index + 1] == "s" || scalars[index + 1] == "t")
        tokens.append(
          ClaimToken(
            form: isLong ? "'" + String(scalars[index + 1]) : "'s", kind: .word,
            range: index..<index + (isLong ? 2 : 1)))
        index += isLong ? 2 : 1
      } else {
        if !scalars[index].properties.isWhitespace {
          tokens.append(ClaimToken(form: String(scalars[index]), kind: .sign, range: index..<index + 1))
        }
        index += 1
      }
    }
    return compounds(tokens)
  }

  /// Mentions as tokens, the longer of two that overlap.
  private static func spans(of mentions: [Mention], in scalars: [Unicode.Scalar]) -> [ClaimToken] {
    var found: [ClaimToken] = []
    var from = 0
    var sourceEnd = 0
    for mention in mentions.sorted(by: {
      ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count)
    }) {
      guard mention.range.lowerBound >= sourceEnd, isNameLike(mention),
        let range = place(of: Array(mention.text.unicodeScalars), in: scalars, from: from)
      else { continue }
      found.append(
        ClaimToken(form: mention.text.lowercased(), kind: .entity(mention.entity, mention.type), range: range)
      )
      from = range.upperBound
      sourceEnd = mention.range.upperBound
    }
    return found
  }

  /// "the Alliance" and "its" stand for a body as its name does; "the five permanent members" is what is counted.
  private static func isNameLike(_ mention: Mention) -> Bool {
    guard kinds.contains(String(mention.entity.kind)), mention.entities.count < 2 else { return false }
    let words = mention.text.lowercased().split { !$0.isLetter }
    if words.contains(where: {
      ["member", "members", "allies", "states", "countries"].contains($0) && words.count > 1
        && mention.type == .group
    }) {
      return false
    }
    switch mention.kind {
    case .name: return true
    case .nominal:
      return mention.reason.hasPrefix("coreference") && words.count <= 3 && mention.entity.kind == "org"
    case .pronoun: return mention.entity.kind == "org" || mention.entity.kind == "state"
    }
  }

  private static func place(of text: [Unicode.Scalar], in scalars: [Unicode.Scalar], from: Int) -> Range<Int>?
  {
    guard !text.isEmpty, scalars.count >= text.count else { return nil }
    var start = from
    while start + text.count <= scalars.count {
      if scalars[start] == text[0], scalars[start..<start + text.count].elementsEqual(text) {
        return start..<start + text.count
      }
      start += 1
    }
    return nil
  }

  private static func word(_ scalars: ArraySlice<Unicode.Scalar>, _ range: Range<Int>) -> ClaimToken {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    let form = String(text).lowercased()
    if let value = Int(form), form.utf8.count <= 4 {
      return ClaimToken(form: form, kind: .number(value), range: range)
    }
    if let value = NumberWords.cardinals[form] {
      return ClaimToken(form: form, kind: .number(value), range: range)
    }
    if let value = NumberWords.ordinal(form) {
      return ClaimToken(form: form, kind: .ordinal(value), range: range)
    }
    return ClaimToken(form: form, kind: .word, range: range)
  }

  /// "twenty-seven", "twenty seven", "thirty-first" as one number.
  private static func compounds(_ tokens: [ClaimToken]) -> [ClaimToken] {
    var joined: [ClaimToken] = []
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      let gap = index + 1 < tokens.count && tokens[index + 1].form == "-" ? 2 : 1
      if let tens = token.number, tens >= 20, tens % 10 == 0, tens < 100, token.form.first?.isLetter == true,
        index + gap < tokens.count, tokens[index + gap].form.first?.isLetter == true
      {
        let range = token.range.lowerBound..<tokens[index + gap].range.upperBound
        switch tokens[index + gap].kind {
        case .number(let ones) where ones < 10:
          joined.append(ClaimToken(form: String(tens + ones), kind: .number(tens + ones), range: range))
          index += gap + 1
          continue
        case .ordinal(let ones) where ones < 10:
          joined.append(ClaimToken(form: String(tens + ones), kind: .ordinal(tens + ones), range: range))
          index += gap + 1
          continue
        default: break
        }
      }
      joined.append(token)
      index += 1
    }
    return joined
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "\u{2019}" }
}

/// Numbers in words.
enum NumberWords {
  static let cardinals: [String: Int] = {
    var table: [String: Int] = [:]
    let low = [
      "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
      "thirteen", "fourteen",
      "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    for (index, word) in low.enumerated() { table[word] = index + 1 }
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    for (index, word) in tens.enumerated() { table[word] = (index + 2) * 10 }
    return table
  }()

  private static let ordinals: [String: Int] = {
    var table = ["first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12]
    for (word, value) in cardinals {
      if value >= 20 {
        table[String(word.dropLast()) + "ieth"] = value
      } else if table.values.contains(value) == false {
        table[word + "th"] = value
      }
    }
    return table
  }()

  static func ordinal(_ form: String) -> Int? {
    if let value = ordinals[form] { return value }
    let digits = form.prefix { $0.isASCII && $0.isNumber }
    return ["st", "nd", "rd", "th"].contains(form.dropFirst(digits.count)) ? Int(digits) : nil
  }
}
