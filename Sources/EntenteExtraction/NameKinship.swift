import EntenteModel
import EntenteOntology

/// How much the mention of one thing speaks for another that shares its name with a third: Tbilisi and Abkhazia for
/// Georgia the country, Atlanta and Alabama for the American state.
struct NameKinship: Sendable {
  /// By what is mentioned, then by the candidate it speaks for.
  private var weights: [EntityID: [EntityID: Int]] = [:]

  /// - Parameter candidates: the things that ambiguous names may mean.
  init(_ ontology: Ontology, of candidates: Set<EntityID>) {
    func isWanted(_ id: EntityID) -> Bool { candidates.contains(id) }
    for state in ontology.states {
      if isWanted(state.id) {
        for seat in [state.capital].compactMap({ $0 }) + state.seats where seat.kind != .body {
          add(Ontology.placeID(seat.name), 3, for: state.id)
        }
        for neighbour in state.borders { add(Ontology.stateID(neighbour), 1, for: state.id) }
      }
      if let sovereign = state.sovereign.map({ Ontology.stateID($0) }), isWanted(sovereign) {
        add(state.id, 2, for: sovereign)
      }
    }
    let wholes = Dictionary(
      ontology.organizations.map {
        ($0.id, $0.partOf + [$0.state.map { Ontology.stateID($0) }].compactMap(\.self))
      },
      uniquingKeysWith: { first, _ in first })
    for organization in ontology.organizations {
      for whole in wholes[organization.id, default: []] where isWanted(whole) {
        add(organization.id, 3, for: whole)
      }
    }
    for office in ontology.offices {
      for body in [office.of] + wholes[office.of, default: []] where isWanted(body) {
        for holder in office.holders { add(holder.person, 2, for: body) }
      }
    }
    let regions = ontology.places.filter { isWanted($0.id) }
    for place in ontology.places {
      if let state = place.state, isWanted(state) { add(place.id, 2, for: state) }
      // The country as a whole says little of its parts, their neighbours do.
      for region in regions where region.state == place.state && place.state != nil && region.id != place.id {
        add(place.id, place.type == "Region" ? 2 : 1, for: region.id)
      }
    }
  }

  private mutating func add(_ id: EntityID, _ weight: Int, for candidate: EntityID) {
    weights[id, default: [:]][candidate] = max(weight, weights[id]?[candidate] ?? 0)
  }

  /// 4 for the thing itself, down to 1 for a neighbour, 0 for what has nothing to do with it.
  func weight(of id: EntityID, for candidate: EntityID) -> Int {
    id == candidate ? 4 : weights[id]?[candidate] ?? 0
  }
}
