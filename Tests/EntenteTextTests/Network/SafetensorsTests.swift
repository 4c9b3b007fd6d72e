import Foundation
import Testing

@testable import EntenteText

@Suite("safetensors")
struct SafetensorsTests {
  private let header = #"{"__metadata__":{"k":"v"},"a":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}}"#

  private func read(_ header: String, data: [UInt8] = Array(repeating: 0, count: 16)) throws -> Safetensors {
    // Spaces keep the data aligned, as exporters do.
    var text = Array(header.utf8)
    while (8 + text.count) % 8 != 0 { text.append(0x20) }
    return try NetworkFixture.tensors(NetworkFixture.file(header: text, data: data))
  }

  @Test("tensors and metadata come back")
  func roundTrip() throws {
    let numbers: [Float] = [1, -2, 3.5, 0]
    let data = numbers.withUnsafeBytes { Array($0) }
    let file = try read(header, data: data)
    #expect(try file.array("a", of: Float.self, shape: [2, 2]).values == [1, -2, 3.5, 0])
    #expect(try file.metadata("k") == "v")
    #expect(try file.shape("a") == [2, 2])
    #expect(file.names == ["a"])
  }

  @Test("what is not there, or of another type or shape, is an error that says so")
  func wrongTensors() throws {
    let file = try read(header)
    #expect(throws: SafetensorsError.missingTensor("b")) { try file.array("b", of: Float.self, shape: [2]) }
    #expect(throws: SafetensorsError.missingMetadata("l")) { try file.metadata("l") }
    #expect(throws: SafetensorsError.elementType(tensor: "a", found: "F32", expected: "I8")) {
      try file.array("a", of: Int8.self, shape: [2, 2])
    }
    #expect(throws: SafetensorsError.shape(tensor: "a", found: [2, 2], expected: "4")) {
      try file.array("a", of: Float.self, shape: [4])
    }
  }

  @Test(
    "a header that is no list of tensors is an error",
    arguments: [
      "", "[", "[]", "{", #"{"a":1}"#, #"{"a":{"dtype":"F32","shape":[2]}}"#,
      #"{"a":{"dtype":"F32","shape":["x"],"data_offsets":[0,16]}}"#, #"{"__metadata__":{"k":1}}"#,
      #"{"a":{"dtype":"F32","shape":[1e40],"data_offsets":[0,16]}}"#, "\u{0}\u{1}",
    ])
  func malformedHeader(_ text: String) {
    #expect(throws: SafetensorsError.self) { try read(text) }
  }

  @Test(
    "a tensor outside the data, or of the wrong size, is an error",
    arguments: [
      "[0,17]", "[-4,12]", "[16,0]", "[0]", "[0,12]", "[0,9223372036854775807]", "[8,16]", "[1,17]",
    ])
  func malformedPlace(_ offsets: String) {
    #expect(throws: SafetensorsError.self) {
      let file = try read(
        #"{"a":{"dtype":"F32","shape":[2,2],"data_offsets":\#(offsets)}}"#,
        data: Array(repeating: 0, count: 16))
      return try file.array("a", of: Float.self, shape: [2, 2])
    }
  }

  @Test("a tensor that begins between two places for its type is an error, not a crash")
  func misaligned() throws {
    let file = try read(
      #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[2,10]}}"#, data: Array(repeating: 0, count: 16))
    #expect(throws: SafetensorsError.self) { try file.array("a", of: Float.self, shape: [2]) }
  }

  @Test("sizes whose product is too large for any file are an error")
  func overflow() throws {
    let huge = Int.max / 2
    let file = try read(#"{"a":{"dtype":"F32","shape":[\#(huge),8],"data_offsets":[0,16]}}"#)
    #expect(throws: SafetensorsError.self) { try file.array("a", of: Float.self, shape: [huge, 8]) }
  }

  @Test("a file cut short anywhere in its header is an error")
  func truncated() {
    for length in stride(from: 0, to: 8 + header.utf8.count, by: 1) {
      let whole = NetworkFixture.file(header: Array(header.utf8), data: [])
      #expect(throws: SafetensorsError.self) { try NetworkFixture.tensors(Array(whole.prefix(length))) }
    }
    #expect(throws: SafetensorsError.self) {
      try NetworkFixture.tensors(Array(repeating: 0xFF, count: 64))
    }
  }
}
