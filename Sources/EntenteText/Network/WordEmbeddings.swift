/// What the network sees of a word: vectors of the word itself, of its affixes and of its shape.
///
/// Affixes and shapes share the rows of their tables by hashing; words beyond a vocabulary share its first row. Rows are bytes with a
/// scale each, read where they lie in the file.
struct WordEmbeddings: Sendable {
  /// Rows of signed bytes, each with a factor.
  struct Table: Sendable {
    let width: Int
    let rows: MappedArray<Int8>
    let scales: MappedArray<Float>

    var count: Int { scales.count }

    /// Row of a hash of some kind.
    ///
    /// - Source: the mixing is a multiplication, as in D. Knuth, "The Art of Computer Programming", vol. 3, section 6.4.
    @inline(__always)
    func slot(_ hash: UInt64, kind: UInt64) -> Int {
      let mixed = (hash ^ (kind &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
      return Int((mixed >> 33) % UInt64(count))
    }

    /// sum += row
    @inline(__always)
    func add(_ row: Int, to sum: UnsafeMutablePointer<Float>) {
      rows.withSpan { rows in
        let scale = scales[row]
        let values = rows.extracting(row * width..<(row + 1) * width)
        for i in 0..<width { sum[i] += Float(values[i]) * scale }
      }
    }
  }

  let words: Vocabulary
  let affixes: Table
  let shapes: Table
  /// What is known of words beyond the trees: vectors from a pretrained network, and the lists of names that they are on.
  let lexicon: ListedWords?
  /// Which affixes: 1 to 3 are prefixes of so many bytes, 4 to 7 suffixes of 1 to 4.
  let affixKinds: [UInt64]

  static let shapeKind: UInt64 = 8

  var width: Int { words.table.width + affixes.width + shapes.width + (lexicon?.vocabulary.table.width ?? 0) }

  /// Writes the `width` floats of a word.
  func write(_ form: WordForm, to vector: UnsafeMutablePointer<Float>) {
    vector.update(repeating: 0, count: width)
    words.table.add(words.row(of: form.lower), to: vector)
    let affix = vector + words.table.width
    for kind in affixKinds { affixes.add(affixes.slot(form.affix(kind), kind: kind), to: affix) }
    let shape = affix + affixes.width
    shapes.add(shapes.slot(form.shape, kind: Self.shapeKind), to: shape)
    if let listed = lexicon?.vocabulary {
      listed.table.add(listed.row(of: form.lower), to: shape + shapes.width)
    }
  }
}

extension WordForm {
  /// Hash of an affix by its kind; see ``WordEmbeddings/affixKinds``.
  fileprivate func affix(_ kind: UInt64) -> UInt64 {
    switch kind {
    case 1: prefixes.0
    case 2: prefixes.1
    case 3: prefixes.2
    case 4: suffixes.0
    case 5: suffixes.1
    case 6: suffixes.2
    default: suffixes.3
    }
  }
}
