import EntenteModel
import Testing

@Suite("finding entities by name")
struct EntityFinderTests {
  private static let entities = [
    Entity(id: "state:NOR", type: .state, name: "Norway", aliases: ["Kingdom of Norway"], iso3: "NOR"),
    Entity(
      id: "state:ZZA", type: .state, name: "Ruritania", aliases: ["R.U.R.", "Kingdom of Ruritania"],
      iso3: "ZZA"),
    Entity(id: "place:ruritania", type: "City", name: "Ruritania"),
    Entity(id: "org:RLC", type: .organization, name: "Ruritanian Lake Council", aliases: ["RLC"]),
    Entity(id: "person:anna-bjork", type: .person, name: "Anna Björk", aliases: ["Ambassador Björk"]),
    Entity(id: "person:otto-bjork", type: .person, name: "Otto Björk"),
    Entity(id: "event:the-hague-talks", type: .event, name: "Talks of The Hague"),
  ]
  private let finder = EntityFinder(entities: entities) { $0.type == .state ? 2 : 1 }

  @Test(
    "case, accents, full stops, hyphens and a leading article play no part",
    arguments: [
      ("NORWAY", "state:NOR"), ("the kingdom of norway", "state:NOR"), ("nor", "state:NOR"),
      ("state:nor", "state:NOR"),
      ("rur", "state:ZZA"), ("R.U.R", "state:ZZA"), ("ruritanian-lake  council", "org:RLC"),
      ("anna bjork", "person:anna-bjork"),
      ("ANNA BJÖRK", "person:anna-bjork"), ("ruritanian lake", "org:RLC"), ("Norw", "state:NOR"),
    ] as [(String, EntityID)])
  func met(query: String, entity: EntityID) {
    #expect(finder.resolve(query) == .one(entity))
  }

  @Test("the weightier of two with one name is meant")
  func weight() {
    #expect(finder.find("ruritania").map(\.entity).prefix(2) == ["state:ZZA", "place:ruritania"])
    #expect(finder.resolve("Ruritania") == .one("state:ZZA"))
  }

  @Test("a word that two persons share is ambiguous, both are listed")
  func ambiguous() {
    guard case .ambiguous(let matches) = finder.resolve("björk") else {
      Issue.record("\(finder.resolve("björk"))")
      return
    }
    #expect(Set(matches.map(\.entity)) == ["person:anna-bjork", "person:otto-bjork"])
  }

  @Test("a slip of the pen suggests and never decides", arguments: ["Norwey", "Nroway", "Noway", "Norwayy"])
  func slips(query: String) {
    guard case .unknown(let nearest) = finder.resolve(query) else {
      Issue.record("\(finder.resolve(query))")
      return
    }
    #expect(nearest.first?.entity == "state:NOR")
    #expect(nearest.first?.quality == .spelling)
  }

  @Test("what is met by nothing is unknown", arguments: ["", "  ", "…", "xyz", "Borduria"])
  func unknown(query: String) {
    #expect(finder.resolve(query) == .unknown(nearest: []))
  }

  @Test("matches stand in order of quality, and no more than were asked for")
  func order() {
    let matches = finder.find("ruritania", limit: 3)
    #expect(matches.count == 3)
    #expect(zip(matches, matches.dropFirst()).allSatisfy { $0.quality <= $1.quality })
    #expect(finder.find("ruritania", limit: 1).count == 1)
  }

  @Test("a key is plain words")
  func key() {
    #expect(EntityFinder.key("The  Côte-d’Ivoire & Co.") == Array("cote divoire and co".utf8))
    #expect(EntityFinder.key("Łódź – Straße") == Array("lodz strasse".utf8))
    #expect(EntityFinder.key("The") == Array("the".utf8))
    #expect(EntityFinder.key("–") == [])
  }
}
