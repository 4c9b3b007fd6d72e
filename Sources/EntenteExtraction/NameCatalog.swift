import EntenteModel
import EntenteOntology

/// The ontology's names, ready for finding: made once for an extractor.
struct NameCatalog: Sendable {
  let ontology: Ontology
  let entries: [NameEntry]
  /// Atoms of each entry as written, for letter case.
  private let entryAtoms: [[String]]
  let trie: NameTrie
  /// Known persons by family name in lower case.
  let families: [String: [EntityID]]
  /// Organisations by the common noun that stands for them, in lower case without article: "alliance".
  let nominals: [String: [EntityID]]
  /// Those that are written with a capital letter ("the Alliance"), by the same keys.
  let properNominals: [String: [EntityID]]
  /// What the mention of one thing says about the meaning of an ambiguous name.
  let kinship: NameKinship
  let places: [EntityID: PlaceRecord]
  /// What an organisation is part of.
  let wholes: [EntityID: [EntityID]]
  /// Surfaces that mean all their candidates where the context does not choose: "Koreas".
  let lacksUsualReading: Set<String>
  /// Names of states of one word.
  let stateNames: [(name: String, state: EntityID)]
  /// Roles by the id of their position.
  let roles: [EntityID: Role]
  /// Offices by the id of their position.
  let offices: [EntityID: Office]
  /// Offices of a person.
  let officesOfPerson: [EntityID: [Int]]

  init(_ ontology: Ontology) {
    self.ontology = ontology
    let entries = ontology.nameTable
    var trie = NameTrie()
    var atoms: [[String]] = []
    var families: [String: [EntityID]] = [:]
    var nominals: [String: [EntityID]] = [:]
    var properNominals: [String: [EntityID]] = [:]
    atoms.reserveCapacity(entries.count)
    for (index, entry) in entries.enumerated() {
      let surface = NameAtoms(surface: entry.surface)
      atoms.append(surface.forms)
      switch entry.kind {
      case .family: families[entry.surface.lowercased(), default: []].append(entry.entity)
      case .nominal:
        let key = entry.surface.lowercased()
        nominals[key, default: []].append(entry.entity)
        if entry.surface.first?.isUppercase ?? false { properNominals[key, default: []].append(entry.entity) }
      default: break
      }
      trie.insert(surface.lower, payload: index)
      // "Secretary of Treasury" is written as often as "Secretary of the Treasury".
      if entry.kind == .title, !entry.isCaseSensitive, surface.lower.contains("the") {
        trie.insert(surface.lower.filter { $0 != "the" }, payload: index)
      }
    }
    self.entries = entries
    self.trie = trie
    self.families = families
    self.nominals = nominals
    self.properNominals = properNominals
    entryAtoms = atoms
    let open = entries.filter { $0.isAmbiguous || $0.isMetonym }.map(\.entity)
    kinship = NameKinship(ontology, of: Set(open))
    wholes = Dictionary(
      ontology.organizations.map { ($0.id, $0.partOf) }, uniquingKeysWith: { first, _ in first })
    lacksUsualReading = Set(ontology.ambiguousNames.filter { $0.preferred == nil }.map(\.surface))
    places = Dictionary(ontology.places.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    stateNames = entries.filter {
      $0.kind == .name && $0.entity.kind == "state" && !$0.surface.contains(" ") && !$0.isMetonym
    }.map { ($0.surface.lowercased(), $0.entity) }
    roles = Dictionary(ontology.roles.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    offices = Dictionary(ontology.offices.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var officesOfPerson: [EntityID: [Int]] = [:]
    for (index, office) in ontology.offices.enumerated() {
      for person in Set(office.holders.map(\.person)) { officesOfPerson[person, default: []].append(index) }
    }
    self.officesOfPerson = officesOfPerson
  }

  /// Entries of a match whose letter case fits the text, in order of preference.
  func entries(of match: NameTrie.Match, in atoms: NameAtoms) -> [NameEntry] {
    var found: [NameEntry] = []
    for payload in trie.payloads(of: match) {
      let entry = entries[payload]
      if !entry.isCaseSensitive || fits(entry, entryAtoms[payload], atoms, match.atoms) {
        found.append(entry)
      }
    }
    return found.sorted { $0.rank < $1.rank }
  }

  private func fits(_ entry: NameEntry, _ written: [String], _ atoms: NameAtoms, _ range: Range<Int>) -> Bool
  {
    var isSame = true
    var isShouted = entry.kind != .acronym
    var letters = 0
    for (offset, form) in written.enumerated() {
      let found = atoms.forms[range.lowerBound + offset]
      letters += form.utf8.count
      if found == form { continue }
      isSame = false
      if isShouted, found != form.uppercased() { isShouted = false }
    }
    return isSame || (isShouted && letters >= 4)
  }

  /// The office of a role in a body, from the ontology or made; `nil` for a role that is not known.
  func position(role: Role, of body: EntityID, named bodyName: String) -> Entity {
    let id = Ontology.positionID(role: role.key, of: body)
    if let known = ontology.entity(id) { return known }
    return Entity(id: id, type: .position, name: role.name + " of " + bodyName)
  }
}
