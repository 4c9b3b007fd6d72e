/// How many arcs of the right tree a move puts out of reach.
///
/// - Source: Y. Goldberg, J. Nivre, "Training Deterministic Parsers with Non-Deterministic Oracles", 2013, section 4.2 (arc-hybrid).
struct ParserOracle {
  /// Right head of every node (0: the root), index 0 unused.
  let heads: [Int]

  /// - Precondition: the state allows the move; `heads` is a projective tree.
  func cost(of move: ParserMove, in state: ParserState) -> Int {
    switch move {
    case .shift: shiftCost(state)
    case .leftArc: leftArcCost(state)
    case .rightArc: rightArcCost(state)
    }
  }

  /// Shifted, a word can no longer take a head or dependent from the stack, save the top as its head.
  private func shiftCost(_ state: ParserState) -> Int {
    let word = state.next
    var cost = 0
    for depth in 0..<state.stack.count {
      let node = state.stackNode(depth)
      if depth > 0, heads[word] == node { cost += 1 }
      if node > 0, heads[node] == word { cost += 1 }
    }
    return cost
  }

  /// Attached to the left, the top loses the word below and the rest of the buffer as heads, and all dependents in the buffer.
  private func leftArcCost(_ state: ParserState) -> Int {
    let top = state.stackNode(0)
    var cost = dependentsInBuffer(of: top, state)
    if heads[top] == state.stackNode(1) || heads[top] > state.next { cost += 1 }
    return cost
  }

  /// Attached to the word below, the top loses the buffer as head, and all dependents there.
  private func rightArcCost(_ state: ParserState) -> Int {
    let top = state.stackNode(0)
    return dependentsInBuffer(of: top, state) + (heads[top] >= state.next ? 1 : 0)
  }

  private func dependentsInBuffer(of node: Int, _ state: ParserState) -> Int {
    var count = 0
    for word in state.next..<(state.wordCount + 1) where heads[word] == node { count += 1 }
    return count
  }
}
