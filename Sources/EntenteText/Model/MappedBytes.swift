#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of a model file: mapped read-only, or held in aligned memory. The only owner of a raw pointer in this target.
final class MappedBytes: @unchecked Sendable {  // immutable after init
  private enum Origin { case mapped, allocated }

  private let base: UnsafeRawBufferPointer
  private let origin: Origin

  /// Maps a regular file; a directory, a device or an empty file is an error.
  init(path: String) throws(ModelFileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path: path, reason: "not a regular file")
    }
    let length = Int(status.st_size)
    guard length > 0 else { throw .foreign(path: path) }
    guard let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    base = UnsafeRawBufferPointer(start: start, count: length)
    origin = .mapped
  }

  init(copying bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    copy.copyBytes(from: bytes)
    base = UnsafeRawBufferPointer(copy)
    origin = .allocated
  }

  deinit {
    switch origin {
    case .mapped: munmap(UnsafeMutableRawPointer(mutating: base.baseAddress), base.count)
    case .allocated: base.deallocate()
    }
  }

  var count: Int { base.count }

  /// - Precondition: `range` lies within the bytes and starts at a multiple of the element's alignment.
  func array<Element: BitwiseCopyable>(_ range: Range<Int>, of: Element.Type)
    -> MappedArray<Element>
  {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= base.count, "range \(range) outside \(base.count) bytes")
    precondition(range.lowerBound % MemoryLayout<Element>.alignment == 0, "unaligned range \(range)")
    return MappedArray(
      owner: self, elements: UnsafeRawBufferPointer(rebasing: base[range]).bindMemory(to: Element.self))
  }
}

/// A read-only array of numbers inside a model file; keeps the file mapped while it lives.
///
/// Numbers are little-endian, as on every platform that Swift runs on.
public struct MappedArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  private let owner: MappedBytes
  private let elements: UnsafeBufferPointer<Element>

  fileprivate init(owner: MappedBytes, elements: UnsafeBufferPointer<Element>) {
    self.owner = owner
    self.elements = elements
  }

  /// An array of its own memory, for models that were just trained.
  public init(_ values: [Element]) {
    let bytes = values.withUnsafeBytes { [UInt8]($0) }
    self = MappedBytes(copying: bytes).array(0..<bytes.count, of: Element.self)
  }

  public var count: Int { elements.count }

  public subscript(index: Int) -> Element {
    precondition(index >= 0 && index < elements.count, "index \(index) outside \(elements.count) elements")
    return elements[index]
  }

  /// Checked access without reference counting, for loops.
  public func withSpan<Result, Failure: Error>(
    _ body: (Span<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(owner) {} }
    return try body(elements.span)
  }

  /// A copy.
  public var values: [Element] { Array(elements) }
}
