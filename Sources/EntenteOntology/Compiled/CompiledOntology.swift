import EntenteModel
import Foundation

/// The layout of a compiled ontology. All integers are little-endian.
///
/// Header, 64 bytes: magic (8), format version (4), zero (4), length of the whole file (8), checksum of all bytes
/// after the header (8), SHA-256 of the source files (32). Then four counts (4 each): texts, bytes of the texts, words,
/// bytes of the lexicon. Then the end of each text in the text bytes (4 each), the words (4 each), the text bytes,
/// and the lexicon as ``FrameLexicon`` encodes itself. The words are the tables, each a count and its records.
enum CompiledOntology {
  static let magic = Array("ENTNTOLG".utf8)
  /// Raise with every change of a record or of the layout.
  static let version: UInt32 = 1
  static let headerLength = 64

  static func encode(_ parts: OntologyParts) -> [UInt8] {
    var writer = RecordWriter()
    parts.write(to: &writer)
    let lexicon = parts.lexicon.encode()
    let texts = writer.strings.map { Array($0.utf8) }
    var body = Bytes()
    for count in [texts.count, texts.reduce(0) { $0 + $1.count }, writer.words.count, lexicon.count] {
      body.append(UInt32(count))
    }
    var end = 0
    for text in texts {
      end += text.count
      body.append(UInt32(end))
    }
    for word in writer.words { body.append(word) }
    for text in texts { body.bytes += text }
    body.bytes += lexicon
    var file = Bytes()
    file.bytes += magic
    file.append(version)
    file.append(UInt32(0))
    file.append(UInt64(headerLength + body.bytes.count))
    file.append(checksum(body.bytes[...]))
    file.bytes += digestBytes(parts.digest)
    file.bytes += body.bytes
    return file.bytes
  }

  static func decode(_ file: [UInt8], path: String) throws(OntologyError) -> OntologyParts {
    guard file.count >= magic.count, file[..<magic.count].elementsEqual(magic) else {
      throw .foreign(path: path)
    }
    guard file.count >= headerLength + 16 else {
      throw .length(path: path, found: file.count, expected: headerLength + 16)
    }
    let found = UInt32(little(file, at: 8, width: 4))
    guard found == version else { throw .version(path: path, found: found, supported: version) }
    let length = little(file, at: 16, width: 8)
    guard length == UInt64(file.count) else {
      throw .length(path: path, found: file.count, expected: Int(clamping: length))
    }
    guard little(file, at: 24, width: 8) == checksum(file[headerLength...]) else {
      throw .damaged(path: path)
    }
    let counts = (0..<4).map { Int(little(file, at: headerLength + 4 * $0, width: 4)) }
    let endsStart = headerLength + 16
    let wordsStart = endsStart + 4 * counts[0]
    let textStart = wordsStart + 4 * counts[2]
    let lexiconStart = textStart + counts[1]
    guard lexiconStart + counts[3] == file.count else {
      throw .malformed(path: path, reason: "the counts do not add up to the length")
    }
    guard let strings = strings(file, ends: endsStart..<wordsStart, text: textStart..<lexiconStart) else {
      throw .malformed(path: path, reason: "the table of texts is out of order")
    }
    var reader = RecordReader(words: words(file, wordsStart..<textStart), strings: strings)
    var parts = OntologyParts(from: &reader)
    if let failure = reader.failure { throw .malformed(path: path, reason: failure) }
    guard reader.isAtEnd else {
      throw .malformed(path: path, reason: "there are words after the last record")
    }
    do {
      parts.lexicon = try FrameLexicon(decoding: Array(file[lexiconStart...]))
    } catch {
      throw .malformed(path: path, reason: error.description)
    }
    parts.digest = hexadecimal(file[32..<headerLength])
    return parts
  }

  /// Digest of the source files that a compiled file names, without reading the rest.
  static func digest(_ file: [UInt8], path: String) throws(OntologyError) -> String {
    guard file.count >= headerLength, file[..<magic.count].elementsEqual(magic) else {
      throw .foreign(path: path)
    }
    return hexadecimal(file[32..<headerLength])
  }

  // MARK: Bytes

  private struct Bytes {
    var bytes: [UInt8] = []

    mutating func append<Number: FixedWidthInteger>(_ number: Number) {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
  }

  private static func little(_ bytes: [UInt8], at offset: Int, width: Int) -> UInt64 {
    (0..<width).reduce(0) { $0 | UInt64(bytes[offset + $1]) << UInt64(8 * $1) }
  }

  private static func words(_ file: [UInt8], _ range: Range<Int>) -> [UInt32] {
    file.withUnsafeBytes { bytes in
      [UInt32](unsafeUninitializedCapacity: range.count / 4) { words, count in
        UnsafeMutableRawBufferPointer(words).copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[range]))
        count = range.count / 4
      }
    }.map { UInt32(littleEndian: $0) }
  }

  /// `nil` where the ends do not ascend to the last byte.
  private static func strings(_ file: [UInt8], ends: Range<Int>, text: Range<Int>) -> [String]? {
    var strings: [String] = []
    strings.reserveCapacity(ends.count / 4)
    var start = text.lowerBound
    for end in words(file, ends) {
      let end = text.lowerBound + Int(end)
      guard end >= start, end <= text.upperBound else { return nil }
      strings.append(String(decoding: file[start..<end], as: UTF8.self))
      start = end
    }
    return start == text.upperBound ? strings : nil
  }

  /// Sum of the bytes' eights, mixed: finds cuts, flips and swaps; no defence against intent.
  ///
  /// - Source: after FNV-1a (Fowler, Noll, Vo, 1991), over 64-bit words with a final fold.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)
    bytes.withUnsafeBytes { raw in
      var offset = 0
      while offset + 8 <= raw.count {
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        hash = (hash ^ word) &* 0x0000_0100_0000_01b3
        hash ^= hash >> 29
        offset += 8
      }
      while offset < raw.count {
        hash = (hash ^ UInt64(raw[offset])) &* 0x0000_0100_0000_01b3
        offset += 1
      }
    }
    return hash ^ hash >> 32
  }

  private static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func digestBytes(_ hexadecimal: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = hexadecimal[...]
    while rest.count >= 2, let byte = UInt8(rest.prefix(2), radix: 16) {
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return Array((bytes + [UInt8](repeating: 0, count: 32)).prefix(32))
  }
}

extension OntologyParts {
  func write(to writer: inout RecordWriter) {
    writer.text(schema.version)
    writer.list(schema.entityTypes)
    writer.list(schema.relations)
    writer.list(states)
    writer.list(organizations)
    writer.list(memberships)
    writer.list(roles)
    writer.list(offices)
    writer.list(persons)
    writer.list(events)
    writer.list(treaties)
    writer.list(programmes)
    writer.list(places)
    writer.list(topics)
    writer.list(eventCodes.cameo)
    writer.list(eventCodes.plover)
    writer.texts(eventCodes.contexts)
    writer.list(eventCodes.sectors)
    writer.list(ambiguousNames)
  }

  init(from reader: inout RecordReader) {
    schema = Schema(version: reader.text(), entityTypes: reader.list(), relations: reader.list())
    states = reader.list()
    organizations = reader.list()
    memberships = reader.list()
    roles = reader.list()
    offices = reader.list()
    persons = reader.list()
    events = reader.list()
    treaties = reader.list()
    programmes = reader.list()
    places = reader.list()
    topics = reader.list()
    eventCodes = EventCodes(
      cameo: reader.list(), plover: reader.list(), contexts: reader.texts(), sectors: reader.list())
    ambiguousNames = reader.list()
  }
}
