/// What the name tagger looks at in one word, hashed once.
struct NameWord {
  /// Hashes of the form as written and in lower case.
  var cased = FeatureHash.start
  var folded = FeatureHash.start
  /// Classes of the characters, runs longer than two shortened; and with all repetitions taken out.
  var shape: UInt64 = 1
  var shortShape: UInt64 = 1
  /// Hashes of the first and last one to four folded characters; 0 where the word is shorter.
  var prefixes = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
  var suffixes = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
  var length = 0
  var isCapitalised = false
  var isAllCapitals = false
  var isWordLike = false
  /// Whether it is one of ``NameTitles``.
  var isTitle = false
  var upos: UInt64 = 0
  /// Distributional class and habit of capitalisation, 0 where the word is unknown.
  var cluster: UInt64 = 0
  var caseHabit: UInt64 = 0
  /// What the network beside the tagger knows of it.
  var listed = ListedWords.Entry()
  /// Hash of what the gazetteer says of it, 0 for nothing.
  var listing: UInt64 = 0

  init() {}

  /// - Parameter folded: scratch space for the characters
  init(_ word: Word, scratch: inout [UInt32]) {
    scratch.removeAll(keepingCapacity: true)
    var last = CharacterClass.none
    var run = 0
    var letters = 0
    var capitals = 0
    for scalar in word.form.unicodeScalars {
      let facts = CharacterFacts(scalar)
      if scratch.count == 32 { break }
      cased = FeatureHash.mix(cased, UInt64(scalar.value))
      folded = FeatureHash.mix(folded, UInt64(facts.folded))
      if scratch.isEmpty {
        isCapitalised = facts.category == .upper
        isWordLike = facts.category.isWordLike
      }
      if facts.category.isLetter { letters += 1 }
      if facts.category == .upper { capitals += 1 }
      run = facts.category == last ? run + 1 : 0
      if run == 0 { shortShape = shortShape << 5 | UInt64(facts.category.rawValue) }
      if run < 2 { shape = shape << 5 | UInt64(facts.category.rawValue) }
      last = facts.category
      scratch.append(facts.folded)
    }
    length = scratch.count
    isTitle = length < 32 && NameTitles.contains(folded)
    isAllCapitals = capitals > 1 && capitals == letters
    upos = UInt64(word.upos.rawValue)
    setAffixes(scratch)
  }

  /// Whether a form begins with a capital letter.
  static func isCapitalised(_ form: String) -> Bool {
    form.unicodeScalars.first.map { CharacterFacts($0).category == .upper } ?? false
  }

  private mutating func setAffixes(_ letters: [UInt32]) {
    var hash: UInt64 = 0x50
    for i in 0..<min(4, letters.count) {
      hash = FeatureHash.mix(hash, UInt64(letters[i]))
      switch i {
      case 0: prefixes.0 = hash
      case 1: prefixes.1 = hash
      case 2: prefixes.2 = hash
      default: prefixes.3 = hash
      }
    }
    hash = 0x53
    for i in 0..<min(4, letters.count) {
      hash = FeatureHash.mix(hash, UInt64(letters[letters.count - 1 - i]))
      switch i {
      case 0: suffixes.0 = hash
      case 1: suffixes.1 = hash
      case 2: suffixes.2 = hash
      default: suffixes.3 = hash
      }
    }
  }
}
