import EntenteModel

/// "Unfavourable for the cooperation between A and B, but trade makes cooperation possible": the bare noun means the bond
/// that the same sentence names in full.
enum BareBonds {
  private static let nouns: Set<String> = [
    "cooperation", "collaboration", "relations", "relationship", "partnership", "ties", "dialogue", "trade",
  ]

  static func resolve(_ extraction: Extraction) -> Extraction {
    let bare = Dictionary(
      extraction.entities.compactMap { entity -> (EntityID, String)? in
        let name = entity.name.lowercased()
        return entity.type == .topic && nouns.contains(name) ? (entity.id, name) : nil
      }, uniquingKeysWith: { first, _ in first })
    guard !bare.isEmpty else { return extraction }
    let bonds = extraction.entities.filter { $0.type == .relationship }
    var resolved = extraction
    for (index, assertion) in extraction.assertions.enumerated() {
      guard let noun = bare[assertion.object], let sentence = assertion.evidence?.sentence else { continue }
      let named = bonds.filter { bond in
        bond.name.hasSuffix(" " + noun) && isMentioned(bond.id, in: sentence, of: extraction)
      }
      if named.count == 1 { resolved.assertions[index].object = named[0].id }
    }
    return resolved
  }

  private static func isMentioned(_ id: EntityID, in sentence: Int, of extraction: Extraction) -> Bool {
    let range = extraction.sentences[sentence].range
    return extraction.mentions.contains { $0.entity == id && range.overlaps($0.range) }
      || extraction.assertions.contains {
        $0.evidence?.sentence == sentence && ($0.subject == id || $0.object == id)
      }
  }
}
