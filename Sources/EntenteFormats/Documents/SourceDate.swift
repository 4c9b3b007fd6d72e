import EntenteModel

/// The date that a file's name tells: `2018-06-05-staff-talks.txt`, `20180605 readout.txt`, `speech-2021.txt`.
enum SourceDate {
  /// `nil` where the last part of the path holds no date, or two that differ.
  static func date(of source: String) -> PartialDate? {
    let name = source.split(separator: "/").last.map(String.init) ?? source
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    let runs = stem.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
    var found: [PartialDate] = []
    var index = 0
    while index < runs.count {
      let (date, length) = date(in: runs, at: index)
      if let date, !found.contains(date) { found.append(date) }
      index += length
    }
    return found.count == 1 ? found[0] : nil
  }

  /// A date that begins with a run of digits, and how many runs it takes.
  private static func date(in runs: [String], at index: Int) -> (PartialDate?, Int) {
    let digits = runs[index]
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return (nil, 1) }
    if digits.utf8.count == 8, let year = year(String(digits.prefix(4))) {
      let month = Int(digits.dropFirst(4).prefix(2))
      return (PartialDate(year: year, month: month, day: Int(digits.suffix(2))), 1)
    }
    guard digits.utf8.count == 4, let year = year(digits) else { return (nil, 1) }
    guard let month = part(runs, index + 1), PartialDate(year: year, month: month) != nil else {
      return (PartialDate(year: year), 1)
    }
    guard let day = part(runs, index + 2), let date = PartialDate(year: year, month: month, day: day) else {
      return (PartialDate(year: year, month: month), 2)
    }
    return (date, 3)
  }

  private static func year(_ digits: String) -> Int? {
    Int(digits).flatMap { (1900...2099).contains($0) ? $0 : nil }
  }

  /// A month or day of two digits.
  private static func part(_ runs: [String], _ index: Int) -> Int? {
    index < runs.count && runs[index].utf8.count == 2 ? Int(runs[index]) : nil
  }
}
