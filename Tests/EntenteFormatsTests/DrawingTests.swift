import EntenteFormats
import EntenteModel
import Foundation
import Testing

@Suite("DOT and pictures")
struct DrawingTests {
  @Test(
    "dot renders the export without a warning and keeps every edge and attribute",
    .enabled(if: hasTool("dot")))
  func export() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/a.dot"
    try GraphWriter.write(sampleGraph(), to: path)
    let run = try launch("dot", ["-Tdot_json", path])
    #expect(run.status == 0)
    #expect(run.errors.split(separator: "\n").allSatisfy { $0.contains("ontconfig") }, "\(run.errors)")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let edges = try #require(json["edges"] as? [[String: Any]])
    let objects = try #require(json["objects"] as? [[String: Any]])
    #expect(edges.count == 4 && objects.count == 5)
    #expect(Set(objects.compactMap { $0["name"] as? String }).contains("relationship:GRA~RUR"))
    #expect(
      edges.contains {
        $0["relation"] as? String == "meetsWith" && $0["modality"] as? String == "likely"
          && $0["arrowhead"] as? String == "tee"
      })
  }

  @Test("quotes, backslashes, keywords and ampersands cannot break the file")
  func escaping() throws {
    let graph = AttributedGraph(
      nodeKeys: [.init("name", .string), .init("shape", .string), .init("my key", .string)],
      nodes: [
        .init(
          id: "node",
          attributes: ["name": .string("a \"b\" \\ & c"), "shape": .string("evil"), "my key": .string("x\\")])
      ])
    let text = String(decoding: try GraphWriter.bytes(graph, format: .dot), as: UTF8.self)
    #expect(text.contains("\"node\" ["))
    #expect(text.contains("label=\"a \\\"b\\\" \\\\ &amp; c\""))
    #expect(text.contains("data_shape=\"evil\""))
    #expect(text.contains("\"my key\"=\"x\\\\\""))
  }

  @Test("one line is drawn for the statements of two that agree, with their number; a denial ends in a bar")
  func merged() throws {
    var assertions: [Assertion] = []
    for number in 0..<3 {
      assertions.append(
        Assertion(
          id: "a\(number)", subject: "state:A", relation: "meetsWith", object: "state:B", sign: .cooperative,
          evidence: Evidence(document: "d", sentence: number, sentenceRange: 0..<1, triggerRange: 0..<1)))
    }
    assertions.append(
      Assertion(
        id: "n", subject: "state:A", relation: "attacks", object: "state:B", polarity: .negated,
        sign: .conflictual))
    let drawing = try GraphDrawing(GraphContent(graph: KnowledgeGraph(entities: [], assertions: assertions)))
    #expect(drawing.nodeCount == 2 && drawing.edgeCount == 2 && drawing.remarks.isEmpty)
    #expect(drawing.dot.contains("label=\"meets with ×3\""))
    #expect(drawing.dot.contains("label=\"not: attacks\""))
    #expect(drawing.dot.contains("arrowhead=\"tee\""))
  }

  @Test("a large graph is cut to what has the most evidence, and the remark says so")
  func cut() throws {
    let assertions = (0..<200).map {
      Assertion(
        id: "a\($0)", subject: EntityID("state:S\($0 % 70)"), relation: "meetsWith",
        object: EntityID("state:T\($0 * 7 % 60)"))
    }
    let drawing = try GraphDrawing(GraphContent(graph: KnowledgeGraph(entities: [], assertions: assertions)))
    #expect(drawing.nodeCount <= 40 && drawing.edgeCount <= 80)
    #expect(drawing.remarks.count == 2)
    #expect(drawing.remarks[0].contains("of 130 entities"))
  }

  @Test("an empty graph is an error that says so")
  func empty() {
    #expect(throws: GraphError.empty) {
      try GraphDrawing(GraphContent(graph: KnowledgeGraph(entities: [], assertions: [])))
    }
  }

  @Test("pictures are what they are called", .enabled(if: hasTool("dot")))
  func pictures() throws {
    let drawing = try GraphDrawing(sampleGraph())
    let svg = String(decoding: try drawing.render(.svg), as: UTF8.self)
    #expect(svg.contains("<svg") && svg.contains("Ruritania") && svg.hasSuffix("</svg>\n"))
    #expect(try drawing.render(.png).starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(try drawing.render(.pdf).starts(with: Array("%PDF".utf8)))
  }
}
