/// Part-of-speech tagger: universal and language-specific tag together, from left to right.
///
/// An averaged perceptron over the word, its affixes and shape, its neighbours, and the two tags before.
public struct Tagger: Sendable {
  /// A universal tag with a language-specific one.
  struct Tag: Hashable, Comparable, Sendable {
    var upos: UPOS
    var xpos: String

    static func < (a: Self, b: Self) -> Bool { (a.upos.rawValue, a.xpos) < (b.upos.rawValue, b.xpos) }
  }

  let tags: [Tag]
  let dictionary: TagDictionary
  let model: LinearModel
  /// Word classes from raw text; empty for none.
  let lexicon: NameLexicon

  init(tags: [Tag], dictionary: TagDictionary, model: LinearModel, lexicon: NameLexicon) {
    self.tags = tags
    self.dictionary = dictionary
    self.model = model
    self.lexicon = lexicon
  }

  public init(from file: ModelFile) throws(ModelFileError) {
    tags = try file.strings("tagger.tags").map { (text) throws(ModelFileError) -> Tag in
      let parts = text.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let upos = UPOS(name: parts[0]) else {
        throw file.malformed("tagger.tags", "'\(text)' is no tag")
      }
      return Tag(upos: upos, xpos: String(parts[1]))
    }
    dictionary = try TagDictionary(from: file)
    model = try LinearModel(from: file, name: "tagger", labelCount: tags.count)
    lexicon = try NameLexicon(from: file, name: NameTagger.Section.lexicon)
  }

  /// Writes everything but the word classes, which belong to the name tagger's sections.
  public func write(to file: inout ModelFileWriter) {
    file.add("tagger.tags", strings: tags.map { "\($0.upos.name)\t\($0.xpos)" })
    dictionary.write(to: &file)
    model.write(to: &file, name: "tagger")
  }

  /// Sets `upos` and `xpos` of every word.
  func tag(_ words: inout [Word], scratch: inout TaggerScratch) {
    scratch.prepare(words, dictionary: dictionary, lexicon: lexicon)
    for i in words.indices {
      let tag: Int
      if let only = dictionary.onlyTag(of: scratch.form(i)), Int(only) < tags.count {
        tag = Int(only)
      } else {
        scratch.collectFeatures(at: i)
        model.score(scratch.features, into: &scratch.scores)
        tag = scratch.best(labelCount: tags.count)
      }
      scratch.assign(tag, to: i)
      words[i].upos = tags[tag].upos
      words[i].xpos = tags[tag].xpos
    }
  }
}
