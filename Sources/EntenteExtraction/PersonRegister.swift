import EntenteModel
import EntenteOntology

/// The persons of one document: who is meant by a full name, by a family name, by a damaged one.
struct PersonRegister {
  private let catalog: NameCatalog
  private let date: PartialDate?
  /// Persons of the document by the last word of their name.
  private var byFamily: [String: [Int]] = [:]
  /// Key tokens of each person with a full name, in order of appearance.
  private var fullNames: [(tokens: [String], entity: Int)] = []

  init(catalog: NameCatalog, date: PartialDate?) {
    self.catalog = catalog
    self.date = date
  }

  struct Context {
    /// Role of the title beside the name.
    var role: Role?
    /// State or organisation that the title is of.
    var body: EntityID?
  }

  /// The entity of a name with at least two telling words; known to the document, to the ontology, or new.
  mutating func resolveFull(
    _ forms: [String], text: String, _ context: Context, in entities: inout EntityTable,
    remarks: inout [String]
  ) -> Int {
    let tokens = PersonNames.keyTokens(forms)
    if let same = fullNames.last(where: { isSame($0.tokens, tokens) }) {
      register(same.entity, tokens)
      return same.entity
    }
    let known =
      knownPerson(tokens, text: text) ?? damaged(forms, tokens, text, context, entities, &remarks)
      ?? misspelt(tokens, text, &remarks)
    let entity =
      known
      ?? Entity(id: EntityID("person:" + Slug.key(text)), type: .person, name: PersonNames.display(text))
    let index = entities.insert(entity)
    fullNames.append((tokens, index))
    register(index, tokens)
    return index
  }

  /// The entity of a family name alone.
  mutating func resolveSingle(
    _ form: String, _ context: Context, in entities: inout EntityTable, remarks: inout [String]
  ) -> Int {
    let family = form.lowercased()
    if let earlier = byFamily[family]?.last { return earlier }
    if let person = wellKnown(family, context) {
      let index = entities.insert(person)
      byFamily[family, default: []].append(index)
      return index
    }
    if let bearer = soleBearer(of: family, in: entities) {
      byFamily[family, default: []].append(bearer)
      return bearer
    }
    if PersonNames.isDamaged(form), let person = damaged([form], [family], form, context, entities, &remarks)
    {
      return entities.insert(person)
    }
    let index = entities.insert(
      Entity(id: EntityID("person:" + Slug.key(form)), type: .person, name: PersonNames.display(form)))
    byFamily[family, default: []].append(index)
    return index
  }

  /// "Dear Joe": the only person of the document with that given name.
  private func soleBearer(of given: String, in entities: EntityTable) -> Int? {
    let bearers = entities.entities.indices.filter { index in
      let entity = entities[index]
      guard entity.id.kind == "person", let space = entity.name.firstIndex(of: " ") else { return false }
      return entity.name[..<space].lowercased() == given
    }
    return bearers.count == 1 ? bearers[0] : nil
  }

  /// Notes a person found by a full name of the ontology.
  mutating func note(_ entity: Int, name forms: [String]) {
    let tokens = PersonNames.keyTokens(forms)
    guard tokens.count > 1 else { return }
    if !fullNames.contains(where: { $0.entity == entity }) { fullNames.append((tokens, entity)) }
    register(entity, tokens)
  }

  private mutating func register(_ entity: Int, _ tokens: [String]) {
    guard let last = tokens.last else { return }
    if byFamily[last]?.last != entity { byFamily[last, default: []].append(entity) }
    // Family names stand first in some languages; the ontology tells of those it knows.
    if let first = tokens.first, first != last, catalog.families[first] != nil, byFamily[first] == nil {
      byFamily[first, default: []].append(entity)
    }
  }

  private func isSame(_ a: [String], _ b: [String]) -> Bool {
    if a == b { return true }
    guard a.count > 1, b.count > 1, a.last == b.last, let x = a.first, let y = b.first else { return false }
    return PersonNames.areCompatible(x, y)
  }

  private func knownPerson(_ tokens: [String], text: String) -> Entity? {
    guard let last = tokens.last, let first = tokens.first, tokens.count > 1 else { return nil }
    for id in catalog.families[last] ?? [] {
      guard let person = catalog.ontology.entity(id) else { continue }
      let names = [person.name] + person.aliases
      let fits = names.contains { name in
        let known = PersonNames.keyTokens(name.split(separator: " ").map(String.init))
        return known.count > 1 && known.last == last && PersonNames.areCompatible(known[0], first)
      }
      if fits { return person }
    }
    return nil
  }

  /// A person whom texts call by the family name alone: the holder of the title, or the only one of that name.
  private func wellKnown(_ family: String, _ context: Context) -> Entity? {
    let candidates = (catalog.families[family] ?? []).compactMap { catalog.ontology.entity($0) }
    if candidates.count <= 1 { return candidates.first }
    let holders = candidates.filter { held($0.id, context) }
    if holders.count == 1 { return holders[0] }
    let inOffice = candidates.filter { held($0.id, Context()) }
    return inOffice.count == 1 ? inOffice[0] : nil
  }

  /// Whether the person held an office of the context's role and body at the document's date.
  private func held(_ person: EntityID, _ context: Context) -> Bool {
    (catalog.officesOfPerson[person] ?? []).contains { index in
      let office = catalog.ontology.offices[index]
      if let role = context.role, role.key != office.role { return false }
      if let body = context.body, body != office.of { return false }
      return office.holders.contains { holder in
        holder.person == person && (date.map { holder.validity.covers($0) } ?? true)
      }
    }
  }

  /// The office of a person with such a role, at the document's date where that is known.
  func office(of person: EntityID, role: Role) -> Office? {
    let offices = (catalog.officesOfPerson[person] ?? []).map { catalog.ontology.offices[$0] }
      .filter { $0.role == role.key }
    let current = offices.first { office in
      office.holders.contains { $0.person == person && (date.map($0.validity.covers) ?? true) }
    }
    return current ?? offices.first
  }

  /// The only known person whose full name differs by one slip: "Kofi Anan", "Angela Merkle".
  private func misspelt(_ tokens: [String], _ text: String, _ remarks: inout [String]) -> Entity? {
    guard tokens.count > 1 else { return nil }
    let near = catalog.ontology.persons.filter { record in
      let known = PersonNames.keyTokens(record.name.split(separator: " ").map(String.init))
      guard known.count == tokens.count else { return false }
      let different = zip(known, tokens).filter { $0 != $1 }
      return different.count == 1 && PersonNames.isSlip(different[0].0, different[0].1)
    }
    guard near.count == 1, let person = catalog.ontology.entity(near[0].id) else { return nil }
    remarks.append("misspelt name '\(text)' linked to \(person.name)")
    return person
  }

  /// A known person whose name differs from a damaged one by what the damage explains.
  private func damaged(
    _ forms: [String], _ tokens: [String], _ text: String, _ context: Context, _ entities: EntityTable,
    _ remarks: inout [String]
  ) -> Entity? {
    guard forms.contains(where: PersonNames.isDamaged), let last = tokens.last else { return nil }
    var best: (person: Entity, distance: Int)?
    for record in catalog.ontology.persons {
      let known = PersonNames.keyTokens(record.name.split(separator: " ").map(String.init))
      guard let family = known.last, family.unicodeScalars.first == last.unicodeScalars.first else {
        continue
      }
      let isSupported =
        tokens.count > 1 ? known.first == tokens.first : context.role != nil && held(record.id, context)
      guard isSupported else { continue }
      let distance = PersonNames.distance(family, last)
      guard distance <= max(2, family.count / 3), distance < (best?.distance ?? Int.max) else { continue }
      if let person = catalog.ontology.entity(record.id) { best = (person, distance) }
    }
    guard let best else {
      remarks.append("damaged name '\(text)' kept as it stands: no known person is near")
      return nil
    }
    remarks.append("damaged name '\(text)' linked to \(best.person.name)")
    return best.person
  }
}
