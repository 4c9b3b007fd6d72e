import EntenteOntology

extension FrameLexicon {
  /// Whether a word says whose its complement clause is: a verb or noun of saying or thinking.
  func isSpeech(_ word: FrameWord) -> Bool {
    cues(of: word).contains { cue in
      cue.speaker != .none && cue.governs.contains { $0.isComplement }
    }
  }
}
