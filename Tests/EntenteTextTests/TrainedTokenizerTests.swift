import EntenteText
import Testing

@Suite("The trained tokeniser masters the hard cases", .enabled(if: TextFixtures.modelPath != nil))
struct TrainedTokenizerTests {
  private func tokenizer() throws -> Tokenizer {
    try Tokenizer(from: ModelFile(path: TextFixtures.modelPath ?? ""))
  }

  @Test(
    "words",
    arguments: [
      ("Gen. Ada R. Holm met Mr. Brandt.", "Gen. Ada R. Holm met Mr. Brandt ."),
      ("The U.S.-China talks failed.", "The U.S. - China talks failed ."),
      ("It is No. 5 on p.80.", "It is No. 5 on p.80 ."),
      ("China's plan isn't long-term.", "China 's plan is n't long - term ."),
      ("China’s plan isn’t new.", "China ’s plan is n’t new ."),
      ("They've spent $3.5bn on it.", "They 've spent $ 3.5 bn on it ."),
      ("We cannot join the 17+1 format.", "We can not join the 17+1 format ."),
      ("A 360° view for the 5th time.", "A 360 ° view for the 5th time ."),
      ("Write to press@mfa.example, please.", "Write to press@mfa.example , please ."),
      (
        "See https://www.example.org/a/b_c.htm?x=1-2 first.",
        "See https://www.example.org/a/b_c.htm?x=1-2 first ."
      ),
      ("Sino-Russian trade grew (see below).", "Sino - Russian trade grew ( see below ) ."),
      ("Spending rose in 2010–2016.", "Spending rose in 2010 – 2016 ."),
      ("The ministers' plan, i.e. the pact, holds.", "The ministers ' plan , i.e. the pact , holds ."),
    ])
  func words(text: String, expected: String) throws {
    let sentence = try tokenizer().words(inSentence: Array(text.utf8), range: 0..<text.utf8.count)
    #expect(sentence?.words.map(\.form).joined(separator: " ") == expected)
  }

  @Test(
    "sentences",
    arguments: [
      (["Gen. Holm met Dr. Brandt in St. Petersburg.", "They talked."]),
      (["The U.S. envoy left on Monday.", "He was tired."]),
      (["\"We will not yield,\" she said.", "Nobody believed her."]),
      (["\"We will stay.\"", "The envoy left."]),
      (["Is it over?", "It is not!", "We shall see."]),
      (["The pact (signed in 2010) holds.", "It covers No. 5 and No. 7."]),
      (["He works at Norden Inc. in Oslo.", "She does not."]),
      (["The talks were held on 5 June 2018 at 10 a.m. in Brussels.", "They went well."]),
    ])
  func sentences(expected: [String]) throws {
    let text = Array(expected.joined(separator: " ").utf8)
    let found = try tokenizer().sentences(in: text).map { String(decoding: text[$0.range], as: UTF8.self) }
    #expect(found == expected)
  }

  @Test("a closing quote belongs to its sentence")
  func quotes() throws {
    let text = Array("“We agreed.” They left.".utf8)
    #expect(try tokenizer().sentences(in: text).map(\.words.count) == [5, 3])
  }
}
