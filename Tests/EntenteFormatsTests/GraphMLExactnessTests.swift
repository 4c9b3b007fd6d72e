import EntenteFormats
import EntenteTestSupport
import Foundation
import Testing

@Suite("GraphML to the byte")
struct GraphMLExactnessTests {
  private func graphML(_ body: String, keys: String = "") -> [UInt8] {
    Array("<graphml>\(keys)<graph edgedefault=\"undirected\">\(body)</graph></graphml>".utf8)
  }

  private func doubles(_ texts: [String]) throws -> [Double?] {
    let nodes = texts.enumerated().map { "<node id=\"\($0)\"><data key=\"x\">\($1)</data></node>" }
    let key = "<key id=\"x\" for=\"node\" attr.name=\"x\" attr.type=\"double\"/>"
    let graph = try GraphReader.attributed(bytes: graphML(nodes.joined(), keys: key), name: "x")
    return graph.nodes.map { if case .double(let number)? = $0.attributes["x"] { number } else { nil } }
  }

  @Test("numbers of every form are read as the nearest double, to the last bit")
  func doublesRead() throws {
    var texts = [
      "0", "-0", "7", "-7", "007", "0.1", "-0.30000000000000004", "5.", "+3", "1e-7", "123456789012345",
      " 8 ",
      "1234567890123456789", "0.000000000000001", "99999999999999.9", "1.7976931348623157e308", "5e-324",
      "INF",
      "1.5e3",
    ]
    var random = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let digits = String(random.next() % 1_000_000_000_000_000)
      let place = digits.index(digits.startIndex, offsetBy: Int(random.next() % UInt64(digits.count)) + 1)
      let fraction = digits[place...]
      texts.append(fraction.isEmpty ? digits : digits[..<place] + "." + fraction)
    }
    let read = try doubles(texts)
    for (text, number) in zip(texts, read) {
      let expected = Double(text.trimmingCharacters(in: .whitespaces))
      #expect(number?.bitPattern == expected?.bitPattern, "\(text)")
    }
  }

  @Test("what is written comes back to the last bit, and as the fewest digits")
  func doublesWritten() throws {
    let numbers: [Double] = [
      0, -0.0, 1, -1, 2.5, 1e14, 999_999_999_999_999, 1e15, 9_007_199_254_740_993, 1e16, 1e300, 0.1, 1.0 / 3,
      5e-324,
      -123_456, .infinity, .nan,
    ]
    let graph = AttributedGraph(
      nodeKeys: [.init("x", .double), .init("n", .int)],
      nodes: numbers.enumerated().map {
        .init(id: "v\($0)", attributes: ["x": .double($1), "n": .int(Int64($0) * (-.max / 20))])
      } + [
        .init(id: "least", attributes: ["n": .int(.min)]), .init(id: "most", attributes: ["n": .int(.max)]),
      ])
    let bytes = try GraphWriter.bytes(graph, format: .graphML)
    let text = String(decoding: bytes, as: UTF8.self)
    for number in numbers where number.isFinite { #expect(text.contains(">\(number)</data>")) }
    let back = try GraphReader.attributed(bytes: bytes, name: "x")
    for (node, number) in zip(back.nodes, numbers) {
      guard case .double(let read)? = node.attributes["x"] else {
        #expect(!number.isFinite)  // no form of it is known to all readers
        continue
      }
      #expect(read.bitPattern == number.bitPattern)
    }
    #expect(back.nodes.map { $0.attributes["n"] } == graph.nodes.map { $0.attributes["n"] })
  }

  @Test("text is escaped so that it comes back, and what XML cannot hold is marked")
  func escapes() throws {
    let text = "a<b>&\"c\"\r\n\t]]>'\u{7F}é\u{10FFFF}"
    let graph = AttributedGraph(
      nodeKeys: [.init("t", .string)],
      nodes: [
        .init(id: "a", attributes: ["t": .string(text)]),
        .init(id: "b", attributes: ["t": .string("\0\u{B}\u{FFFE}.")]),
      ])
    let back = try GraphReader.attributed(bytes: try GraphWriter.bytes(graph, format: .graphML), name: "x")
    #expect(back.nodes[0].attributes["t"] == .string(text))
    #expect(back.nodes[1].attributes["t"] == .string("\u{FFFD}\u{FFFD}\u{FFFD}."))
  }

  @Test("ids that differ in bytes only are one id, however they are written", arguments: [false, true])
  func canonicalIDs(decomposedFirst: Bool) throws {
    let both = ["\u{E9}", "e\u{301}", "K", "\u{212A}"]  // é twice, then K and the sign of Kelvin
    let ids = decomposedFirst ? both.reversed() : both
    let graph = try GraphReader.attributed(
      bytes: graphML(
        "<node id=\"\(ids[0])\"/><node id=\"\(ids[2])\"/><edge source=\"\(ids[1])\" target=\"\(ids[3])\"/>"),
      name: "x")
    #expect(graph.edges[0].source == ids[0] && graph.edges[0].target == ids[2])
    for (one, other) in [(0, 1), (2, 3)] {
      #expect(throws: GraphError.self) {
        try GraphReader.attributed(
          bytes: graphML("<node id=\"\(ids[one])\"/>\n<node id=\"\(ids[other])\"/>"), name: "x")
      }
    }
  }

  @Test("edges may name nodes that come later, and thousands of ids of any length are told apart")
  func manyIDs() throws {
    let count = 3000
    func id(_ number: Int) -> String {
      String(repeating: "long", count: number % 5) + String(number * 7919 % count)
    }
    let nodes = (0..<count).map { "<node id=\"\(id($0))\"/>" }
    let edges = (0..<count).map {
      "<edge id=\"e\($0)\" source=\"\(id($0))\" target=\"\(id(($0 + 1) % count))\"/>"
    }
    let half = count / 2
    let body = nodes[..<half] + edges + nodes[half...]
    let graph = try GraphReader.attributed(bytes: graphML(body.joined(separator: "\n")), name: "x")
    #expect(graph.edges.enumerated().allSatisfy { $1.source == id($0) && $1.target == id(($0 + 1) % count) })
    let list = try EdgeList(graph)
    #expect(list.columns.sources.map(\.int) == Array(0..<count) && list.columns.weights.isEmpty)
    #expect(throws: GraphError.self) {
      try GraphReader.attributed(bytes: graphML((body + [edges[7]]).joined()), name: "x")
    }
  }

  @Test("a bare graph is written with every vertex, edge and weight")
  func bareGraph() throws {
    let list = try EdgeListReader(numbering: .byNumber).read(Data("0 1 3\n1 1\n4 0 2.5\n0 1\n".utf8))
    let graph = AttributedGraph(list.columns, isDirected: true)
    let back = try GraphReader.attributed(bytes: try GraphWriter.bytes(graph, format: .graphML), name: "x")
    #expect(back.isDirected && back.nodes.map(\.id) == ["n0", "n1", "n2", "n3", "n4"])
    #expect(back.edges.map(\.id) == ["e0", "e1", "e2", "e3"])
    #expect(try EdgeList(back).columns == list.columns)
  }

  @Test("a graph's own attribute of the name that keeps real ids stays beside them")
  func ownRealID() throws {
    let graph = AttributedGraph(
      nodeKeys: [.init("entity_id", .string)],
      nodes: [.init(id: "a b"), .init(id: "c", attributes: ["entity_id": .string("mine")])])
    let bytes = try GraphWriter.bytes(graph, format: .graphML)
    #expect(String(decoding: bytes, as: UTF8.self).components(separatedBy: "<key ").count == 2)
    let back = try GraphReader.attributed(bytes: bytes, name: "x")
    #expect(back.nodes.map(\.id) == ["a b", "c"] && back.nodes[1].attributes["entity_id"] == .string("mine"))
  }

  @Test("graphs are equal by their rows, whatever the order in which values came")
  func equality() {
    func graph(_ values: [String: AttributedGraph.Value]) -> AttributedGraph {
      AttributedGraph(nodes: [.init(id: "a"), .init(id: "b", attributes: values)])
    }
    #expect(graph(["x": .int(1), "y": .int(2)]) == graph(["y": .int(2), "x": .int(1)]))
    #expect(graph(["x": .int(1)]) != graph(["x": .double(1)]) && graph([:]) != graph(["x": .int(1)]))
  }
}
