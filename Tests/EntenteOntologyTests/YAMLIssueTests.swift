import EntenteOntology
import Testing

@Suite("problems in the source files")
struct YAMLIssueTests {
  static func state(_ code: String, _ rest: String = "") -> String {
    "  - {id: \(code), name: Land \(code), status: un-member\(rest.isEmpty ? "" : ", " + rest)}"
  }

  static let organization = """
    organizations:
      - id: ORG
        name: Some Organisation
        type: Alliance

    """

  /// File text, the place of the problem, and words that the message must hold.
  static let cases: [(text: String, line: Int, column: Int, words: String)] = [
    ("states:\n" + state("AAA", "colour: red"), 2, 50, "unknown key 'colour'"),
    ("states:\n  - {id: AAA, status: un-member}", 2, 5, "lacks 'name'"),
    ("states:\n  - {id: AAA, name: [A, B], status: un-member}", 2, 21, "'name' must be one value"),
    ("states:\n" + state("AAA") + "\n" + state("AAA"), 3, 5, "defined twice, first at states.yaml:2"),
    ("states:\n  - {id: aa, name: Land, status: un-member}", 2, 6, "no code of a state"),
    ("states:\n  - {id: AAA, name: Land, status: empire}", 2, 27, "'empire' is no value of 'status'"),
    ("states:\n" + state("AAA", "borders: [BBB]") + "\n" + state("BBB"), 2, 60, "not the other way round"),
    ("states:\n" + state("AAA", "borders: [ZZZ]"), 2, 60, "the neighbour 'ZZZ' is not defined"),
    ("states:\n" + state("AAA", "wikidata: 148"), 2, 50, "no Wikidata item"),
    ("states:\n" + state("AAA", "disputed: perhaps"), 2, 50, "must be true or false"),
    (
      "states:\n" + state("AAA", "aliases: [One]") + "\n" + state("BBB", "aliases: [One]"), 3, 5,
      "list it under 'ambiguous'"
    ),
    ("states: Land", 1, 9, "must be a list of mappings"),
    ("rivers:\n  - {id: x}", 1, 1, "unknown key 'rivers'"),
    ("states:\n  - {id: AAA, name: A, id: BBB}", 2, 6, "twice"),
    ("states: [", 2, 1, "not valid YAML"),
    (organization + "    founded: 1949-13-01", 5, 5, "'1949-13-01' is no date"),
    (
      organization + "    founded: 1990\n    dissolved: 1980", 5, 5,
      "founded 1990 after it was dissolved 1980"
    ),
    (organization + "    memberships:\n      - {member: QQQ}", 6, 10, "the member 'QQQ' is not defined"),
    (organization.replacingAlliance(with: "Club"), 4, 5, "type 'Club' is not in schema.yaml"),
    (organization.replacingAlliance(with: "City"), 4, 5, "type 'City' does not fit here"),
    (
      "states:\n" + state("AAA") + "\n" + organization
        + "    memberships:\n      - {member: AAA, from: 2010, to: 2004}", 8, 23,
      "'from' 2010 is later than 'to' 2004"
    ),
    (
      "states:\n" + state("AAA") + "\n" + organization
        + "    memberships:\n      - {member: AAA, from: 2001}\n      - {member: AAA, from: 2004}", 9, 9,
      "twice at the same time"
    ),
    ("persons:\n  - {name: Ada Example, citizen: XYZ}", 2, 25, "the state 'XYZ' is not defined"),
    ("plover:\n  - {type: TALK, label: Talks, quad: 7, score: 2}", 2, 32, "'quad' must be 1 to 4"),
    (
      "plover:\n  - {type: TALK, label: Talks, quad: 1, score: 20}", 2, 41,
      "'score' must be a number from -10 to 10"
    ),
    ("cameo:\n  - {code: \"03x\", label: L, quad: 1, goldstein: 1}", 2, 6, "no CAMEO code"),
    ("cameo:\n  - {code: \"0399\", label: L, quad: 1, goldstein: 1}", 2, 5, "has no parent 039"),
    ("events:\n  - {name: Some Event, date: 2001, from: 2000}", 2, 24, "not both"),
  ]

  @Test("each is told with its place and its remedy", arguments: 0..<cases.count)
  func isReported(number: Int) throws {
    let (text, line, column, words) = Self.cases[number]
    let issues = try OntologyDirectory.issues(["states.yaml": text])
    let found = issues.first { $0.message.contains(words) }
    #expect(found != nil, "expected '\(words)', found \(issues.map(\.description))")
    #expect(found.map { [$0.line, $0.column] } == [line, column], "\(issues.map(\.description))")
    #expect(found?.file == "states.yaml")
  }

  @Test("a frame that names an unknown relation or PLOVER mode is told with its line")
  func frames() throws {
    let lexicon = """
      praise.v:
        relation: applauds
        roles: { subject: nsubj, object: obj }
        plover: CONSULT
        mode: telegraph
        example: "The minister praised the plan."
        expect: [{ relation: applauds, subject: minister, object: plan }]
      """
    let plover = "plover:\n  - {type: CONSULT, label: Talks, quad: 1, score: 2.5, modes: {visit: 4}}\n"
    let issues = try OntologyDirectory.issues(["lexicon/words.yaml": lexicon, "codes.yaml": plover])
    #expect(
      issues.contains {
        $0.file == "lexicon/words.yaml" && $0.line > 0 && $0.message.contains("relation 'applauds'")
      }, "\(issues)")
  }

  @Test("a sound file has none")
  func soundFile() throws {
    let text = "states:\n" + Self.state("AAA", "borders: [BBB]") + "\n" + Self.state("BBB", "borders: [AAA]")
    #expect(try OntologyDirectory.issues(["states.yaml": text]) == [])
  }

  @Test("an unknown id names the nearest known one")
  func nearestIsNamed() throws {
    let text = "states:\n" + Self.state("AAA") + "\npersons:\n  - {name: Ada Example, citizen: AAB}"
    let issues = try OntologyDirectory.issues(["world.yaml": text])
    #expect(issues.map(\.message) == ["the state 'AAB' is not defined; define it or correct the id"])
    let more = try OntologyDirectory.issues([
      "world.yaml":
        "places:\n  - {name: Great River Valley, type: Region}\n  - {name: Delta, type: Region, part_of: great-river-valey}"
    ])
    #expect(
      more.first?.message
        == "'part_of' 'great-river-valey' is not defined; did you mean 'great-river-valley'?")
  }

  @Test("an ontology with a problem is not read at all")
  func nothingIsRead() throws {
    try OntologyDirectory.withScratch(["states.yaml": "states:\n  - {id: AAA}"]) { directory in
      #expect(throws: OntologyError.self) { try Ontology(directory: directory) }
      #expect(throws: OntologyError.self) { try Ontology.compile(directory: directory) }
    }
  }

  @Test("a directory without a schema is no ontology")
  func noSchema() throws {
    try OntologyDirectory.withScratch(["lexicon/a.yaml": ""]) { directory in
      try FileRemoval.remove(directory + "/schema.yaml")
      #expect(throws: OntologyError.noSchema(directory: directory)) {
        try Ontology.check(directory: directory)
      }
    }
    #expect(throws: OntologyError.unreadable(path: "/nowhere/at/all", reason: "no such directory")) {
      try Ontology.check(directory: "/nowhere/at/all")
    }
  }

  @Test("a class under itself, an unknown class and a missing family are problems of the schema")
  func schemaProblems() throws {
    let schema = """
      name: small
      version: "1"
      classes:
        A: {is_a: B, description: One.}
        B: {is_a: A, description: Two.}
        C: {is_a: Z, description: Three.}
      slots:
        likes: {description: Likes., domain_of: [A], range: Q}
      enums:
        Sign:
          permissible_values: {good: {}, bad: {}}
      """
    let messages = try OntologyDirectory.issues(["schema.yaml": schema]).map(\.message)
    for words in [
      "lies under itself", "which is not defined; add it", "names class 'Q'", "lacks the annotation 'family'",
      "enum 'Sign' must list cooperative",
    ] {
      #expect(messages.contains { $0.contains(words) }, "\(words) in \(messages)")
    }
  }
}

extension String {
  fileprivate func replacingAlliance(with type: String) -> String {
    split(separator: "Alliance", omittingEmptySubsequences: false).joined(separator: type)
  }
}
