/// A place in memory that holds floats, read and written a vector at a time.
///
/// Access is untyped, since the memory belongs to floats: the optimiser must not take a vector there for something else.
struct VectorPointer<Vector: BitwiseCopyable> {
  private let start: UnsafeMutableRawPointer

  /// - Parameter floats: aligned for `Vector`
  @inline(__always)
  init(_ floats: UnsafeMutablePointer<Float>) { start = UnsafeMutableRawPointer(floats) }

  private init(start: UnsafeMutableRawPointer) { self.start = start }

  @inline(__always)
  subscript(index: Int) -> Vector {
    get { start.load(fromByteOffset: index &* MemoryLayout<Vector>.stride, as: Vector.self) }
    nonmutating set {
      start.storeBytes(of: newValue, toByteOffset: index &* MemoryLayout<Vector>.stride, as: Vector.self)
    }
  }

  @inline(__always)
  static func + (pointer: Self, count: Int) -> Self {
    Self(start: pointer.start + count &* MemoryLayout<Vector>.stride)
  }

  /// The same memory float by float.
  @inline(__always)
  var floats: UnsafeMutablePointer<Float> { start.assumingMemoryBound(to: Float.self) }
}
