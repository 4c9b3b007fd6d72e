import EntenteModel
import Testing

@testable import EntenteExtraction

@Suite("Bare nouns for bonds")
struct BareBondsTests {
  private func extraction(bondIn sentence: Int) -> Extraction {
    let bond = Entity(
      id: "relationship:FJI~TCD-cooperation", type: .relationship, name: "Fiji–Chad cooperation")
    return Extraction(
      document: Document(id: "d", source: "d", format: "text", text: "", blocks: []),
      sentences: (0..<2).map { StoredSentence(range: $0 * 10..<$0 * 10 + 9, block: "paragraph", text: "s") },
      entities: [bond, Entity(id: "topic:cooperation", type: .topic, name: "cooperation")],
      mentions: [
        Mention(
          entity: bond.id, range: sentence * 10..<sentence * 10 + 3, text: "x", kind: .nominal,
          type: .relationship)
      ],
      assertions: [
        Assertion(
          id: "1", subject: "topic:trade", relation: "affects", object: "topic:cooperation",
          evidence: Evidence(document: "d", sentence: 0, sentenceRange: 0..<9, triggerRange: 0..<1))
      ])
  }

  @Test("a bare noun means the bond that its sentence names in full")
  func sameSentence() {
    let resolved = BareBonds.resolve(extraction(bondIn: 0))
    #expect(resolved.assertions[0].object == "relationship:FJI~TCD-cooperation")
  }

  @Test("a bond of another sentence is not meant")
  func otherSentence() {
    #expect(BareBonds.resolve(extraction(bondIn: 1)).assertions[0].object == "topic:cooperation")
  }
}
