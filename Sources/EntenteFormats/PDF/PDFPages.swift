/// The words of a PDF with their places, as `pdftotext -bbox-layout` tells them.
struct PDFPages {
  struct Box {
    var left = 0.0
    var top = 0.0
    var right = 0.0
    var bottom = 0.0
    var height: Double { bottom - top }
  }

  struct Word {
    var box: Box
    var text: [UInt8]
  }

  struct Line {
    var box: Box
    var words: [Word] = []
    /// Index of the block of the page that it is in.
    var block: Int

    var text: [UInt8] { Array(words.map(\.text).joined(separator: [0x20])) }
  }

  struct Page {
    var width: Double
    var height: Double
    var lines: [Line] = []
  }

  private(set) var pages: [Page] = []
  private(set) var title: String?

  /// Reads the answer of the program: one element a line, attributes in double quotes.
  ///
  /// - Complexity: O(n).
  init(_ output: [UInt8]) {
    var block = 0
    for line in output.split(separator: 10) {
      let content = line.drop { $0 <= 0x20 }
      guard content.first == UInt8(ascii: "<") else { continue }
      if content.starts(with: "<word ".utf8) {
        addWord(content)
      } else if content.starts(with: "<line ".utf8) {
        guard !pages.isEmpty else { continue }
        pages[pages.count - 1].lines.append(Line(box: Self.box(content), block: block))
      } else if content.starts(with: "<block ".utf8) {
        block += 1
      } else if content.starts(with: "<page ".utf8) {
        let numbers = Self.numbers(content)
        guard numbers.count >= 2 else { continue }
        pages.append(Page(width: numbers[0], height: numbers[1]))
      } else if content.starts(with: "<title>".utf8) {
        let inside = content.dropFirst(7)
        if let end = inside.firstIndex(of: UInt8(ascii: "<")) {
          title = String(decoding: Self.decoded(inside[..<end]), as: UTF8.self)
        }
      }
    }
    for index in pages.indices { pages[index].lines.removeAll { $0.words.isEmpty } }
  }

  private mutating func addWord(_ content: ArraySlice<UInt8>) {
    guard let page = pages.indices.last, let line = pages[page].lines.indices.last,
      let start = content.firstIndex(of: UInt8(ascii: ">")),
      let end = content.lastIndex(of: UInt8(ascii: "<")), start < end
    else { return }
    let text = Self.decoded(content[(start + 1)..<end])
    guard text.contains(where: { $0 > 0x20 }) else { return }
    pages[page].lines[line].words.append(Word(box: Self.box(content[..<start]), text: text))
  }

  private static func box(_ content: ArraySlice<UInt8>) -> Box {
    let numbers = numbers(content)
    guard numbers.count >= 4 else { return Box() }
    return Box(left: numbers[0], top: numbers[1], right: numbers[2], bottom: numbers[3])
  }

  /// The values of the attributes.
  private static func numbers(_ content: ArraySlice<UInt8>) -> [Double] {
    content.split(separator: UInt8(ascii: "\"")).compactMap { Double(String(decoding: $0, as: UTF8.self)) }
  }

  /// Without references; control characters become spaces.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let source = Array(bytes)
    var result: [UInt8] = []
    var position = 0
    while position < source.count {
      if source[position] == UInt8(ascii: "&"),
        let entity = HTMLEntity.decode(source, at: position, to: source.count)
      {
        result += Array(entity.text.utf8)
        position = entity.end
      } else {
        result.append(source[position] < 0x20 || source[position] == 0x7F ? 0x20 : source[position])
        position += 1
      }
    }
    return result
  }
}
