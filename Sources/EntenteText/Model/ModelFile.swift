/// A trained model: one file of named sections, mapped into memory and never copied.
///
/// Layout, little-endian: a header of 64 bytes (magic, format version, number of sections, total length,
/// checksum of header and table, SHA-256 of everything behind the table), a table of 64 bytes a section (name padded with
/// zeros to 40 bytes, offset, length), then the sections, each starting at a multiple of 64.
///
/// Opening checks the header, the table and the length of the file, so that reading a section never touches a page that is not
/// there; ``verify()`` reads everything. Files are replaced by renaming (``ModelFileWriter/write(to:)``), so a mapped file
/// keeps its content.
///
/// A component `X` of the analysis reads itself by `init(from: ModelFile) throws(ModelFileError)` and stores itself by
/// `func write(to: inout ModelFileWriter)`; its sections are named `x.something`.
public final class ModelFile: Sendable {
  /// Where the file came from, for messages.
  public let path: String
  private let bytes: MappedBytes
  private let sections: [String: Range<Int>]

  /// Maps the file and checks header, section table and length.
  public convenience init(path: String) throws(ModelFileError) {
    try self.init(bytes: MappedBytes(path: path), path: path)
  }

  /// A model in memory, as ``ModelFileWriter/encoded()`` makes it.
  public convenience init(encoded: [UInt8]) throws(ModelFileError) {
    try self.init(bytes: MappedBytes(copying: encoded), path: "model in memory")
  }

  private init(bytes: MappedBytes, path: String) throws(ModelFileError) {
    self.path = path
    self.bytes = bytes
    sections = try ModelHeader.sections(of: bytes, path: path)
  }

  public var byteCount: Int { bytes.count }

  /// Names of the sections, sorted.
  public var sectionNames: [String] { sections.keys.sorted() }

  public func contains(_ name: String) -> Bool { sections[name] != nil }

  /// Number of bytes of a section; `nil` where there is none of that name.
  public func byteCount(of name: String) -> Int? { sections[name]?.count }

  /// The integers of a section.
  public func array<Element: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ name: String, of type: Element.Type
  ) throws(ModelFileError) -> MappedArray<Element> {
    guard let range = sections[name] else { throw .missingSection(path: path, name: name) }
    guard range.count % MemoryLayout<Element>.size == 0 else {
      throw malformed(name, "\(range.count) bytes are no whole number of \(Element.self)")
    }
    return bytes.array(range, of: type)
  }

  /// The bytes of a section and where they lie in the file, for readers of formats with offsets of their own.
  func content(_ name: String) throws(ModelFileError) -> (bytes: MappedBytes, range: Range<Int>) {
    guard let range = sections[name] else { throw .missingSection(path: path, name: name) }
    return (bytes, range)
  }

  /// A list of strings, as ``ModelFileWriter/add(_:strings:)`` stores it.
  public func strings(_ name: String) throws(ModelFileError) -> [String] {
    let content = try array(name, of: UInt8.self).values
    guard content.isEmpty || content.last == 0 else { throw malformed(name, "the last string has no end") }
    return content.split(separator: 0, omittingEmptySubsequences: false).dropLast().map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The error of a component that finds its section contradicting itself.
  public func malformed(_ name: String, _ reason: String) -> ModelFileError {
    .malformedSection(path: path, name: name, reason: reason)
  }

  /// Reads the whole file and compares its SHA-256 with the one stored when it was written.
  public func verify() throws(ModelFileError) {
    let header = bytes.array(0..<bytes.count, of: UInt8.self)
    let good = header.withSpan { all in
      var hash = SHA256()
      hash.update(all.extracting(ModelHeader.tableEnd(sectionCount: sections.count)...))
      return hash.finish() == (0..<32).map { all[ModelHeader.digestOffset + $0] }
    }
    guard good else { throw .digestMismatch(path: path) }
  }

  /// The stored SHA-256 of the content, in hexadecimal: the model's fingerprint.
  public var digest: String {
    let header = bytes.array(0..<ModelHeader.size, of: UInt8.self)
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for i in 0..<32 {
      let byte = header[ModelHeader.digestOffset + i]
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
