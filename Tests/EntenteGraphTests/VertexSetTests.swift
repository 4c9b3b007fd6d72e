import EntenteGraph
import EntenteTestSupport
import Testing

@Suite("Vertex and edge sets")
struct VertexSetTests {
  @Test("agrees with Set under random operations", arguments: 0..<20)
  func agreesWithSet(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let count = Int.random(in: 1...200, using: &generator)
    var model: Set<Int> = []
    var set = VertexSet(vertexCount: count)
    for _ in 0..<300 {
      let v = Int.random(in: 0..<count, using: &generator)
      if Bool.random(using: &generator) {
        model.insert(v)
        set.insert(VertexID(v))
      } else {
        model.remove(v)
        set.remove(VertexID(v))
      }
    }
    #expect(set.members.map(\.int) == model.sorted())
    #expect(set.memberCount == model.count)
    #expect((0..<count).allSatisfy { set.contains(VertexID($0)) == model.contains($0) })
  }

  @Test("the full set holds every member and nothing past the end", arguments: [0, 1, 63, 64, 65, 130])
  func full(count: Int) {
    let set = EdgeSet(edgeCount: count, full: true)
    #expect(set.memberCount == count && set.members == (0..<count).map { EdgeID($0) })
  }

  @Test("union and intersection")
  func combination() {
    let (even, low) = (stride(from: 0, to: 100, by: 2).map { VertexID($0) }, (0..<10).map { VertexID($0) })
    var union = VertexSet(vertexCount: 100, even)
    union.formUnion(VertexSet(vertexCount: 100, low))
    #expect(union.memberCount == 55)
    var intersection = VertexSet(vertexCount: 100, even)
    intersection.formIntersection(VertexSet(vertexCount: 100, low))
    #expect(intersection.members.map(\.int) == [0, 2, 4, 6, 8])
  }
}
