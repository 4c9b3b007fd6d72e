/// Names by their atoms: finds every name that starts at a place of a sentence, longest first.
struct NameTrie: Sendable {
  /// Words of a sentence, and the payloads of the name that they spell.
  struct Match {
    var words: Range<Int>
    var atoms: Range<Int>
    var node: Int
  }

  private var atomIDs: [String: UInt32] = [:]
  /// Child of a node by atom: key is node in the upper half, atom in the lower.
  private var edges: [UInt64: UInt32] = [:]
  private var payloads: [[Int]] = [[]]

  /// Adds a name that stands for `payload`; empty names are left out.
  mutating func insert(_ surface: String, payload: Int) {
    insert(NameAtoms(surface: surface).lower, payload: payload)
  }

  mutating func insert(_ atoms: [String], payload: Int) {
    guard !atoms.isEmpty else { return }
    var node: UInt32 = 0
    for atom in atoms {
      let id = atomIDs[atom] ?? UInt32(atomIDs.count + 1)
      atomIDs[atom] = id
      let key = UInt64(node) << 32 | UInt64(id)
      if let next = edges[key] {
        node = next
      } else {
        payloads.append([])
        node = UInt32(payloads.count - 1)
        edges[key] = node
      }
    }
    if !payloads[Int(node)].contains(payload) { payloads[Int(node)].append(payload) }
  }

  func payloads(of match: Match) -> [Int] { payloads[match.node] }

  /// Number of each atom in the table, 0 where no name has it.
  func ids(of atoms: NameAtoms) -> [UInt32] { atoms.lower.map { atomIDs[$0] ?? 0 } }

  /// Names that start with a word.
  func matches(atWord word: Int, in atoms: NameAtoms) -> [Match] {
    guard atoms.firstOfWord[word] < atoms.firstOfWord[word + 1] else { return [] }
    return matches(at: atoms.firstOfWord[word], in: atoms, ids: ids(of: atoms))
  }

  /// All names made of whole words that start at an atom, longest first.
  ///
  /// - Complexity: O(length of the longest name).
  func matches(at start: Int, in atoms: NameAtoms, ids: [UInt32]) -> [Match] {
    guard ids[start] != 0, atoms.opensWord(start) else { return [] }
    var found: [Match] = []
    var node: UInt32 = 0
    var index = start
    while index < ids.count, ids[index] != 0 {
      guard let next = edges[UInt64(node) << 32 | UInt64(ids[index])] else { break }
      node = next
      if !payloads[Int(node)].isEmpty, atoms.closesWord(index) {
        found.append(
          Match(words: atoms.word[start]..<atoms.word[index] + 1, atoms: start..<index + 1, node: Int(node)))
      }
      index += 1
    }
    return found.reversed()
  }
}
