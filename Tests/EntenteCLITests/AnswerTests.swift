import Foundation
import Testing

/// The main job, from documents to answers, by the program itself.
@Suite(.enabled(if: Program.isReady, "needs the built program and models/english.model"))
struct AnswerTests {
  let folder: ScratchFolder
  let graph: String

  init() throws {
    folder = try ScratchFolder()
    graph = folder.path + "/g.entente"
    _ = try folder.write(
      "a.txt",
      "Norway signed a treaty with Chad in Oslo on 3 May 2021. Norway did not attack Chad. Chad criticised Fiji."
    )
    let built = try Program.run(["build", "a.txt", "-g", graph, "--quiet"], in: folder.path)
    try #require(built.status == 0, "\(built.errors)")
  }

  private func rows(_ arguments: [String]) throws -> [[String: Any]] {
    let result = try Program.run(arguments + ["-g", graph, "--format", "json"])
    try #require(result.status == 0, "\(result.errors)")
    return try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
  }

  @Test("claims with numbers are held against the ontology; only --strict makes a wrong one an error")
  func check() throws {
    let wrong = try folder.write(
      "b.txt",
      "Three notes\n\n18 June 2020\n\nNATO has 30 members. In 2017 the 27 member states of the EU met.")
    let table = try Program.run(["check", wrong, "--format", "json"])
    #expect(table.status == 0)
    #expect(
      table.output.contains("\"confirmed\"") && table.output.contains("\"contradicted\"")
        && table.output.contains("28, not 27"))
    #expect(try Program.run(["check", wrong, "--strict"]).status == 3)
    let none = try folder.write("c.txt", "Norway signed a treaty with Chad.")
    #expect(try Program.run(["check", none]).status == 1)
    #expect(try Program.run(["check", wrong, "--at", "soon"]).status == 2)
    #expect(try Program.run(["check", folder.path + "/missing.txt"]).status == 3)
    let folders = try Program.run(["check", folder.path, "--format", "json"])
    #expect(folders.status == 0 && folders.output.contains("28, not 27"))
  }

  @Test("what a sentence announces and a list brings are its objects, one by one")
  func announced() throws {
    let text = try folder.write(
      "l.md",
      "# Note\n\nNorway and Chad discussed the following topics:\n\n- salt;\n- the price of ferries; and\n- Fiji.\n\nCooperation between Norway and Chad can be carried out in the following ways:\n\n- patrols;\n- fairs.\n"
    )
    let found = try Program.run(["extract", text, "--format", "csv"])
    for topic in ["salt", "price of ferries"] {
      for state in ["Norway", "Chad"] {
        #expect(found.output.contains("\(state),discusses,\(topic),"), "\(found.output)")
      }
    }
    #expect(found.output.contains("Norway,cooperatesOn,patrols,"), "\(found.output)")
    #expect(!found.output.contains("following topics,") && !found.output.contains("following ways,"))
  }

  @Test("what others than the author say is listed with its speaker, for all actors")
  func attributed() throws {
    let store = folder.path + "/s.entente"
    let text = try folder.write("s.txt", "Norway attacked Chad. Fiji said that Chad supports Mali.")
    #expect(try Program.run(["build", text, "-g", store, "--quiet"]).status == 0)
    let found = try Program.run(["relations", "--attributed", "-g", store, "--format", "csv"])
    #expect(found.lines.count == 2 && found.output.contains("Fiji"), "\(found.output)")
    #expect(try Program.run(["relations", "-g", store]).status == 2)
  }

  @Test("footnotes are documents that are cited")
  func cites() throws {
    let store = folder.path + "/n.entente"
    _ = try folder.write(
      "n.md",
      "# Ferries\n\nFerries cross the strait.[^1]\n\n[^1]: Ada Quill, “Long crossings,” *Harbour Gazette*, 19 May 2020, https://example.org/x\n"
    )
    #expect(try Program.run(["build", "n.md", "-g", store, "--quiet"], in: folder.path).status == 0)
    let found = try Program.run(["documents", "--cites", "-g", store, "--format", "csv"])
    #expect(
      found.output.contains("Ada Quill,\"Long crossings\",Harbour Gazette,2020-05-19,https://example.org/x")
        || found.output.contains("Ada Quill,Long crossings,Harbour Gazette,2020-05-19,https://example.org/x"),
      "\(found.output)")
    #expect(try Program.run(["documents", "--cites", "-g", graph]).status == 1)
  }

  @Test("every relation brings its sentence")
  func explained() throws {
    let result = try Program.run(["relations", "norway", "chad", "-g", graph, "--explain"])
    #expect(result.output.contains("“Norway did not attack Chad.”"))
  }

  @Test("a denied attack is a negated relation, never a plain one")
  func negation() throws {
    let attacks = try rows(["relations", "norway", "chad"]).filter { $0["relation"] as? String == "attacks" }
    #expect(attacks.map { $0["stance"] as? String } == ["negated"])
    let plain = try Program.run([
      "relations", "norway", "chad", "--polarity", "affirmed", "--relation", "attacks", "-g", graph,
    ])
    #expect(plain.status == 1)
  }

  @Test("a second build skips what is there; a changed document is replaced")
  func incremental() throws {
    #expect(
      try Program.run(["build", "a.txt", "-g", graph], in: folder.path).output.contains(
        "0 documents read, 1 unchanged"))
    _ = try folder.write("a.txt", "Chad visited Norway.")
    #expect(try Program.run(["build", "a.txt", "-g", graph, "--quiet"], in: folder.path).status == 0)
    #expect(try Program.run(["search", "treaty", "-g", graph]).status == 1)
  }

  @Test("as of 2020-06-01 NATO had 30 members, 21 of them in the EU")
  func membership() throws {
    #expect(try rows(["members", "nato", "--at", "2020-06-01"]).count == 30)
    #expect(try rows(["members", "nato", "--also-in", "eu", "--at", "2020-06-01"]).count == 21)
  }

  @Test("as of a date, what tells none counts and is counted, unless --dated is said")
  func undated() throws {
    let asked = ["rank", "--by", "degree", "--at", "2021-05-03", "--type", "State", "-g", graph]
    let all = try Program.run(asked)
    #expect(all.output.contains("Fiji") && all.errors.contains("tell no date and count as holding"))
    let dated = try Program.run(asked + ["--dated"])
    #expect(dated.output.contains("Norway") && !dated.output.contains("Fiji"))
    #expect(!dated.errors.contains("tell no date"))
    #expect(try Program.run(["rank", "--dated", "-g", graph]).status == 2)
  }

  @Test("every form of an answer holds the same rows")
  func forms() throws {
    func output(_ form: String) throws -> Program.Result {
      try Program.run(["relations", "norway", "-g", graph, "--format", form])
    }
    let count = try rows(["relations", "norway"]).count
    #expect(try output("jsonl").lines.count == count)
    #expect(try output("csv").lines.count == count + 1)
    #expect(try output("markdown").lines.filter { $0.hasPrefix("| ") }.count == count + 2)
  }

  @Test("an exported graph answers as the store does")
  func exported() throws {
    let file = folder.path + "/g.jsonl"
    #expect(try Program.run(["export", "-g", graph, "-o", file]).status == 0)
    func answer(_ graph: String) throws -> String {
      try Program.run([
        "relations", "norway", "chad", "-g", graph, "--layer", "documents", "--format", "json",
      ]).output
    }
    let fromStore = try answer(graph)
    #expect(!fromStore.isEmpty)
    #expect(try answer(file) == fromStore)
  }

  @Test("any number of jobs gives the same graph")
  func jobs() throws {
    for number in 0..<6 {
      _ = try folder.write("d\(number).txt", "Chad met Norway on \(number + 1) May 2020.")
    }
    func lines(_ jobs: String) throws -> String {
      let graph = folder.path + "/j\(jobs).entente"
      #expect(try Program.run(["build", folder.path, "-g", graph, "--jobs", jobs, "--quiet"]).status == 0)
      return try Program.run(["export", "-g", graph, "--to", "jsonl", "-o", "-"]).output
    }
    let one = try lines("1")
    #expect(one.contains("meetsWith"))
    #expect(try lines("3") == one)
  }

  @Test("removing a source takes its edges, and corrections hold")
  func corrections() throws {
    let id = try #require(
      try rows(["relations", "chad", "fiji"]).first.flatMap { ($0["assertions"] as? [String])?.first })
    #expect(try Program.run(["reject", id, "-g", graph]).status == 0)
    #expect(try Program.run(["relations", "chad", "fiji", "-g", graph]).status == 1)
    #expect(try Program.run(["rename", "norway", "Kingdom of Norway", "-g", graph]).status == 0)
    #expect(try Program.run(["relations", "kingdom of norway", "chad", "-g", graph]).status == 0)
    #expect(try Program.run(["remove", "a.txt", "-g", graph]).status == 0)
    #expect(try Program.run(["relations", "norway", "chad", "-g", graph]).status == 1)
  }

  @Test("no colours and no control characters where no person looks")
  func plain() throws {
    let result = try Program.run(["relations", "norway", "-g", graph])
    #expect(!result.output.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
  }
}
