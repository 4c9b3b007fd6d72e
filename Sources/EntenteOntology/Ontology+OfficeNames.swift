import EntenteModel

extension Ontology {
  /// Names of an office that follow from those of its body: "President of the United States of America", "Russian
  /// President", "Secretary General of the SCO", "SCO Secretary-General".
  func composedNames(of office: Office) -> [String] {
    guard let role = roles.first(where: { $0.key == office.role }) else { return [] }
    // Only forms that are a name of this very office: "head of government" or "premier" of the state may be another.
    let titles =
      [role.name] + role.aliases.filter { $0.utf8.elementsEqual(role.name.utf8.map { $0 == 32 ? 45 : $0 }) }
    let body = names(of: office.of)
    return titles.flatMap { title in
      body.nouns.flatMap { ["\(title) of \($0)", "\(title) of the \($0)"] }
        + body.modifiers.map { "\($0) \(title)" }
    }
  }

  /// How a state or organisation is named after "of", and before a title.
  private func names(of body: EntityID) -> (nouns: [String], modifiers: [String]) {
    let key = String(body.key)
    if let state = state(key), body.kind == "state" {
      // "Korea (Republic of)" and the like stand in tables only.
      let nouns = [state.name, state.officialName ?? state.name] + state.aliases
      return (
        nouns.filter { !$0.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "(") }) },
        state.adjectives
      )
    }
    if let organization = organization(key), body.kind == "org" {
      let acronyms = [organization.short, isAcronym(organization.code) ? organization.code : nil].compactMap {
        $0
      }
      return ([organization.name] + acronyms + organization.aliases, acronyms)
    }
    return ([], [])
  }
}
