import EntenteModel
import Testing

@Suite struct TextTests {
  @Test(
    "byte offsets become scalar offsets as Python counts them",
    arguments: ["", "abc", "é🇳🇴e\u{301}中", String(repeating: "aé中🙂", count: 100)])
  func scalarOffsets(_ text: String) {
    let offsets = ScalarOffsets(text)
    var byte = 0
    for (index, scalar) in text.unicodeScalars.enumerated() {
      #expect(offsets.scalar(at: byte) == index)
      byte += String(scalar).utf8.count
    }
    #expect(offsets.scalar(at: byte) == text.unicodeScalars.count)
  }

  @Test("a clean range leads back to the source, across pieces and replaced ones")
  func pieces() {
    // Source "The **big** Alliance&amp;co": markup dropped, an entity replaced.
    let block = Block(
      kind: .paragraph, text: "The big Alliance&co",
      pieces: [
        .init(clean: 0, length: 4, source: 0, sourceLength: 4),
        .init(clean: 4, length: 3, source: 6, sourceLength: 3),
        .init(clean: 7, length: 9, source: 11, sourceLength: 9),
        .init(clean: 16, length: 1, source: 20, sourceLength: 5),
        .init(clean: 17, length: 2, source: 25, sourceLength: 2),
      ])
    #expect(block.sourceRange(4..<7) == 6..<9)
    #expect(block.sourceRange(0..<7) == 0..<9)
    #expect(block.sourceRange(8..<17) == 12..<25)
    #expect(block.sourceRange(16..<17) == 20..<25)
    #expect(block.sourceRange(19..<19) == 27..<27)
  }

  @Test(
    "attributions are written and read back",
    arguments: [
      Attribution.author, .unnamed, .entity("person:ada"), .named("Western diplomats"), .named("author"),
    ])
  func attribution(_ attribution: Attribution) {
    #expect(Attribution(attribution.description) == attribution)
  }

}
