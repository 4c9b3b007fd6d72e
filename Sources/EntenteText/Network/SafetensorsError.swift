/// What can be wrong with a safetensors file, or with what it says of a network.
public enum SafetensorsError: Error, Equatable {
  /// Fewer bytes than the header needs.
  case truncated(found: Int, needed: Int)
  /// The header is no JSON object of tensors.
  case header(reason: String)
  case missingTensor(String)
  case elementType(tensor: String, found: String, expected: String)
  /// `expected` in words, as "256 × 120".
  case shape(tensor: String, found: [Int], expected: String)
  /// The tensor's bytes lie outside the file, are not as many as its shape says, or begin at an odd place.
  case placement(tensor: String, reason: String)
  case missingMetadata(String)
  case metadata(key: String, reason: String)
  /// A tensor whose values contradict others.
  case values(tensor: String, reason: String)
}

extension SafetensorsError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .truncated(let found, let needed): "\(found) bytes where at least \(needed) are needed"
    case .header(let reason): "the header is no list of tensors: \(reason)"
    case .missingTensor(let name): "there is no tensor '\(name)'"
    case .elementType(let tensor, let found, let expected):
      "tensor '\(tensor)' holds \(found), not \(expected)"
    case .shape(let tensor, let found, let expected):
      "tensor '\(tensor)' has the shape \(found.map(String.init).joined(separator: " × ")), not \(expected)"
    case .placement(let tensor, let reason): "tensor '\(tensor)' \(reason)"
    case .missingMetadata(let key): "the metadata do not say '\(key)'"
    case .metadata(let key, let reason): "the metadata '\(key)' \(reason)"
    case .values(let tensor, let reason): "tensor '\(tensor)' \(reason)"
    }
  }
}
