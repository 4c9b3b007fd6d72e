/// The character encoding of a page: a mark, the page's own word, or what the bytes say.
enum HTMLEncoding {
  /// Bytes and the name under which libxml2 shall read them.
  static func decode(
    _ bytes: [UInt8], source: String, _ invalidBytes: InvalidBytes
  ) throws(DocumentError) -> (bytes: [UInt8], encoding: String, remarks: [String]) {
    let declared = declaration(bytes)
    let isUnicode =
      declared == nil || declared == "utf-8" || declared == "utf8" || declared?.hasPrefix("utf-16") == true
    let isWestern = ["iso-8859-1", "windows-1252", "latin1", "us-ascii", "ascii"].contains(declared ?? "")
    if isUnicode || isWestern {
      let decoded = try DecodedText(bytes, source: source, invalidBytes: invalidBytes)
      // A page that calls itself Latin-1 is Windows-1252 to every browser; saying so is no news.
      return (decoded.text.bytes, "UTF-8", isWestern ? [] : decoded.remarks)
    }
    try DecodedText.refuseBinary(bytes, source: source)
    return (bytes, declared ?? "UTF-8", [])
  }

  /// Lower-case name after `charset=` in the first 4 KiB.
  private static func declaration(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return "utf-8" }
    let head = String(decoding: bytes.prefix(4096).filter { $0 < 0x80 }, as: UTF8.self).lowercased()
    for key in ["charset=", "encoding="] {
      var rest = head[...]
      while let found = rest.firstRange(of: key) {
        rest = rest[found.upperBound...]
        let name = rest.drop { $0 == "\"" || $0 == "'" || $0 == " " }
          .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
        if !name.isEmpty { return String(name) }
      }
    }
    return nil
  }
}
