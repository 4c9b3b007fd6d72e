extension Lemmatizer {
  /// Learns from the lemmas of the sentences, each form and tag once; words without a lemma are passed over.
  static func train(
    _ sentences: [[Word]], options: PerceptronOptions, epochEnded: () -> Void = {}
  ) -> Lemmatizer {
    let words = vocabulary(sentences)
    let scripts = inventory(words)
    let number = Dictionary(uniqueKeysWithValues: scripts.enumerated().map { ($1, $0) })
    let truths = words.map { number[LemmaScript(form: $0.form, lemma: $0.lemma)] }
    var perceptron = Perceptron(labelCount: scripts.count, leastUpdates: options.leastUpdates)
    var scratch = LemmaScratch()
    var random = SplitMix64(seed: options.seed)
    var order = Array(words.indices)
    for _ in 0..<options.epochs {
      order.shuffle(using: &random)
      for w in order {
        guard let truth = truths[w] else { continue }
        scratch.collectFeatures(WordForm(words[w].form, scratch: &scratch.bytes), words[w])
        perceptron.score(scratch.features, into: &scratch.scores)
        perceptron.step()
        perceptron.update(scratch.features, truth: truth, guess: scratch.best(labelCount: scripts.count))
      }
      epochEnded()
    }
    let plain = Lemmatizer(
      scripts: scripts, model: perceptron.averaged(droppingBelow: options.leastWeight), exceptions: [:])
    return Lemmatizer(scripts: scripts, model: plain.model, exceptions: plain.mistakes(words, &scratch))
  }

  /// Each form and tag with its most frequent lemma, in a fixed order.
  private static func vocabulary(_ sentences: [[Word]]) -> [Word] {
    struct Key: Hashable, Comparable {
      var form: String, upos: UInt8, xpos: String, lemma: String

      func sameWord(_ other: Self) -> Bool { (form, upos, xpos) == (other.form, other.upos, other.xpos) }
      static func < (a: Self, b: Self) -> Bool {
        (a.form, a.upos, a.xpos, a.lemma) < (b.form, b.upos, b.xpos, b.lemma)
      }
    }
    var counts: [Key: Int] = [:]
    for word in sentences.joined() where !word.lemma.isEmpty {
      counts[
        Key(form: word.form, upos: word.upos.rawValue, xpos: word.xpos, lemma: word.lemma), default: 0] += 1
    }
    var best: [(key: Key, count: Int)] = []
    for (key, count) in counts.sorted(by: { $0.key < $1.key }) {
      if let last = best.last, last.key.sameWord(key) {
        if count > last.count { best[best.count - 1] = (key, count) }
      } else {
        best.append((key, count))
      }
    }
    return best.map {
      Word(form: $0.key.form, lemma: $0.key.lemma, upos: UPOS(rawValue: $0.key.upos) ?? .x, xpos: $0.key.xpos)
    }
  }

  private static func inventory(_ words: [Word]) -> [LemmaScript] {
    var counts: [LemmaScript: Int] = [:]
    for word in words { counts[LemmaScript(form: word.form, lemma: word.lemma), default: 0] += 1 }
    let frequent = counts.sorted { ($1.value, $0.key.encoded) < ($0.value, $1.key.encoded) }
    return frequent.prefix(LinearModel.maximumLabelCount).map(\.key)
  }

  private func mistakes(_ words: [Word], _ scratch: inout LemmaScratch) -> [UInt64: String] {
    var exceptions: [UInt64: String] = [:]
    for word in words {
      // The hash of a form reads digits as 0, so a number cannot be an exception.
      guard !word.form.utf8.contains(where: { (0x30...0x39).contains($0) }) else { continue }
      let form = WordForm(word.form, scratch: &scratch.bytes)
      if scripts[choose(form, word, &scratch)].apply(to: word.form) != word.lemma {
        exceptions[Self.key(form, word)] = word.lemma
      }
    }
    return exceptions
  }
}
