import Foundation
import Testing

@Suite("threads", .enabled(if: Program.isReady, "needs the built program and models/english.model"))
struct ThreadTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test(
    "answers are the same, and in the same order, with any number of threads",
    arguments: ["parse", "extract"])
  func same(command: String) throws {
    let lines = ["Norway met Chad.", "Peru sent aid to Fiji in 2019.", "Mali left.", "Oslo thanked Lima."]
    let file =
      command == "parse"
      ? try folder.write("a.txt", lines.joined(separator: " "))
      : try folder.write(
        "a.jsonl", lines.enumerated().map { #"{"id": "d\#($0)", "text": "\#($1)"}"# + "\n" }.joined())
    let form = command == "parse" ? [] : ["--format", "jsonl"]
    let one = try Program.run([command, file] + form)
    #expect(one.status == 0 && one.output.contains("Norway"), "\(one.errors)")
    let three = try Program.run([command, file, "--jobs", "3"] + form)
    #expect(three.status == 0 && three.output == one.output)
    #expect(try Program.run([command, file, "--jobs", "0"]).status == 2)
  }
}
