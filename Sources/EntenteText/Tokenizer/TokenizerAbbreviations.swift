/// Abbreviations that keep their period, whatever the training texts happened to hold: titles, ranks, months,
/// corporate forms, citations. The classifier weighs membership as one feature among others.
enum TokenizerAbbreviations {
  static let titles = [
    "mr", "mrs", "ms", "mx", "dr", "prof", "rev", "fr", "hon", "st", "sr", "jr", "messrs", "mme", "mlle",
    "esq",
    "pres", "sen", "rep", "reps", "sens", "gov", "govs", "amb", "sec", "secy", "min", "del", "supt", "asst",
    "assoc",
  ]
  static let ranks = [
    "gen", "brig", "maj", "lt", "col", "cpl", "sgt", "capt", "cmdr", "cdr", "adm", "vice-adm", "pvt", "ret",
    "cmd", "det",
  ]
  static let calendar = [
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "a.m", "p.m", "a.d", "b.c", "b.c.e", "c.e",
  ]
  static let bodies = [
    "inc", "corp", "co", "ltd", "llc", "plc", "bros", "dept", "depts", "univ", "inst", "assn", "ass'n",
    "intl", "int'l",
    "nat'l", "natl", "govt", "gov't", "comm", "cttee", "org", "s.a", "n.v", "s.p.a", "gmbh",
  ]
  static let citations = [
    "no", "nos", "vol", "vols", "pp", "p", "ch", "chap", "fig", "figs", "art", "arts", "para", "paras",
    "sect", "ed", "eds",
    "et", "al", "cf", "ibid", "op", "cit", "viz", "vs", "v", "etc", "e.g", "i.e", "c", "ca", "approx", "est",
    "resp", "ref",
    "res", "doc", "app", "fn", "n", "suppl", "trans", "rev",
  ]
  static let places = [
    "u.s", "u.k", "u.n", "e.u", "u.s.a", "u.s.s.r", "d.c", "u.a.e", "mt", "ft", "ave", "blvd", "rd", "hwy",
    "bldg",
    "ala", "ariz", "ark", "calif", "colo", "conn", "fla", "ill", "ind", "kan", "ky", "mass", "mich", "minn",
    "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "va", "vt", "wis", "wash", "wyo",
  ]
  static let measures = [
    "sq", "km", "bn", "mn", "tn", "hrs", "hr", "mins", "secs", "lb", "lbs", "oz", "kg", "max", "avg",
  ]

  /// Never written without their period, whatever follows.
  private static let certain = [
    "mr", "mrs", "ms", "messrs", "mme", "inc", "corp", "ltd", "dept", "gov't", "int'l", "jr", "vs", "viz",
    "etc", "ph.d",
    "approx", "assn", "cf", "fn", "pp",
  ]
  /// Never written without their period when they begin with a capital.
  private static let certainWhenCapitalised = [
    "dr", "drs", "prof", "gen", "brig", "maj", "lt", "col", "cpl", "sgt", "capt", "cmdr", "cdr", "adm", "pvt",
    "sen", "sens",
    "gov", "govs", "amb", "supt", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "tues", "thurs", "st",
    "mt", "rev",
    "pres", "hon",
  ]

  /// What kind of abbreviation a token with its period is; a name follows a title, nothing follows "Inc." of need.
  enum Kind: UInt8, Sendable {
    case none, title, calendar, body, citation, place, measure, initial, initials, other
  }

  private static let kinds: [UInt64: Kind] = {
    var kinds: [UInt64: Kind] = [:]
    let lists: [([String], Kind)] = [
      (measures, .measure), (citations, .citation), (places, .place), (bodies, .body), (calendar, .calendar),
      (ranks, .title), (titles, .title),
    ]
    for (words, kind) in lists {
      for word in words { kinds[hash(word + ".")] = kind }
    }
    return kinds
  }()

  /// - Parameters:
  ///   - token: hash of the folded scalars, the period among them
  ///   - length: their number
  ///   - isDotted: whether letters and periods take turns
  static func kind(_ token: UInt64, length: Int, isDotted: Bool) -> Kind {
    if let kind = kinds[token] { return kind }
    if isDotted { return length == 2 ? .initial : .initials }
    return .other
  }

  private static func hash(_ word: String) -> UInt64 {
    word.unicodeScalars.reduce(FeatureHash.start) { FeatureHash.mix($0, UInt64($1.value)) }
  }

  private static let hashes = hashes(titles + ranks + calendar + bodies + citations + places + measures)
  private static let certainHashes = hashes(certain)
  private static let capitalisedHashes = hashes(certainWhenCapitalised)

  private static func hashes(_ words: [String]) -> Set<UInt64> {
    Set(words.map(hash))
  }

  /// Whether the token with these folded letters, without its last period, is one of them.
  static func contains(_ hash: UInt64) -> Bool { hashes.contains(hash) }

  /// Whether a period behind these folded letters is theirs in every context.
  static func isCertain(_ hash: UInt64, capitalised: Bool) -> Bool {
    certainHashes.contains(hash) || capitalised && capitalisedHashes.contains(hash)
  }
}
