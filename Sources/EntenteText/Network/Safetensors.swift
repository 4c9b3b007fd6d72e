import Foundation

/// Named tensors in the safetensors format: a JSON header with types, shapes and places, then the bytes.
///
/// The file stays mapped; a tensor is read where it lies. Opening checks every tensor's place, so that reading one never touches
/// bytes that are not its own.
///
/// - Source: Hugging Face, "Safetensors" (format description), 2022.
struct Safetensors: Sendable {
  /// A type of elements that a network uses.
  protocol Element: BitwiseCopyable, Sendable {
    static var safetensorsName: String { get }
  }

  private struct Tensor {
    var type: String
    var shape: [Int]
    /// Bytes of the whole model file.
    var range: Range<Int>
  }

  private let bytes: MappedBytes
  private let tensors: [String: Tensor]
  private let metadata: [String: String]

  /// Reads the header.
  ///
  /// - Parameter range: where in `bytes` the safetensors file lies
  init(bytes: MappedBytes, range: Range<Int>) throws(SafetensorsError) {
    let all = bytes.array(range, of: UInt8.self)
    guard all.count >= 8 else { throw .truncated(found: all.count, needed: 8) }
    let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(all[$1]) << UInt64(8 * $1) }
    guard length <= UInt64(all.count - 8) else {
      throw .truncated(
        found: all.count, needed: Int(clamping: length.addingReportingOverflow(8).partialValue))
    }
    let header: [String: SafetensorsEntry]
    do {
      let text = all.withSpan { Data($0.extracting(8..<8 + Int(length)).withUnsafeBytes { [UInt8]($0) }) }
      header = try JSONDecoder().decode([String: SafetensorsEntry].self, from: text)
    } catch { throw .header(reason: Self.reason(error)) }
    let data = range.lowerBound + 8 + Int(length)..<range.upperBound
    var tensors: [String: Tensor] = [:]
    var metadata: [String: String] = [:]
    for (name, entry) in header.sorted(by: { $0.key < $1.key }) {
      switch entry {
      case .metadata(let values): metadata = values
      case .tensor(let type, let shape, let offsets):
        tensors[name] = try Self.tensor(name, type, shape, offsets, within: data)
      }
    }
    self.bytes = bytes
    self.tensors = tensors
    self.metadata = metadata
  }

  private static func tensor(
    _ name: String, _ type: String, _ shape: [Int], _ offsets: [Int], within data: Range<Int>
  ) throws(SafetensorsError) -> Tensor {
    guard offsets.count == 2, 0 <= offsets[0], offsets[0] <= offsets[1], offsets[1] <= data.count else {
      throw .placement(tensor: name, reason: "lies outside the file's \(data.count) bytes of data")
    }
    guard shape.allSatisfy({ $0 >= 0 }) else {
      throw .shape(tensor: name, found: shape, expected: "one of positive sizes")
    }
    return Tensor(
      type: type, shape: shape, range: data.lowerBound + offsets[0]..<data.lowerBound + offsets[1])
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    switch error {
    case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
      .valueNotFound(_, let context):
      return context.debugDescription
    @unknown default: return "\(error)"
    }
  }

  /// The sizes of a tensor.
  func shape(_ name: String) throws(SafetensorsError) -> [Int] {
    guard let tensor = tensors[name] else { throw .missingTensor(name) }
    return tensor.shape
  }

  /// The elements of a tensor, row by row, if it has this type and shape.
  func array<Value: Element>(
    _ name: String, of: Value.Type, shape: [Int]
  ) throws(SafetensorsError) -> MappedArray<Value> {
    guard let tensor = tensors[name] else { throw .missingTensor(name) }
    guard tensor.type == Value.safetensorsName else {
      throw .elementType(tensor: name, found: tensor.type, expected: Value.safetensorsName)
    }
    guard tensor.shape == shape else {
      let expected = shape.map(String.init).joined(separator: " × ")
      throw .shape(tensor: name, found: tensor.shape, expected: expected)
    }
    let size = MemoryLayout<Value>.size
    let (count, overflow) = shape.reduce((1, false)) { product, size in
      let (next, overflow) = product.0.multipliedReportingOverflow(by: size)
      return (next, product.1 || overflow)
    }
    guard !overflow, tensor.range.count % size == 0, tensor.range.count / size == count else {
      throw .placement(
        tensor: name, reason: "has \(tensor.range.count) bytes, too few or too many for its shape")
    }
    guard tensor.range.lowerBound % MemoryLayout<Value>.alignment == 0 else {
      throw .placement(tensor: name, reason: "begins at an odd byte; export it with padding to 64 bytes")
    }
    return bytes.array(tensor.range, of: Value.self)
  }

  /// A value of `__metadata__`.
  func metadata(_ key: String) throws(SafetensorsError) -> String {
    guard let value = metadata[key] else { throw .missingMetadata(key) }
    return value
  }

  /// Names of all tensors, ascending.
  var names: [String] { tensors.keys.sorted() }
}

extension Float: Safetensors.Element {
  static var safetensorsName: String { "F32" }
}

extension Int8: Safetensors.Element {
  static var safetensorsName: String { "I8" }
}

extension Int32: Safetensors.Element {
  static var safetensorsName: String { "I32" }
}

extension UInt64: Safetensors.Element {
  static var safetensorsName: String { "U64" }
}

/// A value of the header: a tensor, or the strings of `__metadata__`.
private enum SafetensorsEntry: Decodable {
  case tensor(type: String, shape: [Int], offsets: [Int])
  case metadata([String: String])

  private enum Key: String, CodingKey {
    case dtype, shape
    case offsets = "data_offsets"
  }

  init(from decoder: any Decoder) throws {
    if decoder.codingPath.last?.stringValue == "__metadata__" {
      self = .metadata(try decoder.singleValueContainer().decode([String: String].self))
      return
    }
    let fields = try decoder.container(keyedBy: Key.self)
    self = .tensor(
      type: try fields.decode(String.self, forKey: .dtype),
      shape: try fields.decode([Int].self, forKey: .shape),
      offsets: try fields.decode([Int].self, forKey: .offsets))
  }
}
