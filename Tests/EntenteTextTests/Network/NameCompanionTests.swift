import Testing

@testable import EntenteText

@Suite("A linear name tagger beside the network")
struct NameCompanionTests {
  /// The network's order, not the tagger's.
  private let labels = NameLabels(types: ["PER", "ORG", "LOC"])
  private let tagger = NameTaggerTests.trained()

  @Test("adds the tagger's scores in the network's order of tags")
  func scores() throws {
    let companion = try #require(NameCompanion(tagger, labels: labels))
    let words = NameTaggerTests.parse("President Holm left Lund").words
    let sums = Matrix(rows: words.count, columns: labels.count)
    for row in words.indices { for column in 0..<labels.count { sums[row, column] = Float(row + column) } }
    companion.add(to: sums, rows: words.indices, words: words[...], gazetteer: nil)
    let own = tagger.scores(of: words, gazetteer: nil)
    #expect(own.contains { $0 != 0 })
    for row in words.indices {
      for (column, name) in labels.names.enumerated() {
        let theirs = try #require(tagger.labels.index(of: name))
        let added = Float(own[row * tagger.labels.count + theirs]) * NameCompanion.weight
        #expect(sums[row, column] == Float(row + column) + added)
      }
    }
  }

  @Test("a network that knows nothing gets the tagger's names")
  func decides() throws {
    let companion = try #require(NameCompanion(tagger, labels: labels))
    let count = labels.count
    let silent = NameChain(
      labels: labels, transitions: [Float](repeating: 0, count: count * count),
      start: [Float](repeating: 0, count: count))
    var scratch = NameChain.Scratch()
    var path: [Int] = []
    for lesson in NameTaggerTests.lessons {
      var sentence = lesson
      let sums = Matrix(rows: lesson.words.count, columns: count)
      for row in lesson.words.indices { for column in 0..<count { sums[row, column] = 0 } }
      companion.add(to: sums, rows: lesson.words.indices, words: lesson.words[...], gazetteer: nil)
      companion.joined(silent).decode(sums, rows: lesson.words.indices, scratch: &scratch, into: &path)
      tagger.tag(&sentence)
      #expect(path.map { labels.names[$0] } == sentence.words.map(\.nameTag))
    }
  }

  @Test("a tagger that lacks one of the network's types is none")
  func otherTypes() {
    #expect(NameCompanion(tagger, labels: NameLabels(types: ["PER", "SHIP"])) == nil)
  }
}
