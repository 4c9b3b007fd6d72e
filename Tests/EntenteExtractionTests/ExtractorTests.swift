import EntenteModel
import EntenteOntology
import EntenteTestSupport
import EntenteText
import Foundation
import Testing

@testable import EntenteExtraction

@Suite("From a document to its extraction", .enabled(if: HandTree.ontology != nil))
struct ExtractorTests {
  /// "Türkiye met China" of a text with two bytes of markup before every word.
  func marked() throws -> (document: Document, extractor: Extractor) {
    let sentence = HandMade.sentence("Türkiye/PROPN/nsubj/2 met/VERB/root/0 China/PROPN/obj/2")
    let clean = "Türkiye met China"
    let text = "—— **Türkiye** met **China**\n"
    let source = Array(text.utf8)
    var pieces: [Block.Piece] = []
    var position = 0
    for word in sentence.words {
      let form = Array(word.form.utf8)
      while !source[position...].starts(with: form) { position += 1 }
      // The space before a word stands for the markup between.
      if let last = pieces.last {
        let end = last.source + last.sourceLength
        pieces.append(
          .init(clean: word.range.lowerBound - 1, length: 1, source: end, sourceLength: position - end))
      }
      pieces.append(
        .init(clean: word.range.lowerBound, length: form.count, source: position, sourceLength: form.count))
      position += form.count
    }
    let block = Block(kind: .paragraph, text: clean, pieces: pieces)
    let furniture = Block(kind: .furniture, text: clean, pieces: pieces)
    let document = Document(
      id: "x", source: "a.md", format: "markdown", text: text, blocks: [furniture, block])
    let extractor = Extractor(catalog: try #require(HandMade.catalog)) { text, _ in
      text == clean ? [sentence] : []
    }
    return (document, extractor)
  }

  @Test("offsets count Unicode scalars of the document's text, markup left out")
  func offsets() throws {
    let (document, extractor) = try marked()
    let extraction = extractor.extract(document)
    let scalars = Array(document.text.unicodeScalars)
    let names = extraction.mentions.filter { $0.kind == .name }
    #expect(names.map(\.text) == ["Türkiye", "China"])
    for mention in names {
      var slice = String.UnicodeScalarView()
      slice.append(contentsOf: scalars[mention.range])
      #expect(String(slice) == mention.text)
    }
    #expect(extraction.sentences.count == 1)
    #expect(extraction.sentences[0].text == "Türkiye met China")
  }

  @Test("what is given out is complete: every id that is named has its entity")
  func closed() throws {
    let (document, extractor) = try marked()
    let extraction = extractor.extract(document)
    let ids = Set(extraction.entities.map(\.id))
    #expect(ids.isSuperset(of: extraction.mentions.map(\.entity)))
    #expect(ids.isSuperset(of: extraction.assertions.flatMap { [$0.subject, $0.object] }))
    #expect(extraction.entities.count == ids.count)
  }

  @Test("equal documents give equal bytes, and the bytes are JSON")
  func json() throws {
    let (document, extractor) = try marked()
    let text = ExtractionJSON.text(of: extractor.extract(document))
    #expect(ExtractionJSON.text(of: extractor.extract(document)) == text)
    let line = ExtractionJSON.text(of: extractor.extract(document), pretty: false)
    #expect(!line.contains("\n"))
    for form in [text, line] {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(form.utf8)) as? [String: Any])
      #expect(object["document"] as? String == "a.md")
      #expect(object["length"] as? Int == document.text.unicodeScalars.count)
      let mentions = try #require(object["mentions"] as? [[String: Any]])
      #expect(
        mentions.contains { $0["text"] as? String == "China" && $0["entity_id"] as? String == "state:CHN" })
    }
  }

  @Test("signs that JSON must escape survive")
  func escapes() throws {
    let odd = "a\"b\\c\n\u{1}\u{2028}é"
    let document = Document(id: "x", source: odd, format: "text", text: "", blocks: [])
    let text = ExtractionJSON.text(of: Extraction(document: document))
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["document"] as? String == odd)
  }

  @Test("a document without text gives an empty extraction")
  func empty() throws {
    let extractor = Extractor(catalog: try #require(HandMade.catalog)) { _, _ in [] }
    let document = Document(id: "x", source: "x", format: "text", text: "", blocks: [])
    let extraction = extractor.extract(document)
    #expect(extraction.entities.isEmpty && extraction.mentions.isEmpty && extraction.sentences.isEmpty)
  }

  @Test("trees that are none crash nothing")
  func brokenTrees() throws {
    var generator = SeededGenerator(seed: 11)
    let forms = [
      "China", "NATO", "it", "the", "Alliance", "and", "President", "Biden", ":", "(", ")", "we", "of",
      "Moscow", "2016", "its",
    ]
    for _ in 0..<60 {
      let count = Int(generator.next() % 12) + 1
      var offset = 0
      var words: [Word] = []
      for _ in 0..<count {
        let form = forms[Int(generator.next() % UInt64(forms.count))]
        let upos = UPOS.allCases[Int(generator.next() % UInt64(UPOS.allCases.count))]
        let relations = ["nsubj", "conj", "nmod:poss", "case", "obj", "compound", "punct", "root"]
        words.append(
          Word(
            form: form, range: offset..<offset + form.utf8.count, lemma: form.lowercased(), upos: upos,
            head: Int(generator.next() % UInt64(count + 2)) - 1, deprel: relations[Int(generator.next() % 8)])
        )
        offset += form.utf8.count + 1
      }
      let text = words.map(\.form).joined(separator: " ")
      let sentence = Sentence(words: words, range: 0..<text.utf8.count)
      let block = Block(
        kind: .paragraph, text: text,
        pieces: [.init(clean: 0, length: text.utf8.count, source: 0, sourceLength: text.utf8.count)])
      let extractor = Extractor(catalog: try #require(HandMade.catalog)) { _, _ in [sentence] }
      let extraction = extractor.extract(
        Document(id: "x", source: "x", format: "text", text: text, blocks: [block]))
      #expect(extraction.sentences.count == 1)
    }
  }
}
