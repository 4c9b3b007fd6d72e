import EntenteModel
import EntenteText

/// Why an assertion is what it is, in lines for the reader: the way through the tree, who the words mean and why, and what
/// decided date and stance.
struct AssertionReasons {
  let at: ClauseWords
  let sentence: Int

  /// - Parameter stance: reasons that the stance has of its own; without any, nothing in the sentence speaks against a
  ///   plain fact told by the author.
  func lines(of match: FrameMatch, date: DateExpression?, stance: [String], in analysis: DocumentAnalysis)
    -> [String]
  {
    var lines = ["frame: \(match.rule) at '\(at.words[match.trigger].form)'"]
    let ends = [match.subject.word, match.object.word].filter { $0 != match.trigger }
    let paths = ends.map { way(from: match.trigger, to: $0) }
    if !paths.isEmpty { lines.append("tree: " + paths.joined(separator: "; ")) }
    for (role, filler) in [("subject", match.subject), ("object", match.object)] {
      if let line = identity(role, filler, in: analysis) { lines.append(line) }
    }
    lines += stance.isEmpty ? ["polarity, modality, attribution: no word beside it says otherwise"] : stance
    if let date { lines.append(reason(date)) }
    return lines
  }

  /// "signed –obj→ treaty"; steps against the arrow where the word stands higher.
  private func way(from trigger: Int, to word: Int) -> String {
    let path = EntityPath(from: trigger, to: word, in: at.tree)
    guard path.top != nil else { return "\(form(trigger)) … \(form(word))" }
    var text = form(trigger)
    for step in path.up {
      text += " ←\(at.label(step))– " + (at.tree.head(of: step).map { form($0) } ?? "")
    }
    for step in path.down.reversed() { text += " –\(at.label(step))→ " + form(step) }
    return text
  }

  private func form(_ word: Int) -> String { at.words[word].form }

  /// "subject 'the Alliance' is NATO: coreference:noun 'alliance'"
  private func identity(_ role: String, _ filler: FrameFiller, in analysis: DocumentAnalysis) -> String? {
    let candidates = [
      analysis.mention(headedBy: filler.word, in: sentence),
      analysis.mention(covering: filler.word, in: sentence),
    ].compactMap { $0 }.map { analysis.mentions[$0] }
    guard
      let mention = candidates.first(where: {
        $0.entity == filler.entity || $0.members.contains(filler.entity)
      })
    else { return nil }
    let text = analysis.sentences[sentence].text(of: mention.words)
    let name = analysis.entities[filler.entity].name
    let metonym = mention.isMetonym ? ", the place for its government" : ""
    return "\(role): '\(text)' is \(name) (\(mention.reason)\(metonym))"
  }

  private func reason(_ date: DateExpression) -> String {
    let text = at.sentence.text(of: date.words)
    let basis = date.isRelative ? ", reckoned from the date of the document or one told before" : ""
    return "date: '\(text)' (\(date.kind.rawValue)) is \(date.validity)\(basis)"
  }
}
