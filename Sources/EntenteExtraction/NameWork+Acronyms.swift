import EntenteModel
import EntenteOntology
import EntenteText

extension NameWork {
  /// Acronyms that the document introduces: "Allied Command Transformation (ACT)".
  mutating func learnAcronyms() {
    for number in analysis.sentences.indices {
      let sentence = analysis.sentences[number]
      for index in sentence.words.indices.dropFirst() where sentence.lower[index] == "(" {
        guard index + 2 < sentence.words.count, sentence.lower[index + 2] == ")" else { continue }
        let form = sentence.words[index + 1].form
        guard isAcronym(form), let entity = entityOfName(endingAt: index, in: number, for: form) else {
          continue
        }
        addLocal(form, entity: entity, kind: .acronym, reason: "acronym of \(analysis.entities[entity].name)")
        analysis.entities.addAlias(form, to: entity)
      }
    }
  }

  private func isAcronym(_ form: String) -> Bool {
    let capitals = form.unicodeScalars.filter { $0.properties.isUppercase }.count
    return (2...10).contains(form.unicodeScalars.count) && capitals >= 2 && !form.contains(".")
  }

  /// The entity of the longest name that ends before a bracket and whose initials spell the acronym.
  private mutating func entityOfName(endingAt end: Int, in number: Int, for acronym: String) -> Int? {
    let atoms = self.atoms[number]
    let ids = localTrie.ids(of: atoms)
    var best: (length: Int, entity: Int)?
    for match in known[number] where match.words.upperBound == end {
      let entry = match.entries[0]
      // The ontology's own acronyms need no introduction.
      guard [.name, .former].contains(entry.kind), spells(acronym, match.words, in: number),
        let entity = catalog.ontology.entity(entry.entity), match.words.count > (best?.length ?? 0)
      else { continue }
      best = (match.words.count, analysis.entities.insert(entity))
    }
    for start in max(0, end - 12)..<end {
      for match in localTrie.matches(at: atoms.firstOfWord[start], in: atoms, ids: ids)
      where atoms.firstOfWord[start] < atoms.firstOfWord[start + 1] && match.words.upperBound == end {
        guard spells(acronym, match.words, in: number), match.words.count > (best?.length ?? 0),
          let payload = localTrie.payloads(of: match).first
        else { continue }
        best = (match.words.count, localNames[payload].entity)
      }
    }
    return best?.entity
  }

  /// Whether the capitals of the acronym are initials of the words, in order, the first one of the first word.
  private func spells(_ acronym: String, _ range: Range<Int>, in number: Int) -> Bool {
    let letters = acronym.unicodeScalars.filter { $0.properties.isUppercase }.map {
      $0.properties.lowercaseMapping
    }
    let initials = analysis.sentences[number].lower[range].compactMap {
      $0.unicodeScalars.first.map { String($0) }
    }
    guard let first = letters.first, initials.first == first else { return false }
    var next = 0
    for initial in initials where next < letters.count && initial == letters[next] { next += 1 }
    return next == letters.count
  }
}

extension EntityTable {
  mutating func addAlias(_ alias: String, to index: Int) {
    guard self[index].name != alias, !self[index].aliases.contains(alias) else { return }
    self[index].aliases.append(alias)
  }
}
