package import EntenteModel
import EntenteText

/// Finds dates and periods in sentences and resolves them against the document's date.
///
/// Explicit ("5 June 2018", "between 2014 and 2016", "the 1990s"), relative ("last month", "two years ago",
/// "on Monday"), and tied to known events ("after the Cold War"). What cannot be resolved is left out: a bare
/// "in July" of a text without a date, "in recent years".
package struct DateFinder: Sendable {
  /// Dates of known events by lower-case name, words separated by one space.
  private let events: [String: Validity]
  private let eventStarts: Set<String>
  private let longestEvent: Int

  package init(events: [String: Validity] = [:]) {
    self.events = events
    eventStarts = Set(events.keys.map { String($0.prefix { $0 != " " }) })
    longestEvent = events.keys.map { $0.split(separator: " ").count }.max() ?? 0
  }

  /// The dates of a sentence in its order.
  ///
  /// - Parameters:
  ///   - documentDate: what "last month" is reckoned from.
  ///   - previous: the date told last in the same paragraph, for "three days later" and months without a year.
  /// - Complexity: linear in the words.
  package func dates(
    in sentence: AnalysedSentence, documentDate: PartialDate?, previous: PartialDate? = nil
  ) -> [DateExpression] {
    var reader = DateReader(sentence: sentence, documentDate: documentDate, previous: previous)
    var cores: [DateCore] = []
    var index = 0
    while index < sentence.words.count {
      let core = reader.core(at: index) ?? event(at: index, in: sentence)
      if var core {
        // "the day before yesterday" begins in front of its own word.
        let free = max(core.words.lowerBound, cores.last?.words.upperBound ?? 0)
        core.words = free..<core.words.upperBound
        cores.append(core)
        // "in 2015, and a year later"
        if !core.isYearOpen { reader.previous = core.from }
        index = max(index + 1, core.words.upperBound)
      } else {
        index += 1
      }
    }
    return expressions(of: reader.withYearsFromNeighbours(cores), in: sentence)
  }

  /// How often things happen, "every four years".
  package func recurrences(in sentence: AnalysedSentence) -> [Recurrence] {
    var found: [Recurrence] = []
    let adverbs = [
      "annually": "P1Y", "yearly": "P1Y", "monthly": "P1M", "weekly": "P1W", "daily": "P1D",
      "biannually": "P6M",
      "biennially": "P2Y",
    ]
    for (index, form) in sentence.lower.enumerated() {
      if let period = adverbs[form], sentence.words[index].upos == .adv {
        found.append(Recurrence(words: index..<index + 1, head: index, period: period))
      } else if form == "every" || form == "each" {
        if let recurrence = every(from: index, in: sentence) { found.append(recurrence) }
      }
    }
    return found
  }

  private func every(from index: Int, in sentence: AnalysedSentence) -> Recurrence? {
    let lower = sentence.lower
    var next = index + 1
    var count = 1
    if next < lower.count {
      if case .number(let value)? = DateWords.roles[lower[next]] {
        (count, next) = (value, next + 1)
      } else if lower[next] == "other" || lower[next] == "second" {
        (count, next) = (2, next + 1)
      } else if let number = DateNumber(lower[next]), number.suffix.isEmpty {
        (count, next) = (number.value, next + 1)
      }
    }
    guard next < lower.count, let unit = DateWords.units[lower[next]] else { return nil }
    let words = index..<next + 1
    return Recurrence(words: words, head: sentence.tree.headWord(of: words), period: unit.isoDuration(count))
  }

  /// A known event, if a word before it ties something to its time.
  private func event(at index: Int, in sentence: AnalysedSentence) -> DateCore? {
    guard index > 0, eventStarts.contains(sentence.lower[index]) else { return nil }
    for count in stride(from: min(longestEvent, sentence.words.count - index), to: 0, by: -1) {
      let phrase = sentence.lower[index..<index + count].joined(separator: " ")
      guard let validity = events[phrase], let from = validity.from ?? validity.to else { continue }
      var before = index - 1
      var atEnd = false
      while before > 0, ["the", "of", "end", "aftermath", "wake"].contains(sentence.lower[before]) {
        if ["end", "aftermath", "wake"].contains(sentence.lower[before]) { atEnd = true }
        before -= 1
      }
      let ties = ["since", "after", "before", "during", "until", "following", "throughout", "in"]
      guard ties.contains(sentence.lower[before]) else { return nil }
      if sentence.lower[before] == "in", !atEnd { return nil }
      let to = validity.to
      return DateCore(
        words: index..<index + count, from: atEnd ? (to ?? from) : from,
        to: atEnd || to == from ? nil : to, isRelative: false)
    }
    return nil
  }

  private func expressions(of cores: [DateCore], in sentence: AnalysedSentence) -> [DateExpression] {
    var found: [DateExpression] = []
    var index = 0
    while index < cores.count {
      let core = cores[index]
      let tie = DateTie(before: core.words.lowerBound, in: sentence)
      if index + 1 < cores.count, let joined = joined(core, cores[index + 1], tie, in: sentence) {
        found.append(joined)
        index += 2
      } else {
        found.append(expression(of: core, tie, in: sentence))
        index += 1
      }
    }
    return found
  }

  /// "between 2014 and 2016", "from May to July 2018", "2014–2016".
  private func joined(
    _ first: DateCore, _ second: DateCore, _ tie: DateTie, in sentence: AnalysedSentence
  ) -> DateExpression? {
    let between = sentence.lower[
      first.words.upperBound..<max(first.words.upperBound, second.words.lowerBound)
    ]
    .filter { !DateTie.skipped.contains($0) }
    guard between.count == 1, let link = between.first, first.from.firstDay <= second.last.lastDay else {
      return nil
    }
    let isRange =
      switch link {
      case "and": tie.word == "between"
      case "to", "until", "till", "through": tie.word == "from" || tie.word == nil || tie.word == "in"
      case "-", "\u{2013}", "\u{2014}": true
      default: false
      }
    guard isRange else { return nil }
    let words = first.words.lowerBound..<second.words.upperBound
    return DateExpression(
      words: words, head: sentence.tree.headWord(of: first.words),
      validity: Validity(from: first.from, to: second.last),
      isRelative: first.isRelative || second.isRelative,
      kind: .between)
  }

  private func expression(of core: DateCore, _ tie: DateTie, in sentence: AnalysedSentence) -> DateExpression
  {
    let validity: Validity
    var kind = core.isLasting ? .since : tie.kind
    if core.to != nil, tie.word == "between" || tie.word == "from" { kind = .between }
    switch kind {
    case .since: validity = Validity(from: core.from, to: nil)
    case .until: validity = Validity(from: nil, to: core.last)
    case .before: validity = Validity(from: nil, to: core.from)
    case .after: validity = Validity(from: core.last, to: nil)
    case .on, .between:
      validity = core.to.map { Validity(from: core.from, to: $0) } ?? Validity(on: core.from)
    }
    return DateExpression(
      words: core.words, head: sentence.tree.headWord(of: core.words), validity: validity,
      isRelative: core.isRelative, kind: kind)
  }
}

/// A date as read, before its preposition is looked at.
struct DateCore {
  var words: Range<Int>
  var from: PartialDate
  /// Last date of a period; `nil` of a single date.
  var to: PartialDate?
  var isRelative: Bool
  /// A month or day whose year was guessed.
  var isYearOpen = false
  /// Goes on from there: "has been at war for three years".
  var isLasting = false
  /// The year is a stand-in: nothing is known to guess it from, only a neighbour can give it.
  var lacksYear = false

  var last: PartialDate { to ?? from }
}

/// The word before a date that ties it to the sentence.
struct DateTie {
  var word: String?
  var kind: DateExpression.Kind = .on

  static let skipped: Set<String> = [
    "the", "early", "late", "mid", "mid-", "end", "beginning", "middle", "start", "about", "around",
    "approximately", "year", "years", "month", "very", "as", "only", "at", "least", "roughly", ",", "fiscal",
  ]
  private static let parts: Set<String> = [
    "end", "beginning", "middle", "start", "half", "quarter", "month", "year", "aftermath", "wake", "spring",
    "summer",
    "autumn", "fall", "winter",
  ]

  init(before start: Int, in sentence: AnalysedSentence) {
    var index = start - 1
    while index >= 0 {
      let form = sentence.lower[index]
      if form == "of", index > 0, Self.parts.contains(sentence.lower[index - 1]) {
        index -= 2
      } else if form == "-" && index > 0 && sentence.lower[index - 1] == "mid" {
        index -= 2
      } else if Self.skipped.contains(form), form != ",", form != "as" {
        index -= 1
      } else {
        break
      }
    }
    guard index >= 0, let kind = DateWords.ties[sentence.lower[index]] else { return }
    let form = sentence.lower[index]
    word = form
    self.kind = kind
    let previous = index > 0 ? sentence.lower[index - 1] : ""
    switch (previous, form) {
    case ("prior", "to"): self.kind = .before
    case ("up", "to"): self.kind = .until
    case ("starting", _), ("beginning", _), ("effective", _): self.kind = .since
    case (_, "from"): self.kind = .since
    case (_, "by"), (_, "through"):
      // "hosted by …" takes no date; a date after "by" is a limit all the same.
      self.kind = .until
    default: break
    }
  }
}
