/// Finds the words that a phenomenon concerns.
struct PhenomenonFinder {
  private let file: TreeFile
  private let words: [TreeFile.Word]
  private let forms: [String]
  private let upos: [String]

  init(_ file: TreeFile) {
    self.file = file
    words = file.words
    forms = words.map { String(decoding: $0.form, as: UTF8.self) }
    upos = words.map { String(decoding: $0.upos, as: UTF8.self) }
  }

  /// Indices of words, ascending.
  func words(of phenomenon: Phenomenon) -> [Int] {
    switch phenomenon {
    case .all: Array(words.indices)
    case .nonprojective: file.sentences.flatMap { crossing($0.words) }
    case .longSentences: wholeSentences { $0.count >= 60 }
    case .enumerations: enumerations()
    case .quotations: file.sentences.flatMap { enclosed($0.words, by: Marks.quotes) }
    case .headings: wholeSentences(isHeading)
    case .allCapitals: wholeSentences(isInCapitals)
    case .compounds: compounds()
    case .longNames: longNames()
    case .dates: dates()
    case .money: money()
    case .numbers: words.indices.filter { upos[$0] == "NUM" }
    case .noteMarks: noteMarks()
    case .parentheses: file.sentences.flatMap { enclosed($0.words, by: Marks.parentheses) }
    }
  }

  private func wholeSentences(_ isMeant: (Range<Int>) -> Bool) -> [Int] {
    file.sentences.filter { isMeant($0.words) }.flatMap { Array($0.words) }
  }
}

// MARK: trees

extension PhenomenonFinder {
  /// Words between which and their heads there is one that does not hang on the head, directly or not.
  private func crossing(_ sentence: Range<Int>) -> [Int] {
    sentence.filter { dependent in
      let head = words[dependent].head
      guard head >= 0 else { return false }
      return (min(head, dependent) + 1..<max(head, dependent)).contains {
        !hangs($0, on: head, sentence.count)
      }
    }
  }

  /// - Parameter limit: words of the sentence; more steps than that are a cycle
  private func hangs(_ word: Int, on head: Int, _ limit: Int) -> Bool {
    var up = word
    for _ in 0...limit {
      if up == head { return true }
      guard words[up].head >= 0 else { return false }
      up = words[up].head
    }
    return false
  }

  private func enumerations() -> [Int] {
    var conjuncts: [Int: [Int]] = [:]
    for (i, word) in words.enumerated() where word.relation == "conj" && word.head >= 0 {
      conjuncts[word.head, default: []].append(i)
    }
    var found: Set<Int> = []
    for (first, others) in conjuncts where others.count >= 3 { found.formUnion([first] + others) }
    let links = words.indices.filter {
      (words[$0].relation == "cc" || words[$0].relation == "punct") && found.contains(words[$0].head)
    }
    return found.union(links).sorted()
  }

  private func longNames() -> [Int] {
    let parts = words.indices.filter {
      upos[$0] == "PROPN" && ["flat", "compound"].contains(words[$0].relation) && words[$0].head >= 0
        && upos[words[$0].head] == "PROPN"
    }
    return Set(parts).union(parts.map { words[$0].head }).sorted()
  }

  private func isHeading(_ sentence: Range<Int>) -> Bool {
    guard sentence.count > 1, let last = sentence.last, upos[last] != "PUNCT" else { return false }
    return !sentence.contains { i in
      words[i].feats.contains { $0.elementsEqual("VerbForm=Fin".utf8) }
    }
  }
}

// MARK: forms

extension PhenomenonFinder {
  /// The words from an opening mark to the closing one, both with them.
  private func enclosed(_ sentence: Range<Int>, by pairs: [String: Set<String>]) -> [Int] {
    var found: Set<Int> = []
    var open: (start: Int, closing: Set<String>)?
    for i in sentence {
      if let current = open, current.closing.contains(forms[i]) {
        found.formUnion(current.start...i)
        open = nil
      } else if open == nil, let closing = pairs[forms[i]] {
        open = (i, closing)
      }
    }
    return found.sorted()
  }

  /// Four words in five that could be written in capitals are, of at least three, and one of them is long.
  private func isInCapitals(_ sentence: Range<Int>) -> Bool {
    let cased = sentence.filter { forms[$0].lowercased() != forms[$0].uppercased() }
    let capital = cased.filter { forms[$0] == forms[$0].uppercased() }
    return cased.count >= 3 && 5 * capital.count >= 4 * cased.count
      && capital.contains { forms[$0].count > 4 }
  }

  private func compounds() -> [Int] {
    var found: Set<Int> = []
    for i in words.indices {
      if Marks.links.contains(forms[i]) {
        let isJoined =
          isNeighbour(i - 1, i) && !words[i - 1].spaceAfter && isNeighbour(i, i + 1) && !words[i].spaceAfter
        if isJoined, hasLetterOrDigit(i - 1), hasLetterOrDigit(i + 1) { found.formUnion([i - 1, i, i + 1]) }
      } else if isLinked(forms[i]) {
        found.insert(i)
      }
    }
    return found.sorted()
  }

  /// Whether a form has a link between letters or digits: "South-East", not an address and not a date of digits.
  private func isLinked(_ form: String) -> Bool {
    guard form.contains(where: \.isLetter), !form.contains("@"), !form.contains("://") else { return false }
    let characters = Array(form)
    return characters.indices.dropFirst().dropLast().contains { i in
      Marks.links.contains(String(characters[i]))
        && (characters[i - 1].isLetter || characters[i - 1].isNumber)
        && (characters[i + 1].isLetter || characters[i + 1].isNumber)
    }
  }

  private func dates() -> [Int] {
    var found: Set<Int> = []
    for i in words.indices {
      if isYear(forms[i]) || isDateOfDigits(forms[i]) { found.insert(i) }
      // What looks like a month may be a verb or a person: it is a noun, and a number stands beside it.
      guard PhenomenonWords.months.contains(forms[i].lowercased().trimmingPeriod),
        upos[i] != "AUX", upos[i] != "VERB"
      else { continue }
      for j in [i - 2, i - 1, i + 1, i + 2] where isNeighbour(i, j) && startsWithDigit(j) {
        found.formUnion([i, j])
      }
    }
    return found.sorted()
  }

  private func money() -> [Int] {
    var found: Set<Int> = []
    for i in words.indices {
      let isSign = forms[i].unicodeScalars.contains { $0.properties.generalCategory == .currencySymbol }
      let isWord = PhenomenonWords.currencies.contains(
        String(decoding: words[i].lemma, as: UTF8.self).lowercased())
      guard isSign || isWord else { continue }
      let numbers = [i - 2, i - 1, i + 1, i + 2].filter { isNeighbour(i, $0) && upos[$0] == "NUM" }
      if !numbers.isEmpty || isSign && startsWithDigit(i) { found.formUnion([i] + numbers) }
    }
    return found.sorted()
  }

  /// Signs of notes, and numbers in square brackets.
  private func noteMarks() -> [Int] {
    var found: Set<Int> = []
    for i in words.indices {
      let isSuperscript = forms[i].unicodeScalars.allSatisfy { Marks.superscripts.contains($0) }
      let isAttached = isNeighbour(i - 1, i) && !words[i - 1].spaceAfter && hasLetterOrDigit(i - 1)
      if isSuperscript || isAttached && Marks.notes.contains(forms[i]) { found.insert(i) }
      if forms[i].count > 2, forms[i].first == "[", forms[i].last == "]",
        forms[i].dropFirst().dropLast().allSatisfy(\.isNumber)
      {
        found.insert(i)
      }
      if forms[i] == "[", isNeighbour(i, i + 2), forms[i + 2] == "]", forms[i + 1].allSatisfy(\.isNumber) {
        found.formUnion(i...i + 2)
      }
    }
    return found.sorted()
  }

  private func isNeighbour(_ a: Int, _ b: Int) -> Bool {
    words.indices.contains(a) && words.indices.contains(b) && words[a].sentence == words[b].sentence
  }

  private func hasLetterOrDigit(_ i: Int) -> Bool { forms[i].contains { $0.isLetter || $0.isNumber } }

  private func startsWithDigit(_ i: Int) -> Bool { forms[i].contains { $0.isASCII && $0.isNumber } }

  private func isYear(_ form: String) -> Bool {
    form.utf8.count == 4 && Int(form).map { (1500...2100).contains($0) } ?? false
  }

  /// "12/05/2004", "2004-05-12", "12.5.2004"
  private func isDateOfDigits(_ form: String) -> Bool {
    let parts = form.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
    return parts.count == 3
      && parts.allSatisfy { part in
        (1...4).contains(part.count) && part.allSatisfy { $0.isASCII && $0.isNumber }
      }
  }
}

private enum Marks {
  /// Closing marks of each opening one.
  static let quotes: [String: Set<String>] = [
    "\"": ["\""], "“": ["”", "\""], "”": ["”"], "„": ["“", "”"], "«": ["»"], "»": ["«"], "``": ["''"],
    "''": ["''"], "‘": ["’"], "「": ["」"], "『": ["』"],
  ]
  static let parentheses: [String: Set<String>] = ["(": [")"], "[": ["]"], "（": ["）"]]
  static let links: Set<String> = ["-", "–", "‐", "‑", "/", "+"]
  static let superscripts = Set("⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars)
  static let notes: Set<String> = ["*", "**", "***", "†", "‡", "§"]
}

extension String {
  fileprivate var trimmingPeriod: String { hasSuffix(".") ? String(dropLast()) : self }
}

/// Words of dates and money of the languages that are evaluated; where none is known, digits and signs are left to go by.
private enum PhenomenonWords {
  static let months: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec",
  ]
  static let currencies: Set<String> = [
    "dollar", "euro", "pound", "cent", "yen", "yuan", "renminbi", "rouble", "ruble", "rupee", "franc", "peso",
    "won", "usd", "eur", "gbp", "cny", "rmb",
  ]
}
