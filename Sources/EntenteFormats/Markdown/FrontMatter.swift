import EntenteModel

/// Keys and values between `---` lines at the beginning of a Markdown file: as much of YAML as such heads use.
struct FrontMatter {
  private(set) var values: [String: [String]] = [:]
  /// UTF-8 offset of the first byte behind it; 0 where there is none.
  let end: Int

  init(_ text: SourceText) {
    let lines = text.lines(in: 0..<min(text.bytes.count, 65_536))
    let isMark = { (line: SourceText.Line) in
      text.bytes[line.content].elementsEqual("---".utf8) || text.bytes[line.content].elementsEqual("...".utf8)
    }
    guard let first = lines.firstIndex(where: { !$0.isBlank }), first <= 1,
      text.bytes[lines[first].content].elementsEqual("---".utf8),
      let close = lines[(first + 1)...].prefix(200).firstIndex(where: isMark), close > first + 1,
      lines[first + 1..<close].contains(where: { Self.key(text.string($0.content)) != nil })
    else {
      end = 0
      return
    }
    end = lines[close].full.upperBound
    var key: String?
    var pending = ""
    for line in lines[first + 1..<close] {
      let content = text.string(line.content)
      if line.indent == 0, let (newKey, value) = Self.key(content) {
        flush(key, pending)
        key = newKey
        pending = value
      } else if content.hasPrefix("- ") || content == "-" {
        if pending.isEmpty { pending = "\u{1}" }
        pending += (pending == "\u{1}" ? "" : "\u{1}") + content.dropFirst(2)
      } else if !content.isEmpty {
        // A value over several lines; a backslash at a line's end stands for no gap.
        if pending.hasSuffix("\\") {
          pending.removeLast()
          pending += content.hasPrefix("\\ ") ? String(content.dropFirst()) : content
        } else {
          pending += pending.isEmpty || pending == "|" || pending == ">" ? content : " " + content
        }
      }
    }
    flush(key, pending)
  }

  /// The metadata that the keys stand for.
  var metadata: DocumentMetadata {
    DocumentMetadata(
      title: first(["title", "headline"]),
      date: ["date", "published", "published_time", "datepublished", "publishdate", "pubdate", "created"]
        .lazy.compactMap { values[$0]?.first }.compactMap(Self.date).first,
      authors: ["authors", "author", "byline", "by"].lazy.compactMap { values[$0] }.first ?? [],
      publisher: first(["publisher", "source", "site_name", "site", "journal", "publication"]),
      url: first(["url", "source_url", "canonical_url", "canonical", "link", "permalink"]))
  }

  private func first(_ keys: [String]) -> String? {
    keys.lazy.compactMap { values[$0]?.first }.first { !$0.isEmpty }
  }

  static func date(_ text: String) -> PartialDate? {
    PartialDate(text) ?? PartialDate(text.prefix(10)) ?? compact(text) ?? DateLine(text)?.date
  }

  /// `20080804`
  private static func compact(_ text: String) -> PartialDate? {
    guard text.utf8.count == 8, text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text)
    else {
      return nil
    }
    return PartialDate(year: number / 10000, month: number / 100 % 100, day: number % 100)
  }

  private static func key(_ line: String) -> (String, String)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let key = line[..<colon].lowercased()
    let rest = line[line.index(after: colon)...]
    guard !key.isEmpty, key.utf8.count <= 40, rest.isEmpty || rest.first == " ",
      key.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" })
    else { return nil }
    return (key, rest.trimmed { !$0.isWhitespace })
  }

  private mutating func flush(_ key: String?, _ value: String) {
    guard let key else { return }
    if value.hasPrefix("[") && value.hasSuffix("]") {
      values[key] = value.dropFirst().dropLast().split(separator: ",")
        .map { Self.unquoted($0.trimmed { !$0.isWhitespace }) }
    } else {
      values[key] = value.split(separator: "\u{1}").map { Self.unquoted($0.trimmed { !$0.isWhitespace }) }
    }
  }

  /// A scalar without its quotes; escapes of double quotes decoded; no-break spaces become spaces.
  private static func unquoted(_ text: String) -> String {
    if text.count >= 2, text.hasPrefix("'"), text.hasSuffix("'") {
      return String(text.dropFirst().dropLast().replacing("''", with: "'"))
    }
    guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    var result = ""
    var rest = text.dropFirst().dropLast()
    while let character = rest.popFirst() {
      guard character == "\\", let escape = rest.popFirst() else {
        result.append(character)
        continue
      }
      switch escape {
      case "n", "t", "_", "N": result.append(" ")
      case "u", "x", "U":
        let length = escape == "u" ? 4 : escape == "x" ? 2 : 8
        let digits = rest.prefix(length)
        if digits.count == length, let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) {
          result.unicodeScalars.append(scalar)
          rest = rest.dropFirst(length)
        }
      default: result.append(escape)
      }
    }
    return result
  }
}
