import Foundation
import Testing

@Suite(.enabled(if: Program.isReady, "needs the built program and models/english.model"))
struct OpenieTests {
  private let sentence = "Norway, a member of NATO, signed a treaty with Chad on 3 May 2021."

  private func run(_ arguments: [String], _ input: String) throws -> Program.Result {
    try Program.run(["openie"] + arguments + ["-"], input: input)
  }

  @Test("a line holds the sentence as given, the confidence, the predicate, the arguments")
  func tabs() throws {
    let result = try run(["--from", "lines"], sentence + "\n\n" + "Chad left.\n")
    try #require(result.status == 0, "\(result.errors)")
    let rows = result.lines.map { $0.split(separator: "\t").map(String.init) }
    #expect(rows.allSatisfy { (0...1).contains(Double($0[1]) ?? -1) })
    #expect(rows.dropLast().allSatisfy { $0.count >= 5 && $0[0] == sentence })
    #expect(rows.last.map { [$0[0]] + $0[2...] } == ["Chad left.", "left", "Chad"])
    #expect(rows.contains { Array($0[2...]) == ["signed", "Norway", "a treaty"] })
    #expect(rows.contains { Array($0[2...]) == ["is", "Norway", "a member of NATO"] })
  }

  @Test("two arguments, all arguments, both")
  func arguments() throws {
    func rows(_ form: String) throws -> [[String]] {
      try run(["--arguments", form], sentence).lines.map {
        Array($0.split(separator: "\t").map(String.init)[2...])
      }
    }
    let (all, two, both) = (try rows("all"), try rows("two"), try rows("both"))
    #expect(all.contains { $0.count > 3 })
    #expect(two.allSatisfy { $0.count == 3 })
    #expect(Set(both) == Set(all).union(two))
  }

  @Test("every form of the answer holds the same propositions")
  func forms() throws {
    let count = try run([], sentence).lines.count
    #expect(try run(["--format", "jsonl", "--explain"], sentence).lines.count == count)
    #expect(try run(["--format", "csv"], sentence).lines.count == count + 1)
    #expect(try run(["--format", "markdown"], sentence).lines.count == count + 2)
    let table = try run(["--format", "table"], sentence)
    #expect(table.lines.count == count + 2 && table.lines.first == Substring(sentence))
  }

  @Test("given trees are kept, and the file's own text stands in the answer")
  func trees() throws {
    let tree = """
      # text = Chad left  Mali
      1\tChad\tChad\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
      2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
      3\tMali\tMali\tPROPN\tNNP\t_\t2\tobj\t_\t_


      """
    let result = try run(["--from", "conllu", "--format", "csv"], tree)
    #expect(result.lines.last?.contains("Chad left Mali") == true, "\(result.errors)")
    #expect(result.lines.last?.contains("left,Chad; Mali,core,") == true)
  }

  @Test(
    "wrong use, bad input, missing files and silence have their codes",
    arguments: [
      (["--explain"], "Chad left Mali.", Int32(2)), (["--min-confidence", "2"], "Chad left Mali.", 2),
      (["--from", "conllu"], "1\tno tree", 3), ([], "Yes.", 1),
      (["--min-confidence", "1"], "Chad left Mali.", 1),
    ])
  func failures(arguments: [String], input: String, status: Int32) throws {
    let result = try run(arguments, input)
    #expect(result.status == status)
    #expect(result.output.isEmpty && !result.errors.isEmpty)
  }

  @Test("a file that is not there")
  func missing() throws {
    let result = try Program.run(["openie", "/nowhere/text.txt"])
    #expect(result.status == 4 && result.errors.contains("/nowhere/text.txt"))
  }
}

@Suite(.enabled(if: Program.isReady, "needs the built program and models/english.model"))
struct RelateTests {
  private func run(_ input: String, _ arguments: [String] = []) throws -> Program.Result {
    try Program.run(["relate"] + arguments + ["-"], input: input)
  }

  private let tokens = """
    {"id": "a", "tokens": ["Chad", "joined", "ECOWAS", "."], "entities": [{"start": 0, "end": 1, "type": "State"}, \
    {"start": 2, "end": 3, "type": "Organization"}]}
    """

  @Test("marked tokens and marked characters give the same pair")
  func marks() throws {
    let text = """
      {"id": "a", "text": "Chad joined ECOWAS.", "entities": [{"start": 0, "end": 4, "type": "State"}, \
      {"start": 12, "end": 18, "type": "Organization"}]}
      """
    for input in [tokens, text, text + "\n\n" + tokens] {
      let result = try run(input, ["--format", "csv"])
      try #require(result.status == 0, "\(result.errors)")
      #expect(result.lines.dropFirst().allSatisfy { $0.hasPrefix("a,Chad,join,ECOWAS,") })
    }
  }

  @Test(
    "a record that is none is refused, by file and line",
    arguments: [
      "no json", "{}", "{\"tokens\": [], \"entities\": []}", "{\"tokens\": [\"a b\"], \"entities\": []}",
      "{\"tokens\": [\"a\"], \"text\": \"a\", \"entities\": []}",
      "{\"tokens\": [\"a\"], \"entities\": [{\"start\": 0, \"end\": 2}]}",
      "{\"tokens\": [\"a\"], \"entities\": [{\"start\": 0, \"end\": 1, \"type\": \"Planet\"}]}",
      "{\"text\": \"a  b\", \"entities\": [{\"start\": 1, \"end\": 2}]}",
    ])
  func malformed(record: String) throws {
    let result = try run(tokens + "\n" + record)
    #expect(result.status == 3)
    #expect(result.errors.contains("-:2: "), "\(result.errors)")
  }

  @Test("nothing to relate is said so")
  func nothing() throws {
    #expect(try run("{\"tokens\": [\"a\"], \"entities\": []}").status == 1)
  }
}
