import EntenteText
import Testing

@Suite(
  "The trained name tagger knows policy texts, without any list of names",
  .enabled(if: TextFixtures.modelPath != nil))
struct TrainedNameTaggerTests {
  private static let pipeline = TextFixtures.modelPath.flatMap { try? Pipeline(modelPath: $0) }

  private func names(_ text: String) throws -> [String] {
    let pipeline = try #require(Self.pipeline)
    return pipeline.analyze(Array(text.utf8)).flatMap { sentence in
      var names: [String] = []
      for word in sentence.words {
        if word.nameTag.hasPrefix("B-") { names.append("\(word.nameTag.dropFirst(2)) \(word.form)") }
        if word.nameTag.hasPrefix("I-"), let last = names.popLast() { names.append("\(last) \(word.form)") }
      }
      return names
    }
  }

  @Test(
    "names in running text",
    arguments: [
      ("President Biden met Xi Jinping in Bali on Monday.", ["PER Biden", "PER Xi Jinping", "LOC Bali"]),
      (
        "NATO and the European Union welcomed the decision of Ukraine.",
        ["ORG NATO", "ORG European Union", "LOC Ukraine"]
      ),
      (
        "China's exports to Germany fell, said Olaf Scholz.", ["LOC China", "LOC Germany", "PER Olaf Scholz"]
      ),
      ("Secretary Pompeo told reporters that Japan would stay.", ["PER Pompeo", "LOC Japan"]),
      ("The talks were long, and nobody was content with the outcome.", []),
    ])
  func runningText(text: String, expected: [String]) throws {
    #expect(try names(text) == expected)
  }

  @Test("names in a headline of capitals")
  func headline() throws {
    #expect(try names("CHINA AND RUSSIA SIGN PACT IN MOSCOW") == ["LOC CHINA", "LOC RUSSIA", "LOC MOSCOW"])
  }
}
