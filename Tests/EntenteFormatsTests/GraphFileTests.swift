import EntenteFormats
import EntenteModel
import Foundation
import Testing

/// A small graph with every kind of qualifier, hostile strings among them.
func sampleGraph() -> GraphContent {
  let entities = [
    Entity(
      id: "state:RUR", type: .state, name: "Ruritania", aliases: ["Kingdom of Ruritania", "R&D <\"land\">"],
      iso3: "RUR", wikidata: "Q1", layer: .ontology),
    Entity(
      id: "state:GRA", type: .state, name: "Graustark", description: "Mountains, \\ and \u{C} form feeds"),
    Entity(
      id: "relationship:GRA~RUR", type: .relationship, name: "Graustark–Ruritania relations",
      members: ["state:GRA", "state:RUR"]),
    Entity(id: "person:jörg müller", type: .person, name: "Jörg Müller"),
    Entity(
      id: "topic:long", type: .topic,
      name: "that the two states would open the border again in the spring of the year"),
  ]
  let evidence = Evidence(document: "d1", sentence: 3, sentenceRange: 100..<180, triggerRange: 110..<116)
  let assertions = [
    Assertion(
      id: "0012", subject: "state:RUR", relation: "meetsWith", object: "state:GRA",
      attribution: .entity("person:jörg müller"),
      attributionPath: [.named("diplomats"), .entity("person:jörg müller")], sign: .cooperative,
      validity: Validity("2018-06-05"), place: "state:GRA",
      arguments: ["topic": "the \"border\"", "value": "5"],
      event: EventCoding(
        plover: "CONSULT", mode: "visit", contexts: ["military", "diplomatic"], cameo: "036"),
      confidence: 0.875,
      rule: "meet.v", evidence: evidence, explanation: ["the frame meet.v", "a date of the sentence"]),
    Assertion(
      id: "12", subject: "state:RUR", relation: "meetsWith", object: "state:GRA", polarity: .negated,
      modality: .likely,
      sign: .conflictual, validity: Validity("2017/2019-03"), confidence: 1.0 / 3, evidence: evidence),
    Assertion(
      id: "c", subject: "state:RUR", relation: "memberOf", object: "relationship:GRA~RUR",
      validity: Validity("1949/"), layer: .ontology),
    Assertion(
      id: "d", subject: "person:jörg müller", relation: "says", object: "topic:long", modality: .wished,
      attribution: .unnamed, validity: Validity("/2020")),
  ]
  let document = DocumentInfo(
    id: "d1", sources: ["a.txt", "b.txt"], format: "text",
    metadata: DocumentMetadata(
      title: "Talks", date: PartialDate("2018-06"), authors: ["Ann Lee"], publisher: "Post",
      url: "https://example.org"),
    length: 500, sentenceCount: 9, remarks: ["odd"])
  return GraphContent(
    graph: KnowledgeGraph(entities: entities, assertions: assertions, documents: [document]),
    sentences: [EvidenceSentence(document: "d1", index: 3, text: "They met & talked about the \"border\".")])
}

@Suite("Graph files")
struct GraphFileTests {
  @Test("JSON Lines give back an equal graph, to the last byte")
  func linesRoundTrip() throws {
    let content = sampleGraph()
    let bytes = try GraphWriter.bytes(content, format: .jsonLines)
    let back = try GraphReader.read(bytes: bytes, format: .jsonLines, name: "a.jsonl")
    #expect(back.graph.entities == content.graph.entities)
    #expect(back.graph.assertions == content.graph.assertions)
    #expect(back.graph.documents == content.graph.documents)
    #expect(back.sentences == content.sentences)
    #expect(try GraphWriter.bytes(back, format: .jsonLines) == bytes)
  }

  @Test("GraphML gives back every entity, assertion and sentence")
  func graphMLRoundTrip() throws {
    var content = sampleGraph()
    // XML holds no form feed.
    content.graph = KnowledgeGraph(
      entities: content.graph.entities.map { entity in
        var entity = entity
        entity.description = entity.description.map { $0.replacing("\u{C}", with: "\u{FFFD}") }
        return entity
      }, assertions: content.graph.assertions, documents: content.graph.documents)
    let bytes = try GraphWriter.bytes(content, format: .graphML)
    let back = try GraphReader.read(bytes: bytes, format: .graphML, name: "a.graphml")
    #expect(back.graph.entities == content.graph.entities)
    #expect(back.graph.assertions == content.graph.assertions)
    #expect(back.sentences == content.sentences)
    #expect(back.graph.documents.map(\.metadata.title) == ["Talks"])
  }

  @Test("any attributed graph survives GraphML: types, missing values, parallel edges, loops, odd ids")
  func attributedRoundTrip() throws {
    let graph = AttributedGraph(
      isDirected: false, nodeKeys: [.init("a b", .string), .init("n", .int)],
      edgeKeys: [.init("x", .double), .init("f", .bool)],
      nodes: [
        .init(id: "node", attributes: ["n": .int(.max)]), .init(id: "a b"), .init(id: "a_x20_b"),
        .init(id: "007"), .init(id: "7"),
        .init(id: "", attributes: ["n": .int(-1)]),
      ],
      edges: [
        .init(
          id: "x1", source: "node", target: "node", attributes: ["x": .double(0.1 + 0.2), "f": .bool(false)]),
        .init(id: "x2", source: "a b", target: "", attributes: ["x": .double(1e-300)]),
        .init(id: "x3", source: "a b", target: "a_x20_b"),
      ])
    var expected = graph
    expected.nodeKeys[0].name = "a_x20_b"
    let bytes = try GraphWriter.bytes(graph, format: .graphML)
    let back = try GraphReader.attributed(bytes: bytes, name: "a.graphml")
    #expect(back.nodes.map(\.attributes) == expected.nodes.map(\.attributes))
    #expect(back.edges.map(\.attributes) == expected.edges.map(\.attributes))
    #expect(back.nodeKeys == expected.nodeKeys && back.edgeKeys == expected.edgeKeys && !back.isDirected)
    #expect(Array(back.nodes.map(\.id).prefix(5)) == ["node", "a b", "a_x20_b", "007", "7"])
    #expect(back.edges.map { [$0.source, $0.target] }.dropFirst(2) == [["a b", "a_x20_b"]])
  }

  @Test("GraphML is valid against the schema", .enabled(if: sharedFolder != nil && hasTool("xmllint")))
  func schema() throws {
    let folder = try ScratchFolder()
    let shared = try #require(sharedFolder)
    for (name, withoutText) in [("a.graphml", false), ("b.graphml", true)] {
      try GraphWriter.write(sampleGraph(), to: folder.path + "/" + name, withoutText: withoutText)
      let run = try launch(
        "xmllint",
        ["--nonet", "--noout", "--schema", shared + "/schemas/graphml.xsd", folder.path + "/" + name])
      #expect(run.status == 0, "\(run.errors)")
    }
  }

  @Test("networkx reads the GraphML with every edge under an id of its own", .enabled(if: hasNetworkX))
  func networkx() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/a.graphml"
    try GraphWriter.write(sampleGraph(), to: path)
    let code = """
      import networkx as nx, sys
      g = nx.read_graphml(sys.argv[1], force_multigraph=True, edge_key_type=str)
      e = g.edges["state:RUR", "state:GRA", "e_0012"]
      assert g.is_directed() and len(g) == 5 and g.number_of_edges() == 4, (len(g), g.number_of_edges())
      assert e["confidence"] == 0.875 and e["relation"] == "meetsWith" and e["sentence"] == 3 and e["sign"] == "cooperative"
      assert g.nodes["relationship:GRA_x7E_RUR"]["entity_id"] == "relationship:GRA~RUR"
      """
    let run = try launch("python3", ["-c", code, path])
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test(
    "without text no sentence, no long quotation, and no longer argument is in any format",
    arguments: [GraphFormat.jsonLines, .graphML, .dot])
  func withoutText(format: GraphFormat) throws {
    let with = String(decoding: try GraphWriter.bytes(sampleGraph(), format: format), as: UTF8.self)
    let without = String(
      decoding: try GraphWriter.bytes(sampleGraph(), format: format, withoutText: true), as: UTF8.self)
    for quote in ["talked about", "open the border again"] {
      #expect(with.contains(quote))
      #expect(!without.contains(quote))
    }
    #expect(without.contains("Jörg Müller") && without.contains("meetsWith"))
  }

  @Test(
    "a malformed line is told with its number and what is wrong",
    arguments: [
      ("{", "malformed JSON"), ("[1]", "the line is no JSON object"),
      ("{\"kind\":\"x\"}", "unknown kind 'x'; known are graph, document, sentence, entity, assertion"),
      ("{\"kind\":\"entity\",\"id\":\"a\"}", "entity without 'type'"),
      ("{\"kind\":\"entity\",\"id\":7,\"type\":\"State\",\"name\":\"A\"}", "'id' has the wrong type"),
      (
        "{\"kind\":\"entity\",\"id\":\"state:A\",\"type\":\"State\",\"name\":\"A\"}",
        "entity 'state:A' stands twice; first on line 1"
      ),
      (
        "{\"kind\":\"assertion\",\"id\":\"x\",\"subject\":\"state:A\",\"relation\":\"r\",\"object\":\"state:B\"}",
        "names entity 'state:B', which no line of kind entity declares"
      ),
      (
        "{\"kind\":\"assertion\",\"id\":\"x\",\"subject\":\"state:A\",\"relation\":\"r\",\"object\":\"state:A\",\"sign\":\"odd\"}",
        "sign is 'odd'; it must be one of cooperative, conflictual, neutral"
      ),
      ("{\"kind\":\"graph\",\"version\":9}", "version 9 is newer than this program, which reads version 1"),
    ])
  func malformed(line: String, reason: String) {
    let text = "{\"kind\":\"entity\",\"id\":\"state:A\",\"type\":\"State\",\"name\":\"A\"}\n\n" + line + "\n"
    #expect(throws: GraphError.malformedLine(file: "a.jsonl", line: 3, reason: reason)) {
      try GraphReader.read(bytes: Array(text.utf8), format: .jsonLines, name: "a.jsonl")
    }
  }

  private func graphML(_ body: String, keys: String = "") -> [UInt8] {
    Array(
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n\(keys)<graph edgedefault=\"directed\">\n\(body)\n</graph></graphml>"
        .utf8)
  }

  @Test(
    "GraphML that is no plain graph is refused with its place",
    arguments: [
      ("<node id=\"a\"/>\n<node id=\"a\"/>", GraphMLProblem.duplicateNode("a"), 4),
      ("<node id=\"a\"/><edge source=\"a\" target=\"b\"/>", .danglingEdge(end: "b"), 3),
      ("<node id=\"a\"><data key=\"k\">1</data></node>", .undeclaredKey("k"), 3),
      ("<node id=\"a\"><graph edgedefault=\"directed\"/></node>", .nestedGraph, 3),
      ("<hyperedge/>", .hyperedge, 3), ("<node/>", .missingAttribute(element: "node", attribute: "id"), 3),
      ("<node id=\"a\"/><edge source=\"a\" target=\"a\" directed=\"false\"/>", .mixedDirections, 3),
    ])
  func refused(body: String, problem: GraphMLProblem, line: Int) throws {
    let error = try #require(throws: GraphError.self) {
      try GraphReader.attributed(bytes: graphML(body), name: "a.graphml")
    }
    guard case .invalid("a.graphml", line, let column, problem) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(column > 0)
  }

  @Test(
    "values are checked against the declared type; empty numbers are missing; defaults are applied; edges may come first"
  )
  func values() throws {
    let keys = "<key id=\"n\" for=\"node\" attr.name=\"n\" attr.type=\"int\"><default>4</default></key>\n"
    let graph = try GraphReader.attributed(
      bytes: graphML(
        "<edge source=\"a\" target=\"b\"/><node id=\"a\"><data key=\"n\"> 7 </data></node><node id=\"b\"><data key=\"n\"></data></node>",
        keys: keys), name: "x")
    #expect(graph.nodes.map { $0.attributes["n"] } == [.int(7), .int(4)])
    #expect(throws: GraphError.self) {
      try GraphReader.attributed(
        bytes: graphML("<node id=\"a\"><data key=\"n\">x</data></node>", keys: keys), name: "x")
    }
  }

  @Test(
    "what is not well-formed, an entity bomb and a foreign entity end in an error",
    arguments: [
      "<graphml><graph>", "", "not xml", "<graphml/>",
      "<!DOCTYPE g [<!ENTITY a \"aaaaaaaaaa\">"
        + (0..<12).map {
          "<!ENTITY b\($0) \"" + String(repeating: $0 == 0 ? "&a;" : "&b\($0 - 1);", count: 10) + "\">"
        }.joined()
        + "]><graphml><key id=\"k\" for=\"node\"/><graph><node id=\"n\"><data key=\"k\">&b11;</data></node></graph></graphml>",
      "<!DOCTYPE g [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><graphml><key id=\"k\" for=\"node\"/><graph><node id=\"n\"><data key=\"k\">&x;</data></node></graph></graphml>",
    ])
  func hostile(text: String) {
    #expect(throws: GraphError.self) {
      try GraphReader.attributed(bytes: Array(text.utf8), name: "a.graphml")
    }
  }

  @Test("a graph of yEd with its graphics is read")
  func foreign() throws {
    let text = """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
      <key for="node" id="d6" yfiles.type="nodegraphics"/><key id="d1" for="edge" attr.name="weight" attr.type="double"/>
      <graph edgedefault="directed" id="G"><node id="n0"><data key="d6"><y:ShapeNode><y:NodeLabel>China</y:NodeLabel></y:ShapeNode></data></node>
      <node id="n1"/><edge id="e0" source="n0" target="n1"><data key="d1">2.5</data></edge></graph></graphml>
      """
    let graph = try GraphReader.attributed(bytes: Array(text.utf8), name: "a.graphml")
    #expect(graph.nodes.count == 2 && graph.edges[0].attributes["weight"] == .double(2.5))
    let content = try graph.knowledge()
    #expect(content.graph.assertions.map(\.relation) == ["relatedTo"])
  }

  @Test("a view with a value that cannot be is refused with the edge's name")
  func badView() {
    let graph = AttributedGraph(
      nodes: [.init(id: "a")],
      edges: [.init(id: "e9", source: "a", target: "a", attributes: ["polarity": .string("maybe")])])
    #expect(
      throws: GraphError.badAttribute(
        element: "edge 'e9'", attribute: "polarity", value: "maybe", expected: "one of affirmed, negated")
    ) {
      try graph.knowledge()
    }
  }
}

@Suite("Writing files")
struct AtomicWritingTests {
  @Test("a place that cannot be written is an error and leaves nothing behind")
  func unwritable() throws {
    let folder = try ScratchFolder()
    let old = try folder.file("a.jsonl", "old")
    #expect(throws: GraphError.self) {
      try GraphWriter.write(sampleGraph(), to: folder.path + "/none/a.jsonl")
    }
    #expect(throws: GraphError.notWritable(path: folder.path, reason: "is a folder")) {
      try GraphWriter.write(sampleGraph(), to: folder.path, format: .jsonLines)
    }
    #expect(throws: GraphError.cannotWrite(format: .edgeList)) {
      try GraphWriter.write(sampleGraph(), to: old, format: .edgeList)
    }
    #expect(try String(contentsOfFile: old, encoding: .utf8) == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.jsonl"])
  }

  @Test("a file that is there is replaced by the whole new one")
  func replaced() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("a.jsonl", "old")
    try GraphWriter.write(sampleGraph(), to: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("{\"kind\":\"graph\""))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.jsonl"])
  }
}

struct Launched {
  var status: Int32
  var output: String
  var errors: String
}

/// Runs a program of the system.
func launch(_ program: String, _ arguments: [String]) throws -> Launched {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [program] + arguments
  let output = Pipe()
  let errors = Pipe()
  process.standardOutput = output
  process.standardError = errors
  try process.run()
  let out = output.fileHandleForReading.readDataToEndOfFile()
  let err = errors.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return Launched(
    status: process.terminationStatus, output: String(decoding: out, as: UTF8.self),
    errors: String(decoding: err, as: UTF8.self))
}

let hasNetworkX = hasTool("python3") && (try? launch("python3", ["-c", "import networkx"]))?.status == 0
