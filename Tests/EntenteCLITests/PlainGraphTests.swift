import Foundation
import Testing

/// Plain graph files, asked by the program itself; no model is needed.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: Program.path), "needs the built program"))
struct PlainGraphTests {
  let folder: ScratchFolder
  let kite: String

  init() throws {
    folder = try ScratchFolder()
    kite = try folder.write("kite.wel", "a b 1\nb c 2\nc a 4\nc d 1\nd e 3\nx y 1\n")
  }

  private func json(_ arguments: [String]) throws -> Any {
    let result = try Program.run(arguments + ["--format", "json"])
    try #require(result.status == 0, "\(result.errors)")
    return try JSONSerialization.jsonObject(with: Data(result.output.utf8))
  }

  @Test("rank prints every vertex in file order, undefined as null")
  func rank() throws {
    let rows = try #require(
      json(["rank", "-g", kite, "--by", "degree,closeness,betweenness,hits"]) as? [[String: Any]])
    #expect(rows.map { $0["vertex"] as? String } == ["a", "b", "c", "d", "e", "x", "y"])
    #expect(rows.map { $0["degree"] as? Double } == [2, 2, 3, 2, 1, 1, 1])
    #expect(rows.map { $0["betweenness"] as? Double } == [0, 0, 4, 3, 0, 0, 0])
    #expect(rows[0]["hubs"] != nil && rows[0]["authorities"] != nil)
    let directed = try #require(
      json(["rank", "-g", kite, "--by", "closeness", "--directed"]) as? [[String: Any]])
    #expect(directed[4]["closeness"] is NSNull)
  }

  @Test("edge betweenness is a row an edge")
  func edges() throws {
    let rows = try #require(json(["rank", "-g", kite, "--by", "edge-betweenness"]) as? [[String: Any]])
    #expect(rows.count == 6)
    #expect(
      rows.first { $0["source"] as? String == "c" && $0["target"] as? String == "d" }?["edge-betweenness"]
        as? Double == 6)
  }

  @Test("weights that may mean two things are asked about")
  func weights() throws {
    let result = try Program.run(["rank", "-g", kite, "--by", "closeness", "--weighted"])
    #expect(result.status == 2 && result.errors.contains("--weight-as"))
    let bad = try folder.write("bad.wel", "a b -1\n")
    let refused = try Program.run(["rank", "-g", bad, "--by", "closeness", "--weight-as", "distance"])
    #expect(refused.status == 2 && refused.errors.contains("edge 0 has length -1"))
  }

  @Test("paths of every kind")
  func paths() throws {
    func steps(_ more: [String]) throws -> [[String: Any]] {
      try #require(json(["path", "a", "d", "-g", kite] + more) as? [[String: Any]])
    }
    #expect(try steps([]).map { $0["to"] as? String } == ["c", "d"])
    #expect(
      try steps(["--by", "weight", "--weight-as", "distance"]).map { $0["to"] as? String } == ["b", "c", "d"])
    #expect(try steps(["--within", "3"]).count == 5)
    #expect(try steps(["--widest"]).map { $0["to"] as? String } == ["c", "d"])
    #expect(try steps(["--cut"]).map { $0["to"] as? String } == ["d"])
    #expect(try steps(["--connect", "e"]).count == 3)
    #expect(try steps(["--via", "b"]).map { $0["to"] as? String } == ["b", "c", "d"])
    #expect(try Program.run(["path", "a", "x", "-g", kite]).status == 1)
    #expect(try Program.run(["path", "a", "nobody", "-g", kite]).status == 1)
    #expect(try Program.run(["path", "a", "d", "-g", kite, "--cut", "--widest"]).status == 2)
  }

  @Test("communities and statistics")
  func structure() throws {
    let parts = try #require(json(["communities", "-g", kite, "--method", "weak"]) as? [String: Any])
    let sizes = (parts["communities"] as? [[String: Any]])?.map { $0["size"] as? Int }
    #expect(sizes == [5, 2])
    let leiden = try #require(json(["communities", "-g", kite]) as? [String: Any])
    #expect((leiden["modularity"] as? Double ?? 0) > 0.3)
    let facts = try #require(json(["stats", "-g", kite]) as? [String: Any])
    #expect(facts["vertices"] as? Int == 7 && facts["bridges"] as? Int == 3 && facts["diameter"] as? Int == 3)
    #expect(try Program.run(["stats", "-g", kite, "--triads"]).status == 2)
    #expect(try Program.run(["stats", "-g", folder.path + "/none.el"]).status == 4)
  }
}
