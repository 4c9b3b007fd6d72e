import EntenteModel
import EntenteOntology
import EntenteText

/// Who stands on the sides of an event, as the arguments of its words say.
extension EventReader {
  func subjects(of word: Int) -> [CodedActor] {
    var found: [CodedActor] = []
    for subject in table[word].words(.subject) where subject != word {
      for actor in actors.actors(inside: subject) where !found.contains(where: { $0.code == actor.code }) {
        found.append(actor)
      }
    }
    return found
  }

  /// "They said that they attacked": a pronoun that nothing is known of is whoever speaks.
  func spokenSubjects(_ speakers: [CodedActor], of draft: EventDraft) -> [CodedActor] {
    let subjects = draft.chain.flatMap { table[$0].words(.subject) }
    return subjects.contains { at.words[$0].upos == .pron } ? speakers : []
  }

  /// Who has or does what a noun names.
  func holders(of noun: Int) -> [CodedActor] {
    let steps = [
      FrameStep(.possessor), FrameStep(.prepositional, prepositions: ["by", "between", "from"]),
      FrameStep(.adjective), FrameStep(.compound), FrameStep(.subject),
    ]
    for step in steps {
      let found = table[noun].arguments(fitting: step).filter { !isCircumstance($0) }.flatMap {
        actors.actors(at: $0.word)
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The actors at the first path that leads to any; what the parser only hung next door comes last.
  func actorsAt(_ paths: [FramePath], from word: Int, besides: [CodedActor] = []) -> [CodedActor] {
    for isNeighbour in [false, true] {
      for path in paths {
        var found: [CodedActor] = []
        for argument in arguments(at: path, from: word)
        where argument.word != word && (argument.origin == .neighbour) == isNeighbour {
          for actor in actors.actors(inside: argument.word)
          where !found.contains(where: { $0.code == actor.code }) {
            found.append(actor)
          }
        }
        found = without(besides, found)
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  func arguments(at path: FramePath, from word: Int) -> [ClauseArgument] {
    var current = [ClauseArgument(.itself, word)]
    for step in path.steps where step.slot != .itself {
      current = current.flatMap { start in
        table[start.word].arguments(fitting: step).filter { !isCircumstance($0) }.map {
          $0.moved(start.origin)
        }
      }
    }
    return current
  }

  func isCircumstance(_ argument: ClauseArgument) -> Bool {
    argument.slot == .prepositional && Self.circumstances.contains(argument.prepositions.first ?? "")
      && argument.prepositions.first != "as"
  }

  func without(_ some: [CodedActor], _ all: [CodedActor]) -> [CodedActor] {
    all.filter { actor in !some.contains { $0.code == actor.code || ($0.word == actor.word) } }
  }
}
