import EntenteModel
import EntenteOntology
import EntenteText

/// The label of a turn in a transcript, "PRESIDENT SMITH:".
struct SpeakerLabel: Equatable {
  /// Words before the colon.
  var words: Range<Int>
  /// Part of it that is the name, if any.
  var name: Range<Int>?
}

extension NameWork {
  /// Recognises the labels of a transcript: capitals, or title and name, before a colon at the start of a sentence.
  mutating func readLabels() {
    for number in analysis.sentences.indices {
      guard analysis.sentences[number].isBody, let label = label(in: number) else { continue }
      labels[number] = label
      analysis.sentences[number].labelEnd = label.words.upperBound + 1
    }
  }

  private func label(in number: Int) -> SpeakerLabel? {
    let sentence = analysis.sentences[number]
    guard let colon = sentence.words.prefix(10).firstIndex(where: { $0.form == ":" }), colon > 0 else {
      return nil
    }
    let words = 0..<colon
    let letters = sentence.words[words].filter { $0.upos != .punct || $0.form.count > 1 }
    guard !letters.isEmpty else { return nil }
    let isShouted = letters.allSatisfy { word in
      word.form == word.form.uppercased() && word.form.unicodeScalars.contains { $0.properties.isUppercase }
    }
    var nameStart = 0
    for match in known[number]
    where match.entries.contains(where: { $0.kind == .title }) && match.words.upperBound <= colon {
      nameStart = max(nameStart, match.words.upperBound)
    }
    while nameStart < colon, PersonNames.honorifics[sentence.lower[nameStart]] != nil { nameStart += 1 }
    let isTitled =
      nameStart > 0 && nameStart < colon && colon - nameStart <= 3
      && (nameStart..<colon).allSatisfy { CapitalisedNames.startsWithCapital(sentence.words[$0].form) }
    guard isShouted && colon <= 8 || isTitled else { return nil }
    // "Q:" and "MODERATOR:" begin a turn of somebody without a name.
    let isAnonymous =
      colon - nameStart == 1
      && ["q", "question", "questioner", "moderator", "interpreter", "a", "reporter", "participant", "note"]
        .contains(sentence.lower[nameStart])
    return SpeakerLabel(words: words, name: nameStart < colon && !isAnonymous ? nameStart..<colon : nil)
  }

  /// Gives every sentence of a transcript its speaker: the label holds until the next one or a heading.
  mutating func assignSpeakers() {
    var speaker: Int?
    var turns: [(sentence: Int, speaker: Int?)] = []
    for number in analysis.sentences.indices {
      if let label = labels[number] {
        speaker = label.name.flatMap { name in
          mentions.first {
            $0.sentence == number && $0.type == .person && $0.kind == .name
              && name.contains($0.words.lowerBound)
          }?.entity
        }
        turns.append((number, speaker))
      } else if case .heading = analysis.sentences[number].blockKind {
        speaker = nil
      }
      analysis.sentences[number].speaker = analysis.sentences[number].isBody ? speaker : nil
    }
    assignAddressees(turns)
  }

  /// Whom a speaker addresses: who spoke before him, at the start who answers.
  private mutating func assignAddressees(_ turns: [(sentence: Int, speaker: Int?)]) {
    for (index, turn) in turns.enumerated() {
      guard let speaker = turn.speaker else { continue }
      let before = turns[..<index].last { $0.speaker != nil && $0.speaker != speaker }?.speaker
      let after = turns[(index + 1)...].first { $0.speaker != nil && $0.speaker != speaker }?.speaker
      guard let addressee = before ?? after else { continue }
      let end = index + 1 < turns.count ? turns[index + 1].sentence : analysis.sentences.count
      for number in turn.sentence..<end where analysis.sentences[number].speaker == speaker {
        analysis.sentences[number].addressee = addressee
      }
    }
  }
}
