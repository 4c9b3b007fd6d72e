/// Chooses the relation of every arc from its two words.
struct RelationLabeler: Sendable {
  /// Relations with their subtypes.
  let relations: [String]
  /// The relation of the root's child, and of no other.
  let rootRelation: Int
  let dependent: LinearLayer
  let head: LinearLayer
  /// What the root is as head.
  let root: [Float]
  let output: LinearLayer

  /// Working memory; rows are words.
  struct Scratch: ~Copyable {
    fileprivate var dependents = Matrix()
    fileprivate var heads = Matrix()
    /// Scores of the relations.
    var scores = Matrix()
  }

  /// Makes ready what is made for all sentences together.
  func prepare(_ encoded: borrowing Matrix, scratch: inout Scratch) {
    let rows = 0..<encoded.rowCount
    scratch.dependents.resize(rows: rows.count, columns: dependent.outputCount)
    scratch.heads.resize(rows: rows.count, columns: head.outputCount)
    scratch.scores.resize(rows: rows.count, columns: output.outputCount)
    dependent.apply(to: encoded, rows: rows, into: scratch.dependents)
    head.apply(to: encoded, rows: rows, into: scratch.heads)
  }

  /// Scores the relations of the sentence in these rows, whose heads are known.
  func score(rows: Range<Int>, heads: [Int], scratch: inout Scratch) {
    let size = head.outputCount
    for (row, parent) in zip(rows, heads) {
      let sum = scratch.dependents.floats(row: row)
      if parent < 0 {
        for k in 0..<size { sum[k] = Self.leakyReLU(sum[k] + root[k]) }
      } else {
        let other = scratch.heads.floats(row: rows.lowerBound + parent)
        for k in 0..<size { sum[k] = Self.leakyReLU(sum[k] + other[k]) }
      }
    }
    output.apply(to: scratch.dependents, rows: rows, into: scratch.scores)
  }

  /// The relation of the word in a row, the first of equally good ones.
  func relation(row: Int, isRoot: Bool, scratch: borrowing Scratch) -> String {
    guard !isRoot else { return relations[rootRelation] }
    let scores = scratch.scores.floats(row: row)
    var best = rootRelation == 0 ? 1 : 0
    for relation in best + 1..<max(best + 1, relations.count)
    where relation != rootRelation && scores[relation] > scores[best] {
      best = relation
    }
    return relations[best]
  }

  @inline(__always)
  private static func leakyReLU(_ x: Float) -> Float { x > 0 ? x : x * 0.1 }
}
