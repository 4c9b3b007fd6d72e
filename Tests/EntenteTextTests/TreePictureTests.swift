import Foundation
import Testing

@testable import EntenteText

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("pictures of trees")
struct TreePictureTests {
  /// Two sentences with names, a token of two words, a crossing arc, and characters that XML must not see.
  static let sample = [
    Sentence(
      words: [
        Word(form: "Ada", lemma: "Ada", upos: .propn, head: 3, deprel: "nsubj", nameTag: "B-PER"),
        Word(form: "Holm", upos: .propn, head: 0, deprel: "flat", nameTag: "I-PER"),
        Word(form: "wo", upos: .aux, head: 3, deprel: "aux"),
        Word(form: "n't", upos: .part, head: 3, deprel: "advmod"),
        Word(form: "sign", upos: .verb, xpos: "VB", feats: "VerbForm=Inf", deprel: "root"),
        Word(form: "R&D<pact>", upos: .noun, head: 3, deprel: "obj"),
      ].enumerated().map { i, word in
        var word = word
        if word.head == 3 { word.head = 4 }
        if i == 4 { word.head = -1 }
        return word
      }, multiwordTokens: [.init(form: "won't", words: 2..<4)]),
    Sentence(words: [
      Word(form: "中国", upos: .propn, head: 2, deprel: "nsubj", nameTag: "B-LOC"),
      Word(form: "很", upos: .adv, head: 3, deprel: "advmod"),
      Word(form: "说", upos: .verb, deprel: "root"), Word(form: "👍", upos: .sym, head: 2, deprel: "obj"),
    ]),
  ]

  static let goldenPath = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .appendingPathComponent("Golden/trees.svg").path

  @Test("is the golden file; ENTENTE_UPDATE_GOLDEN=1 writes it anew")
  func golden() throws {
    let svg = TreePicture.svg(Self.sample, width: 700)
    if ProcessInfo.processInfo.environment["ENTENTE_UPDATE_GOLDEN"] != nil {
      try svg.write(toFile: Self.goldenPath, atomically: true, encoding: .utf8)
    }
    #expect(svg == (try String(contentsOfFile: Self.goldenPath, encoding: .utf8)))
  }

  @Test("is well-formed XML whatever the words, and holds each of them", arguments: [300, 1400])
  func wellFormed(width: Int) throws {
    let forms = [
      "<", "&amp;", "\"", "'", "]]>", "\u{0}", "\u{FFFE}", "a\tb", "e\u{301}", "سلام", "👨‍👩‍👧", "\u{202E}", "",
    ]
    let words = forms.enumerated().map { i, form in
      Word(
        form: form, lemma: form, upos: .x, feats: form, head: i - 1, deprel: "dep:" + form,
        nameTag: "B-" + form)
    }
    let svg = TreePicture.svg([Sentence(words: words)], width: width)
    let reader = TextCollector()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    for form in ["<", "&amp;", "]]>", "\u{FFFD}", "a b", "👨‍👩‍👧"] { #expect(reader.texts.contains(form)) }
  }

  @Test("a text without sentences and a sentence without words are pictures too")
  func emptiness() {
    for sentences in [[], [Sentence(words: [])]] {
      let parser = XMLParser(data: Data(TreePicture.svg(sentences).utf8))
      #expect(parser.parse())
    }
  }

  @Test("no two arcs of a tree lie on each other, and none goes through a label", arguments: 0..<40)
  func levels(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let order = Array(0..<24).shuffled(using: &random)
    var words = (0..<24).map { Word(form: String(repeating: "n", count: $0 % 9 + 1), deprel: "nmod:poss") }
    for (i, word) in order.enumerated() where i > 0 {
      words[word].head = order[Int.random(in: 0..<i, using: &random)]
    }
    let layout = TreeLayout(Sentence(words: words), width: 900)
    #expect(layout.rows.count > 1)
    #expect(layout.rows.flatMap(\.words) == Array(0..<24))
    for row in layout.rows {
      #expect(zip(row.centers, row.centers.dropFirst()).allSatisfy { $0 < $1 })
      for (i, a) in row.arcs.enumerated() {
        #expect(a.level > 0 && a.left <= a.right || a.head < 0)
        for b in row.arcs[(i + 1)...] where a.level == b.level {
          #expect(!a.span.overlaps(b.span), "level \(a.level) in the row of \(row.words)")
        }
      }
      // Ends of arcs at one word stand apart.
      let ends = row.arcs.flatMap { arc in
        arc.span.isEmpty
          ? [arc.left]
          : [(arc.span.lowerBound, arc.left), (arc.span.upperBound, arc.right)]
            .filter { row.words.contains($0.0) }.map(\.1)
      }.sorted()
      #expect(zip(ends, ends.dropFirst()).allSatisfy { $1 - $0 > 5 })
    }
  }

  @Test("a sentence of 2,000 words in a chain is drawn in rows that fit")
  func longSentence() {
    let words = (0..<2000).map { Word(form: "word", head: $0 - 1, deprel: "dep") }
    let layout = TreeLayout(Sentence(words: words), width: 1000)
    #expect(layout.rows.allSatisfy { $0.width <= 1000 * 1.2 && $0.levelCount <= 3 })
    #expect(layout.rows.reduce(0) { $0 + $1.words.count } == 2000)
  }

  @Test("scripts that run from right to left do so in the picture")
  func rightToLeft() {
    let words = [Word(form: "وقع", head: -1, deprel: "root"), Word(form: "السلام", head: 0, deprel: "obj")]
    let svg = TreePicture.svg([Sentence(words: words)])
    let place = { (form: String) -> Double in
      let line = svg.split(separator: "\n").first { $0.contains(">\(form)<") } ?? ""
      return Double(line.split(separator: "x=\"").dropFirst().first?.prefix { $0 != "\"" } ?? "") ?? 0
    }
    #expect(place("وقع") > place("السلام"))
    #expect(TextWidth.runsRightToLeft(["שלום", "a"]) && !TextWidth.runsRightToLeft(["peace", "שלו"]))
  }

  @Test("wide characters take more room, combining ones none")
  func widths() {
    #expect(TextWidth.of("中国", size: 10) > TextWidth.of("ab", size: 10))
    #expect(TextWidth.of("e\u{301}\u{302}", size: 10) == TextWidth.of("e", size: 10))
    #expect(TextWidth.of("\u{200B}", size: 10) == 0)
  }
}

private final class TextCollector: NSObject, XMLParserDelegate {
  var texts: [String] = []
  private var text = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) { text = "" }
  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
  {
    texts.append(text)
  }
}
