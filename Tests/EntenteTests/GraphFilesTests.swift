import Entente
import EntenteFormats
import EntenteModel
import EntenteOntology
import Foundation
import Testing

/// `graphs/` and `exports/` are what the program writes today; `make graphs` rewrites them.
@Suite struct GraphFilesTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  private func bytes(_ path: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(fileURLWithPath: Self.root + "/" + path)))
  }

  @Test("the world's graph is the ontology's")
  func world() throws {
    let graph = try Workspace(data: .locate(explicit: Self.root, environment: nil, executable: ""))
      .worldGraph()
    #expect(
      try GraphWriter.bytes(GraphContent(graph: graph), format: .jsonLines) == bytes("graphs/world.jsonl"))
  }

  @Test("exports are what their graph gives", arguments: ["world", "examples", "seeds"])
  func exports(_ name: String) throws {
    let content = try GraphReader.read(path: Self.root + "/graphs/\(name).jsonl")
    for format in [GraphFormat.graphML, .dot] {
      let written = try GraphWriter.bytes(content, format: format)
      #expect(try written == bytes("exports/\(name).\(format.ending)"), "\(name).\(format.ending)")
    }
  }

  @Test("pictures are well-formed and name what they show", arguments: ["world", "examples", "seeds"])
  func pictures(_ name: String) throws {
    let text = String(decoding: try bytes("exports/\(name).svg"), as: UTF8.self)
    let parser = XMLCheck(text)
    #expect(parser.isWellFormed)
    #expect(text.contains("China"))
  }

  @Test("the graph of other people's texts holds none of their sentences")
  func withoutText() throws {
    let content = try GraphReader.read(path: Self.root + "/graphs/seeds.jsonl")
    #expect(!content.graph.assertions.isEmpty)
    #expect(content.sentences.isEmpty)
    #expect(content.graph.assertions.allSatisfy { $0.evidence?.text == nil })
  }

  @Test("the examples' graph is what a build gives")
  func examples() async throws {
    let workspace = Workspace(data: try .locate(explicit: Self.root, environment: nil, executable: ""))
    let store = NSTemporaryDirectory() + "entente-graphs-\(UUID().uuidString).entente"
    defer { try? FileManager.default.removeItem(atPath: store) }
    let committed = try GraphReader.read(path: Self.root + "/graphs/examples.jsonl")
    _ = try await workspace.build(
      BuildOptions(documents: [Self.root + "/examples/documents"], store: store, jobs: 2),
      programVersion: "test"
    ) { _ in }
    let built = try workspace.openGraph(path: store).graph.filtered(GraphFilter(layers: [.documents]))
    #expect(built.entities == committed.graph.entities)
    #expect(built.assertions == committed.graph.assertions)
  }
}

/// Whether tags open and close in order; our pictures hold no CDATA.
private struct XMLCheck {
  let isWellFormed: Bool

  init(_ text: String) {
    var open: [Substring] = []
    var rest = text[...]
    var isRight = true
    while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("?") || tag.hasPrefix("!") || tag.hasSuffix("/") { continue }
      if tag.hasPrefix("/") {
        if open.popLast() != tag.dropFirst() { isRight = false }
      } else {
        open.append(tag.prefix { !$0.isWhitespace })
      }
    }
    isWellFormed = isRight && open.isEmpty && text.contains("<svg")
  }
}
