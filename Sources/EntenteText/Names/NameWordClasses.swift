import Foundation

/// Words in classes such that the class of a word says most about the classes of its neighbours.
///
/// Each round takes every word out of its class and puts it where the likelihood of the text under a class bigram model is
/// greatest.
///
/// - Source: R. Kneser, H. Ney, "Improved clustering techniques for class-based statistical language modelling", 1993.
struct NameWordClasses {
  private(set) var classOf: [Int]
  private let wordCount: Int
  private let classCount: Int
  /// Classes with those of rare words and of boundaries.
  private let stride: Int
  private let following: Neighbours
  private let preceding: Neighbours
  private var unigrams: [Int]
  /// Counts of class pairs, by first and by second class, and x·log x of each.
  private var forward: [Int32]
  private var backward: [Int32]
  private var forwardLogs: [Double]
  private var backwardLogs: [Double]
  private let logs: [Double]

  /// - Parameter text: word numbers below `wordCount`; `wordCount` for other words, `wordCount + 1` for boundaries
  init(text: [UInt32], wordCount: Int, classCount: Int) {
    self.wordCount = wordCount
    self.classCount = classCount
    stride = classCount + 2
    classOf = (0..<wordCount).map { $0 % classCount } + [classCount, classCount + 1]
    logs = (0..<65536).map { $0 == 0 ? 0 : Double($0) * Foundation.log(Double($0)) }
    following = Neighbours(text, wordCount + 2, reversed: false)
    preceding = Neighbours(text, wordCount + 2, reversed: true)
    unigrams = Array(repeating: 0, count: stride)
    forward = Array(repeating: 0, count: stride * stride)
    backward = forward
    for word in 0..<wordCount + 2 {
      for (other, count) in following.of(word) {
        unigrams[classOf[word]] += Int(count)
        forward[classOf[word] * stride + classOf[other]] += count
        backward[classOf[other] * stride + classOf[word]] += count
      }
    }
    forwardLogs = []
    backwardLogs = []
    forwardLogs = forward.map { xlogx(Int($0)) }
    backwardLogs = backward.map { xlogx(Int($0)) }
  }

  /// One round over all words; returns how many changed their class.
  mutating func exchange() -> Int {
    var moved = 0
    var left = [Int32](repeating: 0, count: stride)
    var right = left
    var gains = [Double](repeating: 0, count: classCount)
    for word in 0..<wordCount {
      let own = sumNeighbours(word, &left, &right)
      let total = Int(right.reduce(0, +) + own)
      let old = classOf[word]
      shift(old, left, right, own, total, sign: -1)
      let new = best(left, right, own, total, &gains)
      shift(new, left, right, own, total, sign: 1)
      classOf[word] = new
      if new != old { moved += 1 }
    }
    return moved
  }

  /// Neighbouring classes of a word, and how often it is its own neighbour.
  private func sumNeighbours(_ word: Int, _ left: inout [Int32], _ right: inout [Int32]) -> Int32 {
    var own: Int32 = 0
    for c in 0..<stride { (left[c], right[c]) = (0, 0) }
    for (other, count) in following.of(word) {
      if other == word { own += count } else { right[classOf[other]] += count }
    }
    for (other, count) in preceding.of(word) where other != word { left[classOf[other]] += count }
    return own
  }

  private mutating func shift(
    _ c: Int, _ left: [Int32], _ right: [Int32], _ own: Int32, _ total: Int, sign: Int32
  ) {
    for other in 0..<stride {
      if right[other] != 0 { change(c, other, by: sign * right[other]) }
      if left[other] != 0 { change(other, c, by: sign * left[other]) }
    }
    if own != 0 { change(c, c, by: sign * own) }
    unigrams[c] += Int(sign) * total
  }

  private mutating func change(_ first: Int, _ second: Int, by amount: Int32) {
    let f = first * stride + second
    let b = second * stride + first
    forward[f] += amount
    backward[b] += amount
    forwardLogs[f] = xlogx(Int(forward[f]))
    backwardLogs[b] = forwardLogs[f]
  }

  /// The class whose likelihood gains most by taking the word in.
  private func best(_ left: [Int32], _ right: [Int32], _ own: Int32, _ total: Int, _ gains: inout [Double])
    -> Int
  {
    for c in 0..<classCount {
      gains[c] = -2 * (xlogx(unigrams[c] + total) - xlogx(unigrams[c]))
    }
    for other in 0..<stride {
      if left[other] != 0 { add(forward, forwardLogs, other, left[other], &gains) }
      if right[other] != 0 { add(backward, backwardLogs, other, right[other], &gains) }
    }
    for c in 0..<classCount {
      // The pairs within a class take counts from both sides at once.
      let at = c * stride + c
      let inside = Int(forward[at])
      if left[c] != 0 { gains[c] -= xlogx(inside + Int(left[c])) - forwardLogs[at] }
      if right[c] != 0 { gains[c] -= xlogx(inside + Int(right[c])) - forwardLogs[at] }
      gains[c] += xlogx(inside + Int(left[c] + right[c] + own)) - forwardLogs[at]
    }
    var top = 0
    for c in 1..<classCount where gains[c] > gains[top] { top = c }
    return top
  }

  @inline(__always)
  private func add(
    _ pairs: [Int32], _ pairLogs: [Double], _ other: Int, _ count: Int32, _ gains: inout [Double]
  ) {
    let row = other * stride
    for c in 0..<classCount { gains[c] += xlogx(Int(pairs[row + c] &+ count)) - pairLogs[row + c] }
  }

  @inline(__always)
  private func xlogx(_ x: Int) -> Double { x < 65536 ? logs[x] : Double(x) * Foundation.log(Double(x)) }

  /// For each word those that stand beside it on one side, with counts.
  private struct Neighbours {
    private var offsets: [Int]
    private var words: [UInt32] = []
    private var counts: [Int32] = []

    init(_ text: [UInt32], _ wordCount: Int, reversed: Bool) {
      var pairs: [UInt64] = []
      pairs.reserveCapacity(text.count)
      for i in 1..<max(1, text.count) {
        let first = UInt64(text[reversed ? i : i - 1])
        let second = UInt64(text[reversed ? i - 1 : i])
        pairs.append(first << 32 | second)
      }
      pairs.sort()
      offsets = [0]
      offsets.reserveCapacity(wordCount + 1)
      var i = 0
      while i < pairs.count {
        var end = i
        while end < pairs.count, pairs[end] == pairs[i] { end += 1 }
        while offsets.count <= Int(pairs[i] >> 32) { offsets.append(words.count) }
        words.append(UInt32(truncatingIfNeeded: pairs[i]))
        counts.append(Int32(end - i))
        i = end
      }
      while offsets.count <= wordCount { offsets.append(words.count) }
    }

    func of(_ word: Int) -> some Sequence<(Int, Int32)> {
      (offsets[word]..<offsets[word + 1]).lazy.map { (Int(words[$0]), counts[$0]) }
    }
  }
}
