import EntenteModel
import EntenteOntology
import EntenteText

/// Names of persons as words: what belongs to a name, what only stands before or after it.
enum PersonNames {
  /// Forms of address; some tell the gender.
  static let honorifics: [String: String] = [
    "mr": "m", "mr.": "m", "sir": "m", "lord": "m", "monsieur": "m", "mrs": "f", "mrs.": "f", "ms": "f",
    "ms.": "f",
    "madam": "f", "madame": "f", "lady": "f", "dame": "f", "dr": "", "dr.": "", "prof": "", "prof.": "",
    "professor": "",
    "h.e.": "", "excellency": "", "hon.": "", "honourable": "", "honorable": "", "rev.": "", "retired": "",
    "ret.": "",
  ]

  static let ranks: Set<String> = [
    "general", "gen.", "lieutenant", "lt.", "colonel", "col.", "major", "maj.", "admiral", "adm.", "captain",
    "capt.",
    "commander", "brigadier", "vice", "rear", "marshal", "sergeant", "commodore",
  ]

  private static let suffixes: Set<String> = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "md"]

  /// Tokens that tell persons apart: no initials, no "Jr.".
  static func keyTokens(_ forms: [String]) -> [String] {
    forms.map { $0.lowercased() }.filter { token in
      let letters = token.unicodeScalars.filter { $0.properties.isAlphabetic }.count
      return letters > 1 && !suffixes.contains(token)
        && !(letters <= 3 && token.contains(".") && token.hasSuffix("."))
    }
  }

  /// A name in ordinary letters: "STOLTENBERG" is "Stoltenberg".
  static func display(_ name: String) -> String {
    guard name.unicodeScalars.filter({ $0.properties.isAlphabetic }).count > 2, name == name.uppercased()
    else { return name }
    var result = ""
    var isStart = true
    for character in name {
      result += isStart ? String(character) : character.lowercased()
      isStart = !character.isLetter && character != "'" && character != "\u{2019}"
    }
    return result
  }

  /// Whether two given names may be of one person: equal, one the short form of the other, or an initial.
  static func areCompatible(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    if shortForms[a] == b || shortForms[b] == a { return true }
    let (short, long) = a.utf8.count < b.utf8.count ? (a, b) : (b, a)
    return short.utf8.count >= 3 && long.hasPrefix(short)
  }

  private static let shortForms: [String: String] = [
    "joe": "joseph", "tony": "anthony", "bill": "william", "bob": "robert", "jim": "james", "mike": "michael",
    "tom": "thomas", "dick": "richard", "ted": "edward", "liz": "elizabeth", "kate": "katherine",
    "jake": "jacob",
    "bernie": "bernard", "chuck": "charles", "ron": "ronald", "don": "donald", "dan": "daniel",
    "jimmy": "james",
    "kim": "kimberly", "pete": "peter", "vlad": "vladimir", "volodymyr": "vladimir", "alex": "alexander",
  ]

  /// Whether a word has letters of two scripts, or signs that no name has: damaged by a bad conversion.
  static func isDamaged(_ form: String) -> Bool {
    var latin = 0
    var strange = 0
    for scalar in form.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: latin += 1
      case 0x27, 0x2D, 0x2E, 0x2010...0x201F, 0x300...0x36F, 0x2BC: break
      case 0x30...0x39: return false
      default: strange += 1
      }
    }
    return strange > 0 && latin > strange
  }

  /// Whether two names differ as a slip of the pen makes them: a letter doubled or not, two letters exchanged; in longer
  /// names, any one letter but the first.
  static func isSlip(_ a: String, _ b: String) -> Bool {
    guard a != b, a.first == b.first, min(a.count, b.count) > 3 else { return false }
    if undoubled(a) == undoubled(b) { return true }
    let isExchange =
      a.count == b.count && a.sorted() == b.sorted() && zip(a, b).filter { $0 != $1 }.count == 2
    return isExchange || (min(a.count, b.count) > 6 && distance(a, b) == 1)
  }

  private static func undoubled(_ name: String) -> String {
    var plain = ""
    for letter in name where letter != plain.last { plain.append(letter) }
    return plain
  }

  /// Family names of East Asia that stand in front of the given name: "Wang Yiwei" is called Wang.
  static let frontFamilies: Set<String> = [
    "wang", "li", "zhang", "liu", "chen", "yang", "zhao", "huang", "zhou", "wu", "xu", "sun", "hu", "zhu",
    "gao", "lin",
    "he", "guo", "ma", "luo", "liang", "song", "zheng", "xie", "han", "tang", "feng", "yu", "dong", "xiao",
    "cheng",
    "cao", "yuan", "deng", "fu", "shen", "zeng", "peng", "lu", "jiang", "cai", "jia", "ding", "wei", "xue",
    "ye", "yan",
    "pan", "du", "dai", "xia", "zhong", "tian", "ren", "fan", "shi", "yao", "tan", "kong", "qin", "hua",
    "kim", "park",
    "choi", "jung", "kang", "cho", "yoon", "moon", "nguyen", "tran", "pham", "xi",
  ]

  /// Number of single-letter changes between two names without accents.
  ///
  /// - Source: V. Levenshtein, "Binary codes capable of correcting deletions, insertions and reversals", 1966.
  /// - Complexity: O(|a| · |b|).
  static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(Slug.key(a).unicodeScalars)
    let b = Array(Slug.key(b).unicodeScalars)
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
