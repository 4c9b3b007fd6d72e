import EntenteModel
import EntenteOntology
import Testing

@Suite("types, names and statements of the ontology")
struct OntologyTests {
  private func ontology() throws -> Ontology { try #require(OntologyDirectory.shared) }

  // MARK: Types and relations

  @Test("types lie under their parents, and all under Any")
  func hierarchy() throws {
    let ontology = try ontology()
    #expect(ontology.isSubtype("City", of: "Place"))
    #expect(ontology.isSubtype("Alliance", of: "Actor"))
    #expect(!ontology.isSubtype("Place", of: "City"))
    #expect(ontology.entityTypes.allSatisfy { ontology.isSubtype($0.name, of: .any) })
    #expect(ontology.topType("City") == .place)
    #expect(ontology.topType("Alliance") == .organization)
    #expect(ontology.topType("State") == .state)
    #expect(ontology.topType("Quantity") == .quantity)
    #expect(ontology.topType("JointStatement") == .agreement)
  }

  @Test("the inventory has 62 relations with sign, domain and PLOVER type")
  func inventory() throws {
    let ontology = try ontology()
    #expect(ontology.relations.count == 62)
    let meets = try #require(ontology.relation("meetsWith"))
    #expect(meets.isSymmetric && meets.sign == .cooperative && meets.plover == "CONSULT")
    #expect(meets.near == ["holdsDialogueWith"])
    #expect(try #require(ontology.relation("deploysTo")).isSignContextual)
    #expect(try #require(ontology.relation("sanctions")).closedBy.contains("CONCEDE"))
    #expect(ontology.schema.admits("meetsWith", subject: "Person", object: "Alliance"))
    #expect(ontology.schema.admits("cancels", subject: .unknown, object: "Summit"))
    #expect(!ontology.schema.admits("meetsWith", subject: "City", object: "State"))
    #expect(!ontology.schema.admits("eats", subject: "Person", object: "State"))
  }

  // MARK: Event codes

  @Test("codes have the values of their tables")
  func eventCodes() throws {
    let codes = try ontology().eventCodes
    #expect(codes.cameo.count == 318)
    #expect(codes.plover.count == 16)
    #expect(codes.contexts.count == 37)
    #expect(codes.sectors.count == 25)
    let consult = try #require(codes.cameo("042"))
    #expect(consult.quad == .verbalCooperation && consult.goldstein == 1.9)
    #expect(consult.plover == "CONSULT" && consult.mode == "visit" && consult.root == "04")
    #expect(codes.cameo("010")?.plover == nil)
    #expect(codes.cameo("163")?.plover == "SANCTION")
    #expect(codes.score("ASSAULT", mode: "unconventional") == -10)
    #expect(codes.score("PROTEST", mode: "vandalize") == -5)
    #expect(codes.score("CONSULT", mode: "visit") == 4)
    #expect(codes.score("NOTHING") == nil)
    #expect(codes.goldstein("0429") == 1.9)
    #expect(codes.cameoRoot("COOPERATE") == "06")
    #expect(codes.cameoRoot("REQUEST") == "10")
    #expect(
      codes.cameo.allSatisfy { code in
        code.quad.rawValue == (Int(code.root).map { $0 <= 5 ? 1 : $0 <= 8 ? 2 : $0 <= 13 ? 3 : 4 })
      })
  }

  // MARK: Entities

  @Test("ids are unique, sorted, and found again; types are of the schema")
  func entities() throws {
    let ontology = try ontology()
    let entities = ontology.entities()
    #expect(Set(entities.map(\.id)).count == entities.count)
    #expect(zip(entities, entities.dropFirst()).allSatisfy { $0.id.rawValue < $1.id.rawValue })
    #expect(entities.allSatisfy { ontology.schema.entityType($0.type) != nil && $0.layer == .ontology })
    #expect(
      entities.allSatisfy { !$0.aliases.contains($0.name) && Set($0.aliases).count == $0.aliases.count })
    #expect(ontology.entity("state:CHN")?.wikidata == "Q148")
    #expect(ontology.entity("state:CHN")?.iso3 == "CHN")
    let alliance = ontology.entity("org:NATO")
    #expect(
      alliance?.name == "NATO" && alliance?.aliases.contains("North Atlantic Treaty Organization") == true)
    #expect(ontology.entity("place:brussels")?.type == "City")
    #expect(ontology.entity("state:NIL") == nil)
  }

  // MARK: Names

  private static let names = OntologyDirectory.shared?.nameTable

  private func entries(_ surface: String) throws -> [NameEntry] {
    try #require(Self.names).filter { $0.surface == surface }
  }

  @Test("a capital is a city, and by metonymy the government")
  func metonyms() throws {
    let beijing = try entries("Beijing")
    #expect(beijing.contains { $0.entity == "place:beijing" && !$0.isMetonym && $0.kind == .name })
    #expect(beijing.contains { $0.entity == "state:CHN" && $0.isMetonym && $0.kind == .capital })
    #expect(!beijing.contains { $0.isAmbiguous })
    #expect(try entries("Kremlin").contains { $0.entity == "state:RUS" && $0.isMetonym && $0.kind == .seat })
    #expect(try entries("Bonn").contains { $0.entity == "state:DEU" && $0.isMetonym })
    #expect(try entries("Bonn").contains { $0.entity == "place:bonn" && !$0.isMetonym })
  }

  @Test("adjectives, first parts of compounds, acronyms and titles lead to their entities")
  func kinds() throws {
    #expect(try entries("Chinese").contains { $0.entity == "state:CHN" && $0.kind == .adjective })
    for (plural, state) in [("Canadians", "state:CAN"), ("Germans", "state:DEU"), ("Israelis", "state:ISR")]
      as [(String, EntityID)]
    {
      #expect(try entries(plural).contains { $0.entity == state && $0.kind == .demonym }, "\(plural)")
    }
    #expect(try entries("Chineses").isEmpty && entries("Germen").isEmpty)
    #expect(try entries("Sino").contains { $0.entity == "state:CHN" && $0.kind == .combining })
    #expect(
      try entries("SCO").contains { $0.entity == "org:SCO" && $0.kind == .acronym && $0.isCaseSensitive })
    #expect(try entries("Alliance").contains { $0.entity == "org:NATO" && $0.kind == .nominal })
    #expect(
      try entries("Stoltenberg").contains { $0.entity == "person:jens-stoltenberg" && $0.kind == .family })
    let title = try entries("NATO Secretary General")
    #expect(
      title.contains {
        $0.entity == "position:secretary-general-NATO" && $0.kind == .title && !$0.isCaseSensitive
      })
    for composed in [
      "President of the United States of America", "Russian President", "SCO Secretary-General",
    ] {
      #expect(
        try entries(composed).contains { $0.kind == .title && $0.entity.kind == "position" }, "\(composed)")
    }
    #expect(try entries("Secretaries General").contains { $0.entity == "position:secretary-general" })
  }

  @Test("an id that is no acronym is no written form")
  func ids() throws {
    #expect(try #require(OntologyDirectory.shared).organization("Wassenaar") != nil)
    #expect(try !entries("Wassenaar").contains { $0.entity == "org:Wassenaar" })
    #expect(try entries("NATO").contains { $0.entity == "org:NATO" })
  }

  @Test("a surface of two entities is ambiguous, and the state stands first")
  func ambiguity() throws {
    let congo = try entries("Congo").filter { !$0.isMetonym }
    #expect(congo.count > 1 && congo.allSatisfy(\.isAmbiguous))
    #expect(congo.first?.entity == "state:COD" && congo.first?.rank == 0)
    let first = try #require(try entries("Singapore").first)
    #expect(first.entity == "state:SGP")
  }

  @Test("names are sorted, without article, and of known entities")
  func table() throws {
    let ontology = try ontology()
    let table = try #require(Self.names)
    #expect(table.count > 8000)
    #expect(zip(table, table.dropFirst()).allSatisfy { $0.surface <= $1.surface })
    for entry in table {
      #expect(ontology.entity(entry.entity) != nil, "\(entry.entity)")
      #expect(!entry.surface.hasPrefix("the "), "\(entry.surface)")
    }
  }

  // MARK: Finding

  private static let finder = OntologyDirectory.shared?.finder()

  @Test(
    "names are found as people write them",
    arguments: [
      ("china", "state:CHN"), ("PRC", "state:CHN"), ("prc", "state:CHN"), ("CHN", "state:CHN"),
      ("stoltenberg", "person:jens-stoltenberg"),
      ("nato", "org:NATO"), ("the european union", "org:EU"), ("shanghai cooperation", "org:SCO"),
      ("u.s.", "state:USA"),
      ("Turkiye", "state:TUR"), ("erdogan", "person:recep-tayyip-erdogan"), ("singapore", "state:SGP"),
      ("org:UN", "org:UN"),
      ("inf treaty", "agreement:intermediate-range-nuclear-forces-treaty"),
    ] as [(String, EntityID)])
  func finding(query: String, entity: EntityID) throws {
    #expect(try #require(Self.finder).resolve(query) == .one(entity))
  }

  // MARK: Statements

  @Test("statements have unique sorted ids, known ends that the relation admits, and a source")
  func assertions() throws {
    let ontology = try ontology()
    let assertions = ontology.assertions()
    #expect(Set(assertions.map(\.id)).count == assertions.count)
    #expect(zip(assertions, assertions.dropFirst()).allSatisfy { $0.id < $1.id })
    for assertion in assertions {
      let subject = try #require(ontology.entity(assertion.subject), "\(assertion.subject)")
      let object = try #require(ontology.entity(assertion.object), "\(assertion.object)")
      // Territories are places that belong to organisations of their own right.
      let isTerritory = [subject, object].contains { $0.id.kind == "state" && $0.type == "Region" }
      let isAdmitted = ontology.schema.admits(assertion.relation, subject: subject.type, object: object.type)
      #expect(isAdmitted || isTerritory, "\(assertion.id): \(subject.type) \(object.type)")
      #expect(assertion.layer == .ontology && assertion.evidence == nil)
      #expect(assertion.arguments["source"]?.isEmpty == false)
      #expect(assertion.sign == ontology.relation(assertion.relation)?.sign)
    }
  }

  @Test("memberships, capitals, borders, seats and offices are stated with their dates")
  func statements() throws {
    let assertions = try ontology().assertions()
    func find(_ subject: EntityID, _ relation: RelationName, _ object: EntityID) -> [Assertion] {
      assertions.filter { $0.subject == subject && $0.relation == relation && $0.object == object }
    }
    #expect(find("state:GBR", "memberOf", "org:EU").map(\.validity) == [Validity("1973-01-01/2020-01-31")])
    #expect(find("place:beijing", "capitalOf", "state:CHN").count == 1)
    #expect(find("state:CHN", "borders", "state:RUS").count == 1)
    #expect(find("state:RUS", "borders", "state:CHN").isEmpty)
    #expect(find("org:NATO", "headquarteredIn", "place:brussels").count == 1)
    #expect(
      find("person:jens-stoltenberg", "holdsPosition", "position:secretary-general-NATO").map(\.validity)
        == [Validity("2014-10-01/2024-10-01")])
    #expect(
      find("state:GBR", "memberOf", "agreement:maastricht-treaty").map(\.validity) == [
        Validity("1993-11-01/2020-01-31")
      ])
    #expect(
      find("state:GBR", "signs", "agreement:maastricht-treaty").map(\.validity) == [Validity("1992-02-07")])
    // Signed, never in force: nobody was ever a party.
    #expect(find("state:USA", "memberOf", "agreement:trans-pacific-partnership").isEmpty)
    #expect(find("state:USA", "signs", "agreement:trans-pacific-partnership").count == 1)
    #expect(find("state:RUS", "succeeds", "state:SUN").count == 1)
    #expect(
      find("state:USA", "signs", "agreement:north-atlantic-treaty").map(\.validity) == [
        Validity("1949-04-04")
      ])
  }

  // MARK: Tables

  @Test("tables have their headings, a row a period, and quotes where a comma stands")
  func tables() throws {
    let ontology = try ontology()
    let memberships = ontology.csv(.memberships).split(separator: "\n")
    #expect(memberships.first == "organisation,member_iso3,from,to")
    for row in [
      "EU,GBR,1973-01-01,2020-01-31", "NATO,SWE,2024-03-07,", "EU,DEU,1958-01-01,", "SCO,CHN,2001-06-15,",
    ] {
      #expect(memberships.contains { $0 == row }, "\(row)")
    }
    let states = ontology.csv(.states).split(separator: "\n")
    #expect(states.first == "iso3,name,demonym,capital,borders")
    #expect(states.contains { $0 == "PRT,Portugal,Portuguese,Lisbon,ESP" })
    #expect(
      states.contains {
        $0.hasPrefix("USA,United States,American,\"Washington, D.C.\",CAN ")
          || $0.hasPrefix("USA,United States,American,Washington")
      })
    #expect(states.contains { $0.hasPrefix("XKX,Kosovo,") })
  }

  @Test("315 land borders between the states of the table, each told from both sides")
  func borders() throws {
    var pairs: Set<String> = []
    for row in try ontology().csv(.states).split(separator: "\n").dropFirst() {
      guard let code = row.split(separator: ",").first,
        let list = row.split(separator: ",", omittingEmptySubsequences: false).last
      else { continue }
      for neighbour in list.split(separator: " ") { pairs.insert("\(code) \(neighbour)") }
    }
    #expect(pairs.count == 630)
    #expect(
      pairs.allSatisfy { pair in pairs.contains(pair.split(separator: " ").reversed().joined(separator: " "))
      })
  }
}
