import EntenteModel
import EntenteText
import Testing

@testable import EntenteExtraction

@Suite("Dictionaries of actors")
struct ActorDictionaryTests {
  private static let json = """
    {"actors": [
       {"names": ["LAPUTA", "FLYING ISLAND"], "codes": [{"code": "LPT"}, {"code": "BLB", "before": "501231"},
                                                       {"code": "LPTREB", "from": "20100101", "to": "2010-06-30"}]},
       {"names": ["THE STRAITS"], "codes": [{"code": "LPT/BLB"}]},
       {"names": ["GLUBBDUBDRIB"], "codes": [{"code": "---"}]}],
     "agents": [{"name": "CLERK OF TOWERS", "code": "~GOV", "plural": "CLERKS OF TOWERS"}, {"name": "RELIEF SOCIETY", "code": "NGO~"}]}
    """

  private func codes(_ text: String, on date: String? = nil) throws -> [[String]] {
    let dictionary = try ActorDictionary(json: Array(Self.json.utf8), source: "a.json")
    return dictionary.find(in: HandMade.analysed(text), on: date.flatMap { PartialDate($0) }).map {
      $0.codes.map(\.description)
    }
  }

  @Test("a name counts in any letter case, the longest of several")
  func names() throws {
    #expect(try codes("The Flying Island and Laputa") == [["LPT"], ["LPT"]])
  }

  @Test("a code of the day stands before the default; without a date the default counts")
  func days() throws {
    #expect(try codes("Laputa", on: "2010-03-05") == [["LPTREB"]])
    #expect(try codes("Laputa", on: "2011-03-05") == [["LPT"]])
    #expect(try codes("Laputa", on: "1949-01-01") == [["BLB"]])
    #expect(try codes("Laputa") == [["LPT"]])
  }

  @Test("a slash separates actors; a name without a code is no actor")
  func several() throws {
    #expect(try codes("the Straits of Glubbdubdrib") == [["LPT", "BLB"], []])
  }

  @Test(
    "two digits of a year mean 1930 to 2029", arguments: [("291231", 20_291_231), ("300101", 19_300_101)])
  func years(_ text: String, _ day: Int) {
    #expect(ActorDictionary.day(text) == day)
  }

  @Test(
    "what is no dictionary is an error that says what to do",
    arguments: [
      "[]", "{\"actors\": [{\"names\": [\"A\"]}]}",
      "{\"actors\": [{\"names\": [\" \"], \"codes\": [{\"code\": \"A\"}]}]}",
      "{\"actors\": [{\"names\": [\"A\"], \"codes\": [{\"code\": \"A\", \"from\": \"1 May\"}]}]}", "{",
    ])
  func malformed(_ json: String) {
    #expect(throws: ActorDictionaryError.self) {
      try ActorDictionary(json: Array(json.utf8), source: "a.json")
    }
  }

  @Test("agents are found as phrases, the longest first, and stand before or behind a code")
  func agents() throws {
    let dictionary = try ActorDictionary(json: Array(Self.json.utf8), source: "a.json")
    let found = dictionary.agents.find(in: HandMade.analysed("clerks of towers met a relief society"))
    #expect(found.map(\.words) == [0..<3, 5..<7])
    #expect(found.map(\.agent.sector) == ["GOV", "NGO"])
    #expect(found.map(\.agent.isPrefix) == [false, true])
  }
}
