/// Keys of ids made from words.
enum Slug {
  /// Lower-case words joined by hyphens, Latin letters without accents; other scripts stay as they are.
  static func key(_ words: String) -> String {
    var key = ""
    var isAfterGap = false
    for scalar in words.lowercased().unicodeScalars {
      let properties = scalar.properties
      if scalar == "'" || scalar == "\u{2019}" || scalar == "." { continue }
      guard properties.isAlphabetic || properties.numericType != nil else {
        isAfterGap = true
        continue
      }
      if isAfterGap, !key.isEmpty { key += "-" }
      isAfterGap = false
      if scalar.value < 0x80 {
        key.unicodeScalars.append(scalar)
      } else if let plain = plainLetters[scalar] {
        key += plain
      } else if !properties.isDiacritic {
        key.unicodeScalars.append(scalar)
      }
    }
    return key
  }

  private static let plainLetters: [Unicode.Scalar: String] = {
    var letters: [Unicode.Scalar: String] = [:]
    let groups = [
      "a": "àáâãäåāăą", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ", "i": "ìíîïĩīĭįı",
      "j": "ĵ",
      "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŋ", "o": "òóôõöøōŏő", "r": "ŕŗř", "s": "śŝşšș", "t": "ţťŧț",
      "u": "ùúûüũūŭůűų",
      "w": "ŵ", "y": "ýÿŷ", "z": "źżž", "ss": "ß", "ae": "æ", "oe": "œ", "th": "þ",
    ]
    for (plain, marked) in groups { for scalar in marked.unicodeScalars { letters[scalar] = plain } }
    return letters
  }()
}
