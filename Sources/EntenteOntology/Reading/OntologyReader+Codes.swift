import EntenteModel

extension OntologyReader {
  mutating func readCAMEO(_ record: YAMLRecord) {
    let what = "a CAMEO code"
    let code = record.requiredText("code", what)
    if !(2...4).contains(code.utf8.count) || !code.utf8.allSatisfy({ (48...57).contains($0) }) {
      log.report(
        "'\(code)' is no CAMEO code; write two to four digits in quotes", at: record.place(of: "code"))
    }
    cameo.append(
      CAMEOCode(
        code: code, label: record.requiredText("label", what), quad: quad(record),
        goldstein: scale("goldstein", record), plover: record.text("plover"), mode: record.text("mode"),
        contexts: record.texts("contexts")))
    record.close(what)
    log.define(EntityID("cameo:" + code), at: record.place)
  }

  mutating func readPLOVER(_ record: YAMLRecord) {
    let what = "a PLOVER type"
    let name = record.requiredText("type", what)
    let modes = record.namedValues("modes").map { mode in
      PLOVERType.Mode(name: mode.name, score: mode.value.flatMap { Double($0) })
    }
    plover.append(
      PLOVERType(
        name: name, label: record.requiredText("label", what), quad: quad(record),
        score: scale("score", record),
        requiresRecipient: record.flag("recipient") ?? false, modes: modes))
    record.close(what)
    log.define(EntityID("plover:" + name), at: record.place)
  }

  mutating func readSector(_ record: YAMLRecord) {
    let code = record.requiredText("code", "a sector")
    sectors.append(EventCodes.Sector(code: code, label: record.requiredText("label", "a sector")))
    record.close("a sector")
    log.define(EntityID("sector:" + code), at: record.place)
  }

  private func quad(_ record: YAMLRecord) -> QuadClass {
    if let number = record.number("quad"), let quad = QuadClass(rawValue: Int(number)) { return quad }
    log.report("'quad' must be 1 to 4", at: record.place(of: "quad"))
    return .verbalCooperation
  }

  private func scale(_ key: String, _ record: YAMLRecord) -> Double {
    let value = record.number(key)
    if let value, (-10...10).contains(value) { return value }
    log.report("'\(key)' must be a number from -10 to 10", at: record.place(of: key))
    return 0
  }
}
