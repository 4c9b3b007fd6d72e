/// Dependency parser: arc-hybrid transitions chosen one after the other by an averaged perceptron.
///
/// Every result is a projective tree with one root.
public struct Parser: Sendable {
  /// Universal relations with their subtypes.
  public let relations: [String]
  let model: LinearModel
  /// Word classes from raw text; empty for none.
  let lexicon: NameLexicon

  init(relations: [String], model: LinearModel, lexicon: NameLexicon) {
    precondition(relations.count <= Self.maximumRelationCount && !relations.isEmpty)
    self.relations = relations
    self.model = model
    self.lexicon = lexicon
  }

  /// Each relation needs two of the classifier's labels, a shift one.
  static let maximumRelationCount = (LinearModel.maximumLabelCount - 1) / 2

  public init(from file: ModelFile) throws(ModelFileError) {
    relations = try file.strings("parser.relations")
    guard (1...Self.maximumRelationCount).contains(relations.count) else {
      throw file.malformed("parser.relations", "\(relations.count) relations")
    }
    model = try LinearModel(from: file, name: "parser", labelCount: 1 + 2 * relations.count)
    lexicon = try NameLexicon(from: file, name: NameTagger.Section.lexicon)
  }

  /// Writes everything but the word classes, which belong to the name tagger's sections.
  public func write(to file: inout ModelFileWriter) {
    file.add("parser.relations", strings: relations)
    model.write(to: &file, name: "parser")
  }

  /// Sets `head` and `deprel` of every word from the forms and tags. Heads count from the start of the slice.
  ///
  /// - Complexity: O(words)
  func parse(_ words: inout ArraySlice<Word>, scratch: inout ParserScratch) {
    scratch.nodes.start(words, lexicon: lexicon)
    scratch.state.start(wordCount: words.count)
    while !scratch.state.isFinal {
      scratch.features.collect(scratch.state, scratch.nodes)
      model.score(scratch.features.vector, into: &scratch.scores)
      let (move, label) = ParserLabels.decode(
        scratch.bestLabel(relationCount: relations.count), relations.count)
      scratch.state.apply(move, label: label)
    }
    let first = words.startIndex
    for i in words.indices {
      let node = i - first + 1
      words[i].head = scratch.state.heads[node] - 1
      words[i].deprel = Self.relation(scratch.state.labels[node], scratch.state.heads[node], relations)
    }
  }

  /// `root` is the relation of the root, and of nothing else.
  private static func relation(_ label: Int, _ head: Int, _ relations: [String]) -> String {
    if head == 0 { return "root" }
    let name = label > 0 ? relations[label - 1] : "dep"
    return name == "root" ? "dep" : name
  }
}

/// The classifier's labels: 0 shift, then the left arcs, then the right arcs by relation.
enum ParserLabels {
  static func encode(_ move: ParserMove, _ relation: Int, _ relationCount: Int) -> Int {
    switch move {
    case .shift: 0
    case .leftArc: 1 + relation
    case .rightArc: 1 + relationCount + relation
    }
  }

  static func decode(_ label: Int, _ relationCount: Int) -> (move: ParserMove, relation: Int) {
    if label == 0 { return (.shift, 0) }
    return label <= relationCount ? (.leftArc, label - 1) : (.rightArc, label - 1 - relationCount)
  }
}

/// Working memory of the parser for one sentence at a time.
struct ParserScratch {
  var nodes = ParserNodes()
  var state = ParserState()
  var features = ParserFeatures()
  var scores = Scores()

  /// The allowed label with the highest score, the first of equal ones.
  func bestLabel(relationCount: Int) -> Int {
    var best = -1
    func consider(_ labels: Range<Int>) {
      for label in labels where best < 0 || scores[label] > scores[best] { best = label }
    }
    if state.allows(.shift) { consider(0..<1) }
    if state.allows(.leftArc) { consider(1..<1 + relationCount) }
    if state.allows(.rightArc) { consider(1 + relationCount..<1 + 2 * relationCount) }
    return best
  }
}
