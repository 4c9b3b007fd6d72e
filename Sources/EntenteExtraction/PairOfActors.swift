import EntenteModel

/// The actors that words of a sentence mean, where two are wanted.
struct PairOfActors {
  let sentence: Int

  func fillers(at word: Int, in analysis: DocumentAnalysis) -> [FrameFiller] {
    guard let index = analysis.mention(headedBy: word, in: sentence) else { return [] }
    let mention = analysis.mentions[index]
    let entities: [Int]
    if !mention.members.isEmpty {
      entities = mention.members
    } else if mention.type == "Relationship" {
      entities = analysis.entities[mention.entity].members.compactMap { analysis.entities.index(of: $0) }
    } else {
      entities = [mention.entity]
    }
    return entities.map { FrameFiller(entity: $0, type: analysis.entities[$0].type, word: word, quality: 1) }
  }

  func two(_ fillers: [FrameFiller], in analysis: DocumentAnalysis) -> [FrameFiller]? {
    var seen: Set<Int> = []
    let actors = fillers.filter { filler in
      ["state", "org", "group", "person"].contains(String(analysis.entities[filler.entity].id.kind))
        && seen.insert(filler.entity).inserted
    }
    return actors.count == 2 ? actors : nil
  }
}
