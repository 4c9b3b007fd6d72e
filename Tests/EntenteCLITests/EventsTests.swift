import Foundation
import Testing

/// `entente events` as a user runs it.
@Suite(.enabled(if: Program.isReady, "needs the built program and models/english.model"))
struct EventsTests {
  let folder: ScratchFolder
  let brief: String

  init() throws {
    folder = try ScratchFolder()
    brief = try folder.write("a.txt", "Norway attacked Chad on 3 May 2021. Norway did not criticise Fiji.")
  }

  private func run(_ arguments: [String], input: String = "") throws -> Program.Result {
    try Program.run(["events"] + arguments, input: input, in: folder.path)
  }

  @Test("a table has a row an event, with who did what to whom, when and in which stance")
  func table() throws {
    let result = try run([brief, "--format", "csv"])
    try #require(result.status == 0, "\(result.errors)")
    let rows = result.lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(rows.dropFirst().map { $0[1...3].joined(separator: " ") } == ["2021-05-03 NOR TCD", " NOR FJI"])
    #expect(rows.last?.contains("negated") == true)
  }

  @Test("an event whose verb has no code says what the text says")
  func uncoded() throws {
    let result = try run(["-", "--format", "csv"], input: "Norway outnumbers Chad.")
    let row = result.lines.last?.split(separator: ",", omittingEmptySubsequences: false)
    #expect(row?[2...7].joined(separator: " ") == "NOR TCD    “outnumbers”", "\(result.output)")
  }

  @Test("JSON Lines have a line a document, also for one without events")
  func lines() throws {
    let silent = try folder.write("b.txt", "Rain fell.")
    let result = try run([brief, silent, "--format", "jsonl"])
    try #require(result.status == 0, "\(result.errors)")
    let records = try result.lines.map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(records.map { ($0["events"] as? [Any])?.count } == [2, 0])
  }

  @Test("ICEWS is tab-separated, every line as long as its head")
  func icews() throws {
    let lines = try run([brief, "--format", "icews"]).lines.map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    #expect(lines.count == 3 && lines.allSatisfy { $0.count == lines[0].count })
    #expect(lines[0].starts(with: ["Story ID", "Event Date", "Source Name"]))
  }

  @Test("a dictionary's codes hold within their days")
  func dictionary() throws {
    let actors = try folder.write(
      "actors.json",
      """
      {"actors": [{"names": ["Norway"], "codes": [{"code": "OLD", "to": "2000-12-31"}, {"code": "NEW", "from": "2001-01-01"}]},
        {"names": ["Chad"], "codes": [{"code": "TCD"}]}]}
      """)
    func sources(_ text: String) throws -> [String] {
      let result = try run(["-", "--actors", actors, "--format", "csv"], input: text)
      return result.lines.dropFirst().map {
        String($0.split(separator: ",", omittingEmptySubsequences: false)[2])
      }
    }
    #expect(try sources("Note\n\n3 May 1999\n\nNorway attacked Chad.") == ["OLD"])
    #expect(try sources("Note\n\n3 May 2021\n\nNorway attacked Chad.") == ["NEW"])
  }

  @Test("a folder is read to its bottom; one bad document does not cost the others")
  func folders() throws {
    _ = try folder.write("bad.txt", Array(repeating: 0, count: 500))
    let result = try run([folder.path, "--format", "csv"])
    #expect(result.status == 3 && result.errors.contains("bad.txt"))
    #expect(result.lines.count == 3)
  }

  @Test("wrong use, bad input, missing files and silence have their codes")
  func failures() throws {
    let broken = try folder.write("broken.json", "{")
    let empty = try folder.write("empty.txt", "")
    for (arguments, status) in [
      ([], Int32(2)), ([brief, "--format", "xml"], 2), ([brief, "-g", "x.entente"], 2), (["gone.txt"], 3),
      ([empty], 3),
      ([brief, "--actors", broken], 3), ([brief, "--actors", "gone.json"], 4),
    ] {
      let result = try run(arguments)
      #expect(result.status == status, "\(arguments): \(result.errors)")
      #expect(result.output.isEmpty && !result.errors.isEmpty)
    }
    #expect(try run(["-"], input: "Rain fell.").status == 1)
  }
}
