import EntenteModel
import EntenteOntology
import EntenteText

/// "was elected president": the post is what the passive verb says of the person, neither its object nor a noun that
/// "elected" describes.
extension ClauseRepair {
  static func mendAppointments(_ words: inout [Word], _ lexicon: FrameLexicon) -> Bool {
    var isChanged = false
    for post in words.indices where isPost(words[post]) {
      if let verb = words.indices.first(where: { isModifier($0, of: post, words) }),
        appoints(words[verb], lexicon)
      {
        raise(verb, over: post, &words)
        isChanged = true
      } else if words[post].relation == "obj", words[post].head >= 0, words[post].head < post {
        let verb = words[post].head
        guard appoints(words[verb], lexicon),
          words.contains(where: { $0.head == verb && $0.deprel == "nsubj:pass" })
        else {
          continue
        }
        words[post].deprel = "xcomp"
        isChanged = true
      }
    }
    return isChanged
  }

  private static func isPost(_ word: Word) -> Bool {
    isNominal(word) && !word.isPlural && NounClasses.persons.contains(word.lemma.lowercased())
  }

  /// A participle between a copula and the noun: "was [elected] president".
  private static func isModifier(_ verb: Int, of post: Int, _ words: [Word]) -> Bool {
    words[verb].head == post && verb == post - 1 && words[verb].xpos == "VBN" && verb > 0
      && words[verb - 1].head == post && words[verb - 1].relation == "cop"
  }

  private static func appoints(_ word: Word, _ lexicon: FrameLexicon) -> Bool {
    lexicon.frames(of: FrameWord(lemma: word.lemma.lowercased(), wordClass: .verb)).contains { frame in
      frame.results.contains { $0.relation == "holdsPosition" }
    }
  }

  private static func raise(_ verb: Int, over post: Int, _ words: inout [Word]) {
    words[verb].head = words[post].head
    words[verb].deprel = words[post].deprel
    words[verb].upos = .verb
    for child in words.indices where words[child].head == post && child != verb {
      switch words[child].relation {
      case "cop": words[child].deprel = "aux:pass"
      case "nsubj": words[child].deprel = "nsubj:pass"
      case "aux", "obl", "punct", "advmod", "advcl", "mark": break
      default: continue
      }
      words[child].head = verb
    }
    words[post].head = verb
    words[post].deprel = "xcomp"
  }
}
