/// Character references of HTML in text that is no HTML: `&amp;`, `&#8217;`, `&#x2019;`, `&nbsp;`.
enum HTMLEntity {
  /// The text of the reference at `position` and its end; `nil` where none stands there.
  static func decode(_ bytes: [UInt8], at position: Int, to end: Int) -> (text: String, end: Int)? {
    guard let semicolon = bytes[position..<min(end, position + 12)].firstIndex(of: UInt8(ascii: ";")) else {
      return nil
    }
    let name = bytes[position + 1..<semicolon]
    guard let first = name.first else { return nil }
    if first == UInt8(ascii: "#") {
      let isHex = name.dropFirst().first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
      let digits = String(decoding: name.dropFirst(isHex ? 2 : 1), as: UTF8.self)
      guard let code = UInt32(digits, radix: isHex ? 16 : 10), code >= 0x20, let scalar = Unicode.Scalar(code)
      else { return nil }
      return (String(Character(scalar)), semicolon + 1)
    }
    guard let text = named[String(decoding: name, as: UTF8.self)] else { return nil }
    return (text, semicolon + 1)
  }

  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ensp": " ", "emsp": " ",
    "thinsp": " ", "shy": "", "ndash": "–", "mdash": "—", "hellip": "…", "lsquo": "‘", "rsquo": "’",
    "ldquo": "“",
    "rdquo": "”", "sbquo": "‚", "bdquo": "„", "laquo": "«", "raquo": "»", "bull": "•", "middot": "·",
    "copy": "©",
    "reg": "®", "trade": "™", "deg": "°", "euro": "€", "pound": "£", "yen": "¥", "sect": "§", "para": "¶",
    "dagger": "†", "times": "×", "frac12": "½", "aacute": "á", "eacute": "é", "iacute": "í", "oacute": "ó",
    "uacute": "ú", "agrave": "à", "egrave": "è", "acirc": "â", "ecirc": "ê", "ocirc": "ô", "ccedil": "ç",
    "ntilde": "ñ", "auml": "ä", "euml": "ë", "iuml": "ï", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö",
    "Uuml": "Ü", "szlig": "ß", "aring": "å", "oslash": "ø", "aelig": "æ",
  ]
}
