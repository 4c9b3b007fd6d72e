/// Nonlinear functions of eight floats at a time, by an approximation of our own: the same bits on every machine.
///
/// Eight, because the optimiser keeps comparisons of sixteen in vectors only by halves.
enum Activation {
  typealias Vector = SIMD8<Float>

  /// 1 / (1 + exp(-x)); absolute error below 5e-7.
  @inline(__always)
  static func sigmoid(_ x: Vector) -> Vector { 1 / (exponential(-x) + 1) }

  /// tanh x = 2 sigmoid(2x) - 1; absolute error below 1e-6.
  @inline(__always)
  static func tanh(_ x: Vector) -> Vector { 2 / (exponential(-(x + x)) + 1) - 1 }

  /// x where it is positive, a tenth of it elsewhere.
  @inline(__always)
  static func leakyReLU(_ x: Vector) -> Vector { (x * 0.1).replacing(with: x, where: x .> 0) }

  /// exp x for x cut to ±87: 2^k · 2^f with k whole and f within ±½, 2^f by the first terms of its Taylor series.
  @inline(__always)
  private static func exponential(_ x: Vector) -> Vector {
    var x = x
    x.replace(with: Vector(repeating: -87), where: x .< -87)
    x.replace(with: Vector(repeating: 87), where: x .> 87)
    let exponent = x * 1.442_695_04
    // Adding 1.5 · 2^23 rounds to a whole number, which then stands in the last bits.
    let shifted = exponent + 12_582_912
    let f = exponent - (shifted - 12_582_912)
    var power = f * 1.540_353_0e-4 + 1.333_355_8e-3
    power = power * f + 9.618_129_1e-3
    power = power * f + 5.550_410_9e-2
    power = power * f + 2.402_265_1e-1
    power = power * f + 6.931_471_8e-1
    power = power * f + 1
    return power * powerOfTwo(shifted)
  }

  /// 2^k, where `shifted` is k + 1.5 · 2^23.
  @inline(__always)
  private static func powerOfTwo(_ shifted: Vector) -> Vector {
    let bits = unsafeBitCast(shifted, to: SIMD8<Int32>.self)
    let exponent = bits &+ SIMD8<Int32>(repeating: 127 &- 0x4B40_0000)
    return unsafeBitCast(exponent &<< SIMD8<Int32>(repeating: 23), to: Vector.self)
  }
}
