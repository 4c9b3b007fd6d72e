import EntenteModel
import EntenteOntology
import EntenteText

@testable import EntenteExtraction

/// Sentences made by hand: words separated by spaces, `form/UPOS/relation/head` with heads counted from 1 as in
/// CoNLL-U, the last three optional; a name tag may follow.
enum HandMade {
  private static let lemmas = ["parties": "party", "countries": "country", "flew": "fly"]

  static func sentence(_ text: String) -> Sentence {
    var words: [Word] = []
    var offset = 0
    for (index, token) in text.split(separator: " ").enumerated() {
      let parts = token.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      // A form may hold a slash of its own ("9/11").
      let isAnnotated = (4...5).contains(parts.count) && UPOS(name: parts[1]) != nil
      let form = isAnnotated ? parts[0] : String(token)
      let first = form.unicodeScalars.first!
      let guess: UPOS =
        first.properties.isUppercase ? .propn : first.properties.numericType != nil ? .num : .noun
      let upos = isAnnotated ? UPOS(name: parts[1])! : guess
      let isPlural = upos == .noun && form.hasSuffix("s") && !form.hasSuffix("ss")
      let length = form.utf8.count
      words.append(
        Word(
          form: form, range: offset..<offset + length,
          lemma: lemmas[form] ?? (isPlural ? String(form.lowercased().dropLast()) : form.lowercased()),
          upos: upos, feats: isPlural ? "Number=Plur" : "",
          head: isAnnotated ? Int(parts[3])! - 1 : (index == 0 ? -1 : 0),
          deprel: isAnnotated ? parts[2] : (index == 0 ? "root" : "dep"),
          nameTag: parts.count == 5 && isAnnotated ? parts[4] : "O"))
      offset += length + 1
    }
    return Sentence(words: words, range: 0..<max(0, offset - 1))
  }

  static func analysed(_ text: String) -> AnalysedSentence {
    AnalysedSentence(block: 0, blockKind: .paragraph, sentence: sentence(text))
  }

  /// The names of the repository's ontology, made once.
  static let catalog = HandTree.ontology.map { NameCatalog($0) }

  /// The document of these sentences, each a block, with mentions and references found by the ontology.
  static func document(
    _ texts: [String], ontology: Ontology, date: String? = nil, title: String? = nil,
    kind: Block.Kind = .paragraph
  ) -> DocumentAnalysis {
    var blocks: [Block] = []
    var sentences: [String: Sentence] = [:]
    var text = ""
    for line in texts {
      let sentence = sentence(line)
      let clean = sentence.words.map(\.form).joined(separator: " ")
      let length = clean.utf8.count
      sentences[clean] = sentence
      blocks.append(
        Block(
          kind: kind, text: clean,
          pieces: [.init(clean: 0, length: length, source: text.utf8.count, sourceLength: length)]))
      text += clean + "\n"
    }
    let table = sentences
    let document = Document(
      id: "test", source: "test", format: "text",
      metadata: DocumentMetadata(title: title, date: date.flatMap { PartialDate($0) }), text: text,
      blocks: blocks)
    return Extractor(catalog: catalog ?? NameCatalog(ontology)) { text, _ in table[text].map { [$0] } ?? [] }
      .analysis(of: document)
  }
}

extension DocumentAnalysis {
  /// `words -> entity` of every mention in order of the text; several entities joined by `+`, metonyms marked.
  var mentionTexts: [String] {
    mentions.sorted { LocalMention.inOrder($0, $1) }.map { mention in
      let ids = (mention.members.isEmpty ? [mention.entity] : mention.members).map {
        entities[$0].id.rawValue
      }
      return sentences[mention.sentence].text(of: mention.words) + " -> " + ids.joined(separator: "+")
        + (mention.isMetonym ? " (metonym)" : "")
    }
  }
}
