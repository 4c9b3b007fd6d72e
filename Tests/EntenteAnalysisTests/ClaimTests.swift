import EntenteAnalysis
import EntenteModel
import Foundation
import Testing

@Suite("Claims with numbers", .enabled(if: World.graph != nil))
struct ClaimTests {
  private static let names: [(String, EntityID, EntityType)] = [
    ("NATO", "org:NATO", "Alliance"), ("EU", "org:EU", "Organization"),
    ("Security Council", "org:UNSC", "Organization"),
    ("SCO", "org:SCO", "Organization"), ("ASEAN", "org:ASEAN", "Organization"),
    ("Council of Europe", "org:CoE", "Organization"),
    ("Norway", "state:NOR", "State"), ("Iceland", "state:ISL", "State"), ("Turkey", "state:TUR", "State"),
    ("Spain", "state:ESP", "State"), ("Finland", "state:FIN", "State"), ("Poland", "state:POL", "State"),
    ("the United Kingdom", "state:GBR", "State"), ("Atlantis Pact", "org:atlantis", "Organization"),
    ("Kenya", "state:KEN", "State"), ("Germany", "state:DEU", "State"), ("India", "state:IND", "State"),
    ("South Sudan", "state:SSD", "State"), ("Samoa", "state:WSM", "State"),
    ("the United Nations", "org:UN", "Organization"), ("African Union", "org:AU", "Organization"),
    ("African", "place:africa", "Region"), ("Africa", "place:africa", "Region"),
    ("Central Asian", "place:central-asia", "Region"), ("Ruritania", "place:ruritania", "Place"),
    ("Jens Stoltenberg", "person:jens-stoltenberg", "Person"),
    ("Secretary General of NATO", "position:secretary-general-NATO", "Position"),
  ]

  /// A document of one sentence with its names marked, as extraction gives it.
  private func extraction(_ text: String, date: String?) -> Extraction {
    var mentions: [Mention] = []
    let scalars = Array(text.unicodeScalars)
    for (name, id, type) in Self.names {
      let wanted = Array(name.unicodeScalars)
      var start = 0
      while start + wanted.count <= scalars.count {
        if Array(scalars[start..<start + wanted.count]) == wanted {
          mentions.append(
            Mention(entity: id, range: start..<start + wanted.count, text: name, kind: .name, type: type))
        }
        start += 1
      }
    }
    let metadata = DocumentMetadata(date: date.flatMap { PartialDate($0) })
    let document = Document(id: "x", source: "x", format: "text", metadata: metadata, text: text, blocks: [])
    return Extraction(
      document: document,
      sentences: [StoredSentence(range: 0..<scalars.count, block: "paragraph", text: text)],
      mentions: mentions)
  }

  private func answers(_ text: String, date: String? = "2020-06-18", at: String? = nil) throws
    -> [ClaimAnswer]
  {
    let check = ClaimCheck(
      snapshot: try #require(World.graph), ontology: World.ontology, date: at.flatMap { PartialDate($0) })
    return check.answers(for: extraction(text, date: date))
  }

  private func verdicts(_ text: String, date: String? = "2020-06-18") throws -> [String] {
    try answers(text, date: date).map { "\($0.kind) \($0.verdict.rawValue)" }
  }

  @Test(
    "what holds is confirmed",
    arguments: [
      "Of the 30 NATO members, 21 belong to the EU as well.",
      "Of the thirty members of NATO, twenty-one are also EU members.",
      "Three of the five permanent members of the Security Council are members of NATO.",
      "NATO's 30 members met.",
      "All 27 EU member states agreed.", "NATO has 30 members.", "The 30-nation NATO met.",
      "The EU, with its 27 member states, traded.",
      "No member of the SCO belongs to NATO.", "All members of the EU are members of the Council of Europe.",
      "Norway, Iceland and Turkey are all members of NATO.", "Spain joined NATO in 1982.",
      "Norway, a member of NATO since 1949, sent ships.",
      "Finland became the 31st member of NATO.", "the United Kingdom left the EU in January 2020.",
      "Jens Stoltenberg was Secretary General of NATO from 2014 to 2024.",
      "The twelve founding members of NATO signed it.",
      "In 2017 the 28 member states of the EU traded.", "21 members of NATO are in the EU.",
      "Nine NATO members are not members of the EU.",
    ])
  func confirmed(_ text: String) throws {
    let found = try verdicts(text)
    #expect(!found.isEmpty && found.allSatisfy { $0.hasSuffix(" confirmed") }, "\(found)")
  }

  @Test(
    "what does not hold is contradicted",
    arguments: [
      "Of NATO's members, 23 are also members of the EU.", "In 2017 the 27 Member States of the EU traded.",
      "ASEAN has eleven members.",
      "Four of the five permanent members of the Security Council belong to NATO.",
      "All members of NATO are members of the EU.",
      "Norway and Iceland are both members of the EU.", "Poland joined NATO in 1997.",
      "Spain became the 3rd member of NATO.",
      "Turkey left NATO in 2003.", "Jens Stoltenberg was Secretary General of NATO from 2009 to 2014.",
    ])
  func contradicted(_ text: String) throws {
    let found = try verdicts(text)
    #expect(found.contains { $0.hasSuffix(" contradicted") }, "\(found)")
  }

  @Test(
    "what cannot be known is not decided",
    arguments: [
      "The Atlantis Pact has nine members.", "NATO had 16 members.", "NATO would have 33 members.",
      "The three African states agreed.", "Ruritania and Kenya are both members of the African Union.",
      "Samoa and Spain became independent in 1962.",
    ])
  func notCheckable(_ text: String) throws {
    let found = try verdicts(text)
    #expect(!found.isEmpty && found.allSatisfy { $0.hasSuffix(" not checkable") }, "\(found)")
  }

  @Test(
    "numbers of only some, and of other things, are no claims",
    arguments: [
      "The ten EU members that joined last were content.", "NATO sent 30 ships.",
      "Three NATO members sent ships.",
      "The two NATO members in the Baltic met.", "The other 29 members of NATO agreed.", "",
      "In 2017 the EU met NATO.", "NATO, which has 30 members of staff in Norway, met.",
    ])
  func noClaims(_ text: String) throws {
    #expect(try verdicts(text) == [])
  }

  @Test(
    "elected members of a council, states of a region and independence are known by date",
    arguments: [
      ("The 15 members of the Security Council met.", "2021-03", true),
      ("The ten non-permanent members of the Security Council met.", "1970", true),
      ("The six elected members of the Security Council met.", "1950", true),
      ("Kenya was a non-permanent member of the Security Council in 2021.", "2024", true),
      ("Kenya was a non-permanent member of the Security Council in 2020.", "2024", false),
      ("Germany sat on the Security Council from 2019 to 2020.", "2024", true),
      ("India was elected to the Security Council for 2021–22.", "2020-07", true),
      ("India served on the Security Council in 2020.", "2024", false),
      ("Poland is a member of the Security Council.", "2021", false),
      ("Poland is not a member of the Security Council.", "2021", true),
      ("The 54 African states met.", "2020", true), ("The 53 African states met.", "2005", true),
      ("The 53 African countries met.", "2020", false), ("Africa has 54 countries.", "2020", true),
      ("All five Central Asian states met.", "2020", true),
      ("South Sudan became independent in 2011.", "2020", true),
      ("South Sudan gained its independence in 2012.", "2020", false),
      ("Kenya has been independent since 1963.", "2020", true),
      ("South Sudan became the 193rd member of the United Nations.", "2011-07-14", true),
    ])
  func terms(text: String, date: String, holds: Bool) throws {
    let found = try verdicts(text, date: date)
    #expect(
      found.map { String($0.split(separator: " ").last ?? "") } == [holds ? "confirmed" : "contradicted"])
  }

  @Test("who sits on a council after the last known term is not decided")
  func horizon() throws {
    #expect(
      try verdicts("The 15 members of the Security Council met.", date: "2090") == ["size not checkable"])
  }

  @Test("the right number comes with its members, and both dates are named where they differ")
  func numbers() throws {
    let answer = try #require(
      try answers("In 2017 the 27 Member States of the EU traded.", date: "2020-06").first)
    #expect(answer.asOf == PartialDate("2017") && answer.dateSource == .claim)
    #expect(answer.found.map(\.count) == [28])
    #expect(answer.found[0].members.contains { $0.id == "state:GBR" })
    #expect(answer.documentDate == PartialDate("2020-06"))
    #expect(answer.foundAtDocument.map(\.count) == [27])
    #expect(answer.reason == "28, not 27")
  }

  @Test("within a year of change either number holds, each from its day")
  func change() throws {
    let answer = try #require(try answers("In 2020 the 28 member states of the EU met.").first)
    #expect(answer.verdict == .confirmed)
    #expect(
      answer.found.map { "\($0.count) \($0.from?.description ?? "")" } == ["28 2020-01-01", "27 2020-02-01"])
  }

  @Test("without any date nothing is decided, unless the user gives one")
  func undated() throws {
    #expect(try answers("NATO has 30 members.", date: nil).map(\.verdict) == [.notCheckable])
    #expect(try answers("NATO has 30 members.", date: nil, at: "2021").map(\.dateSource) == [.option])
    #expect(try answers("NATO has 30 members.", date: "1990", at: "2021").map(\.verdict) == [.confirmed])
  }

  @Test("places are those of the words in the sentence")
  func place() throws {
    let text = "It is said – rightly – that NATO has 30 members."
    let answer = try #require(try answers(text).first)
    let words = Array(text.unicodeScalars)[answer.words]
    #expect(String(String.UnicodeScalarView(words)) == "NATO has 30 members")
  }

  @Test("an answer can be read back from its JSON")
  func coding() throws {
    let answer = try #require(try answers("NATO has 31 members.").first)
    let read = try JSONDecoder().decode(ClaimAnswer.self, from: JSONEncoder().encode(answer))
    #expect(read == answer)
  }

  @Test("mentions that lie outside of the sentence are passed over")
  func foreignMentions() throws {
    var odd = extraction("NATO has 30 members.", date: "2020")
    odd.mentions.append(
      Mention(entity: "org:EU", range: 500..<502, text: "EU", kind: .name, type: "Organization"))
    odd.mentions.append(Mention(entity: "org:EU", range: 3..<3, text: "", kind: .name, type: "Organization"))
    #expect(ClaimCheck(snapshot: try #require(World.graph)).answers(for: odd).map(\.verdict) == [.confirmed])
  }
}
