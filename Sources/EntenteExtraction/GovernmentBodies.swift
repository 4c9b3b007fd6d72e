import EntenteModel

/// Bodies that every state has: composed with the state that the text names ("the Foreign Ministry of Peru",
/// "Peruvian government"), so that all ways to say it are one entity.
enum GovernmentBodies {
  struct Body {
    let key: String
    let name: String
    let type: EntityType
  }

  static let all: [Body] = table.map { Body(key: $0.key, name: $0.name, type: $0.type) }

  /// Finds the words for a body; payloads index ``all``.
  static let trie: NameTrie = {
    var trie = NameTrie()
    for (index, row) in table.enumerated() {
      for form in row.forms { trie.insert(form, payload: index) }
    }
    return trie
  }()

  static func id(_ body: Body, of state: EntityID) -> EntityID { EntityID("org:\(state.key)-\(body.key)") }

  private static let table: [(key: String, name: String, type: EntityType, forms: [String])] = [
    (
      "government", "Government", "GovernmentBody",
      ["government", "central government", "federal government", "governments", "authorities"]
    ),
    (
      "foreign-ministry", "Foreign Ministry", "GovernmentBody",
      [
        "foreign ministry", "ministry of foreign affairs", "ministry for foreign affairs",
        "foreign affairs ministry",
        "ministry of external affairs", "foreign office", "department of foreign affairs",
      ]
    ),
    (
      "defence-ministry", "Defence Ministry", "GovernmentBody",
      [
        "defence ministry", "defense ministry", "ministry of defence", "ministry of defense",
        "ministry of national defence",
        "ministry of national defense", "defence department", "defense department", "department of defence",
      ]
    ),
    (
      "interior-ministry", "Interior Ministry", "GovernmentBody",
      [
        "interior ministry", "ministry of the interior", "ministry of interior",
        "ministry of internal affairs",
      ]
    ),
    ("finance-ministry", "Finance Ministry", "GovernmentBody", ["finance ministry", "ministry of finance"]),
    (
      "trade-ministry", "Trade Ministry", "GovernmentBody",
      ["trade ministry", "ministry of trade", "commerce ministry", "ministry of commerce"]
    ),
    ("energy-ministry", "Energy Ministry", "GovernmentBody", ["energy ministry", "ministry of energy"]),
    ("justice-ministry", "Justice Ministry", "GovernmentBody", ["justice ministry", "ministry of justice"]),
    (
      "parliament", "Parliament", "GovernmentBody",
      ["parliament", "national assembly", "legislature", "lawmakers"]
    ),
    ("supreme-court", "Supreme Court", "GovernmentBody", ["supreme court", "constitutional court"]),
    ("central-bank", "Central Bank", "GovernmentBody", ["central bank", "national bank"]),
    (
      "armed-forces", "Armed Forces", "MilitaryUnit",
      ["armed forces", "military", "army", "armed force", "troops", "soldiers", "military forces"]
    ),
    ("navy", "Navy", "MilitaryUnit", ["navy", "naval forces"]),
    ("air-force", "Air Force", "MilitaryUnit", ["air force"]),
    ("coast-guard", "Coast Guard", "MilitaryUnit", ["coast guard", "coastguard"]),
    ("police", "Police", "GovernmentBody", ["police", "national police"]),
  ]
}
