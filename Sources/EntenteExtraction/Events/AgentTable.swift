import EntenteOntology
import EntenteText

/// Words for people and bodies that act for a state or group, and the sector that each adds: "troops" `MIL`.
struct AgentTable: Sendable {
  struct Agent: Hashable, Sendable {
    /// Sector, or sectors written together as dictionaries do (`GOVMED`).
    var sector: String
    /// It stands before the code of the actor: `NGO` in `NGOARN`.
    var isPrefix = false
  }

  /// By the first word: the words of a phrase, the longest phrase first.
  private let phrases: [String: [(words: [String], agent: Agent)]]

  init(_ entries: [(phrase: String, agent: Agent)]) {
    var phrases: [String: [(words: [String], agent: Agent)]] = [:]
    for (phrase, agent) in entries {
      let words = Self.words(of: phrase)
      guard let first = words.first else { continue }
      phrases[first, default: []].append((words, agent))
    }
    self.phrases = phrases.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }

  /// The classes `sector GOV`, `sector MIL`, … of a lexicon.
  init(_ lexicon: FrameLexicon) {
    let prefix = "sector "
    let entries = lexicon.classes.keys.sorted().filter { $0.hasPrefix(prefix) }.flatMap { name in
      lexicon.classes[name, default: []].sorted().map { phrase in
        (phrase: phrase, agent: Agent(sector: String(name.dropFirst(prefix.count))))
      }
    }
    self.init(entries)
  }

  /// Phrases of a sentence, longest first at each place, without overlap.
  /// - Complexity: O(words).
  func find(in sentence: AnalysedSentence) -> [(words: Range<Int>, agent: Agent)] {
    var found: [(words: Range<Int>, agent: Agent)] = []
    var next = 0
    while next < sentence.words.count {
      if let match = match(at: next, in: sentence) {
        found.append(match)
        next = match.words.upperBound
      } else {
        next += 1
      }
    }
    return found
  }

  private func match(at start: Int, in sentence: AnalysedSentence) -> (words: Range<Int>, agent: Agent)? {
    for key in Set([sentence.lower[start], sentence.words[start].lemma.lowercased()]).sorted() {
      for (words, agent) in phrases[key] ?? [] {
        guard let end = Self.end(of: words, at: start, in: sentence) else { continue }
        return (start..<end, agent)
      }
    }
    return nil
  }

  /// Word after the phrase, hyphens of the text apart; the last word of a phrase may be a plural.
  private static func end(of words: [String], at start: Int, in sentence: AnalysedSentence) -> Int? {
    var index = start
    for (number, word) in words.enumerated() {
      if number > 0, index < sentence.words.count, sentence.lower[index] == "-" { index += 1 }
      guard index < sentence.words.count else { return nil }
      guard sentence.lower[index] == word || sentence.words[index].lemma.lowercased() == word else {
        return nil
      }
      index += 1
    }
    return index
  }

  static func words(of phrase: String) -> [String] {
    phrase.lowercased().split(whereSeparator: { $0 == " " || $0 == "_" || $0 == "-" }).map(String.init)
  }
}
