import EntenteModel
import Testing

@testable import EntenteExtraction

@Suite("Sides of conversations")
struct EventParticipantsTests {
  private func extraction(sentences: Int, pairs: [(Int, EntityID, EntityID)], talksIn sentence: Int)
    -> Extraction
  {
    let texts = (0..<sentences).map { index in
      StoredSentence(range: index * 10..<index * 10 + 9, block: "paragraph", text: "sentence")
    }
    let talks = Entity(id: "event:talk", type: .event, name: "the next talks")
    return Extraction(
      document: Document(id: "d", source: "d", format: "text", text: "", blocks: []), sentences: texts,
      entities: [
        Entity(id: "state:FJI", type: .state, name: "Fiji"),
        Entity(id: "state:TCD", type: .state, name: "Chad"),
        Entity(id: "state:NOR", type: .state, name: "Norway"), talks,
      ],
      mentions: [
        Mention(
          entity: talks.id, range: sentence * 10..<sentence * 10 + 4, text: "talks", kind: .nominal,
          type: .event)
      ],
      assertions: pairs.enumerated().map { index, pair in
        Assertion(
          id: "\(index)", subject: pair.1, relation: "meetsWith", object: pair.2,
          evidence: Evidence(
            document: "d", sentence: pair.0, sentenceRange: 0..<1, triggerRange: 0..<1))
      })
  }

  private func members(_ extraction: Extraction) -> [EntityID] {
    EventParticipants.complete(extraction).entities[3].members
  }

  @Test("talks without named sides belong to those last said to talk")
  func inherited() {
    let found = extraction(
      sentences: 4, pairs: [(0, "state:NOR", "state:FJI"), (1, "state:TCD", "state:FJI")], talksIn: 2)
    #expect(members(found) == ["state:FJI", "state:TCD"])
  }

  @Test("two pairs in the last sentence leave it open")
  func undecided() {
    let found = extraction(
      sentences: 3, pairs: [(1, "state:NOR", "state:FJI"), (1, "state:TCD", "state:FJI")], talksIn: 2)
    #expect(members(found).isEmpty)
  }

  @Test("a pair counts neither far behind nor ahead of the talks")
  func reach() {
    #expect(members(extraction(sentences: 30, pairs: [(0, "state:NOR", "state:FJI")], talksIn: 25)).isEmpty)
    #expect(members(extraction(sentences: 20, pairs: [(8, "state:NOR", "state:FJI")], talksIn: 2)).isEmpty)
  }
}
