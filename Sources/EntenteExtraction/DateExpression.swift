package import EntenteModel

/// A date or period that a sentence names, resolved as far as the text allows.
package struct DateExpression: Sendable, Equatable {
  /// How the sentence ties something to the date.
  package enum Kind: String, Sendable {
    case on, since, until, between, before, after
  }

  /// Words of the date, without its preposition.
  package var words: Range<Int>
  /// Word that ties it into the sentence.
  package var head: Int
  /// Bounds as the kind demands: `since` is open to the right, `until` and `before` to the left.
  package var validity: Validity
  /// Reckoned from another date (that of the document, or the one told before).
  package var isRelative: Bool
  package var kind: Kind

  package init(words: Range<Int>, head: Int, validity: Validity, isRelative: Bool, kind: Kind) {
    self.words = words
    self.head = head
    self.validity = validity
    self.isRelative = isRelative
    self.kind = kind
  }
}

/// How often something happens: "every four years", "annually".
package struct Recurrence: Sendable, Equatable {
  package var words: Range<Int>
  package var head: Int
  /// Duration between two times as in ISO 8601, `P4Y`.
  package var period: String
}

/// A unit of the calendar.
enum CalendarUnit: Sendable {
  case day, week, month, quarter, year, decade, century

  /// Units that differ in length only, as (months, days).
  func length(_ count: Int) -> (months: Int, days: Int) {
    switch self {
    case .day: (0, count)
    case .week: (0, 7 * count)
    case .month: (count, 0)
    case .quarter: (3 * count, 0)
    case .year: (12 * count, 0)
    case .decade: (120 * count, 0)
    case .century: (1200 * count, 0)
    }
  }

  func isoDuration(_ count: Int) -> String {
    switch self {
    case .day: "P\(count)D"
    case .week: "P\(count)W"
    case .month: "P\(count)M"
    case .quarter: "P\(3 * count)M"
    case .year: "P\(count)Y"
    case .decade: "P\(10 * count)Y"
    case .century: "P\(100 * count)Y"
    }
  }
}

extension PartialDate {
  /// This date moved by units of the calendar, no more precise than the unit: two years before 2018-06-05 is 2016.
  func moved(by count: Int, _ unit: CalendarUnit) -> PartialDate? {
    let (months, days) = unit.length(count)
    if days != 0 {
      guard day != nil else { return nil }
      return PartialDate(dayNumber: firstDay + days)
    }
    let total = year * 12 + (month ?? 1) - 1 + months
    guard total >= 12 else { return nil }
    switch unit {
    case .month, .quarter: return month == nil ? nil : PartialDate(year: total / 12, month: total % 12 + 1)
    default: return PartialDate(year: total / 12)
    }
  }

  /// No more precise than a unit: the year of a day, its month.
  func cut(to unit: CalendarUnit) -> PartialDate? {
    switch unit {
    case .day, .week: day == nil ? nil : self
    case .month, .quarter: month == nil ? nil : PartialDate(year: year, month: month)
    case .year, .decade, .century: PartialDate(year: year)
    }
  }

  /// Monday 0 … Sunday 6; `nil` where the day is not known.
  var weekday: Int? {
    guard day != nil else { return nil }
    // 1970-01-01 was a Thursday.
    return ((firstDay + 3) % 7 + 7) % 7
  }
}
