/// Which words of a system file are which words of the gold file.
///
/// Words match that cover the same characters. Within the stretches that multiword tokens of either file cover, words match
/// that a longest common subsequence of their lower-cased forms pairs.
///
/// - Source: D. Zeman et al., "CoNLL 2018 Shared Task", 2018, section 4 (evaluation metrics).
struct WordAlignment {
  /// For each system word its gold word, -1 where there is none.
  private(set) var goldWord: [Int]
  /// For each gold word its system word, -1 where there is none.
  private(set) var systemWord: [Int]
  private(set) var count = 0

  /// - Precondition: both files spell the same text.
  /// - Complexity: O(words), and quadratic in the words of the longest stretch of multiword tokens.
  init(gold: TreeFile, system: TreeFile) throws(EvaluationError) {
    goldWord = Array(repeating: -1, count: system.words.count)
    systemWord = Array(repeating: -1, count: gold.words.count)
    let regions = Self.multiwordRegions(gold, system)
    let golds = Placement(gold.words, regions)
    let systems = Placement(system.words, regions)
    alignPlain(golds.plain, systems.plain, gold, system)
    for region in regions.indices {
      try alignRegion(golds.grouped[region], systems.grouped[region], gold, system)
    }
  }

  private mutating func pair(_ g: Int, _ s: Int) {
    goldWord[s] = g
    systemWord[g] = s
    count += 1
  }

  private mutating func alignPlain(_ golds: [Int], _ systems: [Int], _ gold: TreeFile, _ system: TreeFile) {
    // Both lists ascend by their tokens, and no two words of one list cover the same characters.
    var g = 0
    for s in systems {
      let token = system.words[s].token
      while g < golds.count, gold.words[golds[g]].token.lowerBound < token.lowerBound { g += 1 }
      if g < golds.count, gold.words[golds[g]].token == token { pair(golds[g], s) }
    }
  }

  private mutating func alignRegion(
    _ golds: [Int], _ systems: [Int], _ gold: TreeFile, _ system: TreeFile
  ) throws(EvaluationError) {
    let left = golds.map { Self.lower(gold.words[$0].form) }
    let right = systems.map { Self.lower(system.words[$0].form) }
    guard let pairs = CommonSubsequence.pairs(left, right) else {
      throw .multiwordTooLong(words: max(left.count, right.count))
    }
    for (i, j) in pairs { pair(golds[i], systems[j]) }
  }

  private static func lower(_ form: ArraySlice<UInt8>) -> [UInt8] {
    Array(String(decoding: form, as: UTF8.self).lowercased().utf8)
  }

  /// Stretches of text that multiword tokens cover, in order, those that overlap made one.
  private static func multiwordRegions(_ gold: TreeFile, _ system: TreeFile) -> [Range<Int>] {
    let tokens = (gold.words + system.words).filter(\.isInMultiword).map(\.token)
      .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var regions: [Range<Int>] = []
    for token in tokens {
      if let last = regions.last, token.lowerBound < last.upperBound {
        regions[regions.count - 1] = last.lowerBound..<max(last.upperBound, token.upperBound)
      } else {
        regions.append(token)
      }
    }
    return regions
  }
}

/// Words of one file that lie within the regions, and those that do not.
private struct Placement {
  private(set) var plain: [Int] = []
  private(set) var grouped: [[Int]]

  init(_ words: [TreeFile.Word], _ regions: [Range<Int>]) {
    grouped = Array(repeating: [], count: regions.count)
    var r = 0
    for (i, word) in words.enumerated() {
      while r < regions.count, regions[r].upperBound <= word.token.lowerBound { r += 1 }
      let isInside =
        r < regions.count && regions[r].lowerBound <= word.token.lowerBound
        && word.token.upperBound <= regions[r].upperBound
      if isInside { grouped[r].append(i) } else { plain.append(i) }
    }
  }
}

/// A longest common subsequence of two lists, the leftmost in the first where there is a choice.
enum CommonSubsequence {
  private static let largestTable = 1 << 26

  /// Pairs of indices; `nil` where the table would hold more than 2^26 entries.
  static func pairs(_ left: [[UInt8]], _ right: [[UInt8]]) -> [(Int, Int)]? {
    var pairs: [(Int, Int)] = []
    // Equal beginnings always belong to a longest one.
    var start = 0
    while start < min(left.count, right.count), left[start] == right[start] {
      pairs.append((start, start))
      start += 1
    }
    let n = left.count - start
    let m = right.count - start
    guard n > 0, m > 0 else { return pairs }
    guard (n + 1).multipliedReportingOverflow(by: m + 1).partialValue <= largestTable else { return nil }
    // best[i * (m + 1) + j]: length of the longest one of left[i...] and right[j...]
    var best = [Int32](repeating: 0, count: (n + 1) * (m + 1))
    for i in stride(from: n - 1, through: 0, by: -1) {
      for j in stride(from: m - 1, through: 0, by: -1) {
        best[i * (m + 1) + j] =
          left[start + i] == right[start + j]
          ? best[(i + 1) * (m + 1) + j + 1] + 1
          : max(best[(i + 1) * (m + 1) + j], best[i * (m + 1) + j + 1])
      }
    }
    var (i, j) = (0, 0)
    while i < n, j < m {
      if left[start + i] == right[start + j] {
        pairs.append((start + i, start + j))
        (i, j) = (i + 1, j + 1)
      } else if best[(i + 1) * (m + 1) + j] == best[i * (m + 1) + j] {
        i += 1
      } else {
        j += 1
      }
    }
    return pairs
  }
}
