import EntenteFormats
import EntenteGraph
import Foundation
import Testing

@Suite("Edge lists")
struct EdgeListReaderTests {
  private func read(_ text: String, _ numbering: EdgeListReader.Numbering = .byAppearance) throws -> EdgeList
  {
    try EdgeListReader(numbering: numbering).read(Data(text.utf8))
  }

  @Test("vertices are numbered as the file names them, and any word is a name")
  func appearance() throws {
    let list = try read("state:FRA état\n7 007\nétat state:FRA\n")
    #expect(list.names == ["state:FRA", "état", "7", "007"])
    let graph = list.makeGraph()
    #expect(graph.sources.map(\.int) == [0, 2, 1] && graph.targets.map(\.int) == [1, 3, 0])
    #expect(graph.weights == [1, 1, 1])
    #expect(list.vertex(named: "007") == VertexID(3) && list.vertex(named: "8") == nil)
  }

  @Test("comments, empty lines, tabs, returns, a mark of byte order, and no line end at the end of the file")
  func layout() throws {
    let list = try read("\u{FEFF}# a comment\r\n% another\r\n\r\na\tb\r\n  b   c  \r\nc a")
    #expect(list.names == ["a", "b", "c"] && list.makeGraph().edgeCount == 3)
  }

  @Test("weights are whole or not, and missing ones are 1")
  func weights() throws {
    let list = try read("a b\na c 0\nb c 2.5\nc a -3\nc b 1e3\nb a 12345678901234567890\n")
    #expect(list.makeGraph().weights == [1, 0, 2.5, -3, 1000, 12_345_678_901_234_567_890])
  }

  @Test("numbers are the vertices themselves, those without edges too")
  func numbers() throws {
    let list = try read("5 2 7\n2 2\n", .byNumber)
    let graph = list.makeGraph()
    #expect(graph.vertexCount == 6 && graph.sources.map(\.int) == [5, 2])
    #expect(list.names == ["0", "1", "2", "3", "4", "5"] && list.vertex(named: "05") == nil)
    #expect(list.vertex(named: "4") == VertexID(4) && list.vertex(named: "6") == nil)
  }

  @Test("an empty file is a graph without vertices", arguments: ["", "\n\n", "# nothing"])
  func empty(text: String) throws {
    #expect(try read(text).makeGraph().vertexCount == 0)
    #expect(try read(text, .byNumber).makeGraph().vertexCount == 0)
  }

  @Test(
    "what is wrong is told with its line",
    arguments: [
      ("a b\nc\n", EdgeListError.columns(line: 2, found: 1)),
      ("a b 1 x\n", .columns(line: 1, found: 4)),
      ("#\n\na b heavy\n", .weight(line: 3, text: "heavy")),
      ("a b nan\n", .weight(line: 1, text: "nan")),
      ("a b inf\n", .weight(line: 1, text: "inf")),
    ])
  func malformed(text: String, error: EdgeListError) {
    #expect(throws: error) { try read(text) }
  }

  @Test(
    "names that are no vertex numbers are refused where numbers are wanted",
    arguments: ["x", "-1", "2147483647", "1.5"])
  func noNumber(word: String) {
    #expect(throws: EdgeListError.vertexNumber(line: 2, text: word)) {
      try read("0 1\n\(word) 2\n", .byNumber)
    }
  }

  @Test("bytes that are not UTF-8 are refused with their line")
  func notUTF8() {
    let data = Data("a b\n".utf8) + Data([0xC3, 0x28]) + Data(" c\n".utf8)
    #expect(throws: EdgeListError.notUTF8(line: 2)) { try EdgeListReader().read(data) }
  }

  @Test("ten thousand names are told apart")
  func manyNames() throws {
    let lines = (0..<10_000).map { "actor-\($0) actor-\(($0 * 7919 + 1) % 10_000)" }
    let list = try read(lines.joined(separator: "\n"))
    let graph = list.makeGraph()
    #expect(graph.vertexCount == 10_000)
    for (e, line) in lines.enumerated() {
      let ends = line.split(separator: " ").map(String.init)
      #expect(
        list.name(of: graph.sources[e]) == ends[0] && list.name(of: graph.targets[e]) == ends[1])
    }
  }

  @Test("a graph with attributes keeps its vertices' order, its parallel edges and loops, and its weights")
  func attributed() throws {
    func edge(_ source: String, _ target: String, _ weight: AttributedGraph.Value?) -> AttributedGraph.Edge {
      .init(source: source, target: target, attributes: weight.map { ["weight": $0] } ?? [:])
    }
    let list = try EdgeList(
      AttributedGraph(
        nodes: ["c", "a", "b"].map { .init(id: $0) },
        edges: [
          edge("a", "b", .int(3)), edge("a", "b", .double(0.5)), edge("c", "c", nil),
          edge("b", "c", .double(-2)),
          edge("b", "a", .string("7")),
        ]))
    let graph = list.makeGraph()
    #expect(list.names == ["c", "a", "b"] && graph.sources.map(\.int) == [1, 1, 0, 2, 2])
    #expect(graph.targets.map(\.int) == [2, 2, 0, 0, 1] && graph.weights == [3, 0.5, 1, -2, 7])
  }

  @Test(
    "a weight that is no finite number is refused, not replaced",
    arguments: [AttributedGraph.Value.double(.nan), .double(.infinity), .string("heavy"), .bool(true)])
  func attributedWeights(value: AttributedGraph.Value) {
    let file = AttributedGraph(
      nodes: [.init(id: "a")],
      edges: [
        .init(source: "a", target: "a"), .init(source: "a", target: "a", attributes: ["weight": value]),
      ])
    #expect(throws: EdgeListError.attribute(edge: 2, text: value.description)) { try EdgeList(file) }
  }

  @Test("a vertex number that would ask for all the memory there is is refused with its line")
  func implausible() throws {
    let reader = EdgeListReader(numbering: .byNumber)
    for line in ["0 2147483646", "0\t2147483646", "20221122 1"] {
      let text = "# years\n1 2\n\(line)\n3 4\n" + String(repeating: "1 2\n", count: 40)
      let number = line.hasPrefix("0") ? 2_147_483_646 : 20_221_122
      #expect(throws: EdgeListError.implausibleNumber(line: 3, number: number, edges: 43)) {
        try reader.read(Data(text.utf8))
      }
      #expect(
        try EdgeListReader().read(Data(text.utf8)).makeGraph().vertexCount == (number > 1 << 30 ? 6 : 5))
    }
    #expect(try reader.read(Data("0 16777215\n".utf8)).vertexCount == 1 << 24)
  }
}
