/// Tags, morphological features, dependency trees and names from one network: words are read by a bidirectional LSTM, and all decisions
/// look at its states.
///
/// The whole sentence decides with every word; trees are the best ones over all pairs of words and may cross their arcs.
/// Sentences are worked on many at a time, which changes no bit of any result.
///
/// - Source: T. Dozat, P. Qi, C. Manning, "Stanford's Graph-based Neural Dependency Parser at the CoNLL 2017 Shared Task",
///   2017, for its plan.
public struct NeuralAnalyzer: Sendable {
  /// The section of a model file that holds the network, in the safetensors format.
  public static let section = "network"

  let embeddings: WordEmbeddings
  let layers: [RecurrentLayer]
  let tags: [Tagger.Tag]
  let tagScorer: LinearLayer
  let features: FeatureChooser
  let arcs: ArcScorer
  let relations: RelationLabeler
  let nameScorer: LinearLayer
  let names: NameChain
  /// `nil`: the network alone finds the names.
  let companion: NameCompanion?

  /// Words of the longest sentence that is read as a whole; longer ones are cut.
  static let longestSentence = 500

  /// Words of one sentence that are read together.
  private struct Piece {
    var sentence: Int
    var words: Range<Int>
    /// Row of the first word among all of the call.
    var firstRow: Int

    var rows: Range<Int> { firstRow..<firstRow + words.count }
  }

  /// Sets tags, features, head, relation and name tag of every word.
  ///
  /// Names look at the whole document: all sentences up to the next one with a `newdoc` comment; all else looks at one sentence.
  ///
  /// - Parameters:
  ///   - gazetteer: known names, a hint to the ``companion``
  ///   - jobs: threads; the result does not depend on their number.
  /// - Complexity: linear in the words for sentences of ordinary length
  func annotate(_ sentences: inout [Sentence], gazetteer: NameGazetteer? = nil, jobs: Int = 1) {
    var scratch = NetworkScratch()
    scratch.gazetteer = gazetteer
    guard jobs > 1 else { return annotate(&sentences, scratch: &scratch) }
    let given = sentences
    let parts = Jobs.map(Jobs.runs(of: given, jobs: jobs), jobs: jobs) { run in
      var part = Array(given[run])
      var scratch = NetworkScratch()
      scratch.gazetteer = gazetteer
      decideTrees(self.pieces(of: part), &part, &scratch)
      return (sentences: part, nameScores: scratch.allNames.values)
    }
    sentences = parts.flatMap(\.sentences)
    let pieces = self.pieces(of: sentences)
    scratch.allNames.fill(columns: names.labels.count, with: parts.map(\.nameScores))
    decideNames(pieces, &sentences, &scratch)
    join(pieces, &sentences)
  }

  func annotate(_ sentences: inout [Sentence], scratch: inout NetworkScratch) {
    let pieces = self.pieces(of: sentences)
    decideTrees(pieces, &sentences, &scratch)
    decideNames(pieces, &sentences, &scratch)
    join(pieces, &sentences)
  }

  private func pieces(of sentences: [Sentence]) -> [Piece] {
    var pieces: [Piece] = []
    var row = 0
    for (number, sentence) in sentences.enumerated() {
      for words in SentencePieces.cut(sentence.words, longest: Self.longestSentence) {
        pieces.append(Piece(sentence: number, words: words, firstRow: row))
        row += words.count
      }
    }
    return pieces
  }

  private func join(_ pieces: [Piece], _ sentences: inout [Sentence]) {
    for i in sentences.indices where sentences[i].words.count > Self.longestSentence {
      SentencePieces.join(pieces.filter { $0.sentence == i }.map(\.words), of: &sentences[i].words)
    }
  }

  /// All but names, of which only the scores.
  private func decideTrees(_ pieces: [Piece], _ sentences: inout [Sentence], _ scratch: inout NetworkScratch)
  {
    scratch.allNames.resize(rows: pieces.last?.rows.upperBound ?? 0, columns: names.labels.count)
    for group in SentenceBatch.grouping(pieces.map(\.words.count)) {
      annotate(group.map { pieces[$0] }, of: &sentences, &scratch)
    }
  }

  private func annotate(
    _ pieces: [Piece], of sentences: inout [Sentence], _ scratch: inout NetworkScratch
  ) {
    let batch = SentenceBatch(lengths: pieces.map(\.words.count))
    read(pieces, of: sentences, batch, &scratch)
    encode(batch, &scratch)
    score(&scratch)
    var first = 0
    for piece in pieces {
      let rows = first..<first + piece.words.count
      decide(rows, &sentences[piece.sentence].words[piece.words], &scratch)
      for i in 0..<rows.count {
        scratch.allNames.floats(row: piece.firstRow + i).update(
          from: scratch.names.floats(row: rows.lowerBound + i), count: names.labels.count)
      }
      first = rows.upperBound
    }
  }

  /// The vectors of all words, as the batch numbers them.
  private func read(
    _ pieces: [Piece], of sentences: [Sentence], _ batch: SentenceBatch, _ scratch: inout NetworkScratch
  ) {
    scratch.input.resize(rows: batch.rowCount, columns: embeddings.width)
    for (number, piece) in pieces.enumerated() {
      for (position, word) in piece.words.enumerated() {
        let form = WordForm(sentences[piece.sentence].words[word].form, scratch: &scratch.bytes)
        let row = batch.row(sentence: number, position: position)
        embeddings.write(form, to: scratch.input.floats(row: row))
      }
    }
  }

  /// The states of the last layer, sentence by sentence.
  private func encode(_ batch: SentenceBatch, _ scratch: inout NetworkScratch) {
    for layer in layers {
      layer.apply(to: scratch.input, batch: batch, into: &scratch.states, scratch: &scratch.recurrent)
      swap(&scratch.input, &scratch.states)
    }
    scratch.encoded.resize(rows: batch.rowCount, columns: scratch.input.columnCount)
    var row = 0
    for (sentence, length) in batch.lengths.enumerated() {
      for position in 0..<length {
        let source = scratch.input.floats(row: batch.row(sentence: sentence, position: position))
        scratch.encoded.floats(row: row).update(from: source, count: scratch.encoded.stride)
        row += 1
      }
    }
  }

  /// All scores that need no decision before.
  private func score(_ scratch: inout NetworkScratch) {
    let rows = 0..<scratch.encoded.rowCount
    scratch.tags.resize(rows: rows.count, columns: tags.count)
    scratch.names.resize(rows: rows.count, columns: names.labels.count)
    tagScorer.apply(to: scratch.encoded, rows: rows, into: scratch.tags)
    nameScorer.apply(to: scratch.encoded, rows: rows, into: scratch.names)
    arcs.prepare(scratch.encoded, scratch: &scratch.arcs)
    relations.prepare(scratch.encoded, scratch: &scratch.relations)
  }

  /// The analysis of one sentence; heads count from its first word.
  private func decide(
    _ rows: Range<Int>, _ words: inout ArraySlice<Word>, _ scratch: inout NetworkScratch
  ) {
    arcs.score(rows: rows, scratch: &scratch.arcs)
    scratch.trees.solve(scores: scratch.arcs.scores, wordCount: rows.count, into: &scratch.heads)
    relations.score(rows: rows, heads: scratch.heads, scratch: &scratch.relations)
    let size = scratch.encoded.columnCount
    for (number, i) in words.indices.enumerated() {
      let row = rows.lowerBound + number
      let tag = scratch.tags.largest(inRow: row, count: tags.count)
      let head = scratch.heads[number]
      words[i].upos = tags[tag].upos
      words[i].xpos = tags[tag].xpos
      words[i].feats = features.choose(tag: tag, encoded: scratch.encoded.floats(row: row), count: size)
      words[i].head = head
      words[i].deprel = relations.relation(row: row, isRoot: head < 0, scratch: scratch.relations)
    }
    companion?.add(to: scratch.names, rows: rows, words: words, gazetteer: scratch.gazetteer)
  }

  private func decideNames(_ pieces: [Piece], _ sentences: inout [Sentence], _ scratch: inout NetworkScratch)
  {
    var first = 0
    while first < pieces.count {
      var end = first + 1
      while end < pieces.count, !sentences[pieces[end].sentence].beginsDocument { end += 1 }
      let document = pieces[first..<end].map {
        DocumentNames.Piece(rows: $0.rows, words: sentences[$0.sentence].words[$0.words])
      }
      var agreement = DocumentNames(labels: names.labels)
      agreement.settle(document, chain: names, scores: scratch.allNames)
      first = end
    }
    for piece in pieces {
      names.decode(scratch.allNames, rows: piece.rows, scratch: &scratch.chain, into: &scratch.path)
      for (number, i) in piece.words.enumerated() {
        sentences[piece.sentence].words[i].nameTag = names.labels.names[scratch.path[number]]
      }
    }
  }
}

extension Sentence {
  /// Whether a comment says so, as in CoNLL-U files.
  fileprivate var beginsDocument: Bool {
    comments.contains { $0.drop { $0 == "#" || $0 == " " }.hasPrefix("newdoc") }
  }
}

/// Working memory of the network for one batch at a time.
struct NetworkScratch: ~Copyable {
  var bytes: [UInt8] = []
  var gazetteer: NameGazetteer?
  /// Input and output of a recurrent layer: a row for each word as the batch numbers them.
  var input = Matrix()
  var states = Matrix()
  var recurrent = RecurrentScratch()
  // A row for each word, sentence by sentence.
  var encoded = Matrix()
  var tags = Matrix()
  var names = Matrix()
  /// The scores of names of all words of the call.
  var allNames = Matrix()
  var arcs = ArcScorer.Scratch()
  var relations = RelationLabeler.Scratch()
  // Of one sentence.
  var trees = Arborescence()
  var heads: [Int] = []
  var chain = NameChain.Scratch()
  var path: [Int] = []
}
