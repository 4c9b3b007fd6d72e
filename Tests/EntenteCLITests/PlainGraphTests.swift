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
    #expect(refused.status == 2 && refused.errors.contains("the edge between a and b has length -1"))
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
    #expect((leiden["modularity"] as? Double ?? 0) > 0.1)
    let cpm = try #require(
      json(["communities", "-g", kite, "--objective", "cpm", "--resolution", "0.5"]) as? [String: Any])
    #expect(cpm["quality"] is Double)
    let facts = try #require(json(["stats", "-g", kite]) as? [String: Any])
    #expect(facts["vertices"] as? Int == 7 && facts["bridges"] as? Int == 3)
    #expect(facts["diameter"] as? Int == 3 && facts["radius"] as? Int == 2)
    #expect(try Program.run(["stats", "-g", kite, "--triads"]).status == 2)
    #expect(try Program.run(["stats", "-g", folder.path + "/none.el"]).status == 4)
    let tree = try #require(json(["tree", "-g", kite]) as? [[String: Any]])
    #expect(tree.map { $0["weight"] as? Double } == [1, 2, 1, 3, 1])
  }

  @Test("signs of a file are those of its weights")
  func signs() throws {
    let file = try folder.write(
      "camps.wel", "a b 2\nb c 1\na c 1\nx y 1\ny z 3\nx z 1\na x -1\nb y -2\nc z -1\n")
    let rows = try #require(
      json(["rank", "-g", file, "--by", "positive-degree,negative-degree,net-degree"]) as? [[String: Any]])
    #expect(rows.map { $0["positive-degree"] as? Double } == [2, 2, 2, 2, 2, 2])
    #expect(rows.map { $0["net-degree"] as? Double } == [1, 1, 1, 1, 1, 1])
    let camps = try #require(json(["communities", "-g", file, "--signed"]) as? [String: Any])
    let members = (camps["communities"] as? [[String: Any]])?.map { $0["members"] as? [String] }
    #expect(members == [["a", "b", "c"], ["x", "y", "z"]])
    let refused = try Program.run(["communities", "-g", file])
    #expect(refused.status == 2 && refused.errors.contains("--signed"))
    let walks = try #require(json(["path", "a", "y", "-g", file, "--signed"]) as? [[String: Any]])
    #expect(walks.map { $0["sign"] as? String } == ["-", "-"])
  }

  @Test(
    "what an option can make nothing of is explained",
    arguments: [
      ["rank", "--by", "degree", "--at", "2020"], ["stats", "--relation", "memberOf"],
      ["communities", "--layer", "all"], ["communities", "--method", "cliques", "--signed"],
      ["communities", "--objective", "cpm", "--directed"],
      ["communities", "--method", "weak", "--resolution", "2"],
      ["rank", "--by", "degree,edge-betweenness"], ["rank", "--by", "betweenness", "--error", "2"],
      ["rank", "--by", "distance"], ["path", "a", "d", "--leaving", "2020"],
      ["path", "a", "d", "--type", "State"],
      ["path", "a", "d", "--widest", "--k", "2"], ["path", "a", "d", "--avoid-relation", "memberOf"],
      ["stats", "--kind", "colour"],
    ])
  func explained(arguments: [String]) throws {
    let result = try Program.run(arguments + ["-g", kite])
    #expect(result.status == 2 && !result.errors.isEmpty && result.output.isEmpty, "\(result.errors)")
  }

  @Test("a GraphML file says itself whether edges have directions, and what vertices are")
  func graphML() throws {
    func file(_ direction: String) throws -> String {
      try folder.write(
        "\(direction).graphml",
        """
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="k" for="node" attr.name="bloc" attr.type="string"/>
        <graph edgedefault="\(direction)"><node id="a"><data key="k">x</data></node><node id="b"><data key="k">x</data></node>
        <node id="c"><data key="k">y</data></node><edge source="a" target="b"/><edge source="b" target="c"/></graph></graphml>
        """)
    }
    let undirected = try file("undirected")
    let refused = try Program.run(["rank", "-g", undirected, "--by", "degree", "--directed"])
    #expect(refused.status == 2 && refused.errors.contains("no direction"))
    let rows = try #require(
      json(["rank", "-g", try file("directed"), "--by", "out-degree"]) as? [[String: Any]])
    #expect(rows.map { $0["out-degree"] as? Double } == [1, 1, 0])
    let facts = try #require(json(["stats", "-g", undirected, "--kind", "bloc"]) as? [String: Any])
    #expect(abs((facts["kind_assortativity"] as? Double ?? 1) + 1.0 / 3) < 1e-12)
  }

  @Test("distances from seeds, Graphalytics' labels and clustering, rounds of PageRank")
  func graphalytics() throws {
    let rows = try #require(
      json(["rank", "-g", kite, "--by", "distance,eccentricity", "--seed", "a", "--weight-as", "distance"])
        as? [[String: Any]])
    #expect(rows.map { $0["distance"] as? Double } == [0, 1, 3, 4, 7, nil, nil])
    #expect(rows.map { $0["eccentricity"] as? Double } == [7, 6, 4, 4, 7, 1, 1])
    let numbers = try folder.write("numbers.el", "9 3\n3 4\n4 9\n4 5\n")
    let labels = try #require(
      json(["communities", "-g", numbers, "--method", "cdlp", "--rounds", "1"]) as? [String: Any])
    // After one round 9 and 4 bear 3, the lowest number around them; 3 and 5 bear 4.
    let members = (labels["communities"] as? [[String: Any]])?.map { $0["members"] as? [String] }
    #expect(members == [["9", "4"], ["3", "5"]])
    let once = try #require(
      json(["rank", "-g", numbers, "--by", "pagerank", "--rounds", "0"]) as? [[String: Any]])
    #expect(once.map { $0["pagerank"] as? Double } == [0.25, 0.25, 0.25, 0.25])
  }

  @Test("a sample of betweenness says how far it may be off", arguments: ["betweenness", "edge-betweenness"])
  func sampled(measure: String) throws {
    let ring = try folder.write("ring.el", (0..<400).map { "\($0) \(($0 + 1) % 400)\n" }.joined())
    let result = try Program.run(
      ["rank", "-g", ring, "--by", measure, "--error", "0.2", "--normalized", "--limit", "3"])
    #expect(result.status == 0 && result.errors.contains("estimated from"))
    #expect(result.errors.contains("with probability 0.95 no score is off by more than 0.2 of all pairs"))
    let exact = try Program.run(["rank", "-g", ring, "--by", measure, "--error", "0.01", "--limit", "3"])
    #expect(exact.errors.contains("exact, since a sample would be no smaller than the graph"))
    let weighted = try Program.run(
      ["rank", "-g", ring, "--by", measure, "--error", "0.2", "--weight-as", "distance"])
    #expect(weighted.status != 0 && weighted.errors.contains("by counted edges"))
  }
}
