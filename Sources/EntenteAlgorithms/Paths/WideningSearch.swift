import EntenteGraph

/// A breadth-first search that changes sides; the thresholds are those of the paper.
///
/// - Source: S. Beamer, K. Asanović, D. Patterson, "Direction-optimizing breadth-first search", 2012.
struct WideningSearch: ~Copyable {
  let front: FrontSearch
  private let into: RowView
  private let grain: Int
  /// The front, the next one and the vertices not yet reached, a bit each.
  private let bits: Cells<UInt64>
  private let nextBits: Cells<UInt64>
  private let unseen: Cells<UInt64>

  init(out: RowView, into: RowView, _ crew: Crew, _ grain: SearchGrain) {
    front = FrontSearch(out, crew, grain)
    self.into = into
    self.grain = grain.words
    let words = (out.vertexCount + 63) >> 6
    bits = Cells(unwritten: words)
    nextBits = Cells(unwritten: words)
    unseen = Cells(unwritten: words)
  }

  func run(from source: Int) {
    let out = front.rows
    front.begin(at: source)
    var depth: Int32 = 0
    var frontSlots = out.degree(source)
    var unread = out.slotCount
    while front.frontCount > 0 {
      if frontSlots > unread / 14 {
        widen(&depth)
        frontSlots = 1
      } else {
        depth += 1
        unread -= frontSlots
        frontSlots = front.step(depth, countingSlots: true)
      }
    }
  }

  /// Goes on from the front by letting unseen vertices look for it, until it is narrow again.
  private func widen(_ depth: inout Int32) {
    bits.fill(0)
    front.forEachInFront { bits.setBit($0) }
    noteUnseen()
    var before: Int
    var found = front.frontCount
    var isNextFront = false
    repeat {
      before = found
      depth += 1
      found = isNextFront ? step(nextBits, bits, depth) : step(bits, nextBits, depth)
      isNextFront.toggle()
    } while found > before || found > into.vertexCount / 24
    front.setFront { isNextFront ? Self.collect(nextBits, $0) : Self.collect(bits, $0) }
  }

  private func noteUnseen() {
    blocks { words in
      for w in words {
        var word: UInt64 = 0
        for v in (w << 6)..<min(w << 6 + 64, into.vertexCount) where front.level[v] < 0 {
          word |= 1 << UInt64(truncatingIfNeeded: v & 63)
        }
        unseen[w] = word
      }
      return 0
    }
  }

  /// - Returns: how many vertices find a neighbour in the front `bits`; they are the front `next`.
  private func step(_ bits: borrowing Cells<UInt64>, _ next: borrowing Cells<UInt64>, _ depth: Int32) -> Int {
    blocks { Self.look(into, front.level, unseen, bits, next, depth, in: $0) }
  }

  @inline(never)
  private static func look(
    _ into: RowView, _ level: borrowing SharedCells, _ unseen: borrowing Cells<UInt64>,
    _ bits: borrowing Cells<UInt64>, _ next: borrowing Cells<UInt64>, _ depth: Int32, in words: Range<Int>
  ) -> Int {
    var found = 0
    for w in words {
      var left = unseen[w]
      var reached: UInt64 = 0
      while left != 0 {
        let v = w << 6 + left.trailingZeroBitCount
        let bit = left & (0 &- left)
        left ^= bit
        for slot in into.row(v) where bits.hasBit(into.target(slot)) {
          level[v] = depth
          reached |= bit
          break
        }
      }
      next[w] = reached
      unseen[w] ^= reached
      found += reached.nonzeroBitCount
    }
    return found
  }

  /// The sum of what `work` returns for all words, in blocks that belong to one thread each.
  @discardableResult
  private func blocks(_ work: (Range<Int>) -> Int) -> Int {
    let pieces = (unseen.count + grain - 1) / grain
    let counts = Cells<Int>(repeating: 0, count: front.crew.threads)
    front.crew.run(lanedPieces: pieces) { lane, piece in
      counts[lane] += work((piece * grain)..<min((piece + 1) * grain, unseen.count))
    }
    return counts.array().reduce(0, +)
  }

  private static func collect(_ bits: borrowing Cells<UInt64>, _ queue: borrowing Cells<UInt32>) -> Int {
    var count = 0
    for w in 0..<bits.count {
      var word = bits[w]
      while word != 0 {
        queue[count] = UInt32(truncatingIfNeeded: w << 6 + word.trailingZeroBitCount)
        count += 1
        word &= word - 1
      }
    }
    return count
  }
}
