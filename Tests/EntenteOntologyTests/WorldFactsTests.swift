import EntenteModel
import EntenteOntology
import Testing

@Suite("facts of the world")
struct WorldFactsTests {
  private func ontology() throws -> Ontology { try #require(OntologyDirectory.shared) }

  private func states(_ ontology: Ontology, in organization: EntityID, on day: String) throws -> Set<EntityID>
  {
    let date = try #require(PartialDate(day))
    return Set(ontology.members(of: organization, at: date).map(\.member).filter { $0.kind == "state" })
  }

  @Test("21 of the 30 members of NATO were in the European Union on 1 June 2020")
  func overlap() throws {
    let ontology = try ontology()
    let nato = try states(ontology, in: "org:NATO", on: "2020-06-01")
    let union = try states(ontology, in: "org:EU", on: "2020-06-01")
    #expect(nato.count == 30)
    #expect(union.count == 27)
    #expect(nato.intersection(union).count == 21)
  }

  @Test(
    "members come and go on their day",
    arguments: [
      ("org:EU", "state:GBR", "2020-01-31", true), ("org:EU", "state:GBR", "2020-02-01", false),
      ("org:EU", "state:GBR", "1972-12-31", false), ("org:NATO", "state:SWE", "2024-03-06", false),
      ("org:NATO", "state:SWE", "2024-03-07", true), ("org:NATO", "state:FIN", "2023-04-04", true),
      ("org:NATO", "state:MKD", "2020-03-26", false), ("org:SCO", "state:BLR", "2024-07-03", false),
      ("org:SCO", "state:BLR", "2024-12-01", true), ("org:SCO", "state:IND", "2017-06-08", false),
      ("org:SCO", "state:IND", "2017-06-09", true), ("org:G8", "state:RUS", "2010", true),
      ("org:G8", "state:RUS", "2016", false), ("org:17+1", "state:LTU", "2022", false),
      ("org:UNSC", "state:CHN", "1980", true), ("org:UNSC", "state:CHN", "1960", false),
    ] as [(EntityID, EntityID, String, Bool)])
  func dates(organization: EntityID, state: EntityID, day: String, isMember: Bool) throws {
    #expect(try states(ontology(), in: organization, on: day).contains(state) == isMember)
  }

  @Test("197 states, of them 193 in the United Nations")
  func stateCount() throws {
    let ontology = try ontology()
    #expect(ontology.states.filter { $0.status == .member }.count == 193)
    #expect(ontology.csv(.states).split(separator: "\n").count == 198)
    #expect(try states(ontology, in: "org:UN", on: "2024").count == 193)
  }

  @Test(
    "who held an office when",
    arguments: [
      ("secretary-general", "org:NATO", "2019-12-04", "person:jens-stoltenberg"),
      ("secretary-general", "org:NATO", "2025", "person:mark-rutte"),
      ("deputy-secretary-general", "org:NATO", "2018-06-05", "person:rose-gottemoeller"),
      ("president", "state:USA", "1999", "person:bill-clinton"),
      ("president", "state:RUS", "2010", "person:dmitry-medvedev"),
      ("president", "state:CHN", "2018", "person:xi-jinping"),
      ("chancellor", "state:DEU", "2015", "person:angela-merkel"),
      ("secretary-general", "org:UN", "2003", "person:kofi-annan"),
      ("high-representative", "org:EU", "2012", "person:catherine-ashton"),
    ] as [(String, EntityID, String, EntityID)])
  func holders(role: String, body: EntityID, day: String, person: EntityID) throws {
    let date = try #require(PartialDate(day))
    #expect(try ontology().holders(of: role, in: body, at: date).map(\.person) == [person])
  }

  @Test("no office of the larger states and organisations has two holders for a year")
  func singleHolders() throws {
    for office in try ontology().offices {
      for (a, first) in office.holders.enumerated() {
        for second in office.holders[(a + 1)...] {
          let (x, y) = (first.validity.dayRange, second.validity.dayRange)
          let overlap = min(x.upperBound, y.upperBound).subtractingReportingOverflow(
            max(x.lowerBound, y.lowerBound))
          // A handover known to the year only may overlap by that year.
          #expect(overlap.partialValue <= 366, "\(office.name): \(first.person) and \(second.person)")
        }
      }
    }
  }
}
