import EntenteModel
import EntenteOntology
import EntenteText

extension AssertionBuilder {
  /// One assertion a match; of "their meetings in London on 9 June and in Stockholm on 28 July" one for each place with its
  /// date.
  func assertions(of match: FrameMatch, in analysis: inout DocumentAnalysis) -> [Assertion] {
    let whole = assertion(of: match, in: &analysis)
    let stations = stations(of: match, in: analysis)
    guard stations.count > 1, whole.polarity == .affirmed else { return [whole] }
    return stations.enumerated().map { index, station in
      var part = whole
      part.place = station.place
      part.validity = station.date.validity
      if index > 0 { part.id = Self.hash([whole.id, String(index)]) }
      part.explanation.append("series: place and date no. \(index + 1) of \(stations.count)")
      return part
    }
  }

  /// What two say together each of them says: "the envoy and the minister remarked that …".
  func withFellows(_ assertion: Assertion, in analysis: inout DocumentAnalysis) -> [Assertion] {
    guard case .entity(let speaker) = assertion.attribution else { return [assertion] }
    let heads = analysis.mentionIndices(inSentence: sentence).map { analysis.mentions[$0] }
      .filter { analysis.entities[$0.entity].id == speaker }.map(\.head)
    guard let head = heads.first(where: { at.relation($0) == "nsubj" }) else { return [assertion] }
    var found = [assertion]
    for word in at.conjuncts(head) where word != head {
      guard let fellow = attributed(to: [word], in: sentence, &analysis), case .entity = fellow,
        !found.contains(where: { $0.attribution == fellow })
      else { continue }
      var copy = assertion
      copy.attribution = fellow
      if !copy.attributionPath.isEmpty { copy.attributionPath[copy.attributionPath.count - 1] = fellow }
      copy.id = Self.hash([assertion.id, "\(fellow)"])
      found.append(copy)
    }
    return found
  }

  private struct Station {
    var place: EntityID
    var date: DateExpression
  }

  private static let events: Set<RelationName> = [
    "meetsWith", "holdsDialogueWith", "visits", "discusses", "hosts", "attacks", "agreesWith",
  ]

  /// Places and dates behind the trigger that take turns, without a verb between.
  private func stations(of match: FrameMatch, in analysis: DocumentAnalysis) -> [Station] {
    guard Self.events.contains(match.result.relation) else { return [] }
    let end = at.words.indices.dropFirst(match.trigger + 1).first { at.isVerb($0) } ?? at.words.count
    let reach = match.trigger..<max(end, match.trigger)
    let ends = [match.subject.entity, match.object.entity]
    let places = analysis.mentionIndices(inSentence: sentence).map { analysis.mentions[$0] }
      .filter { reach.contains($0.words.lowerBound) && isPlace($0) && !ends.contains($0.entity) }
      .sorted { $0.words.lowerBound < $1.words.lowerBound }
    let told = dates.filter { reach.contains($0.words.lowerBound) && $0.validity.from != nil }
    guard places.count == told.count, places.count > 1 else { return [] }
    let marks =
      (places.map { ($0.words.lowerBound, true) } + told.map { ($0.words.lowerBound, false) })
      .sorted { $0.0 < $1.0 }.map(\.1)
    guard zip(marks, marks.dropFirst()).allSatisfy({ $0 != $1 }) else { return [] }
    return zip(places, told).map { Station(place: analysis.entities[$0.entity].id, date: $1) }
  }

  /// "in London", "at Camp David"
  private func isPlace(_ mention: LocalMention) -> Bool {
    guard mention.kind == .name, !mention.isNested, mention.words.lowerBound > 0,
      ["in", "at"].contains(at.lower(mention.words.lowerBound - 1))
    else { return false }
    return schema.isSubtype(mention.type, of: .place) || schema.isSubtype(mention.type, of: .state)
  }
}
