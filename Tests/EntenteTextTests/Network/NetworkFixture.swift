import Foundation

@testable import EntenteText

/// A tiny network of random weights, sentences, and what PyTorch makes of them; `tools/make_network_fixture.py` writes it.
enum NetworkFixture {
  static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/network.safetensors").path

  static let bytes = [UInt8](FileManager.default.contents(atPath: path) ?? Data())

  static func tensors(_ bytes: [UInt8] = bytes) throws(SafetensorsError) -> Safetensors {
    try Safetensors(bytes: MappedBytes(copying: bytes), range: 0..<bytes.count)
  }

  static let analyzer = Result { try NeuralAnalyzer(tensors()) }

  static func sentences() throws -> [Sentence] {
    try tensors().metadata("sentences").split(separator: "\n").map { sentence(String($0)) }
  }

  static func sentence(_ text: String) -> Sentence {
    Sentence(words: text.split(separator: " ").map { Word(form: String($0)) })
  }

  /// The file with another header, as the closure changes it.
  static func changed(_ change: (inout [String: Any]) throws -> Void) throws -> [UInt8] {
    let length = bytes[..<8].enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) }
    let object = try JSONSerialization.jsonObject(with: Data(bytes[8..<8 + length]))
    guard var header = object as? [String: Any] else { return [] }
    try change(&header)
    var text = [UInt8](try JSONSerialization.data(withJSONObject: header, options: .sortedKeys))
    while (8 + text.count) % 64 != 0 { text.append(0x20) }
    return file(header: text, data: Array(bytes[(8 + length)...]))
  }

  static func file(header: [UInt8], data: [UInt8]) -> [UInt8] {
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { [UInt8]($0) } + header + data
  }

  /// Names of the tensors that a network consists of.
  static func networkTensors() throws -> [String] {
    try tensors().names.filter { !$0.hasPrefix("expected.") }
  }
}
