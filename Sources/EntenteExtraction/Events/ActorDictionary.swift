import EntenteModel
import Foundation

/// Names of actors and their codes, with the days between which a code holds; words for agents and their sectors.
///
/// Read from JSON: `{"actors": [{"names": […], "codes": [{"code", "from", "to", "before", "after"}]}], "agents": [{"name", "code",
/// "plural"}]}`. A name counts in any letter case. Days are written YYYY-MM-DD, YYYYMMDD or YYMMDD; `before` and `after` include
/// their day, and a code without days is the default. `CHN/RUS` is both; `---`, `+++`, `###` mean: no actor. An agent's `~GOV` stands behind
/// the code of the actor beside it, `NGO~` before it.
package struct ActorDictionary: Sendable {
  struct DatedCode: Sendable {
    var codes: [String]
    var from: Int?
    var to: Int?

    /// Days from the first to the last, roughly; open ends count as far away.
    var span: Int { (to ?? 99_999_999) - (from ?? 0) }

    func holds(on day: Int?) -> Bool {
      guard from != nil || to != nil else { return true }
      guard let day else { return false }
      return (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
    }
  }

  struct Match {
    var words: Range<Int>
    var codes: [ActorCode]
  }

  private let trie: NameTrie
  private let names: [[DatedCode]]
  let agents: AgentTable

  /// Codes that say that a name is no actor.
  static let noActors: Set<String> = ["---", "+++", "###", "***"]

  package init(json: [UInt8], source: String) throws(ActorDictionaryError) {
    let file: File
    do {
      file = try JSONDecoder().decode(File.self, from: Data(json))
    } catch {
      throw .notReadable(source: source, reason: Self.reason(error))
    }
    var trie = NameTrie()
    var names: [[DatedCode]] = []
    for entry in file.actors ?? [] {
      var codes: [DatedCode] = []
      for code in entry.codes { codes.append(try Self.dated(code, of: entry.names, source: source)) }
      for name in entry.names {
        let surface = String(name.map { $0 == "_" ? " " : $0 })
        guard NameAtoms(surface: surface).count > 0 else { throw .emptyName(source: source) }
        trie.insert(surface, payload: names.count)
      }
      names.append(codes)
    }
    self.trie = trie
    self.names = names
    agents = AgentTable(
      (file.agents ?? []).flatMap { agent -> [(phrase: String, agent: AgentTable.Agent)] in
        let kind = AgentTable.Agent(
          sector: agent.code.filter { $0 != "~" }.uppercased(), isPrefix: agent.code.hasSuffix("~"))
        return [agent.name, agent.plural].compactMap { $0 }.map { (phrase: $0, agent: kind) }
      })
  }

  private static func dated(
    _ code: File.Code, of names: [String], source: String
  ) throws(ActorDictionaryError) -> DatedCode {
    var dated = DatedCode(codes: code.code.uppercased().split(separator: "/").map(String.init))
    for (text, isStart) in [(code.from, true), (code.after, true), (code.to, false), (code.before, false)] {
      guard let text else { continue }
      guard let day = day(text) else { throw .badDay(source: source, name: names.first ?? "", day: text) }
      if isStart { dated.from = day } else { dated.to = day }
    }
    return dated
  }

  /// YYYYMMDD as a number; two digits of a year mean 1930 to 2029.
  static func day(_ text: String) -> Int? {
    let digits = text.filter { $0 != "-" }
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(digits) else { return nil }
    switch digits.count {
    case 8: return number
    case 6: return (number / 10000 < 30 ? 20_000_000 : 19_000_000) + number
    default: return nil
    }
  }

  static func day(_ date: PartialDate?) -> Int? {
    date.map { $0.year * 10000 + ($0.month ?? 7) * 100 + ($0.day ?? 1) }
  }

  /// The names of a sentence, longest first, without overlap; names that are no actors on that day cover their words without a code.
  func find(in sentence: AnalysedSentence, on date: PartialDate?) -> [Match] {
    let day = Self.day(date)
    let atoms = NameAtoms(sentence)
    let ids = trie.ids(of: atoms)
    var found: [Match] = []
    var next = 0
    while next < atoms.count {
      guard let match = trie.matches(at: next, in: atoms, ids: ids).first else {
        next += 1
        continue
      }
      let codes = trie.payloads(of: match).lazy.compactMap { code(of: $0, on: day) }.first ?? []
      found.append(
        Match(
          words: match.words,
          codes: codes.filter { !Self.noActors.contains($0) }.map { ActorCode(base: $0) }))
      next = match.atoms.upperBound
    }
    return found
  }

  /// The code of the day, of several the one of the shortest time; else the default.
  private func code(of name: Int, on day: Int?) -> [String]? {
    let dated = names[name].filter { $0.from != nil || $0.to != nil }
    return dated.filter { $0.holds(on: day) }.min { $0.span < $1.span }?.codes
      ?? names[name].first { $0.from == nil && $0.to == nil }?.codes
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    switch error {
    case .keyNotFound(let key, _): return "an entry has no '\(key.stringValue)'"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return context.codingPath.map(\.stringValue).joined(separator: "/") + ": " + context.debugDescription
    default: return "it is no JSON"
    }
  }

  private struct File: Decodable {
    struct Code: Decodable {
      var code: String
      var from: String?
      var to: String?
      var before: String?
      var after: String?
    }

    struct Actor: Decodable {
      var names: [String]
      var codes: [Code]
    }

    struct Agent: Decodable {
      var name: String
      var code: String
      var plural: String?
    }

    var actors: [Actor]?
    var agents: [Agent]?
  }
}

/// A dictionary of actors that cannot be used.
package enum ActorDictionaryError: Error, Hashable, Sendable, CustomStringConvertible {
  case notReadable(source: String, reason: String)
  case badDay(source: String, name: String, day: String)
  case emptyName(source: String)

  package var description: String {
    switch self {
    case .notReadable(let source, let reason):
      "\(source) is no dictionary of actors: \(reason); write {\"actors\": [{\"names\": […], \"codes\": [{\"code\": …}]}]}"
    case .badDay(let source, let name, let day):
      "\(source): '\(day)', a day of '\(name)', is none; write YYYY-MM-DD, YYYYMMDD or YYMMDD"
    case .emptyName(let source): "\(source): an actor has an empty name"
    }
  }
}
