import Foundation
import Testing

/// `entente evaluate` on files of a user.
@Suite(.enabled(if: Program.isReady, "needs the built program and models/english.model"))
struct EvaluateTests {
  let folder: ScratchFolder
  let gold = """
    # newpar
    # text = France signed it.
    1\tFrance\tFrance\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_
    2\tsigned\tsign\tVERB\tVBD\tVerbForm=Fin\t0\troot\t_\t_
    3\tit\tit\tPRON\tPRP\t_\t2\tobj\t_\tSpaceAfter=No
    4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_


    """

  init() throws { folder = try ScratchFolder() }

  @Test("two files of trees are compared; shares are parts of 1 for machines, percents for people")
  func trees() throws {
    let right = try folder.write("gold.conllu", gold)
    let found = try folder.write("system.conllu", gold.replacingOccurrences(of: "2\tobj", with: "1\tobj"))
    let csv = try Program.run(["evaluate", right, found, "--format", "csv"])
    #expect(csv.status == 0, "\(csv.errors)")
    #expect(csv.lines.contains("LAS,0.75,0.75,0.75,0.75,3,4,4"))
    let table = try Program.run(["evaluate", right, found])
    #expect(table.lines.contains { $0.split(separator: " ") == ["LAS", "75.00", "75.00", "75.00", "75.00"] })
    let mistakes = try Program.run(["evaluate", right, found, "--by", "mistake", "--format", "jsonl"])
    #expect(mistakes.output.contains("\"examples\":[\"it ← France (signed)\"]"))
  }

  @Test("the model analyses the words of a gold file, or its text", arguments: [[], ["--raw"]])
  func model(options: [String]) throws {
    let right = try folder.write("gold.txt", gold)  // told by its columns, not by its ending
    let result = try Program.run(["evaluate", right, "--format", "csv"] + options)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.lines.contains { $0.hasPrefix("Words,1.0,1.0,1.0,") })
    let cost = try Program.run(["evaluate", right, "--by", "cost", "--format", "json"] + options)
    #expect(cost.output.contains("\"words\": 4"))
  }

  @Test("names are scored by type")
  func names() throws {
    let right = try folder.write("gold.iob2", "Ada\tB-PER\nHolm\tI-PER\nmet\tO\nLund\tB-LOC\n\n")
    let found = try folder.write("system.iob2", "Ada\tB-PER\nHolm\tI-PER\nmet\tO\nLund\tB-ORG\n\n")
    let csv = try Program.run(["evaluate", right, found, "--format", "csv"])
    #expect(csv.lines.contains("all,0.5,0.5,0.5,1,2,2") && csv.lines.contains("PER,1.0,1.0,1.0,1,1,1"))
    let unlabelled = try Program.run(["evaluate", right, found, "--unlabelled", "--format", "csv"])
    #expect(unlabelled.lines.contains("all,1.0,1.0,1.0,2,2,2"))
  }

  @Test("files that cannot be compared have status 3, wrong use 2, missing files 4")
  func errors() throws {
    let right = try folder.write("gold.conllu", gold)
    let other = try folder.write("other.conllu", gold.replacingOccurrences(of: "signed", with: "sealed"))
    let differing = try Program.run(["evaluate", right, other])
    #expect(differing.status == 3 && differing.errors.contains("character 7"), "\(differing.errors)")
    #expect(differing.output.isEmpty)
    let broken = try folder.write("broken.conllu", gold.replacingOccurrences(of: "0\troot", with: "1\tdep"))
    let refused = try Program.run(["evaluate", right, broken])
    #expect(refused.status == 3 && refused.errors.contains("--loose"), "\(refused.errors)")
    #expect(try Program.run(["evaluate", right, broken, "--loose"]).status == 0)
    #expect(try Program.run(["evaluate", right, other, "--raw"]).status == 2)
    #expect(try Program.run(["evaluate", right, "--by", "beauty"]).status == 2)
    #expect(try Program.run(["evaluate", right, other, "--map", "PER"]).status == 2)
    #expect(try Program.run(["evaluate", folder.path + "/gone.conllu"]).status == 4)
  }
}

/// Texts that are odd or broken, from the bytes of a file to the places in an answer.
@Suite(.enabled(if: Program.isReady, "needs the built program and models/english.model"))
struct EncodingTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test(
    "broken UTF-8 is refused with line and byte, and read where asked",
    arguments: ["parse", "extract", "build"])
  func broken(command: String) throws {
    let file = try folder.write(
      "b.txt", Array("Café é.\nNorway met Ch".utf8) + [0xFF] + Array("ad in Oslo.".utf8))
    let arguments = [command, file] + (command == "build" ? ["-g", folder.path + "/g.entente"] : [])
    let refused = try Program.run(arguments)
    #expect(refused.status == 3, "\(refused.errors)")
    #expect(refused.errors.contains("b.txt:2: byte 23 is no UTF-8"), "\(refused.errors)")
    let read = try Program.run(arguments + ["--replace-invalid"])
    #expect(read.status == 0 && read.errors.contains("U+FFFD"), "\(read.errors)")
  }

  @Test("places of tokens count Unicode scalars, whatever stands before them")
  func places() throws {
    let text = "\u{FEFF}👨‍👩‍👧 e\u{301}te\u{301},\r\n\u{200B}שלום \u{0}x. We can't go.\n"
    let scalars = Array(text.unicodeScalars.dropFirst())  // the byte order mark is no part of the text
    let file = try folder.write("odd.txt", text)
    let result = try Program.run(["parse", "--ranges", file])
    #expect(result.status == 0, "\(result.errors)")
    var tokens = 0
    var position = 0
    for line in result.lines {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard let entry = columns[9].split(separator: "|").first(where: { $0.hasPrefix("TokenRange=") }) else {
        continue
      }
      let range = entry.dropFirst(11).split(separator: ":").compactMap { Int($0) }
      #expect(range.count == 2 && range[0] >= position && range[0] < range[1])
      var cut = String.UnicodeScalarView()
      cut.append(contentsOf: scalars[range[0]..<range[1]])
      #expect(String(cut).utf8.elementsEqual(columns[1].utf8))
      position = range[1]
      tokens += 1
    }
    #expect(tokens > 8)
  }
}
