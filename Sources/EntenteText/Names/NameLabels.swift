/// The tags of a name tagger in IOB2, and which may follow which.
struct NameLabels: Sendable {
  let names: [String]
  /// `follows[previous * count + next]`; the row `count` stands for the start of a sentence.
  private let follows: [Bool]
  private let indices: [String: Int]

  /// - Parameter types: entity types, as `PER`
  init(types: [String]) {
    self.init(names: ["O"] + types.flatMap { ["B-\($0)", "I-\($0)"] })
  }

  init(names: [String]) {
    self.names = names
    indices = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var follows = [Bool](repeating: true, count: (names.count + 1) * names.count)
    for previous in 0...names.count {
      for next in names.indices where names[next].hasPrefix("I-") {
        let type = names[next].dropFirst(2)
        let goesOn = previous < names.count && names[previous] != "O" && names[previous].dropFirst(2) == type
        follows[previous * names.count + next] = goesOn
      }
    }
    self.follows = follows
  }

  var count: Int { names.count }

  func index(of name: String) -> Int? { indices[name] }

  @inline(__always)
  func mayFollow(_ next: Int, after previous: Int) -> Bool { follows[previous * names.count + next] }
}

/// The best sequence of labels under scores of single labels and of neighbouring pairs.
///
/// - Source: A. Viterbi, "Error bounds for convolutional codes and an asymptotically optimum decoding algorithm", 1967.
struct NameDecoder {
  private var best: [Int32] = []
  private var back: [UInt8] = []
  private static let impossible = Int32.min / 2

  /// - Parameters:
  ///   - emissions: `labels.count` scores a word
  ///   - transitions: `transitions[previous * count + next]`, the last row for the start of the sentence
  mutating func decode(
    _ emissions: [Int32], _ transitions: [Int32], _ labels: NameLabels, into path: inout [Int]
  ) {
    let count = labels.count
    let words = emissions.count / count
    path.removeAll(keepingCapacity: true)
    guard words > 0 else { return }
    best.removeAll(keepingCapacity: true)
    back.removeAll(keepingCapacity: true)
    for next in 0..<count {
      let score =
        labels.mayFollow(next, after: count)
        ? transitions[count * count + next] + emissions[next] : Self.impossible
      best.append(score)
      back.append(0)
    }
    for i in 1..<max(words, 1) {
      for next in 0..<count {
        var top = Self.impossible
        var from = 0
        for previous in 0..<count where labels.mayFollow(next, after: previous) {
          let score = best[(i - 1) * count + previous] &+ transitions[previous * count + next]
          if score > top { (top, from) = (score, previous) }
        }
        best.append(max(Self.impossible, top &+ emissions[i * count + next]))
        back.append(UInt8(from))
      }
    }
    var label = 0
    for next in 1..<count where best[(words - 1) * count + next] > best[(words - 1) * count + label] {
      label = next
    }
    path.append(label)
    for i in stride(from: words - 1, to: 0, by: -1) {
      label = Int(back[i * count + label])
      path.append(label)
    }
    path.reverse()
  }
}
