/// What the parser may do next.
///
/// - Source: arc-hybrid transitions, M. Kuhlmann, C. Gómez-Rodríguez, G. Satta, "Dynamic Programming Algorithms for
///   Transition-Based Dependency Parsers", 2011.
enum ParserMove: UInt8 {
  /// The first word of the buffer goes onto the stack.
  case shift
  /// The top of the stack becomes a dependent of the first word of the buffer.
  case leftArc
  /// The top of the stack becomes a dependent of the word below it.
  case rightArc
}

/// Stack, buffer and the arcs so far of one sentence, reused between sentences.
///
/// Node 0 is the artificial root at the bottom of the stack, nodes 1...n are the words, node n + 1 stands for "no node". The
/// buffer is `next...n`.
struct ParserState {
  private(set) var wordCount = 0
  private(set) var stack: [Int] = []
  private(set) var next = 1
  private(set) var heads: [Int] = []
  /// Label of the arc to the head, plus one; 0 for none.
  private(set) var labels: [Int] = []
  private(set) var left1: [Int] = [], left2: [Int] = [], right1: [Int] = [], right2: [Int] = []
  private(set) var leftCount: [Int] = [], rightCount: [Int] = []
  /// Order-free hashes of the labels of the dependents so far.
  private(set) var leftLabels: [UInt64] = [], rightLabels: [UInt64] = []

  var none: Int { wordCount + 1 }
  var isFinal: Bool { next > wordCount && stack.count == 1 }

  mutating func start(wordCount: Int) {
    self.wordCount = wordCount
    stack.removeAll(keepingCapacity: true)
    stack.append(0)
    next = 1
    let nodes = wordCount + 2
    fill(&heads, 0, nodes)
    fill(&labels, 0, nodes)
    fill(&left1, none, nodes)
    fill(&left2, none, nodes)
    fill(&right1, none, nodes)
    fill(&right2, none, nodes)
    fill(&leftCount, 0, nodes)
    fill(&rightCount, 0, nodes)
    fill(&leftLabels, 0, nodes)
    fill(&rightLabels, 0, nodes)
  }

  private func fill<Element>(_ array: inout [Element], _ value: Element, _ count: Int) {
    array.removeAll(keepingCapacity: true)
    for _ in 0..<count { array.append(value) }
  }

  /// The node `depth` below the top of the stack.
  @inline(__always)
  func stackNode(_ depth: Int) -> Int { depth < stack.count ? stack[stack.count - 1 - depth] : none }

  /// The node `offset` behind the first of the buffer.
  @inline(__always)
  func bufferNode(_ offset: Int) -> Int { next + offset <= wordCount ? next + offset : none }

  /// Whether the move keeps a tree with one root within reach: the root gets its only dependent last.
  func allows(_ move: ParserMove) -> Bool {
    switch move {
    case .shift: next <= wordCount
    case .leftArc: stack.count > 1 && next <= wordCount
    case .rightArc: stack.count > 2 || (stack.count == 2 && next > wordCount)
    }
  }

  /// - Precondition: ``allows(_:)`` of the move.
  mutating func apply(_ move: ParserMove, label: Int) {
    switch move {
    case .shift:
      stack.append(next)
      next += 1
    case .leftArc:
      let dependent = stack.removeLast()
      attach(dependent, to: next, label)
      left2[next] = left1[next]
      left1[next] = dependent
      leftCount[next] += 1
      leftLabels[next] |= 1 << UInt64(label & 63)
    case .rightArc:
      let dependent = stack.removeLast()
      let head = stack[stack.count - 1]
      attach(dependent, to: head, label)
      right2[head] = right1[head]
      right1[head] = dependent
      rightCount[head] += 1
      rightLabels[head] |= 1 << UInt64(label & 63)
    }
  }

  private mutating func attach(_ dependent: Int, to head: Int, _ label: Int) {
    heads[dependent] = head
    labels[dependent] = label + 1
  }
}
