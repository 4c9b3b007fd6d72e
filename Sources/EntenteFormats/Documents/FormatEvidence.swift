/// What the beginning of a document (at most 64 KiB) says of its format.
struct FormatEvidence {
  private let text: SourceText

  init(_ bytes: [UInt8]) { text = SourceText(Array(bytes.prefix(65_536))) }

  var isHTML: Bool {
    let start = text.bytes.drop { $0 <= 0x20 || $0 >= 0x80 }.prefix(1024)
    guard start.first == UInt8(ascii: "<") else { return false }
    let lower = String(decoding: start, as: UTF8.self).lowercased()
    return lower.hasPrefix("<!doctype html") || lower.hasPrefix("<html") || lower.hasPrefix("<head")
      || lower.hasPrefix("<?xml") && lower.contains("<html")
  }

  var isJSONLines: Bool {
    let line = text.bytes.drop { $0 <= 0x20 }.prefix { $0 != 10 }
    guard line.first == UInt8(ascii: "{") else { return false }
    return line.last { $0 > 0x20 } == UInt8(ascii: "}") || line.count > 60_000
  }

  /// Two different signs of Markdown, or one that plain text never has.
  var isMarkdown: Bool {
    var signs: Set<String> = []
    let lines = text.lines()
    if let first = lines.first, text.bytes[first.content].elementsEqual("---".utf8),
      lines.dropFirst().prefix(40).contains(where: { text.bytes[$0.content].elementsEqual("---".utf8) })
    {
      signs.insert("front matter")
    }
    for line in lines {
      let content = text.bytes[line.content]
      if content.starts(with: "<sup>".utf8) || SourceText.contains("</sup>", in: content) { return true }
      if SourceText.contains("](http", in: content) || SourceText.contains("](/", in: content) {
        signs.insert("link")
      }
      if content.starts(with: "```".utf8) { signs.insert("fence") }
      if content.starts(with: "[^".utf8) { signs.insert("footnote") }
      if Self.isHashHeading(content) { signs.insert("heading") }
      if content.count > 4, content.starts(with: "**".utf8) || content.suffix(2).elementsEqual("**".utf8) {
        signs.insert("strong")
      }
    }
    return signs.count >= 2 || signs.contains("heading")
  }

  /// `## Words`: hashes, a space, and something that is no hash.
  private static func isHashHeading(_ content: ArraySlice<UInt8>) -> Bool {
    let hashes = content.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(hashes), content.count > hashes + 1 else { return false }
    let rest = content.dropFirst(hashes)
    return rest.first == 0x20 && rest.contains { ($0 | 0x20) >= 97 && ($0 | 0x20) <= 122 }
  }
}
