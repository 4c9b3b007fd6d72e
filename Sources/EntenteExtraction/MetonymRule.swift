import EntenteText

/// Whether the name of a capital or seat stands for its government: "Moscow decides", "dialogue with Beijing",
/// against "in Moscow", "the Brussels summit", "flew to Beijing".
enum MetonymRule {
  static func meansGovernment(_ range: Range<Int>, in sentence: AnalysedSentence) -> Bool {
    let words = sentence.words
    var head = sentence.tree.headWord(of: range)
    // Conjuncts are what the first of them is.
    for _ in 0..<8 where words[head].relation == "conj" {
      guard let first = sentence.tree.head(of: head) else { break }
      head = first
    }
    guard let parent = sentence.tree.head(of: head) else { return false }
    let parentLemma = words[parent].lemma.lowercased()
    switch words[head].relation {
    case "nsubj":
      if sentence.tree.children(of: parent).contains(where: { words[$0].relation == "cop" }) {
        return !placePredicates.contains(parentLemma)
      }
      return words[head].deprel == "nsubj:pass"
        ? !fates.contains(parentLemma) : !placeSubjects.contains(parentLemma)
    case "nmod" where words[head].deprel == "nmod:poss" || hasPossessive(head, in: sentence):
      return !placeParts.contains(parentLemma)
    case "obl", "nmod":
      guard let preposition = preposition(of: head, in: sentence) else { return false }
      return meansGovernment(after: preposition, parent: parentLemma)
    case "obj", "iobj":
      return !placeObjects.contains(parentLemma)
    case "compound", "amod":
      return parentLemma == "lead" || parentLemma == "back" || isBond(parent, in: sentence)
    default:
      return false
    }
  }

  private static func meansGovernment(after preposition: String, parent: String) -> Bool {
    switch preposition {
    case "with", "against", "between", "towards", "toward", "by", "on", "for", "among", "behind", "versus",
      "like":
      true
    case "to": !movements.contains(parent)
    case "from": !movements.contains(parent) && !distances.contains(parent)
    default: false
    }
  }

  static func preposition(of word: Int, in sentence: AnalysedSentence) -> String? {
    let cases = sentence.tree.children(of: word).filter { sentence.words[$0].relation == "case" && $0 < word }
    return cases.last.map { sentence.lower[$0] }
  }

  private static func hasPossessive(_ word: Int, in sentence: AnalysedSentence) -> Bool {
    sentence.tree.children(of: word).contains { $0 > word && ["'s", "'"].contains(sentence.lower[$0]) }
  }

  /// "Moscow–Beijing ties": two names before a bond.
  private static func isBond(_ word: Int, in sentence: AnalysedSentence) -> Bool {
    let lemma = sentence.words[word].lemma.lowercased()
    guard NounClasses.bonds.contains(lemma) || NounClasses.qualifiedBonds.contains(lemma) else {
      return false
    }
    return sentence.tree.children(of: word).contains { ["-", "\u{2013}"].contains(sentence.lower[$0]) }
      || sentence.tree.children(of: word).filter { sentence.words[$0].upos == .propn && $0 < word }.count > 1
  }

  private static func set(_ words: String) -> Set<String> {
    Set(words.split(separator: " ").map(String.init))
  }

  private static let placePredicates = set(
    "capital city town venue place seat home host hub port location centre center")
  private static let placeSubjects = set("lie host house boast sit stretch grow")
  private static let fates = set(
    "bomb hit attack occupy capture visit locate situate connect shell liberate besiege destroy rebuild evacuate choose"
  )
  private static let placeParts = set(
    "street airport suburb resident mayor population skyline university outskirts district metro station hotel museum square centre center police inhabitant climate weather"
  )
  private static let placeObjects = set(
    "visit leave reach enter bomb attack capture occupy hit strike shell besiege liberate surround tour cross evacuate seize storm"
  )
  private static let movements = set(
    "go travel fly visit return arrive come trip journey head drive move march flight train road way tour flee deploy send withdraw relocate commute depart route walk invite"
  )
  private static let distances = set("kilometre kilometer km mile far away report live broadcast")
}
