import EntenteModel
import EntenteStore
import Foundation

/// A folder of its own for each test, gone when the test ends.
final class ScratchFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "entente-store-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }
}

let build = BuildFingerprint(digest: "b1", description: "entente 0, test")

/// A document in which `subject` meets `object`, in one sentence.
func sample(
  hash: String, source: String, subject: Entity, object: Entity, text: String = "A met B.",
  validity: Validity? = nil
) -> Extraction {
  let document = Document(id: hash, source: source, format: "text", text: text, blocks: [])
  let range = 0..<text.unicodeScalars.count
  return Extraction(
    document: document, sentences: [StoredSentence(range: range, block: "paragraph", text: text)],
    entities: [subject, object],
    mentions: [
      Mention(entity: subject.id, range: 0..<1, text: "A", kind: .name, type: subject.type, reason: "alias"),
      Mention(entity: object.id, range: 6..<7, text: "B", kind: .name, type: object.type, reason: "alias"),
    ],
    assertions: [
      Assertion(
        id: "a-" + hash, subject: subject.id, relation: "meetsWith", object: object.id, sign: .cooperative,
        validity: validity, arguments: ["topic": "trade"],
        event: EventCoding(plover: "CONSULT", cameo: "040"),
        confidence: 0.8, rule: "meet.v",
        evidence: Evidence(document: hash, sentence: 0, sentenceRange: range, triggerRange: 2..<5))
    ])
}

let norway = Entity(id: "state:NOR", type: "State", name: "Norway", iso3: "NOR", layer: .ontology)
let chad = Entity(id: "state:TCD", type: "State", name: "Chad", iso3: "TCD", layer: .ontology)
let surname = Entity(id: "person:holm", type: "Person", name: "Holm")
let fullName = Entity(id: "person:ada-holm", type: "Person", name: "Ada Holm")

func snapshot(_ store: Store) throws -> KnowledgeGraph {
  let contents = try store.contents()
  return KnowledgeGraph(
    entities: contents.entities, assertions: contents.assertions, documents: contents.documents)
}
