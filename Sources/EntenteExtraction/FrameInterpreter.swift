package import EntenteModel
package import EntenteOntology
import EntenteText

/// Turns the clauses of an analysed document into assertions: frames, structural rules, stance, dates, places.
///
/// Adds the nominal mentions that arguments need to the analysis. Headings, notes and page furniture give none.
package struct FrameInterpreter: Sendable {
  private let schema: Schema
  private let lexicon: FrameLexicon
  private let dateFinder: DateFinder

  package init(schema: Schema, lexicon: FrameLexicon, dates: DateFinder = DateFinder()) {
    self.schema = schema
    self.lexicon = lexicon
    dateFinder = dates
  }

  /// The assertions of a document in the order of its sentences; equal input gives equal output.
  /// - Complexity: linear in the sentences, about words × depth in each.
  package func assertions(in analysis: inout DocumentAnalysis) -> [Assertion] {
    // Noun phrases are cut out of the mended trees too.
    for index in analysis.sentences.indices
    where analysis.sentences[index].isBody || Self.isAuthorNote(analysis.sentences[index]) {
      analysis.sentences[index] = ClauseRepair.repaired(analysis.sentences[index], lexicon: lexicon)
    }
    let tables = analysis.sentences.map { sentence in
      sentence.isBody && !Self.isTitle(sentence) || Self.isAuthorNote(sentence)
        ? ClauseTable(sentence, lexicon: lexicon) : nil
    }
    let speech = SpeechAttribution(tables: tables, sentences: analysis.sentences, lexicon: lexicon)
    let offsets = ScalarOffsets(analysis.document.text)
    var found: [Assertion] = []
    var lastDate: (sentence: Int, block: Int, date: PartialDate)?
    var titles: Set<String> = []
    var thread = EventThread()
    for (index, table) in tables.enumerated() {
      guard let table else {
        if analysis.sentences[index].blockKind == .byline {
          found += placeLine(index, offsets, speech, in: &analysis)
        }
        continue
      }
      let block = analysis.sentences[index].block
      let dates = dateFinder.dates(
        in: analysis.sentences[index], documentDate: analysis.document.metadata.date,
        previous: lastDate.flatMap { $0.block == block && index - $0.sentence <= 1 ? $0.date : nil })
      // "a member since 1969" does not say when the text is.
      if let date = dates.last(where: { [.on, .between].contains($0.kind) })?.validity.from {
        lastDate = (index, block, date)
      }
      let matcher = FrameMatcher(
        schema: schema, lexicon: lexicon, table: table, sentence: index,
        dateWords: Set(dates.flatMap { Array($0.words) }))
      let matches =
        (matcher.matches(in: &analysis)
        + StructuralRules(schema: schema, table: table, sentence: index).matches(in: &analysis)
        + MutualRule(schema: schema, lexicon: lexicon, table: table, sentence: index).matches(in: analysis)
        + ChangeRule(schema: schema, lexicon: lexicon, table: table, sentence: index).matches(in: analysis))
        .filter { !isOfMembers($0, in: table) && !isViewpoint($0, in: table) }
        .flatMap { FactorSubjects(table: table, sentence: index).refined($0, in: &analysis) }
      let statements = StatementRule(schema: schema, lexicon: lexicon, table: table, sentence: index)
        .matches(besides: Set(matches.map(\.trigger)), in: &analysis)
      let builder = AssertionBuilder(
        schema: schema, table: table, stance: StanceFinder(table: table, lexicon: lexicon), speech: speech,
        dates: dates,
        offsets: offsets, sentence: index, thread: thread)
      let assertions = AssertionSelection.best(
        of: (matches + statements).flatMap { builder.assertions(of: $0, in: &analysis) }, schema: schema
      )
      .flatMap { builder.withFellows($0, in: &analysis) }
      if !analysis.sentences[index].isBody {
        found += assertions.filter { Self.told.contains($0.relation) }
        continue
      }
      thread.read(assertions, dates: dates, sentence: index)
      // The label of every turn names the speaker's post: once is a statement.
      found += assertions.filter { assertion in
        guard assertion.rule == StructuralRules.titleRule else { return true }
        let isLabel = (assertion.evidence?.triggerRange.upperBound ?? 0) <= builder.labelEnd(in: analysis)
        return titles.insert("\(assertion.subject) \(assertion.object)").inserted || !isLabel
      }
    }
    let all = AnnouncedLists(analysis: analysis, offsets: offsets).expanded(
      found, entities: &analysis.entities)
    NominalBuilder.addRepeats(of: Set(all.flatMap { [$0.subject, $0.object] }), to: &analysis)
    return all
  }

  /// What a note on the authors tells of them.
  private static let told: Set<RelationName> = ["holdsPosition", "memberOf", "citizenOf", "represents"]

  /// A note on an author is a sentence, which a line of names or a date is not.
  static func isAuthorNote(_ sentence: AnalysedSentence) -> Bool {
    sentence.blockKind == .byline && sentence.words.count > 5
      && sentence.words.contains { ["VBZ", "VBP", "VBD"].contains($0.xpos) }
  }

  /// "Can Chad and Niger Be Partners?": words in capitals that are no names make a title, whatever block it stands in.
  static func isTitle(_ sentence: AnalysedSentence) -> Bool {
    let words = sentence.words.filter { $0.form.utf8.count > 3 && $0.form.first?.isLetter == true }
    guard words.count > 2, words.allSatisfy({ $0.form.first?.isUppercase == true }) else { return false }
    return words.dropFirst().contains {
      [.verb, .noun, .adj, .adv].contains($0.upos) && $0.xpos != "NNP" && $0.xpos != "NNPS"
    }
  }

  /// A line such as "Gdynia, Poland" above a text says where the place lies.
  private func placeLine(
    _ index: Int, _ offsets: ScalarOffsets, _ speech: SpeechAttribution, in analysis: inout DocumentAnalysis
  ) -> [Assertion] {
    let table = ClauseTable(analysis.sentences[index], lexicon: lexicon)
    let rules = StructuralRules(schema: schema, table: table, sentence: index)
    let builder = AssertionBuilder(
      schema: schema, table: table, stance: StanceFinder(table: table, lexicon: lexicon), speech: speech,
      dates: [],
      offsets: offsets, sentence: index)
    return rules.placeLines(in: analysis).map { builder.assertion(of: $0, in: &analysis) }
  }

  /// "For Smith, Chad is a rival": in front of a judgement stands who judges, none of its arguments.
  private func isViewpoint(_ match: FrameMatch, in table: ClauseTable) -> Bool {
    guard table.at.isCopular(match.trigger) else { return false }
    let stance = StanceFinder(table: table, lexicon: lexicon)
    return [match.subject.word, match.object.word].contains { word in
      table.at.prepositions(word) == ["for"] && ["obl", "nmod"].contains(table.at.relation(word))
        && table.at.tree.head(of: word) == match.trigger && stance.isFronted(word)
    }
  }

  /// "Of the 30 NATO members, 21 are also members of the EU": what members belong to, their organisation does not.
  private func isOfMembers(_ match: FrameMatch, in table: ClauseTable) -> Bool {
    guard match.result.relation == "memberOf", schema.isSubtype(match.subject.type, of: .organization),
      let noun = table.at.tree.head(of: match.subject.word)
    else { return false }
    return table.at.lemma(noun) == "member"
      && ["compound", "nmod"].contains(table.at.relation(match.subject.word))
  }
}
