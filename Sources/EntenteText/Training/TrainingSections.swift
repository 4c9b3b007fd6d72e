/// Tags of all words of the training's trees, as a part of a training that can go on.
struct TrainingTags {
  private var tags: [Tagger.Tag]

  init(of sentences: [Sentence]) {
    tags = sentences.flatMap { $0.words.map { Tagger.Tag(upos: $0.upos, xpos: $0.xpos) } }
  }

  init(from file: ModelFile) throws(ModelFileError) {
    tags = try file.strings(Self.section).map { text throws(ModelFileError) in
      let fields = text.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      guard fields.count == 2, let upos = UPOS(name: fields[0]) else {
        throw file.malformed(Self.section, "'\(text)' is no tag")
      }
      return Tagger.Tag(upos: upos, xpos: String(fields[1]))
    }
  }

  func write(to file: inout ModelFileWriter) {
    file.add(Self.section, strings: tags.map { "\($0.upos.name)\t\($0.xpos)" })
  }

  private static let section = "training.tags.words"

  /// - Precondition: the sentences are those that the tags were taken of.
  func applied(to sentences: [Sentence]) -> [Sentence] {
    var result = sentences
    var next = 0
    for i in result.indices {
      for k in result[i].words.indices {
        (result[i].words[k].upos, result[i].words[k].xpos) = (tags[next].upos, tags[next].xpos)
        next += 1
      }
    }
    return result
  }
}

/// What raw text gives: word classes, and some sentences for the name tagger.
struct RawReading {
  var lexicon = NameLexicon()
  var sample: [Sentence] = []

  init() {}

  init(lexicon: NameLexicon, sample: [Sentence]) {
    self.lexicon = lexicon
    self.sample = sample
  }

  init(from file: ModelFile) throws(ModelFileError) {
    lexicon = try NameLexicon(from: file, name: NameTagger.Section.lexicon)
    do {
      sample = try CoNLLU.parse(file.array(Self.section, of: UInt8.self).values, file: Self.section)
    } catch let error as CoNLLUError {
      throw file.malformed(Self.section, error.description)
    } catch let error as ModelFileError {
      throw error
    } catch {
      throw file.malformed(Self.section, "\(error)")
    }
  }

  func write(to file: inout ModelFileWriter) {
    lexicon.write(to: &file, name: NameTagger.Section.lexicon)
    file.add(Self.section, bytes: Array(CoNLLU.format(sample).utf8))
  }

  private static let section = "training.sample"
}
