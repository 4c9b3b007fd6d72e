/// What the parser sees of the words of one sentence, by node; see ``ParserState`` for the numbering.
struct ParserNodes {
  private(set) var words: [UInt64] = []
  private(set) var tags: [UInt64] = []
  private(set) var classes: [UInt64] = []
  private(set) var suffixes: [UInt64] = []
  /// Distributional classes of the words, 0 for none.
  private(set) var clusters: [UInt64] = []
  private var bytes: [UInt8] = []
  private var letters: [UInt32] = []

  mutating func start(_ sentence: ArraySlice<Word>, lexicon: NameLexicon) {
    words.removeAll(keepingCapacity: true)
    tags.removeAll(keepingCapacity: true)
    classes.removeAll(keepingCapacity: true)
    suffixes.removeAll(keepingCapacity: true)
    clusters.removeAll(keepingCapacity: true)
    append(word: 1, tag: 1, universal: 101, suffix: 1, cluster: 1001)
    for word in sentence {
      WordForm.normalize(word.form, into: &bytes)
      append(
        word: stableHash(bytes), tag: stableHash(word.xpos.utf8) ^ UInt64(word.upos.rawValue),
        universal: UInt64(word.upos.rawValue) + 2, suffix: stableHash(bytes.suffix(3)),
        cluster: cluster(word, lexicon))
    }
    append(word: 2, tag: 2, universal: 102, suffix: 2, cluster: 1002)
  }

  private mutating func cluster(_ word: Word, _ lexicon: NameLexicon) -> UInt64 {
    guard lexicon.count > 0 else { return 0 }
    return lexicon.entry(NameWord(word, scratch: &letters).folded)?.cluster ?? 0
  }

  private mutating func append(word: UInt64, tag: UInt64, universal: UInt64, suffix: UInt64, cluster: UInt64)
  {
    words.append(word)
    tags.append(tag)
    classes.append(universal)
    suffixes.append(suffix)
    clusters.append(cluster)
  }
}

/// The features of one parser state.
///
/// - Source: Y. Zhang, J. Nivre, "Transition-based Dependency Parsing with Rich Non-local Features", 2011, table 1 and 2, with
///   the word below the top of the stack added, which arc-hybrid needs for its right arcs.
struct ParserFeatures {
  private(set) var vector = FeatureVector()

  mutating func collect(_ state: ParserState, _ nodes: ParserNodes) {
    vector.removeAll()
    let view = View(state, nodes)
    addSingles(view)
    addPairs(view)
    addTriples(view)
    addDistances(view)
    addDependents(view)
    addLabelSets(view)
    addClusters(view)
  }

  /// The nodes around top of stack and front of buffer, read once.
  private struct View {
    struct Node {
      let w, p, u, s, c: UInt64
      /// Label of its arc so far.
      let l: UInt64
    }

    let s0, s1, s2, b0, b1, b2: Node
    let s0l1, s0l2, s0r1, s0r2, s1l1, s1r1, s1r2, b0l1, b0l2: Node
    let s0Valency, s1Valency, b0Valency: (left: UInt64, right: UInt64)
    let s0Labels, s1Labels, b0Labels: (left: UInt64, right: UInt64)
    /// Distance of top and front, and of the two topmost words, in steps that grow.
    let distance, stackDistance: UInt64

    init(_ state: ParserState, _ nodes: ParserNodes) {
      func node(_ i: Int) -> Node {
        Node(
          w: nodes.words[i], p: nodes.tags[i], u: nodes.classes[i], s: nodes.suffixes[i],
          c: nodes.clusters[i],
          l: UInt64(state.labels[i]))
      }
      func valency(_ i: Int) -> (left: UInt64, right: UInt64) {
        (UInt64(min(state.leftCount[i], 4)), UInt64(min(state.rightCount[i], 4)))
      }
      func labels(_ i: Int) -> (left: UInt64, right: UInt64) { (state.leftLabels[i], state.rightLabels[i]) }
      let top = state.stackNode(0)
      let below = state.stackNode(1)
      let front = state.bufferNode(0)
      s0 = node(top)
      s1 = node(below)
      s2 = node(state.stackNode(2))
      b0 = node(front)
      b1 = node(state.bufferNode(1))
      b2 = node(state.bufferNode(2))
      s0l1 = node(state.left1[top])
      s0l2 = node(state.left2[top])
      s0r1 = node(state.right1[top])
      s0r2 = node(state.right2[top])
      s1l1 = node(state.left1[below])
      s1r1 = node(state.right1[below])
      s1r2 = node(state.right2[below])
      b0l1 = node(state.left1[front])
      b0l2 = node(state.left2[front])
      (s0Valency, s1Valency, b0Valency) = (valency(top), valency(below), valency(front))
      (s0Labels, s1Labels, b0Labels) = (labels(top), labels(below), labels(front))
      distance = Self.bucket(front - top)
      stackDistance = Self.bucket(top - below)
    }

    private static func bucket(_ distance: Int) -> UInt64 {
      switch abs(distance) {
      case 0...4: UInt64(abs(distance))
      case 5...6: 5
      case 7...10: 6
      default: 7
      }
    }
  }

  private mutating func addSingles(_ v: View) {
    let (s0, s1, s2, b0, b1, b2) = (v.s0, v.s1, v.s2, v.b0, v.b1, v.b2)
    vector.add(1, 0)
    vector.add(2, s0.w, s0.p)
    vector.add(3, s0.w)
    vector.add(4, s0.p)
    vector.add(6, b0.w)
    vector.add(7, b0.p)
    vector.add(8, b1.w, b1.p)
    vector.add(9, b1.w)
    vector.add(10, b1.p)
    vector.add(11, b2.w, b2.p)
    vector.add(12, b2.p)
    vector.add(14, s1.w)
    vector.add(15, s1.p)
    vector.add(16, s2.w)
    vector.add(17, s2.p)
    vector.add(18, s0.s, s0.p)
    vector.add(19, b0.s, b0.p)
  }

  private mutating func addPairs(_ v: View) {
    let (s0, s1, b0, b1) = (v.s0, v.s1, v.b0, v.b1)
    vector.add(35, s0.w, b0.w)
    vector.add(36, s0.p, b0.p)
    vector.add(37, b0.p, b1.p)
    vector.add(39, s1.w, s0.w)
    vector.add(40, s1.p, s0.p)
    vector.add(41, s1.w, s1.p, s0.p)
    vector.add(42, s1.p, s0.w, s0.p)
    vector.add(43, s1.w, b0.w)
    vector.add(44, s1.p, b0.p)
    vector.add(48, s0.w, b1.p)
  }

  private mutating func addTriples(_ v: View) {
    let (s0, s1, s2, b0, b1, b2) = (v.s0, v.s1, v.s2, v.b0, v.b1, v.b2)
    vector.add(60, b0.p, b1.p, b2.p)
    vector.add(61, s0.p, b0.p, b1.p)
    vector.add(62, s1.p, s0.p, b0.p)
    vector.add(63, s2.p, s1.p, s0.p)
    vector.add(67, s0.p, v.s0l1.p, b0.p)
    vector.add(69, s0.p, b0.p, v.b0l1.p)
    vector.add(70, s1.p, s0.p, v.s0l1.p)
    vector.add(72, s1.p, v.s1r1.p, s0.p)
    vector.add(74, s0.p, v.s0l1.p, v.s0l2.p)
    vector.add(75, s0.p, v.s0r1.p, v.s0r2.p)
    vector.add(76, b0.p, v.b0l1.p, v.b0l2.p)
    vector.add(77, s1.p, v.s1r1.p, v.s1r2.p)
    vector.add(82, s1.u, s0.u, b0.u, b1.u)
    vector.add(83, s0.p, v.s0r1.w, b0.p)
    vector.add(84, s1.p, s0.p, v.s0l1.w)
    vector.add(85, s1.w, s0.p, v.s0l1.w)
  }

  private mutating func addDistances(_ v: View) {
    vector.add(100, v.s0.w, v.distance)
    vector.add(101, v.s0.p, v.distance)
    vector.add(102, v.b0.w, v.distance)
    vector.add(103, v.b0.p, v.distance)
    vector.add(105, v.s0.p, v.b0.p, v.distance)
    vector.add(106, v.s1.p, v.s0.p, v.stackDistance)
    vector.add(111, v.s0.p, v.s0Valency.right)
    vector.add(113, v.s0.p, v.s0Valency.left)
    vector.add(115, v.b0.p, v.b0Valency.left)
    vector.add(117, v.s1.p, v.s1Valency.right)
    vector.add(118, v.s1.p, v.s1Valency.left)
  }

  private mutating func addDependents(_ v: View) {
    vector.add(120, v.s0l1.w)
    vector.add(121, v.s0l1.p)
    vector.add(122, v.s0l1.l)
    vector.add(123, v.s0r1.w)
    vector.add(124, v.s0r1.p)
    vector.add(125, v.s0r1.l)
    vector.add(126, v.b0l1.w)
    vector.add(127, v.b0l1.p)
    vector.add(128, v.b0l1.l)
    vector.add(129, v.s0l2.w)
    vector.add(130, v.s0l2.p)
    vector.add(131, v.s0l2.l)
    vector.add(134, v.s0r2.l)
    vector.add(135, v.b0l2.p)
    vector.add(136, v.b0l2.l)
    vector.add(137, v.s1r1.w)
    vector.add(138, v.s1r1.l, v.s1.p)
    vector.add(139, v.s1l1.l, v.s1.p)
    vector.add(140, v.s0.p, v.s0l1.l, v.b0.p)
  }

  /// Classes stand in for words that the trees do not have.
  private mutating func addClusters(_ v: View) {
    let (s0, s1, b0, b1) = (v.s0, v.s1, v.b0, v.b1)
    vector.add(170, s0.c, s0.p)
    vector.add(171, s1.c, s1.p)
    vector.add(172, b0.c, b0.p)
    vector.add(173, b1.c)
    vector.add(175, s1.c, s0.c)
    vector.add(177, s0.c, b0.p)
    vector.add(178, s0.p, b0.c)
    vector.add(179, s1.c, s0.p, b0.p)
    vector.add(182, s1.c, s0.p, v.s0l1.w)
  }

  private mutating func addLabelSets(_ v: View) {
    vector.add(150, v.s0.w, v.s0Labels.left)
    vector.add(151, v.s0.p, v.s0Labels.left)
    vector.add(152, v.s0.w, v.s0Labels.right)
    vector.add(153, v.s0.p, v.s0Labels.right)
    vector.add(154, v.b0.w, v.b0Labels.left)
    vector.add(155, v.b0.p, v.b0Labels.left)
    vector.add(156, v.s1.w, v.s1Labels.right)
    vector.add(157, v.s1.p, v.s1Labels.right)
    vector.add(158, v.s1.p, v.s1Labels.left, v.s0.p)
    vector.add(159, v.s0.p, v.s0Labels.left, v.b0.p)
  }
}
