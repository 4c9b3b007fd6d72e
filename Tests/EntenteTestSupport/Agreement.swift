/// Whether two arrays agree to a relative or absolute difference of `tolerance`.
public func agree(_ a: [Double], _ b: [Double], tolerance: Double = 1e-9) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($0), abs($1)) }
}

/// As ``agree(_:_:tolerance:)``; an undefined value agrees only with an undefined one.
public func agree(_ a: [Double?], _ b: [Double?], tolerance: Double = 1e-9) -> Bool {
  a.count == b.count
    && zip(a, b).allSatisfy { x, y in
      if let x, let y { agree([x], [y], tolerance: tolerance) } else { x == nil && y == nil }
    }
}
