#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Collects the sections of a model and writes them as one file; see ``ModelFile`` for the layout.
public struct ModelFileWriter {
  private var sections: [(name: String, content: [UInt8])] = []

  public init() {}

  /// - Precondition: the name is new, of 1 to 40 UTF-8 bytes.
  public mutating func add(_ name: String, bytes: [UInt8]) {
    precondition(
      (1...ModelHeader.nameSize).contains(name.utf8.count), "section name '\(name)' is empty or too long")
    precondition(!sections.contains { $0.name == name }, "section '\(name)' added twice")
    sections.append((name, bytes))
  }

  public mutating func add<Element: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ name: String, _ values: [Element]
  ) {
    add(name, bytes: values.withUnsafeBytes { [UInt8]($0) })
  }

  public mutating func add<Element: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ name: String, _ values: MappedArray<Element>
  ) {
    add(name, values.values)
  }

  /// - Precondition: no string holds U+0000.
  public mutating func add(_ name: String, strings: [String]) {
    var content: [UInt8] = []
    for string in strings {
      precondition(!string.utf8.contains(0), "string with U+0000 in section '\(name)'")
      content += Array(string.utf8)
      content.append(0)
    }
    add(name, bytes: content)
  }

  /// The bytes of the file: equal sections in equal order give equal bytes.
  public func encoded() -> [UInt8] {
    let tableEnd = ModelHeader.tableEnd(sectionCount: sections.count)
    var table: [UInt8] = []
    var body: [UInt8] = []
    for (name, content) in sections {
      while (tableEnd + body.count) % ModelHeader.alignment != 0 { body.append(0) }
      table += Array(name.utf8) + [UInt8](repeating: 0, count: ModelHeader.nameSize - name.utf8.count)
      table +=
        littleEndian(UInt64(tableEnd + body.count)) + littleEndian(UInt64(content.count))
        + littleEndian(UInt64(0))
      body += content
    }
    var header = ModelHeader.magic + littleEndian(ModelHeader.version) + littleEndian(UInt32(sections.count))
    header += littleEndian(UInt64(tableEnd + body.count)) + littleEndian(UInt64(0))
    header += SHA256.digest(body)
    var file = header + table
    let checksum = littleEndian(ModelHeader.checksum(file.span))
    file.replaceSubrange(ModelHeader.checksumOffset..<ModelHeader.checksumOffset + 8, with: checksum)
    return file + body
  }

  /// Writes the file under a temporary name beside `path` and renames it, so that a reader sees the old file or the new one.
  public func write(to path: String) throws(ModelFileError) {
    let temporary = "\(path).\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw unwritable(path) }
    let content = encoded()
    var written = 0
    while written < content.count {
      let count = content.withUnsafeBytes {
        #if canImport(Darwin)
          Darwin.write(descriptor, $0.baseAddress! + written, content.count - written)
        #elseif canImport(Musl)
          Musl.write(descriptor, $0.baseAddress! + written, content.count - written)
        #else
          Glibc.write(descriptor, $0.baseAddress! + written, content.count - written)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      written += count
    }
    let complete = written == content.count && fsync(descriptor) == 0
    let error = unwritable(path)
    close(descriptor)
    guard complete else {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, path) == 0 else {
      let error = unwritable(path)
      unlink(temporary)
      throw error
    }
  }

  private func unwritable(_ path: String) -> ModelFileError {
    .unwritable(path: path, reason: String(cString: strerror(errno)))
  }

  private func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { [UInt8]($0) }
  }
}
