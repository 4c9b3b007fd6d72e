public import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Working memory of a kernel: a fixed number of plain values, freed with its owner.
///
/// The one place where pointers are handled. Indices are checked in debug builds, in which the tests run, and
/// not in release builds: in the loops that fetch one random value an edge the checks of arrays and spans were
/// measured to cost 10 to 40 % (`benchmarks/graph.md`). Threads may share it where they write to different
/// indices.
public struct Cells<Element: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
  @usableFromInline let base: UnsafeMutablePointer<Element>
  public let count: Int

  @inlinable public init(repeating value: Element, count: Int) {
    self.init(unwritten: count)
    base.initialize(repeating: value, count: count)
  }

  /// Memory of any content, of which the system gives only what is written to.
  @inlinable public init(unwritten count: Int) {
    base = hugePages(bytes: max(count, 1) * MemoryLayout<Element>.stride)
      .bindMemory(to: Element.self, capacity: max(count, 1))
    self.count = count
  }

  /// A copy of `elements`.
  @inlinable public init(_ elements: [Element]) {
    self.init(unwritten: elements.count)
    elements.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { base.initialize(from: start, count: source.count) }
    }
  }

  deinit { returnPages(base) }

  @inlinable public subscript(index: Int) -> Element {
    @inline(__always) get {
      assert(index >= 0 && index < count, "cell \(index) of \(count)")
      return base[index]
    }
    @inline(__always) nonmutating set {
      assert(index >= 0 && index < count, "cell \(index) of \(count)")
      base[index] = newValue
    }
  }

  @inlinable public func fill(_ value: Element) { base.update(repeating: value, count: count) }

  /// The first `length` elements as an array.
  @inlinable public func array(_ length: Int? = nil) -> [Element] {
    let length = length ?? count
    assert(length >= 0 && length <= count)
    return [Element](unsafeUninitializedCapacity: length) { buffer, initialized in
      if let start = buffer.baseAddress, length > 0 {
        preferHugePages(start, bytes: length * MemoryLayout<Element>.stride)
        start.initialize(from: base, count: length)
      }
      initialized = length
    }
  }

  /// `transform` of every element.
  @inlinable public func map<Result>(_ transform: (Element) -> Result) -> [Result] {
    UnsafeBufferPointer(start: base, count: count).map(transform)
  }
}

/// Memory from the system, on pages of 2 MiB where there is enough of it: random accesses then miss the table of
/// pages far less often.
@usableFromInline func hugePages(bytes: Int) -> UnsafeMutableRawPointer {
  let page = 2 << 20
  var pointer: UnsafeMutableRawPointer?
  let failure = posix_memalign(&pointer, bytes >= page ? page : 64, bytes)
  guard failure == 0, let pointer else { fatalError("no memory for \(bytes) bytes") }
  preferHugePages(pointer, bytes: bytes)
  return pointer
}

/// Asks for large pages behind memory that has not been written to yet.
@usableFromInline func preferHugePages(_ pointer: UnsafeMutableRawPointer, bytes: Int) {
  #if os(Linux)
    let page = 2 << 20
    let first = (Int(bitPattern: pointer) + page - 1) & ~(page - 1)
    let last = (Int(bitPattern: pointer) + bytes) & ~(page - 1)
    if last > first { madvise(UnsafeMutableRawPointer(bitPattern: first), last - first, MADV_HUGEPAGE) }
  #endif
}

@usableFromInline func returnPages(_ pointer: UnsafeMutableRawPointer) { free(pointer) }

extension Cells where Element == UInt64 {
  /// Words for `bits` bits, all 0.
  @inlinable public init(bits: Int) { self.init(repeating: 0, count: (bits + 63) >> 6) }

  @inlinable @inline(__always) public func hasBit(_ bit: Int) -> Bool {
    self[bit >> 6] & (1 << UInt64(truncatingIfNeeded: bit & 63)) != 0
  }

  @inlinable @inline(__always) public func setBit(_ bit: Int) {
    self[bit >> 6] |= 1 << UInt64(truncatingIfNeeded: bit & 63)
  }

  @inlinable @inline(__always) public func clearBit(_ bit: Int) {
    self[bit >> 6] &= ~(1 << UInt64(truncatingIfNeeded: bit & 63))
  }
}

/// ``Cells`` of numbers that several threads read and write at once.
///
/// Every access is atomic and none orders another (`relaxed`): on the processors that we know loads and stores
/// are those of ``Cells``, while what changes a cell by what it held takes some twenty times as long, so ask
/// first whether it is needed. What was written before a phase of a ``Crew`` is seen within it.
public struct SharedCells: ~Copyable, @unchecked Sendable {
  @usableFromInline let base: UnsafeMutablePointer<Atomic<Int32>>
  public let count: Int

  /// Memory of any content: every cell must be written to before it is read.
  @inlinable public init(unwritten count: Int) {
    base = hugePages(bytes: max(count, 1) * MemoryLayout<Atomic<Int32>>.stride)
      .bindMemory(to: Atomic<Int32>.self, capacity: max(count, 1))
    self.count = count
  }

  @inlinable public init(repeating value: Int32, count: Int) {
    self.init(unwritten: count)
    UnsafeMutableRawPointer(base).initializeMemory(as: Int32.self, repeating: value, count: count)
  }

  deinit { returnPages(base) }

  @inlinable public subscript(index: Int) -> Int32 {
    @inline(__always) get {
      assert(index >= 0 && index < count, "cell \(index) of \(count)")
      return base[index].load(ordering: .relaxed)
    }
    @inline(__always) nonmutating set {
      assert(index >= 0 && index < count, "cell \(index) of \(count)")
      base[index].store(newValue, ordering: .relaxed)
    }
  }

  /// Writes `new` where the cell holds `old`.
  /// - Returns: what the cell held; `old` exactly if `new` was written.
  @inlinable @inline(__always)
  public func replace(_ index: Int, _ old: Int32, by new: Int32) -> Int32 {
    assert(index >= 0 && index < count, "cell \(index) of \(count)")
    return base[index].compareExchange(expected: old, desired: new, ordering: .relaxed).original
  }

  /// All of them, when nobody writes any more.
  @inlinable public func array() -> [Int32] {
    [Int32](unsafeUninitializedCapacity: count) { buffer, initialized in
      if count > 0 {
        UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(start: base, count: count * 4))
      }
      initialized = count
    }
  }
}

/// Bytes that several threads may write at the same time, all of them the same value; who reads meanwhile may see
/// either.
public struct Marks: ~Copyable, @unchecked Sendable {
  @usableFromInline let base: UnsafeMutablePointer<Atomic<UInt8>>
  public let count: Int

  @inlinable public init(repeating value: UInt8, count: Int) {
    base = hugePages(bytes: max(count, 1)).bindMemory(to: Atomic<UInt8>.self, capacity: max(count, 1))
    self.count = count
    for i in 0..<count { (base + i).initialize(to: Atomic(value)) }
  }

  deinit { returnPages(base) }

  @inlinable public subscript(index: Int) -> UInt8 {
    @inline(__always) get {
      assert(index >= 0 && index < count, "mark \(index) of \(count)")
      return base[index].load(ordering: .relaxed)
    }
    @inline(__always) nonmutating set {
      assert(index >= 0 && index < count, "mark \(index) of \(count)")
      base[index].store(newValue, ordering: .relaxed)
    }
  }
}

/// What a kernel sees of ``Rows`` while it runs: the same numbers, indices checked in debug builds only.
public struct RowView: @unchecked Sendable {
  @usableFromInline let offsets: UnsafePointer<UInt32>
  @usableFromInline let targets: UnsafePointer<VertexID>
  public let vertexCount: Int
  public let slotCount: Int

  @inlinable init(_ offsets: UnsafeBufferPointer<UInt32>, _ targets: UnsafeBufferPointer<VertexID>) {
    // An empty array may have no address; any will do where nothing is read.
    self.offsets = offsets.baseAddress ?? UnsafePointer(bitPattern: 4)!
    self.targets = targets.baseAddress ?? UnsafePointer(bitPattern: 4)!
    vertexCount = offsets.count - 1
    slotCount = targets.count
  }

  /// The slots of vertex `v`.
  @inlinable @inline(__always) public func row(_ v: Int) -> Range<Int> {
    assert(v >= 0 && v < vertexCount)
    return Range(uncheckedBounds: (Int(offsets[v]), Int(offsets[v + 1])))
  }

  @inlinable @inline(__always) public func start(_ v: Int) -> Int {
    assert(v >= 0 && v <= vertexCount)
    return Int(offsets[v])
  }

  @inlinable @inline(__always) public func degree(_ v: Int) -> Int {
    assert(v >= 0 && v < vertexCount)
    return Int(offsets[v + 1] &- offsets[v])
  }

  /// The vertex that slot `slot` leads to.
  @inlinable @inline(__always) public func target(_ slot: Int) -> Int {
    assert(slot >= 0 && slot < slotCount)
    return Int(targets[slot].index)
  }
}

extension Rows {
  /// Runs `body` on a view that must not leave it.
  @inlinable public func withView<Result, Failure: Error>(
    _ body: (RowView) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try offsets.withUnsafeBufferPointer { (offsets) throws(Failure) -> Result in
      try targets.withUnsafeBufferPointer { (targets) throws(Failure) -> Result in
        try body(RowView(offsets, targets))
      }
    }
  }
}
