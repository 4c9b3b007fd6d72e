import EntenteModel
import EntenteStore
import Testing

@Suite struct LinkTests {
  let folder: ScratchFolder
  let store: Store

  init() throws {
    folder = try ScratchFolder()
    store = try Store(path: folder.file("g.entente"), access: .writing)
  }

  @Test("a surname goes to the one person who bears it in any document")
  func surnameLinks() throws {
    try store.ingest(sample(hash: "h1", source: "a", subject: surname, object: chad), build: build)
    try store.ingest(sample(hash: "h2", source: "b", subject: fullName, object: chad), build: build)
    try store.link(background: [])
    #expect(try store.contents().entities.map(\.id) == ["person:ada-holm", "state:TCD"])
    #expect(try snapshot(store).relations.map(\.documentCount) == [2])
    #expect(
      try store.mentions(of: "person:ada-holm").map(\.mention.reason).contains("alias; surname of one person")
    )
  }

  @Test("a surname of two persons stays alone")
  func ambiguousSurname() throws {
    let other = Entity(id: "person:bo-holm", type: "Person", name: "Bo Holm")
    try store.ingest(sample(hash: "h1", source: "a", subject: surname, object: chad), build: build)
    try store.ingest(sample(hash: "h2", source: "b", subject: fullName, object: other), build: build)
    try store.link(background: [])
    #expect(try store.contents().entities.map(\.id).contains("person:holm"))
  }

  @Test(
    "any order of documents gives the same graph",
    arguments: [[0, 1, 2], [2, 1, 0], [1, 2, 0], [0, 2, 1]])
  func order(_ order: [Int]) throws {
    let extractions = [
      sample(hash: "h1", source: "a", subject: surname, object: chad),
      sample(hash: "h2", source: "b", subject: fullName, object: chad),
      sample(hash: "h3", source: "c", subject: chad, object: norway),
    ]
    for index in order { try store.ingest(extractions[index], build: build) }
    try store.link(background: [norway, chad])
    let graph = try snapshot(store)
    let reference = try Store(path: folder.file("r.entente"), access: .writing)
    for extraction in extractions { try reference.ingest(extraction, build: build) }
    try reference.link(background: [norway, chad])
    let expected = try snapshot(reference)
    #expect(graph.entities == expected.entities)
    #expect(graph.assertions == expected.assertions)
    #expect(graph.documents == expected.documents)
  }

  @Test("merge, rename, retype, split and reject hold, and survive a rebuild")
  func corrections() throws {
    func fill() throws {
      try store.ingest(sample(hash: "h1", source: "a", subject: surname, object: norway), build: build)
      try store.ingest(sample(hash: "h2", source: "b", subject: norway, object: chad), build: build)
      try store.link(background: [])
    }
    try fill()
    try store.add(Correction(kind: .merge, target: "person:holm", value: "person:x"), background: [])
    try store.add(Correction(kind: .rename, target: "person:x", value: "Ada X"), background: [])
    try store.add(Correction(kind: .retype, target: "state:TCD", value: "Place"), background: [])
    try store.add(
      Correction(kind: .split, target: "state:NOR", value: "state:NO2", document: "h2"), background: [])
    try store.add(Correction(kind: .reject, target: "a-h1"), background: [])
    try store.remove(source: "a")
    try fill()
    let graph = try snapshot(store)
    #expect(graph.assertions.map(\.id) == ["a-h2"])
    #expect(graph.assertions[0].subject == "state:NO2")
    #expect(graph.entity("person:x")?.name == "Ada X")
    #expect(graph.entity("state:TCD")?.type == "Place")
    #expect(try store.corrections().count == 5)
  }

  @Test("what is merged into another takes the other's name, however short that is")
  func mergedName() throws {
    let long = Entity(id: "org:league-of-ferries", type: "Organization", name: "League of Ferries")
    let short = Entity(id: "org:ferry-league", type: "Organization", name: "Ferry League")
    try store.ingest(sample(hash: "h1", source: "a", subject: long, object: chad), build: build)
    try store.ingest(sample(hash: "h2", source: "b", subject: short, object: norway), build: build)
    try store.add(
      Correction(kind: .merge, target: "org:league-of-ferries", value: "org:ferry-league"), background: [])
    let merged = try #require(try store.contents().entities.first { $0.id == "org:ferry-league" })
    #expect(merged.name == "Ferry League" && merged.aliases.contains("League of Ferries"))
  }

  @Test("a merge that would close a ring is refused")
  func ring() throws {
    try store.ingest(sample(hash: "h1", source: "a", subject: surname, object: norway), build: build)
    try store.link(background: [])
    try store.add(Correction(kind: .merge, target: "person:holm", value: "state:NOR"), background: [])
    #expect(throws: StoreError.self) {
      try store.add(Correction(kind: .merge, target: "state:NOR", value: "person:holm"), background: [])
    }
    #expect(try store.corrections().count == 1)
  }

  @Test("rejecting an unknown assertion says so")
  func unknownAssertion() throws {
    #expect(throws: StoreError.unknownAssertion("nope")) {
      try store.add(Correction(kind: .reject, target: "nope"), background: [])
    }
  }

  @Test("taking a correction back brings the old graph again")
  func undo() throws {
    try store.ingest(sample(hash: "h1", source: "a", subject: surname, object: norway), build: build)
    try store.link(background: [])
    let before = try store.contents().entities
    let number = try store.add(Correction(kind: .rename, target: "person:holm", value: "Z"), background: [])
    #expect(try store.contents().entities != before)
    try store.removeCorrection(number, background: [])
    #expect(try store.contents().entities == before)
  }
}
