import EntenteModel
import EntenteText

/// Something that a pronoun or a definite noun may refer back to, at one place of the text.
struct Antecedent {
  /// Index in the entity table; `nil` for a noun phrase that is no entity (yet): it can win, and then nothing is linked.
  var entity: Int?
  /// All members of a plural one.
  var members: [Int]
  var sentence: Int
  var head: Int
  var words: Range<Int>
  var isPlural: Bool
  var isPerson: Bool
  var weight: Double
}

/// The places that references of the next sentences may point at, and how present each thing is.
///
/// Weights of grammatical roles and the decay from sentence to sentence follow S. Lappin, H. Leass, "An Algorithm
/// for Pronominal Anaphora Resolution", Computational Linguistics 20(4), 1994.
struct AntecedentList {
  private(set) var items: [Antecedent] = []
  /// Sentences that a reference may look back.
  static let window = 3

  mutating func add(_ item: Antecedent) { items.append(item) }

  mutating func forget(before sentence: Int) {
    guard items.count > 400, let first = items.firstIndex(where: { $0.sentence >= sentence - 12 }) else {
      return
    }
    items.removeFirst(first)
  }

  /// Items before a word, no older than `window` sentences.
  func candidates(before word: Int, in sentence: Int, window: Int = AntecedentList.window) -> [Antecedent] {
    items.reversed().prefix { $0.sentence >= sentence - window }.filter {
      $0.sentence < sentence || $0.words.lowerBound < word
    }
  }

  /// What is referred to most by weight; equal entities add up.
  ///
  /// - Parameter margin: how far the best must be ahead of the next.
  static func best(_ candidates: [Antecedent], from sentence: Int, margin: Double) -> Antecedent? {
    var totals: [(item: Antecedent, total: Double)] = []
    for item in candidates {
      let share = item.weight / Double(1 << min(30, max(0, sentence - item.sentence)))
      if let index = totals.firstIndex(where: { isSame($0.item, item) }) {
        totals[index].total += share
      } else {
        totals.append((item, share))
      }
    }
    // The order of candidates is fixed (nearest first), so that ties are settled the same way every time.
    guard
      let top = totals.enumerated().max(by: {
        ($0.element.total, -$0.offset) < ($1.element.total, -$1.offset)
      })?.element
    else { return nil }
    let next = totals.filter { !isSame($0.item, top.item) }.map(\.total).max() ?? 0
    return top.total >= next * margin ? top.item : nil
  }

  static func isSame(_ a: Antecedent, _ b: Antecedent) -> Bool {
    guard let first = a.entity, let second = b.entity else {
      return a.entity == nil && b.entity == nil && a.sentence == b.sentence && a.head == b.head
    }
    return first == second && a.members == b.members
  }

  /// Weight of a place by the role of its head.
  static func weight(of head: Int, in sentence: AnalysedSentence) -> Double {
    var weight = 100.0
    let word = sentence.words[head]
    switch word.relation {
    case "nsubj": weight += 80
    case "root", "dep": weight += 40
    case "obj": weight += 50
    case "iobj", "obl": weight += 40
    case "conj":
      if let first = sentence.tree.head(of: head) { return self.weight(of: first, in: sentence) - 5 }
    default: break
    }
    // Inside of another noun phrase it is less present.
    if !["nmod", "compound", "amod", "appos", "flat"].contains(word.relation) { weight += 60 }
    return weight
  }
}
