/// Working memory of the tagger for one sentence at a time, reused between sentences.
struct TaggerScratch {
  var features = FeatureVector()
  var scores = Scores()
  /// Forms and ambiguity classes with two words outside on either side.
  private var forms: [WordForm] = []
  private var classes: [UInt64] = []
  /// Tags assigned so far, plus one, with two zeros in front.
  private var tags: [UInt64] = []
  private var bytes: [UInt8] = []
  private var letters: [UInt32] = []

  mutating func prepare(_ words: [Word], dictionary: TagDictionary, lexicon: NameLexicon) {
    forms.removeAll(keepingCapacity: true)
    classes.removeAll(keepingCapacity: true)
    tags.removeAll(keepingCapacity: true)
    for _ in 0..<2 {
      append(.outside, 1)
      tags.append(0)
    }
    for word in words {
      let form = WordForm(word, lexicon: lexicon, scratch: &bytes, letters: &letters)
      append(form, dictionary.ambiguityClass(of: form))
      tags.append(0)
    }
    for _ in 0..<2 { append(.outside, 1) }
  }

  private mutating func append(_ form: WordForm, _ ambiguityClass: UInt64) {
    forms.append(form)
    classes.append(ambiguityClass)
  }

  func form(_ i: Int) -> WordForm { forms[i + 2] }

  mutating func assign(_ tag: Int, to i: Int) { tags[i + 2] = UInt64(tag) + 1 }

  /// The label with the highest score, the first of equal ones.
  func best(labelCount: Int) -> Int {
    var best = 0
    for label in 1..<max(1, labelCount) where scores[label] > scores[best] { best = label }
    return best
  }

  mutating func collectFeatures(at i: Int) {
    let at = i + 2
    features.removeAll()
    addForm(forms[at], position: i)
    addContext(at)
    addTags(at)
  }

  private mutating func addForm(_ word: WordForm, position: Int) {
    features.add(1, 0)
    features.add(2, word.exact)
    features.add(3, word.lower)
    features.add(4, word.prefixes.0)
    features.add(5, word.prefixes.1)
    features.add(6, word.prefixes.2)
    features.add(7, word.suffixes.0)
    features.add(8, word.suffixes.1)
    features.add(9, word.suffixes.2)
    features.add(10, word.suffixes.3)
    features.add(11, word.suffixes.4)
    features.add(12, word.shape)
    features.add(13, word.shape, word.suffixes.2)
    features.add(14, word.isCapitalized ? 1 : 0, position == 0 ? 1 : 0, word.suffixes.1)
  }

  private mutating func addContext(_ at: Int) {
    let word = forms[at]
    let left = forms[at - 1]
    let right = forms[at + 1]
    features.add(20, left.lower)
    features.add(21, right.lower)
    features.add(22, forms[at - 2].lower)
    features.add(23, forms[at + 2].lower)
    features.add(24, left.lower, word.lower)
    features.add(25, word.lower, right.lower)
    features.add(26, left.lower, right.lower)
    features.add(27, left.suffixes.2)
    features.add(28, right.suffixes.2)
    features.add(29, right.suffixes.1, word.suffixes.2)
    features.add(30, left.shape, word.shape)
    features.add(31, word.shape, right.shape)
    features.add(32, classes[at])
    features.add(33, classes[at + 1])
    features.add(34, classes[at], classes[at + 1])
    features.add(35, classes[at + 1], classes[at + 2])
    features.add(36, word.suffixes.2, classes[at + 1])
    features.add(60, word.cluster)
    features.add(61, left.cluster)
    features.add(62, right.cluster)
    features.add(63, left.cluster, word.cluster)
    features.add(64, word.cluster, right.cluster)
    features.add(65, word.caseHabit, word.shape)
    features.add(66, word.cluster, word.suffixes.1)
    features.add(67, left.cluster, right.cluster)
  }

  private mutating func addTags(_ at: Int) {
    let word = forms[at]
    let t1 = tags[at - 1]
    let t2 = tags[at - 2]
    features.add(40, t1)
    features.add(41, t2)
    features.add(42, t1, t2)
    features.add(43, t1, word.lower)
    features.add(44, t1, word.suffixes.2)
    features.add(45, t1, t2, word.lower)
    features.add(46, t1, classes[at])
    features.add(47, t1, classes[at + 1])
    features.add(48, t1, classes[at], classes[at + 1])
    features.add(49, t1, t2, classes[at])
    features.add(50, t1, word.shape)
    features.add(51, t1, forms[at + 1].lower)
    features.add(70, t1, word.cluster)
    features.add(71, t1, forms[at + 1].cluster)
    features.add(72, t1, word.cluster, forms[at + 1].cluster)
  }
}
