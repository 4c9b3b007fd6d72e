import EntenteModel
import EntenteOntology
import EntenteText
import Foundation
import Testing

@testable import EntenteExtraction

/// Sentences with trees written by hand, one word a line: form, lemma, tag, Penn tag, head (from 1), relation,
/// and after `=` the entity that the word names (`state:MLI`, `person:x`, …).
enum HandTree {
  static func sentence(_ text: String) -> (sentence: Sentence, names: [(word: Int, id: String)]) {
    var words: [Word] = []
    var names: [(Int, String)] = []
    var offset = 0
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: " ").map(String.init)
      guard fields.count >= 6 else { continue }
      let length = fields[0].utf8.count
      words.append(
        Word(
          form: fields[0], range: offset..<offset + length, lemma: fields[1],
          upos: UPOS(name: fields[2]) ?? .x, xpos: fields[3], head: (Int(fields[4]) ?? 0) - 1,
          deprel: fields[5]))
      if fields.count > 6 { names.append((words.count - 1, String(fields[6].dropFirst()))) }
      offset += length + 1
    }
    return (Sentence(words: words, range: 0..<max(offset - 1, 0)), names)
  }

  /// A document of one block a sentence, its named words as mentions.
  static func analysis(_ trees: [String], kind: Block.Kind = .paragraph) -> DocumentAnalysis {
    var blocks: [Block] = []
    var sentences: [AnalysedSentence] = []
    var entities = EntityTable()
    var mentions: [LocalMention] = []
    var text = ""
    for (index, tree) in trees.enumerated() {
      let (sentence, names) = sentence(tree)
      let clean = sentence.words.map(\.form).joined(separator: " ")
      let length = clean.utf8.count
      blocks.append(
        Block(
          kind: kind, text: clean,
          pieces: [.init(clean: 0, length: length, source: text.utf8.count, sourceLength: length)]))
      text += clean + "\n"
      sentences.append(AnalysedSentence(block: index, blockKind: kind, sentence: sentence))
      for (word, id) in names {
        let entity = entities.insert(
          Entity(id: EntityID(id), type: type(of: id), name: sentence.words[word].form))
        mentions.append(
          LocalMention(
            sentence: index, words: word..<word + 1, head: word, entity: entity, kind: .name,
            type: type(of: id)))
      }
    }
    let document = Document(id: "test", source: "test", format: "text", text: text, blocks: blocks)
    return DocumentAnalysis(document: document, sentences: sentences, entities: entities, mentions: mentions)
  }

  private static func type(of id: String) -> EntityType {
    switch EntityID(id).kind {
    case "state": "State"
    case "org": "Organization"
    case "person": "Person"
    case "place": "Place"
    case "agreement": "Agreement"
    case "event": "Event"
    default: "Topic"
    }
  }

  /// The repository's ontology, read once.
  static let ontology: Ontology? = {
    var directory = FileManager.default.currentDirectoryPath
    while directory != "/" {
      let candidate = directory + "/ontology"
      if FileManager.default.fileExists(atPath: candidate + "/schema.yaml") {
        return try? Ontology(directory: candidate)
      }
      directory = (directory as NSString).deletingLastPathComponent
    }
    return nil
  }()

  /// `subject relation object`, then what departs from affirmed, fact, author.
  static func statements(_ trees: String..., kind: Block.Kind = .paragraph) throws -> [String] {
    let ontology = try #require(ontology)
    var analysis = analysis(trees, kind: kind)
    let interpreter = FrameInterpreter(schema: ontology.schema, lexicon: ontology.lexicon)
    return interpreter.assertions(in: &analysis).map { assertion in
      var text = "\(assertion.subject) \(assertion.relation) \(assertion.object)"
      if assertion.polarity == .negated { text += " negated" }
      if assertion.modality != .fact { text += " \(assertion.modality.rawValue)" }
      if assertion.attribution != .author { text += " @\(assertion.attribution)" }
      return text
    }
  }
}
