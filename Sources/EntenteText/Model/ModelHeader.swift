/// The first bytes of a model file, as laid out in ``ModelFile``.
enum ModelHeader {
  static let magic = Array("ENTENTEM".utf8)
  static let version: UInt32 = 1
  static let size = 64
  static let entrySize = 64
  static let nameSize = 40
  static let alignment = 64
  static let checksumOffset = 24
  static let digestOffset = 32

  static func tableEnd(sectionCount: Int) -> Int { size + entrySize * sectionCount }

  static func aligned(_ offset: Int) -> Int { (offset + alignment - 1) / alignment * alignment }

  /// FNV-1a over header and table, the checksum's own eight bytes counted as zero.
  static func checksum(_ bytes: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for i in bytes.indices {
      let byte = i >= checksumOffset && i < checksumOffset + 8 ? 0 : bytes[i]
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    return hash
  }

  /// Checks everything that can be checked without reading the content, and returns the byte range of every section.
  static func sections(of file: MappedBytes, path: String) throws(ModelFileError) -> [String: Range<Int>] {
    let all = file.array(0..<file.count, of: UInt8.self)
    guard file.count >= magic.count, (0..<magic.count).allSatisfy({ all[$0] == magic[$0] }) else {
      throw .foreign(path: path)
    }
    guard file.count >= size else { throw .length(path: path, found: file.count, expected: size) }
    let found = UInt32(truncatingIfNeeded: integer(all, at: 8, bytes: 4))
    guard found == version else { throw .version(path: path, found: found, supported: version) }
    let length = integer(all, at: 16, bytes: 8)
    guard length == UInt64(file.count) else {
      throw .length(path: path, found: file.count, expected: Int(clamping: length))
    }
    let count = Int(integer(all, at: 12, bytes: 4))
    guard tableEnd(sectionCount: count) <= file.count else { throw .corruptHeader(path: path) }
    let sum = all.withSpan { checksum($0.extracting(..<tableEnd(sectionCount: count))) }
    guard integer(all, at: checksumOffset, bytes: 8) == sum else { throw .corruptHeader(path: path) }
    var sections: [String: Range<Int>] = [:]
    for i in 0..<count {
      let (name, range) = try entry(all, at: size + i * entrySize, path: path)
      guard sections.updateValue(range, forKey: name) == nil else { throw .corruptHeader(path: path) }
    }
    return sections
  }

  private static func entry(
    _ all: MappedArray<UInt8>, at start: Int, path: String
  ) throws(ModelFileError) -> (String, Range<Int>) {
    let name = (0..<nameSize).map { all[start + $0] }.prefix { $0 != 0 }
    let offset = integer(all, at: start + nameSize, bytes: 8)
    let length = integer(all, at: start + nameSize + 8, bytes: 8)
    let (end, overflow) = offset.addingReportingOverflow(length)
    guard !overflow, end <= UInt64(all.count), offset % UInt64(alignment) == 0 else {
      throw .corruptHeader(path: path)
    }
    return (String(decoding: name, as: UTF8.self), Int(offset)..<Int(end))
  }

  private static func integer(_ all: MappedArray<UInt8>, at offset: Int, bytes: Int) -> UInt64 {
    (0..<bytes).reduce(0) { $0 | UInt64(all[offset + $1]) << UInt64(8 * $1) }
  }
}
