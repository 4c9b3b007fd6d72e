import EntenteFormats
import EntenteModel
import EntenteTestSupport
import Foundation
import Testing

@Suite("Reading what is odd or wrong")
struct ReadingErrorTests {
  private func bytes(
    _ bytes: [UInt8], _ name: String = "a.txt", _ invalidBytes: InvalidBytes = .refuse
  ) throws(DocumentError) -> Document {
    try DocumentReader.read(bytes: bytes, source: name, invalidBytes: invalidBytes)[0]
  }

  @Test("the id of a document is the digest of its bytes")
  func identity() throws {
    #expect(
      try bytes(Array("abc".utf8)).id == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("UTF-16 in both orders, with and without a mark, gives the same text")
  func utf16() throws {
    let text = "Ruritania and Graustark – the café talks of 2018 \u{1F54A}."
    let units = Array(text.utf16)
    let little = units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    for encoded in [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little, big] {
      #expect(try bytes(encoded).text == text)
    }
  }

  @Test("a byte order mark is no text")
  func mark() throws {
    #expect(try bytes([0xEF, 0xBB, 0xBF] + Array("Ruritania agreed.".utf8)).text == "Ruritania agreed.")
  }

  @Test("bytes that are no UTF-8 are read as Windows-1252, with a remark")
  func windows() throws {
    let document = try bytes(Array("The caf".utf8) + [0xE9] + Array(" \u{22}".utf8) + [0x93, 0x94, 0x80])
    #expect(document.text == "The café \"“”€")
    #expect(document.remarks.count == 1)
  }

  @Test("a broken place in UTF-8 is an error with its byte and line", arguments: ["a.txt", "a.html", "a.md"])
  func broken(name: String) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = Array("é ü\nö à ".utf8) + [0xFF, 0xFE] + Array(" è.".utf8)
    for (start, shift) in [([], 0), (mark, 3)] {
      #expect(throws: DocumentError.brokenUTF8(source: name, offset: 12 + shift, line: 2, count: 2)) {
        try bytes(start + text, name)
      }
    }
    #expect {
      _ = try bytes(text, name)
    } throws: { "\($0)".hasPrefix("\(name):2: byte 12 ") && "\($0)".contains("--replace-invalid") }
  }

  @Test(
    "broken places are replaced where asked, and the remark tells the first", arguments: ["a.txt", "a.html"])
  func replaced(name: String) throws {
    let document = try bytes(Array("é ü ö à ".utf8) + [0xFF] + Array(" è.".utf8), name, .replace)
    #expect(document.text == "é ü ö à \u{FFFD} è.")
    #expect(document.remarks[0].contains("byte 12, line 1"))
  }

  @Test("half a pair of UTF-16 and half a unit are replaced where asked")
  func replacedUTF16() throws {
    #expect(
      try bytes([0xFF, 0xFE, 65, 0, 0, 0xD8, 66, 0, 67], "a.txt", .replace).text == "A\u{FFFD}B\u{FFFD}")
  }

  @Test("an article in broken UTF-8 is passed over with a remark, or mended where asked")
  func brokenArticle() throws {
    let good = Array("{\"text\": \"Ruritania agreed.\"}\n".utf8)
    let bad = Array("{\"text\": \"é ".utf8) + [0xC3] + Array(" agreed.\"}\n".utf8)
    let one = try DocumentReader.read(bytes: good + bad, format: .jsonLines, source: "a.jsonl")
    #expect(one.count == 1 && one[0].remarks[0].contains("a.jsonl:2: "))
    let two = try DocumentReader.read(
      bytes: good + bad, format: .jsonLines, source: "a.jsonl", invalidBytes: .replace)
    #expect(two.count == 2 && two[1].text == "é \u{FFFD} agreed." && two[0].remarks.count == 1)
    #expect(throws: DocumentError.self) {
      try DocumentReader.read(bytes: bad, format: .jsonLines, source: "a.jsonl")
    }
  }

  @Test("damage is counted as the standard library decodes", arguments: 0..<200)
  func damage(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    // Bytes around the borders of what is well formed.
    let pieces: [UInt8] = [
      0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xE1, 0xED, 0xF0, 0xF4, 0xF5, 0xFF,
    ]
    let text = (0..<12).map { _ in pieces.randomElement(using: &random) ?? 0 }
    let damage = UTF8Damage(text)
    #expect((damage.count == 0) == (String(validating: text, as: UTF8.self) != nil))
    #expect(damage.count == 0 || String(validating: text[..<damage.offset], as: UTF8.self) != nil)
    #expect(UTF8Damage(UTF8Damage.repaired(text)).count == 0)
  }

  @Test("empty, blank, binary and half files are errors that say so")
  func errors() {
    #expect(throws: DocumentError.empty(source: "a.txt")) { try bytes([]) }
    #expect(throws: DocumentError.empty(source: "a.txt")) { try bytes(Array(" \n \n".utf8)) }
    #expect(throws: DocumentError.looksBinary(source: "a.txt", offset: 4)) {
      try bytes(Array("ELF ".utf8) + [0, 1, 2, 65, 66, 67, 68])
    }
    #expect(throws: DocumentError.looksBinary(source: "a.txt", offset: 1)) {
      try bytes([65] + [UInt8](repeating: 3, count: 50))
    }
    #expect(throws: DocumentError.brokenEncoding(source: "a.txt", encoding: "UTF-16LE", offset: 4)) {
      try bytes([0xFF, 0xFE, 65, 0, 66])
    }
    #expect(throws: DocumentError.brokenEncoding(source: "a.txt", encoding: "UTF-16LE", offset: 2)) {
      try bytes([0xFF, 0xFE, 0, 0xD8, 66, 0])
    }
    #expect(throws: DocumentError.notFound(path: "/nowhere/a.txt")) {
      try DocumentReader.read(path: "/nowhere/a.txt")
    }
    #expect(throws: DocumentError.notReadable(path: "/tmp", reason: "is a folder")) {
      try DocumentReader.read(path: "/tmp")
    }
  }

  @Test("every error says what, where and what to do in one line")
  func words() {
    let errors: [DocumentError] = [
      .notFound(path: "p"), .empty(source: "p"), .looksBinary(source: "p", offset: 3),
      .encryptedPDF(source: "p"),
      .toolMissing(source: "p", tool: "pdftotext", package: "poppler-utils"),
      .malformedRecord(source: "p", line: 3, reason: "r"),
      .noText(source: "p"), .unsupported(source: "p", ending: ".png"),
    ]
    for error in errors {
      #expect(error.description.hasPrefix("p:"))
      #expect(!error.description.contains("\n"))
    }
  }

  @Test("random bytes never crash a reader", arguments: 0..<60)
  func random(seed: Int) {
    var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1
    let alphabet = Array("ab .,\n\n#*_-[](){}<>&;:|`\\\"'0123=+!?/~^\u{C}\r\té“”".utf8)
    var bytes: [UInt8] = []
    for _ in 0..<600 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bytes.append(alphabet[Int(state >> 33) % alphabet.count])
    }
    for format in [DocumentFormat.text, .markdown, .html, .jsonLines] {
      guard let documents = try? DocumentReader.read(bytes: bytes, format: format, source: "x") else {
        continue
      }
      for document in documents { #expect(mappingProblems(document).isEmpty) }
    }
  }

  @Test("a folder is walked in order to its bottom; hidden files are passed over, pictures with a remark")
  func folder() throws {
    let folder = try ScratchFolder()
    for name in ["b.md", "a.txt", "sub/c.html", ".hidden.txt", ".git/x.txt", "picture.png", "noending"] {
      _ = try folder.file(name, "Ruritania agreed.")
    }
    let found = try DocumentFiles(paths: [folder.path])
    #expect(
      found.files.map { $0.source.dropFirst(folder.path.count + 1) } == [
        "a.txt", "b.md", "noending", "sub/c.html",
      ])
    #expect(found.remarks.count == 1)
    #expect(found.remarks[0].contains("picture.png"))
    #expect(throws: DocumentError.notFound(path: "/nowhere")) { try DocumentFiles(paths: ["/nowhere"]) }
    let empty = try ScratchFolder()
    #expect(throws: DocumentError.noDocuments(path: empty.path)) { try DocumentFiles(paths: [empty.path]) }
  }
}
