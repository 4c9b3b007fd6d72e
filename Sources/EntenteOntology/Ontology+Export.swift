import EntenteModel

extension Ontology {
  /// A table of the ontology for other programs.
  public enum Table: String, Sendable, CaseIterable {
    /// `organisation,member_iso3,from,to`: a row for each period of full membership of a state or territory, sorted by
    /// organisation, member, start. An empty `to` means that it lasts, an empty `from` that the start is not known.
    case memberships
    /// `iso3,name,demonym,capital,borders`: the members of the United Nations, its observer states and those that only
    /// some recognise; neighbours by code, separated by blanks.
    case states
  }

  /// A table as CSV with a heading: fields quoted as RFC 4180 says, lines ended by a line feed alone.
  public func csv(_ table: Table) -> String {
    let rows =
      switch table {
      case .memberships: membershipRows()
      case .states: stateRows()
      }
    return rows.map { $0.map(Self.field).joined(separator: ",") + "\n" }.joined()
  }

  private func membershipRows() -> [[String]] {
    var rows: [[String]] = []
    for organization in organizations.sorted(by: {
      $0.acronym.utf8.lexicographicallyPrecedes($1.acronym.utf8)
    }) {
      for membership in members(of: organization.id) where membership.member.kind == "state" {
        rows.append([
          organization.acronym, String(membership.member.key), membership.validity.from?.description ?? "",
          membership.validity.to?.description ?? "",
        ])
      }
    }
    return [["organisation", "member_iso3", "from", "to"]] + rows
  }

  private func stateRows() -> [[String]] {
    let kept = states.filter { $0.status != .territory && $0.status != .former }
    let codes = Set(kept.map(\.code))
    let rows = kept.map { state in
      [
        state.code, state.name, state.demonym ?? state.adjectives.first ?? "", state.capital?.name ?? "",
        state.borders.filter(codes.contains).joined(separator: " "),
      ]
    }
    return [["iso3", "name", "demonym", "capital", "borders"]] + rows
  }

  private static func field(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
      return text
    }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}

extension OrganizationRecord {
  /// What tables call it: the acronym, else the name.
  public var acronym: String { short ?? name }
}
