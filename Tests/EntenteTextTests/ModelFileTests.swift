import Foundation
import Testing

@testable import EntenteText

@Suite("model file")
struct ModelFileTests {
  private func sample() -> [UInt8] {
    var writer = ModelFileWriter()
    writer.add("a.bytes", bytes: [1, 2, 3])
    writer.add("a.numbers", [UInt32](0..<100))
    writer.add("a.words", strings: ["", "treaty", "accord d’août"])
    writer.add("empty", bytes: [])
    return writer.encoded()
  }

  @Test("sections come back as they were written, aligned to 64 bytes")
  func roundTrip() throws {
    let file = try ModelFile(encoded: sample())
    #expect(file.sectionNames == ["a.bytes", "a.numbers", "a.words", "empty"])
    #expect(try file.array("a.bytes", of: UInt8.self).values == [1, 2, 3])
    #expect(try file.array("a.numbers", of: UInt32.self).values == [UInt32](0..<100))
    #expect(try file.strings("a.words") == ["", "treaty", "accord d’août"])
    #expect(try file.strings("empty").isEmpty)
    try file.verify()
  }

  @Test("a file on disk is replaced whole and reads the same as in memory")
  func onDisk() throws {
    let path = NSTemporaryDirectory() + "entente-model-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("an older file".utf8).write(to: URL(fileURLWithPath: path))
    var writer = ModelFileWriter()
    writer.add("x", [Int16](-3...3))
    try writer.write(to: path)
    let file = try ModelFile(path: path)
    #expect(try file.array("x", of: Int16.self).values == [Int16](-3...3))
    #expect(file.digest == (try ModelFile(encoded: writer.encoded())).digest)
    let folder = try FileManager.default.contentsOfDirectory(atPath: NSTemporaryDirectory())
    #expect(
      folder.filter { path.hasSuffix(String($0.prefix { $0 != "." })) } == [
        URL(fileURLWithPath: path).lastPathComponent
      ])
  }

  @Test("a file cut short at any length is an error, never a crash")
  func truncated() throws {
    let whole = sample()
    for length in 0..<whole.count {
      #expect(throws: ModelFileError.self) { try ModelFile(encoded: Array(whole.prefix(length))) }
    }
    #expect(
      throws: ModelFileError.length(path: "model in memory", found: whole.count - 1, expected: whole.count)
    ) {
      try ModelFile(encoded: whole.dropLast())
    }
    #expect(
      throws: ModelFileError.length(path: "model in memory", found: whole.count + 1, expected: whole.count)
    ) {
      try ModelFile(encoded: whole + [0])
    }
  }

  @Test("a changed byte of header or table is an error at opening")
  func corruptHeader() throws {
    let whole = sample()
    for position in 0..<ModelHeader.tableEnd(sectionCount: 4) {
      var bytes = whole
      bytes[position] ^= 0x41
      #expect(throws: ModelFileError.self, "byte \(position)") { try ModelFile(encoded: bytes) }
    }
  }

  @Test("a changed byte of the content is found by verify")
  func corruptContent() throws {
    var bytes = sample()
    bytes[bytes.count - 1] ^= 1
    let file = try ModelFile(encoded: bytes)
    #expect(throws: ModelFileError.digestMismatch(path: "model in memory")) { try file.verify() }
  }

  @Test("foreign, missing and special files are named as such")
  func foreign() {
    #expect(throws: ModelFileError.foreign(path: "model in memory")) {
      try ModelFile(encoded: Array("%PDF-1.7 and then some more bytes".utf8))
    }
    #expect(throws: ModelFileError.self) { try ModelFile(path: "/nowhere/english.model") }
    #expect(throws: ModelFileError.unreadable(path: "/tmp", reason: "not a regular file")) {
      try ModelFile(path: "/tmp")
    }
  }

  @Test("a missing section and one of the wrong size are errors")
  func wrongSections() throws {
    let file = try ModelFile(encoded: sample())
    #expect(throws: ModelFileError.missingSection(path: "model in memory", name: "b")) {
      try file.array("b", of: UInt8.self)
    }
    #expect(throws: ModelFileError.self) { try file.array("a.bytes", of: UInt32.self) }
    #expect(throws: ModelFileError.self) { try file.strings("a.bytes") }
  }

  @Test("an unwritable place is an error and leaves nothing behind")
  func unwritable() {
    #expect(throws: ModelFileError.self) { try ModelFileWriter().write(to: "/nowhere/at/all.model") }
  }

  @Test(
    "SHA-256 of the published examples",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func sha256(text: String, expected: String) {
    let digits = SHA256.digest(Array(text.utf8)).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    #expect(digits.joined() == expected)
  }

  @Test("SHA-256 does not depend on the pieces")
  func sha256Pieces() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 * 7) }
    for cut in [0, 1, 63, 64, 65, 128, 299, 300] {
      var hash = SHA256()
      hash.update(Array(bytes[..<cut]).span)
      hash.update(Array(bytes[cut...]).span)
      #expect(hash.finish() == SHA256.digest(bytes))
    }
  }
}
