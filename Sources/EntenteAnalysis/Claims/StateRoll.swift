import EntenteModel
import EntenteOntology

/// The states of each region and the days of their independence, as the ontology has them.
struct StateRoll {
  /// Every state that is known, also those whose beginning is not.
  private var beginnings: [EntityID: Validity?] = [:]
  private var regions: [EntityID: [EntityID]] = [:]

  /// The members of the United Nations; without an ontology nothing is known.
  init(_ ontology: Ontology?) {
    guard let ontology else { return }
    var places: [String: EntityID] = [:]
    for place in ontology.places where place.type == "Region" {
      for name in [place.name] + place.aliases where places[name] == nil { places[name] = place.id }
    }
    for state in ontology.states where state.status == .member {
      beginnings.updateValue(state.validity, forKey: state.id)
      for name in Set([state.region, state.subregion].compactMap { $0 }).sorted() {
        if let place = places[name] { regions[place, default: []].append(state.id) }
      }
    }
  }

  /// Day of independence; `nil` of a state that is older than living memory, or unknown.
  func beginning(of state: EntityID) -> PartialDate? { beginnings[state].flatMap { $0?.from } }

  /// The states of a region with the time since when they are states.
  func rows(of region: EntityID) -> [MemberRoll.Row] {
    regions[region, default: []].map {
      MemberRoll.Row(member: $0, kind: "member", validity: beginnings[$0] ?? nil)
    }
  }
}
