import EntenteModel

/// A document that a footnote or a list of references names.
struct Citation: Equatable {
  var authors: [String] = []
  var title: String
  var publisher: String?
  var date: PartialDate?
  var url: String?

  /// The citation that a note consists of; `nil` where it is a remark, or says only where in a document named before.
  ///
  /// - Parameter emphasis: UTF-8 ranges of the text that were set in italics: titles of works and papers.
  init?(note text: String, emphasis: [Range<Int>] = []) {
    let (body, url) = Self.splitURL(text)
    let parts = CitationParts(body, emphasis: emphasis)
    guard let title = parts.title, title.contains(where: \.isLetter) else { return nil }
    self.url = url
    self.title = title
    authors = Self.names(parts.before)
    date = Self.date(in: parts.behind) ?? Self.date(in: parts.bracket)
    publisher = parts.publisher ?? (authors.count == 1 && !Self.isPerson(authors[0]) ? authors[0] : nil)
    // "telegraph.co.uk" publishes and writes nothing.
    authors.removeAll { $0.contains(".") && !$0.contains(" ") && $0.first?.isLowercase ?? false }
    // Quoted words in a remark are no title: "NATO, “Partnership,”" is one, with nothing behind it.
    let isBare = parts.isClosed && !authors.isEmpty && Self.trimmed(parts.behind).isEmpty
    guard url != nil || date != nil || parts.publisher != nil || isBare else { return nil }
  }

  /// The first address of the web in a text.
  static func address(in text: String) -> String? { splitURL(text).url }

  // MARK: parts of it

  private static func splitURL(_ text: String) -> (body: String, url: String?) {
    guard
      let start = ["https://", "http://", "www."].compactMap({ text.firstRange(of: $0)?.lowerBound }).min()
    else {
      return (text, nil)
    }
    let ends: Set<Character> = [" ", "\n", "\t", ">", "]", ")", "\u{201D}", "\"", "|"]
    let url = text[start...].prefix { !ends.contains($0) }
    var trimmed = String(url)
    while let last = trimmed.last, [".", ",", ";"].contains(last) { trimmed.removeLast() }
    return (String(text[..<start]), trimmed)
  }

  /// "Zhao Junjie and Gao Hua" → two names; an organisation with "and" in its name stays one.
  static func names(_ text: String) -> [String] {
    var text = text
    for opening in [
      "for example, see:", "for example,", "see also", "see for example", "see:", "see", "cf.", "quoted in",
      "in:",
    ] {
      let plain = text.drop { $0.isWhitespace }
      if plain.lowercased().hasPrefix(opening + " ") { text = String(plain.dropFirst(opening.count)) }
    }
    text = trimmed(text)
    for ending in [" et al", ", eds", ", ed", " eds", " ed"] where text.lowercased().hasSuffix(ending) {
      text = trimmed(String(text.dropLast(ending.count)))
    }
    guard !text.isEmpty, text.utf8.count < 200 else { return [] }
    if let inverted = inverted(text) { return inverted }
    let parts = text.replacing(" & ", with: " and ").replacing(", and ", with: " and ").replacing(
      " and ", with: ","
    )
    .split(separator: ",").map { trimmed(String($0)) }.filter { !$0.isEmpty }
    return parts.count > 1 && parts.allSatisfy(isPerson) ? parts : [text]
  }

  /// "Granatstein, J. L., and Norman Hillmer": the first with the family name in front; `nil` for any other form.
  private static func inverted(_ text: String) -> [String]? {
    let parts = text.replacing(" & ", with: " and ").split(separator: " and ", maxSplits: 1).map {
      trimmed(String($0))
    }
    guard let first = parts.first, isInverted(first) else { return nil }
    let others = parts.dropFirst().flatMap { names($0) }
    return others.allSatisfy(isPerson) ? [first] + others : nil
  }

  /// "Azzi, Stephen", "Holmes, John W."
  private static func isInverted(_ name: String) -> Bool {
    let halves = name.split(separator: ",").map { trimmed(String($0)) }
    guard halves.count == 2, halves[0].split(separator: " ").count < 3 else { return false }
    let given = halves[1].split(separator: " ")
    let words = halves[0].split(separator: " ") + given
    return (1...3).contains(given.count) && words.allSatisfy { $0.first?.isUppercase ?? false }
      && !words.contains { bodies.contains($0.lowercased()) || $0.contains(where: \.isNumber) }
  }

  private static let bodies: Set<String> = [
    "ministry", "commission", "council", "university", "institute", "division", "agency", "organisation",
    "organization", "secretariat", "department", "bank", "union", "nations", "office", "centre", "center",
    "government", "embassy", "house", "committee", "association", "foundation", "press", "news", "programme",
    "program", "service", "parliament",
  ]

  /// Two to four capitalised words without a word that only bodies bear, or the family name in front.
  static func isPerson(_ name: String) -> Bool {
    if isInverted(name) { return true }
    let words = name.split(separator: " ")
    let particles: Set<Substring> = [
      "de", "van", "von", "der", "bin", "al", "el", "da", "di", "du", "la", "le",
    ]
    return (2...4).contains(words.count)
      && words.allSatisfy { ($0.first?.isUppercase ?? false) || particles.contains($0) }
      && !words.contains { bodies.contains($0.lowercased()) }
  }

  static func trimmed(_ text: String) -> String {
    let edge: Set<Character> = [
      ",", ".", ";", ":", "(", ")", "<", ">", "[", "]", "*", "\u{201C}", "\u{201D}", "\"",
    ]
    var part = Substring(text)
    while let first = part.first, first.isWhitespace || edge.contains(first) { part = part.dropFirst() }
    while let last = part.last, last.isWhitespace || edge.contains(last) { part = part.dropLast() }
    return String(part)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  /// The first date of a text, as exact as it is told; days of access do not count.
  static func date(in text: String) -> PartialDate? {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
    for (index, word) in words.enumerated() {
      if index > 0, ["accessed", "retrieved", "access"].contains(words[index - 1]) { return nil }
      guard word.utf8.count == 4, let year = Int(word), (1500...2199).contains(year) else { continue }
      let before = words[max(0, index - 2)..<index]
      if before.contains("accessed") || before.contains("retrieved") { return nil }
      guard
        let month = before.compactMap({ name in months.firstIndex { name.count > 2 && $0.hasPrefix(name) } })
          .last
      else {
        return PartialDate(year: year)
      }
      // "19 May 2020", "May 19, 2020"
      let day = words[max(0, index - 2)..<index].compactMap { Int($0.prefix { $0.isNumber }) }.first
      return PartialDate(year: year, month: month + 1, day: day) ?? PartialDate(year: year, month: month + 1)
    }
    return nil
  }
}

/// A note cut at its title: what stands before, behind and in brackets.
struct CitationParts {
  private(set) var before = ""
  private(set) var title: String?
  private(set) var behind = ""
  /// "Beijing: World Affairs Press, 2015"
  private(set) var bracket = ""
  private(set) var publisher: String?
  /// The title's own comma or stop stands inside of its quotation marks.
  private(set) var isClosed = false

  init(_ text: String, emphasis: [Range<Int>]) {
    let bytes = Array(text.utf8)
    func slice(_ range: Range<Int>) -> String {
      String(
        decoding: bytes[max(0, range.lowerBound)..<min(bytes.count, max(range.lowerBound, range.upperBound))],
        as: UTF8.self)
    }
    let italics = emphasis.filter { $0.upperBound <= bytes.count && !$0.isEmpty }
    if let quoted = Self.quoted(bytes) {
      title = Citation.trimmed(slice(quoted))
      isClosed = [",", "."].contains(slice(quoted).last)
      before = slice(0..<quoted.lowerBound)
      behind = slice(quoted.upperBound..<bytes.count)
      publisher = italics.first { $0.lowerBound >= quoted.upperBound }.map { Citation.trimmed(slice($0)) }
    } else if let work = italics.first(where: {
      $0.count > 3 && !Self.asides.contains(Citation.trimmed(slice($0)))
    }) {
      title = Citation.trimmed(slice(work))
      before = slice(0..<work.lowerBound)
      behind = slice(work.upperBound..<bytes.count)
    } else {
      readPlain(text)
    }
    readBracket()
    publisher = publisher ?? bracketPublisher ?? plainPublisher
    if publisher?.isEmpty ?? false { publisher = nil }
  }

  /// Set in italics, and no titles.
  private static let asides: Set<String> = ["et al", "ibid", "op. cit", "passim", "inter alia"]

  /// Between quotation marks, the longest such stretch first: a title may quote in turn.
  private static func quoted(_ bytes: [UInt8]) -> Range<Int>? {
    let (opening, closing): ([UInt8], [UInt8]) = (Array("\u{201C}".utf8), Array("\u{201D}".utf8))
    func position(of mark: [UInt8], from start: Int, last: Bool = false) -> Int? {
      let places = (start..<max(start, bytes.count - mark.count + 1)).filter {
        bytes[$0..<$0 + mark.count].elementsEqual(mark)
      }
      return last ? places.last : places.first
    }
    if let start = position(of: opening, from: 0), let end = position(of: closing, from: start) {
      return start + opening.count..<end
    }
    let plain = Array("\"".utf8)
    guard let start = position(of: plain, from: 0), let end = position(of: plain, from: start + 1) else {
      return nil
    }
    return start + 1..<end
  }

  /// "NATO, staff talks, June 2018": author, title, date.
  private mutating func readPlain(_ text: String) {
    let parts = text.split(separator: ",", maxSplits: 2).map { Citation.trimmed(String($0)) }
    guard parts.count == 3, !parts[1].isEmpty, parts[1].utf8.count < 160, Citation.date(in: parts[2]) != nil,
      parts[0].first?.isUppercase ?? false, parts[0].split(separator: " ").count < 8
    else { return }
    before = parts[0]
    title = parts[1]
    behind = parts[2]
  }

  private mutating func readBracket() {
    guard let open = behind.firstIndex(of: "("), let close = behind[open...].firstIndex(of: ")") else {
      return
    }
    bracket = String(behind[behind.index(after: open)..<close])
  }

  /// "Beijing: World Affairs Press, 2015"
  private var bracketPublisher: String? {
    guard !bracket.isEmpty else { return nil }
    let place = bracket.firstIndex(of: ":").map { String(bracket[bracket.index(after: $0)...]) } ?? bracket
    let name = Citation.trimmed(String(place.split(separator: ",").first ?? ""))
    return name.contains(where: \.isLetter) && Citation.date(in: name) == nil ? name : nil
  }

  /// The part right behind the title, where it is a name and neither date nor page.
  private var plainPublisher: String? {
    guard bracket.isEmpty else { return nil }
    let parts = behind.split(separator: ",").flatMap { $0.split(separator: ".") }.map {
      Citation.trimmed(String($0))
    }
    guard let first = parts.first(where: { !$0.isEmpty }), first.first?.isUppercase ?? false,
      Citation.date(in: first) == nil, !first.contains(where: \.isNumber),
      first.split(separator: " ").count < 8
    else { return nil }
    let isMonth = Citation.date(in: first + " 2000").map { $0.month != nil } ?? false
    return isMonth ? nil : first
  }
}
