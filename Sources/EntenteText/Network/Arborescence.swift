/// Finds the best dependency tree over scored arcs: a maximum spanning arborescence with exactly one child of the root.
///
/// Usually the best head of every word gives a tree already. Where not, cycles are contracted until none is left; then an arc
/// from the root costs so much that the best tree has only one. Trees may cross their arcs.
///
/// - Source: Y. Chu, T. Liu, "On the shortest arborescence of a directed graph", 1965; J. Edmonds, "Optimum branchings", 1967;
///   R. Tarjan, "Finding optimum branchings", 1977 (dense graphs, contraction along a path).
struct Arborescence {
  /// A word, or words on a cycle that are one from then on.
  private struct Node {
    /// The cycle that it is part of; -1 for none.
    var cycle = -1
    /// Parts, if it is a cycle.
    var members: [Int] = []
    /// The arc that enters it.
    var head = 0
    var dependent = 0
  }

  /// The best arc from one node to another: its worth, and the words that it joins.
  private struct Arc {
    var score: Double
    var head: Int32
    var dependent: Int32
  }

  /// Vertices of the graph: the root is 0, word `i` is `i + 1`.
  private var vertexCount = 0
  /// `arcs[dependent * vertexCount + head]`, by the slots of nodes.
  private var arcs: [Arc] = []
  private var nodes: [Node] = []
  /// The node in each slot; -1 where its node went into another's cycle.
  private var nodeInSlot: [Int] = []
  private var headSlot: [Int] = []
  private var state: [Progress] = []
  private var path: [Int] = []

  private enum Progress { case new, onPath, done }

  /// The heads of the best tree, -1 for the root's child.
  ///
  /// - Parameters:
  ///   - scores: a row for each word; column 0 for the root as head, column `j + 1` for word `j`. The diagonal plays no part.
  ///   - heads: gets a head for each word
  /// - Complexity: O(words²)
  mutating func solve(
    scores: borrowing Matrix, wordCount: Int, into heads: inout [Int]
  ) {
    heads.removeAll(keepingCapacity: true)
    for word in 0..<wordCount { heads.append(Self.bestHead(of: word, scores, wordCount)) }
    guard !isTree(heads) else { return }
    start(scores, wordCount)
    for slot in 1..<max(vertexCount, 1) where state[slot] == .new { follow(from: slot) }
    expand(into: &heads)
  }

  /// The head with the highest score, the first of equal ones.
  private static func bestHead(of word: Int, _ scores: borrowing Matrix, _ wordCount: Int) -> Int {
    let row = scores.floats(row: word)
    var best = 0
    for head in 1..<wordCount + 1 where head != word + 1 && row[head] > row[best] { best = head }
    return best - 1
  }

  /// Whether the heads are a tree with one child of the root.
  private mutating func isTree(_ heads: [Int]) -> Bool {
    guard heads.count(where: { $0 < 0 }) == 1 else { return heads.isEmpty }
    state.removeAll(keepingCapacity: true)
    for _ in heads { state.append(.new) }
    for start in heads.indices {
      var word = start
      while word >= 0, state[word] == .new {
        state[word] = .onPath
        word = heads[word]
      }
      if word >= 0, state[word] == .onPath { return false }
      word = start
      while word >= 0, state[word] == .onPath {
        state[word] = .done
        word = heads[word]
      }
    }
    return true
  }

  private mutating func start(_ scores: borrowing Matrix, _ wordCount: Int) {
    vertexCount = wordCount + 1
    arcs.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
    var largest = 0.0
    for word in 0..<wordCount {
      for head in 0..<vertexCount { largest = max(largest, abs(Self.finite(scores[word, head]))) }
    }
    // More than any tree can gain or lose by its other arcs.
    let price = 2 * largest * Double(vertexCount) + 1
    for dependent in 0..<vertexCount {
      for head in 0..<vertexCount {
        let score = dependent == 0 ? 0 : Self.finite(scores[dependent - 1, head]) - (head == 0 ? price : 0)
        arcs.append(Arc(score: score, head: Int32(head), dependent: Int32(dependent)))
      }
      nodes.append(Node())
    }
    nodeInSlot = Array(0..<vertexCount)
    headSlot = Array(repeating: -1, count: vertexCount)
    state = Array(repeating: .new, count: vertexCount)
    state[0] = .done
  }

  /// What a broken model makes of a score stays comparable.
  private static func finite(_ score: Float) -> Double {
    score.isNaN ? -1e9 : Double(min(max(score, -1e9), 1e9))
  }

  /// Goes from node to head until it meets what is known to hang on the root; a cycle on the way becomes a node.
  private mutating func follow(from slot: Int) {
    path.removeAll(keepingCapacity: true)
    var slot = slot
    while state[slot] != .done {
      if state[slot] == .onPath {
        slot = contract(cycleFrom: slot)
      } else {
        state[slot] = .onPath
        path.append(slot)
      }
      choose(headOf: slot)
      slot = headSlot[slot]
    }
    for slot in path { state[slot] = .done }
  }

  /// The best arc into a node, from the first slot of equal ones.
  private mutating func choose(headOf slot: Int) {
    let row = slot * vertexCount
    var best = -1
    for head in 0..<vertexCount where head != slot && nodeInSlot[head] >= 0 {
      if best < 0 || arcs[row + head].score > arcs[row + best].score { best = head }
    }
    headSlot[slot] = best
    nodes[nodeInSlot[slot]].head = Int(arcs[row + best].head)
    nodes[nodeInSlot[slot]].dependent = Int(arcs[row + best].dependent)
  }

  /// Makes one node of the end of the path, which begins and ends at `slot`; it is on the path in their place.
  private mutating func contract(cycleFrom slot: Int) -> Int {
    let members = Array(path[path.lastIndex(of: slot)!...])
    path.removeLast(members.count)
    path.append(slot)
    let node = nodes.count
    nodes.append(Node(members: members.map { nodeInSlot[$0] }))
    // An arc into the cycle takes the place of the one into its member.
    let replaced = members.map { arcs[$0 * vertexCount + headSlot[$0]].score }
    for member in members {
      nodes[nodeInSlot[member]].cycle = node
      nodeInSlot[member] = -1
    }
    for other in 0..<vertexCount where nodeInSlot[other] >= 0 {
      merge(members, replaced, into: slot, with: other)
    }
    nodeInSlot[slot] = node
    for other in 0..<vertexCount where nodeInSlot[other] >= 0 && members.contains(headSlot[other]) {
      headSlot[other] = slot
    }
    return slot
  }

  /// The best arcs between a cycle, now in `slot`, and another node.
  private mutating func merge(_ members: [Int], _ replaced: [Double], into slot: Int, with other: Int) {
    var entering = arcs[members[0] * vertexCount + other]
    entering.score -= replaced[0]
    var leaving = arcs[other * vertexCount + members[0]]
    for (member, old) in zip(members, replaced).dropFirst() {
      var arc = arcs[member * vertexCount + other]
      arc.score -= old
      if arc.score > entering.score { entering = arc }
      let back = arcs[other * vertexCount + member]
      if back.score > leaving.score { leaving = back }
    }
    arcs[slot * vertexCount + other] = entering
    arcs[other * vertexCount + slot] = leaving
  }

  /// Opens the cycles: the arc into a cycle enters one word of it, and all parts without that word keep their arcs.
  private func expand(into heads: inout [Int]) {
    var open = nodeInSlot.dropFirst().filter { $0 >= 0 }
    while let node = open.popLast() {
      let word = nodes[node].dependent
      heads[word - 1] = nodes[node].head - 1
      var part = word
      while part != node {
        let cycle = nodes[part].cycle
        open += nodes[cycle].members.filter { $0 != part }
        part = cycle
      }
    }
  }
}
