import ArgumentParser
import EntenteFormats
import EntenteGraph
import Foundation

@main
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entente-bench",
    abstract: "Time one graph kernel on one graph file.",
    discussion: "Exit codes: 0 done, 2 wrong use, 3 bad input, 4 file error.")

  @Argument(help: "What to run.") var kernel: Kernel
  @Option(help: "The graph: an edge list, .el or .wel, with vertices 0 to n - 1, or .graphml.") var graph:
    String
  @Option(name: .customLong("repeat"), help: "Number of timed runs.") var repetitions = 1
  @Option(help: "Number of threads at most.") var threads = 1
  @Flag(help: "Print JSON (the only form there is).") var json = false
  @Flag(help: "Edges have a direction.") var directed = false
  @Option(help: "The vertex to start from.") var source = 0
  @Option(help: "A file of vertices, one a line.") var sources: String?
  @Option(help: "A file of pairs of vertices, one a line.") var pairs: String?
  @Flag(help: "Weighted pairs: with an index, a contraction hierarchy, whose making is timed apart.")
  var index = false
  @Option(help: "How many of the file's vertices or pairs to use; all by default.") var count: Int?

  func validate() throws {
    guard repetitions > 0 else { throw ValidationError("--repeat must be 1 or more") }
    guard threads > 0 else { throw ValidationError("--threads must be 1 or more") }
    guard source >= 0 else { throw ValidationError("--source must be 0 or more") }
    guard count ?? 1 > 0 else { throw ValidationError("--count must be 1 or more") }
    if kernel.needsPairs, pairs == nil { throw ValidationError("\(kernel.rawValue) needs --pairs FILE") }
    if kernel.needsSources, sources == nil {
      throw ValidationError("\(kernel.rawValue) needs --sources FILE")
    }
  }

  func run() throws {
    var report = Report(kernel: kernel.rawValue)
    let file = URL(filePath: graph)
    switch kernel {
    case .loadEl:
      try timeReading(&report) {
        let rows = try Workload.load(file, directed: directed).out
        return (rows.vertexCount, directed ? rows.slotCount : rows.slotCount / 2)
      }
    case .readGraphML:
      guard file.pathExtension == "graphml" else { throw BenchError.noGraphML(file: file.path) }
      try timeReading(&report) {
        let graph = try GraphReader.attributed(path: file.path)
        return (graph.nodes.count, graph.edges.count)
      }
    case .writeGraphML:
      let columns = try report.timeLoading { try Workload.columns(file) }
      let output =
        NSTemporaryDirectory() + "entente-bench-\(ProcessInfo.processInfo.processIdentifier).graphml"
      defer { try? FileManager.default.removeItem(atPath: output) }
      for _ in 0..<repetitions {
        try report.time {
          try GraphWriter.write(AttributedGraph(columns, isDirected: directed), to: output, format: .graphML)
        }
      }
      let size = try FileManager.default.attributesOfItem(atPath: output)[.size] as? Int
      report.checksum = ["bytes": .count(size ?? 0)]
    default:
      let workload = try report.timeLoading { try prepare(file) }
      report.indexSeconds = workload.indexSeconds
      for _ in 0..<repetitions {
        let result = try report.time { try workload.run() }
        report.checksum = result.checksum
      }
    }
    print(try report.json())
  }

  /// Reading is the kernel itself.
  private func timeReading(_ report: inout Report, _ read: () throws -> (vertices: Int, edges: Int)) throws {
    for _ in 0..<repetitions {
      let size = try report.time(read)
      report.checksum = ["n": .count(size.vertices), "m": .count(size.edges)]
    }
    report.loadSeconds = report.runSeconds[0]
  }

  private func prepare(_ file: URL) throws -> Workload {
    let columns = try Workload.columns(file)
    let inputs = Workload.Inputs(
      source: source,
      sources: try sources.map { try VertexFile.vertices(URL(filePath: $0), count: count) } ?? [],
      pairs: try pairs.map { try VertexFile.pairs(URL(filePath: $0), count: count) } ?? [])
    return try Workload(kernel, columns, directed: directed, threads: threads, indexed: index, inputs)
  }

  private static func words(for error: any Error) -> String {
    guard let cocoa = error as? CocoaError else { return message(for: error) }
    let reason = cocoa.code == .fileReadNoSuchFile ? "there is no such file" : "it cannot be read"
    return "\(cocoa.url?.path ?? cocoa.filePath ?? "file"): \(reason)"
  }

  /// Exit codes as documented, whatever the parser's own are.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let code: Int32
      switch error {
      case GraphError.notFound, GraphError.notReadable, is CocoaError: code = 4
      case is BenchError, is EdgeListError, is GraphError: code = 3
      default: code = exitCode(for: error) == .success ? 0 : 2
      }
      let text = code == 3 || code == 4 ? "entente-bench: \(words(for: error))" : fullMessage(for: error)
      let stream = code == 0 ? FileHandle.standardOutput : FileHandle.standardError
      try? stream.write(contentsOf: Data((text + "\n").utf8))
      Foundation.exit(code)
    }
  }
}
