import EntenteModel
import EntenteText

/// Settles what kind of thing a tagged name is by all its places in the document: the tagger may take a person for a
/// place once. Authors of the document are persons.
struct NameVotes {
  /// The tagged names of each sentence with their settled kind.
  private(set) var settled: [[TaggedName]]

  init(_ analysis: DocumentAnalysis) {
    settled = analysis.sentences.map { TaggedName.find(in: $0) }
    var votes: [String: [Int]] = [:]
    for (number, names) in settled.enumerated() {
      for name in names {
        votes[Self.key(name, analysis.sentences[number]), default: [0, 0, 0]][Self.index(name.kind)] += 1
      }
    }
    for author in analysis.document.metadata.authors {
      votes[author.lowercased(), default: [0, 0, 0]][0] += 1000
    }
    for number in settled.indices {
      for index in settled[number].indices {
        let name = settled[number][index]
        guard let counts = votes[Self.key(name, analysis.sentences[number])] else { continue }
        let own = counts[Self.index(name.kind)]
        let best = counts.max() ?? own
        if best > own, let kind = counts.firstIndex(of: best) {
          settled[number][index].kind = Self.kinds[kind]
        }
      }
    }
  }

  private static let kinds: [TaggedName.Kind] = [.person, .organization, .place]

  private static func index(_ kind: TaggedName.Kind) -> Int {
    switch kind {
    case .person: 0
    case .organization: 1
    case .place: 2
    }
  }

  private static func key(_ name: TaggedName, _ sentence: AnalysedSentence) -> String {
    sentence.text(of: name.words).lowercased()
  }
}
