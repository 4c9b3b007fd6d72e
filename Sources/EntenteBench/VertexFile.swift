import EntenteGraph
import Foundation

/// Bad input to the benchmark.
enum BenchError: Error, CustomStringConvertible {
  case numbers(file: String)
  case tooFew(file: String, found: Int, wanted: Int)
  case vertex(Int, vertexCount: Int)
  case unreachable(from: Int, to: Int)
  case kind(file: String)
  case noGraphML(file: String)

  var description: String {
    switch self {
    case .numbers(let file):
      "\(file) must hold whole numbers separated by white space, an even number of them for pairs"
    case .tooFew(let file, let found, let wanted):
      "\(file) holds \(found) entries, but --count asks for \(wanted)"
    case .vertex(let vertex, let count): "vertex \(vertex) is not in the graph, which has \(count) vertices"
    case .unreachable(let source, let target): "no path leads from \(source) to \(target)"
    case .kind(let file): "\(file) is of no known kind; give a file that ends in .el, .wel or .graphml"
    case .noGraphML(let file): "graphml_read needs a file that ends in .graphml, not \(file)"
    }
  }
}

/// Files of vertex numbers.
enum VertexFile {
  static func vertices(_ file: URL, count: Int?) throws -> [Int] {
    let numbers = try numbers(file)
    guard let count else { return numbers }
    guard numbers.count >= count else {
      throw BenchError.tooFew(file: file.path, found: numbers.count, wanted: count)
    }
    return Array(numbers.prefix(count))
  }

  static func pairs(_ file: URL, count: Int?) throws -> [(Int, Int)] {
    let numbers = try numbers(file)
    guard numbers.count.isMultiple(of: 2) else { throw BenchError.numbers(file: file.path) }
    let pairs = stride(from: 0, to: numbers.count, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
    guard let count else { return pairs }
    guard pairs.count >= count else {
      throw BenchError.tooFew(file: file.path, found: pairs.count, wanted: count)
    }
    return Array(pairs.prefix(count))
  }

  private static func numbers(_ file: URL) throws -> [Int] {
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    return try text.split(whereSeparator: \.isWhitespace).map { word in
      guard let number = Int(word), number >= 0 else { throw BenchError.numbers(file: file.path) }
      return number
    }
  }
}
