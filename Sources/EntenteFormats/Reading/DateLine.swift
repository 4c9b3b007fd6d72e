import EntenteModel

/// A line that says when a document was written and nothing else: `18 June 2018`, `Brussels, 5 June 2018`,
/// `Published: June 18th, 2018, 12:30 CEST`, `2018-06-18`, `Summer 2020`.
struct DateLine {
  let date: PartialDate

  /// `nil` where the line says anything else.
  init?(_ line: String) {
    guard line.utf8.count <= 90, line.utf8.contains(where: { $0 >= 48 && $0 <= 57 }) else { return nil }
    var text = Substring(line)
    if let iso = Self.iso(text) {
      date = iso
      return
    }
    text = Self.withoutLabel(text)
    if let iso = Self.iso(text) {
      date = iso
      return
    }
    if let found = Self.words(text) {
      date = found
      return
    }
    // A place before the date: at most four words, each with a capital.
    guard let comma = text.firstIndex(where: { $0 == "," || $0 == "—" || $0 == "–" }) else { return nil }
    let place = text[..<comma].split(whereSeparator: \.isWhitespace)
    guard (1...4).contains(place.count), place.allSatisfy({ $0.first?.isUppercase ?? false }),
      place.allSatisfy({ !$0.contains(where: \.isNumber) }),
      let found = Self.words(text[text.index(after: comma)...])
    else { return nil }
    date = found
  }

  private static func iso(_ text: Substring) -> PartialDate? {
    let start = text.drop(while: \.isWhitespace)
    guard let date = PartialDate(start.prefix(10)) else { return nil }
    let rest = start.dropFirst(10)
    guard rest.isEmpty || rest.first == "T" || rest.first == " " else { return nil }
    return rest.allSatisfy({ $0.isNumber || "T:+-.Z ".contains($0) }) ? date : nil
  }

  private static func withoutLabel(_ text: Substring) -> Substring {
    let lower = text.lowercased()
    for label in labels where lower.hasPrefix(label) {
      return text.dropFirst(label.count).drop { $0.isWhitespace || $0 == ":" }
    }
    return text
  }

  private static let labels = [
    "date of publication", "publication date", "published on", "published", "posted on", "posted",
    "updated on",
    "last updated", "updated", "issued on", "issued", "released on", "released", "adopted on", "dated",
    "date",
    "delivered on", "as of", "on",
  ]

  /// Day, month and year in any usual order, a weekday and a time of day besides; every word must be one of these.
  private static func words(_ text: Substring) -> PartialDate? {
    var month: Int?
    var numbers: [Int] = []
    var hasSeason = false
    var hasTime = false
    for token in text.split(whereSeparator: {
      $0.isWhitespace || $0 == "," || $0 == "|" || $0 == "(" || $0 == ")"
    }) {
      let word = token.lowercased().trimmingSuffix(".")
      if let number = dayOrYear(word) {
        numbers.append(number)
      } else if let found = EnglishMonth.number(of: word) {
        if month != nil { return nil }
        month = found
      } else if seasons.contains(word) {
        hasSeason = true
      } else if word.contains(":") || hasTime || word == "at" {
        // After a time of day nothing but marks of it may follow.
        guard word.contains(":") || timeWords.contains(word) else { return nil }
        hasTime = true
      } else if !fillers.contains(word) {
        return nil
      }
    }
    guard let year = numbers.first(where: { $0 >= 1000 }) else { return nil }
    let days = numbers.filter { $0 < 1000 }
    if let month {
      guard days.count <= 1, numbers.count <= 2 else { return nil }
      return PartialDate(year: year, month: month, day: days.first)
    }
    return hasSeason && numbers.count == 1 ? PartialDate(year: year) : nil
  }

  /// `5`, `5th`, `2018`; years between 1500 and 2200.
  private static func dayOrYear(_ word: String) -> Int? {
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits) else { return nil }
    let rest = word.dropFirst(digits.count)
    if rest.isEmpty { return (1...31).contains(number) || (1500...2200).contains(number) ? number : nil }
    return ["st", "nd", "rd", "th"].contains(String(rest)) && (1...31).contains(number) ? number : nil
  }

  private static let seasons: Set<String> = ["spring", "summer", "autumn", "fall", "winter"]
  private static let fillers: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed",
    "thu",
    "thur", "thurs", "fri", "sat", "sun", "of", "the", "on", "/",
  ]
  private static let timeWords: Set<String> = [
    "at", "am", "pm", "a.m", "p.m", "gmt", "utc", "cet", "cest", "est", "edt", "bst", "hours", "hrs", "h",
  ]
}

/// English names of months and their abbreviations.
enum EnglishMonth {
  private static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]

  /// 1...12 of a lower-case name or abbreviation without its point.
  static func number(of word: String) -> Int? {
    if let index = names.firstIndex(of: word) { return index + 1 }
    if word == "sept" { return 9 }
    guard word.utf8.count == 3, let index = names.firstIndex(where: { $0.hasPrefix(word) }) else {
      return nil
    }
    return index + 1
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
