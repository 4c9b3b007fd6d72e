import EntenteModel
import Foundation
import Yams

/// Reads an ontology's directory: `schema.yaml`, then every other YAML file; the top-level keys say what a file holds.
struct OntologyReader {
  let directory: String
  let log = IssueLog()
  var parts = OntologyParts()
  var cameo: [CAMEOCode] = []
  var plover: [PLOVERType] = []
  var contexts: [String] = []
  var sectors: [EventCodes.Sector] = []
  /// Borders by code, with the place of each entry.
  var borderPlaces: [BorderKey: SourcePlace] = [:]
  /// Codes of all states, gathered before anything refers to one.
  var stateCodes: Set<String> = []

  struct BorderKey: Hashable {
    let state: String
    let neighbour: String
  }

  init(directory: String) { self.directory = directory }

  /// Reads and checks all; problems are in the log.
  mutating func read() throws(OntologyError) {
    let files = try OntologyFiles(directory: directory)
    guard let schema = files.yaml.first(where: { $0.name == "schema.yaml" }) else {
      throw .noSchema(directory: directory)
    }
    parts.digest = files.digest()
    if let record = root(schema) { readSchema(record) }
    let tables = files.yaml.filter { $0.name != "schema.yaml" }.compactMap(root)
    for table in tables { stateCodes.formUnion(table.ids(in: "states")) }
    for table in tables { readTables(table) }
    parts.eventCodes = EventCodes(cameo: cameo, plover: plover, contexts: contexts, sectors: sectors)
    readLexicon(files.lexicon)
    nameCities()
    sort()
    log.resolveReferences()
    checkBorders()
    checkNames()
    checkRelations()
  }

  /// The mapping that a file is; `nil`, and reported, where the file is no YAML or no mapping.
  private func root(_ file: OntologyFiles.File) -> YAMLRecord? {
    let start = SourcePlace(file: file.name, line: 0, column: 0)
    do {
      guard let node = try Yams.compose(yaml: file.text) else {
        log.report("the file is empty; remove it or fill it", at: start)
        return nil
      }
      return YAMLRecord(node, file: file.name, log: log, what: "the file")
    } catch let error as YamlError {
      log.report(Self.words(error), at: Self.place(error, file: file.name))
    } catch {
      log.report("\(error)", at: start)
    }
    return nil
  }

  private mutating func readTables(_ root: YAMLRecord) {
    for record in root.records("states") { readState(record) }
    for record in root.records("organizations") { readOrganization(record) }
    for record in root.records("roles") { readRole(record) }
    for record in root.records("offices") { readOffice(record) }
    for record in root.records("persons") { readPerson(record) }
    for record in root.records("events") { readEvent(record) }
    for record in root.records("treaties") { readTreaty(record) }
    for record in root.records("programmes") { readProgramme(record) }
    for record in root.records("places") { readPlace(record) }
    for record in root.records("topics") { readTopic(record) }
    for record in root.records("cameo") { readCAMEO(record) }
    for record in root.records("plover") { readPLOVER(record) }
    for record in root.records("sectors") { readSector(record) }
    contexts += root.texts("contexts")
    for record in root.records("ambiguous") { readAmbiguous(record) }
    root.close("the file")
  }

  /// Calls the cities of seats by the name under which a capital or place is listed ("Washington" is "Washington, D.C.").
  private mutating func nameCities() {
    var listed: [String: String] = [:]
    for place in parts.places {
      for form in place.aliases { listed[form] = place.name }
    }
    for state in parts.states where state.status != .former {
      guard let capital = state.capital else { continue }
      for form in capital.aliases { listed[form] = capital.name }
    }
    for index in parts.organizations.indices {
      if let name = parts.organizations[index].seatCity.flatMap({ listed[$0] }) {
        parts.organizations[index].seatCity = name
      }
    }
  }

  /// Fixed orders, so that the same content gives the same bytes whatever file it stands in.
  private mutating func sort() {
    func by<Record>(_ key: @escaping (Record) -> String) -> (Record, Record) -> Bool {
      { key($0) < key($1) }
    }
    parts.states.sort(by: by(\.code))
    parts.organizations.sort(by: by(\.code))
    parts.memberships.sort(by: by { "\($0.organization) \($0.member) \($0.validity)" })
    parts.roles.sort(by: by(\.key))
    parts.offices.sort(by: by(\.id.rawValue))
    parts.persons.sort(by: by(\.key))
    parts.events.sort(by: by(\.key))
    parts.treaties.sort(by: by(\.key))
    parts.programmes.sort(by: by(\.key))
    parts.places.sort(by: by(\.key))
    parts.topics.sort(by: by(\.key))
    parts.ambiguousNames.sort(by: by(\.surface))
  }

  private static func words(_ error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _):
      "not valid YAML: \(problem)"
    case .duplicatedKeysInMapping(let keys, _):
      "a mapping has the key \(keys.map { "'\($0)'" }.sorted().joined(separator: ", ")) twice; remove one"
    default: "not valid YAML: \(error)"
    }
  }

  private static func place(_ error: YamlError, file: String) -> SourcePlace {
    let mark: Mark? =
      switch error {
      case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark
      case .duplicatedKeysInMapping(_, let context): context.mark
      default: nil
      }
    return SourcePlace(file: file, line: mark?.line ?? 0, column: mark?.column ?? 0)
  }
}

/// The source files of an ontology, sorted by path.
struct OntologyFiles {
  struct File {
    /// Path relative to the directory.
    let name: String
    let text: String
  }

  /// Tables: `*.yaml` in the directory and its folders, but for `lexicon/` and `comparison/`.
  let yaml: [File]
  /// `lexicon/*.yaml`.
  let lexicon: [File]

  init(directory: String) throws(OntologyError) {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory), isDirectory.boolValue
    else {
      throw .unreadable(path: directory, reason: "no such directory")
    }
    guard let walk = FileManager.default.enumerator(atPath: directory) else {
      throw .unreadable(path: directory, reason: "the directory cannot be listed")
    }
    var names: [String] = []
    for case let name as String in walk where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      names.append(name)
    }
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var yaml: [File] = []
    var lexicon: [File] = []
    for name in names
    where !name.hasPrefix("comparison/") && !name.hasPrefix("compiled/") && !name.hasPrefix(".") {
      let path = directory + "/" + name
      let data: Data
      do {
        data = try Data(contentsOf: URL(fileURLWithPath: path))
      } catch {
        throw .unreadable(path: path, reason: error.localizedDescription)
      }
      guard let text = String(validating: data, as: UTF8.self) else {
        throw .unreadable(path: path, reason: "not UTF-8")
      }
      if name.hasPrefix("lexicon/") {
        lexicon.append(File(name: name, text: text))
      } else {
        yaml.append(File(name: name, text: text))
      }
    }
    self.yaml = yaml
    self.lexicon = lexicon
  }

  /// SHA-256 over names and texts, hexadecimal: tells whether a compiled file is of these sources.
  func digest() -> String {
    var hash = SHA256()
    for file in yaml + lexicon {
      let header = Array("\(file.name)\n\(file.text.utf8.count)\n".utf8)
      hash.update(header.span)
      let bytes = Array(file.text.utf8)
      hash.update(bytes.span)
    }
    return hash.finish().map { byte in
      let digits = Array("0123456789abcdef".utf8)
      return String(decoding: [digits[Int(byte >> 4)], digits[Int(byte & 15)]], as: UTF8.self)
    }.joined()
  }
}
