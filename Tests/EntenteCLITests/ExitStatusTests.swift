import Foundation
import Testing

/// Wrong use and bad input end in one clear line and the documented code, with nothing half-written.
@Suite(.enabled(if: Program.isReady, "needs the built program and models/english.model"))
struct ExitStatusTests {
  let folder: ScratchFolder
  let brief = "Norway and Chad signed a treaty in Oslo on 3 May 2021. Chad supports Norway."

  init() throws { folder = try ScratchFolder() }

  private func graph() throws -> String {
    let document = try folder.write("brief.txt", brief)
    let graph = folder.path + "/g.entente"
    let built = try Program.run(["build", document, "-g", graph, "--quiet"])
    try #require(built.status == 0, "\(built.errors)")
    return graph
  }

  private func expectOneLine(_ result: Program.Result, _ status: Int32, _ words: String) {
    #expect(result.status == status, "\(result.errors)")
    #expect(result.errors.lowercased().contains(words.lowercased()), "\(result.errors)")
    #expect(!result.errors.contains("Fatal error"))
  }

  @Test("help and version are answers: status 0 on standard output")
  func help() throws {
    for arguments in [["--help"], ["--version"], ["build", "--help"]] {
      let result = try Program.run(arguments)
      #expect(result.status == 0)
      #expect(!result.output.isEmpty && result.errors.isEmpty)
    }
  }

  @Test("a right question has status 0, one without an answer 1")
  func found() throws {
    let graph = try graph()
    #expect(try Program.run(["relations", "norway", "chad", "-g", graph]).status == 0)
    expectOneLine(try Program.run(["relations", "norway", "fiji", "-g", graph]), 1, "nothing is said")
    expectOneLine(try Program.run(["search", "zebra", "-g", graph]), 1, "zebra")
  }

  @Test(
    "wrong use has status 2",
    arguments: [
      ["frobnicate"], ["build"], ["relations", "norway"], ["rank", "--by", "beauty", "-g", "GRAPH"],
      ["relations", "norway", "--at", "soon", "-g", "GRAPH"], ["export", "-g", "GRAPH", "-o", "x.tar"],
      ["export", "-g", "GRAPH", "--to", "excel", "-o", "x"],
      ["relations", "norway", "-g", "GRAPH", "--modality", "maybe"],
      ["relations", "norway", "-g", "GRAPH", "--format", "xml"], ["build", "x", "--jobs", "0"],
      ["draw", "-g", "GRAPH", "-o", "picture.bmp"],
      ["relations", "norway", "-g", "GRAPH", "--relation", "loves"],
    ])
  func usage(_ arguments: [String]) throws {
    let graph = try graph()
    let result = try Program.run(arguments.map { $0 == "GRAPH" ? graph : $0 }, in: folder.path)
    #expect(result.status == 2, "\(result.output)\(result.errors)")
    #expect(result.output.isEmpty && !result.errors.isEmpty)
  }

  @Test("an unknown model lists those that exist; a model is taken by name or by path")
  func models() throws {
    let document = try folder.write("brief.txt", brief)
    for model in ["klingon", "./klingon.model"] {
      let result = try Program.run(["parse", document, "--model", model])
      expectOneLine(result, 4, "there is no model '\(model)'")
      #expect(result.errors.contains("english"))
    }
    let byName = try Program.run(["parse", document, "--model", "english"])
    let path = Program.root.appendingPathComponent("models/english.model").path
    let byPath = try Program.run(["parse", document, "--model", path])
    #expect(byName.status == 0 && !byName.output.isEmpty && byName.output == byPath.output)
    let foreign = try Program.run(["parse", document, "--model", document])
    expectOneLine(foreign, 4, "not an Entente model file")
  }

  @Test("an unknown name lists the nearest")
  func nearest() throws {
    let result = try Program.run(["relations", "norwai", "-g", try graph()])
    expectOneLine(result, 1, "state:NOR")
  }

  @Test("a missing document, an empty one, a binary one, a broken PDF have status 3, and no graph appears")
  func badDocuments() throws {
    let binary = try folder.write("b.txt", [0x50, 0, 1, 2, 0, 0, 3] + Array(repeating: 0, count: 400))
    let broken = try folder.write("b.pdf", "%PDF-1.4 nothing more")
    let empty = try folder.write("e.txt", "")
    for (document, words) in [
      (binary, "b.txt"), (broken, "b.pdf"), (empty, "e.txt"), ("gone.txt", "gone.txt"),
    ] {
      let result = try Program.run(["build", document, "-g", folder.path + "/n.entente"])
      expectOneLine(result, 3, words)
    }
  }

  @Test("a folder without documents says so")
  func emptyFolder() throws {
    try FileManager.default.createDirectory(atPath: folder.path + "/void", withIntermediateDirectories: true)
    expectOneLine(
      try Program.run(["build", folder.path + "/void", "-g", folder.path + "/n.entente"]), 3, "void")
  }

  @Test("one bad document does not cost the others")
  func othersStay() throws {
    let good = try folder.write("good.txt", brief)
    let bad = try folder.write("bad.txt", Array(repeating: 0, count: 500))
    let graph = folder.path + "/n.entente"
    #expect(try Program.run(["build", bad, good, "-g", graph]).status == 3)
    #expect(try Program.run(["relations", "norway", "chad", "-g", graph]).status == 0)
  }

  @Test("a missing, foreign or damaged graph has status 4")
  func badGraphs() throws {
    expectOneLine(try Program.run(["rank", "-g", folder.path + "/none.entente"]), 4, "no such file")
    let text = try folder.write("t.entente", String(repeating: "no database ", count: 100))
    #expect(try Program.run(["info", "-g", text]).status == 4)
    let graph = try graph()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: graph))
    let cut = try folder.write("cut.entente", Array(bytes.prefix(6000)))
    let result = try Program.run(["relations", "norway", "-g", cut])
    #expect(result.status == 4, "\(result.errors)")
  }

  @Test("a place that cannot be written has status 4 and leaves nothing behind")
  func readOnlyPlace() throws {
    let graph = try graph()
    for arguments in [
      ["export", "-g", graph, "-o", "/proc/none/x.graphml"], ["draw", "-g", graph, "-o", "/proc/none/x.svg"],
      ["build", folder.path + "/brief.txt", "-g", "/proc/none/g.entente"],
    ] {
      let result = try Program.run(arguments)
      #expect(result.status == 4, "\(arguments): \(result.errors)")
    }
  }

  @Test(
    "a full disk (RLIMIT_FSIZE) has status 4 and leaves no half-written file",
    arguments: ["graphml", "dot", "jsonl"])
  func fileSizeLimit(_ format: String) throws {
    let graph = try graph()
    let target = folder.path + "/out." + format
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      "-c", "ulimit -f 1; exec \"$0\" export -g \"$1\" --layer all -o \"$2\" 2>/dev/null", Program.path,
      graph, target,
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["ENTENTE_DATA": Program.root.path], uniquingKeysWith: { $1 })
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 4)
    #expect(folder.files == ["brief.txt", "g.entente"])
  }

  @Test("an interrupted build has status 130 and its graph opens again")
  func interrupted() throws {
    for number in 0..<40 {
      _ = try folder.write("d\(number).txt", String(repeating: brief + " ", count: 20) + "\(number)")
    }
    let graph = folder.path + "/g.entente"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["build", folder.path, "-g", graph, "--jobs", "1", "--quiet"]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["ENTENTE_DATA": Program.root.path], uniquingKeysWith: { $1 })
    process.standardError = FileHandle.nullDevice
    try process.run()
    while !FileManager.default.fileExists(atPath: graph) && process.isRunning { usleep(20_000) }
    usleep(200_000)
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    let info = try Program.run(["info", "-g", graph, "--verify"])
    #expect(info.status == 0, "\(info.errors)")
  }

  @Test("a closed pipe ends quietly")
  func closedPipe() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      "-c", "set -o pipefail; \"$0\" ontology export --table memberships --format csv | head -n 1 >/dev/null",
      Program.path,
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["ENTENTE_DATA": Program.root.path], uniquingKeysWith: { $1 })
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(errors.fileHandleForReading.readDataToEndOfFile().isEmpty)
  }

  @Test("data that is not where it should be is named")
  func noData() throws {
    expectOneLine(try Program.run(["info", "--data", folder.path]), 4, "--data")
  }
}

/// An ontology that somebody broke says where.
@Suite(.enabled(if: Program.isReady, "needs the built program and models/english.model"))
struct OntologyCommandTests {
  @Test("a broken ontology has status 3 and names file and line")
  func broken() throws {
    let folder = try ScratchFolder()
    let copy = folder.path + "/ontology"
    try FileManager.default.copyItem(
      atPath: Program.root.appendingPathComponent("ontology").path, toPath: copy)
    let roles = copy + "/roles.yaml"
    let text = try String(contentsOfFile: roles, encoding: .utf8)
    try (text + "\nnonsense: {a: [1, 2}\n").write(toFile: roles, atomically: true, encoding: .utf8)
    for command in ["check", "compile"] {
      let result = try Program.run(["ontology", command, "--data", folder.path])
      #expect(result.status == 3, "\(command): \(result.errors)")
      #expect((result.output + result.errors).contains("roles.yaml:"))
    }
  }

  @Test("memberships and states are exported with the columns that others read")
  func tables() throws {
    let memberships = try Program.run(["ontology", "export", "--table", "memberships", "--format", "csv"])
    #expect(memberships.lines.first == "organisation,member_iso3,from,to")
    #expect(memberships.lines.contains("NATO,SWE,2024-03-07,"))
    #expect(memberships.lines.contains("EU,GBR,1973-01-01,2020-01-31"))
    let states = try Program.run(["ontology", "export", "--table", "states", "--format", "csv"])
    #expect(states.lines.first == "iso3,name,demonym,capital,borders")
  }
}
