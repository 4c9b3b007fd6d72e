/// An entity that a query may mean.
public struct EntityMatch: Hashable, Sendable {
  /// How the query met the name, best first.
  public enum Quality: Int, Sendable, Comparable, CaseIterable {
    /// The query is the entity's id or its code (`state:CHN`, `CHN`, `NATO`).
    case id
    /// Equal to the name, letter case, accents and a leading article apart.
    case name
    /// Equal to another written form.
    case alias
    /// A name starts with it, as whole words ("shanghai cooperation").
    case beginning
    /// Equal to a word or several inside a name ("stoltenberg").
    case words
    /// A name starts with the query ("kazakh").
    case prefix
    /// Differs by a slip of the pen ("Stoltenburg").
    case spelling

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  public let entity: EntityID
  /// The entity's name.
  public let name: String
  /// The written form that was met.
  public let surface: String
  public let quality: Quality

  public init(entity: EntityID, name: String, surface: String, quality: Quality) {
    self.entity = entity
    self.name = name
    self.surface = surface
    self.quality = quality
  }
}

/// What a name typed by a person stands for.
public enum EntityResolution: Hashable, Sendable {
  case one(EntityID)
  /// Several entities meet the query equally well.
  case ambiguous([EntityMatch])
  /// None does; the nearest names, perhaps none.
  case unknown(nearest: [EntityMatch])
}

/// Finds entities by name as people write them: "china", "PRC", "stoltenberg", "Stoltenburg".
///
/// Immutable; made once for a list of entities. Letter case, accents, full stops of acronyms, hyphens and a leading
/// "the" play no part.
public struct EntityFinder: Sendable {
  private struct Form: Sendable {
    let key: [UInt8]
    let surface: String
    /// Index in `names`.
    let entity: Int
    let isName: Bool
  }

  private let ids: [EntityID]
  private let names: [String]
  /// Weight of each entity: among matches of the same quality the higher stands first.
  private let weights: [Int]
  private let forms: [Form]
  private let idKeys: [[UInt8]: [Int]]

  /// - Parameter weight: how often an entity is spoken of, or how well known it is; only the order matters.
  public init(entities: [Entity], weight: (Entity) -> Int = { _ in 0 }) {
    ids = entities.map(\.id)
    names = entities.map(\.name)
    weights = entities.map(weight)
    var forms: [Form] = []
    var idKeys: [[UInt8]: [Int]] = [:]
    for (index, entity) in entities.enumerated() {
      forms.append(Form(key: Self.key(entity.name), surface: entity.name, entity: index, isName: true))
      for alias in entity.aliases {
        forms.append(Form(key: Self.key(alias), surface: alias, entity: index, isName: false))
      }
      // A key in lower case is made of the name: it says no more than the name does.
      let code = entity.id.key
      idKeys[Self.lowered(entity.id.rawValue), default: []].append(index)
      if code.utf8.contains(where: { (65...90).contains($0) }) {
        idKeys[Self.lowered(code), default: []].append(index)
      }
      if let iso3 = entity.iso3, iso3 != code { idKeys[Self.lowered(iso3), default: []].append(index) }
    }
    self.forms = forms.filter { !$0.key.isEmpty }
    self.idKeys = idKeys
  }

  /// Entities that the query may mean, best first: by quality, then weight, then the length of the name, then id.
  ///
  /// - Complexity: O(total length of the names) a query.
  public func find(_ query: String, limit: Int = 10) -> [EntityMatch] {
    let key = Self.key(query)
    var best: [Int: (quality: EntityMatch.Quality, surface: String, distance: Int)] = [:]
    func offer(_ entity: Int, _ quality: EntityMatch.Quality, _ surface: String, distance: Int = 0) {
      if let old = best[entity], (old.quality.rawValue, old.distance) <= (quality.rawValue, distance) {
        return
      }
      best[entity] = (quality, surface, distance)
    }
    for entity in idKeys[Self.lowered(query)] ?? [] { offer(entity, .id, ids[entity].rawValue) }
    guard !key.isEmpty else { return ranked(best, limit: limit) }
    for form in forms {
      if form.key == key {
        offer(form.entity, form.isName ? .name : .alias, form.surface)
      } else if let start = Self.wordStart(of: key, in: form.key) {
        offer(form.entity, start == 0 ? .beginning : .words, form.surface)
      } else if form.key.starts(with: key) {
        offer(form.entity, .prefix, form.surface)
      }
    }
    // Slips are looked for only where nothing is met: they cost more and would drown the rest.
    if best.isEmpty {
      let allowed = key.count < 4 ? 0 : key.count < 8 ? 1 : 2
      for form in forms where allowed > 0 {
        if let distance = Self.distance(form.key, key, atMost: allowed) {
          offer(form.entity, .spelling, form.surface, distance: distance)
        } else {
          for word in form.key.split(separator: 32) where word.count > 3 {
            if let distance = Self.distance(Array(word), key, atMost: allowed) {
              offer(form.entity, .spelling, form.surface, distance: distance + 1)
            }
          }
        }
      }
    }
    return ranked(best, limit: limit)
  }

  /// The one entity that the query means, or the candidates.
  ///
  /// The best quality decides, where one entity alone meets it; a slip of the pen never does. Of several with the
  /// same name (a city state and its city) the one of greater weight is meant.
  public func resolve(_ query: String, limit: Int = 10) -> EntityResolution {
    let matches = find(query, limit: max(limit, 2))
    guard let first = matches.first, first.quality != .spelling else { return .unknown(nearest: matches) }
    let equals = matches.filter { $0.quality == first.quality }
    if equals.count == 1 { return .one(first.entity) }
    let isNamed = first.quality <= .alias
    return isNamed && weight(first.entity) > weight(equals[1].entity)
      ? .one(first.entity) : .ambiguous(equals)
  }

  private func weight(_ id: EntityID) -> Int { ids.firstIndex(of: id).map { weights[$0] } ?? 0 }

  private func ranked(
    _ best: [Int: (quality: EntityMatch.Quality, surface: String, distance: Int)], limit: Int
  ) -> [EntityMatch] {
    let order = best.sorted { a, b in
      let (x, y) = (a.value, b.value)
      if (x.quality, x.distance) != (y.quality, y.distance) {
        return (x.quality, x.distance) < (y.quality, y.distance)
      }
      if weights[a.key] != weights[b.key] { return weights[a.key] > weights[b.key] }
      if x.surface.utf8.count != y.surface.utf8.count { return x.surface.utf8.count < y.surface.utf8.count }
      return ids[a.key] < ids[b.key]
    }
    return order.prefix(limit).map { index, value in
      EntityMatch(entity: ids[index], name: names[index], surface: value.surface, quality: value.quality)
    }
  }

  // MARK: Comparing names

  /// A name reduced to what is compared: lower case, plain Latin letters, single spaces, no article, no punctuation.
  public static func key(_ name: String) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(name.utf8.count)
    func space() {
      if let last = key.last, last != 32 { key.append(32) }
    }
    for scalar in name.unicodeScalars {
      switch scalar.value {
      case 48...57, 97...122: key.append(UInt8(scalar.value))
      case 65...90: key.append(UInt8(scalar.value + 32))
      case 0x2E, 0x27, 0x2019, 0x2018, 0x60, 0x2BB, 0x2BC, 0x300...0x36F:
        continue  // . ' ’ ‘ ` and combining accents
      case 0x26:
        space()
        key.append(contentsOf: "and ".utf8)
      case ..<0x80: space()
      default:
        if let plain = plainLetters[scalar.value] {
          key.append(contentsOf: plain)
        } else if scalar.properties.generalCategory == .dashPunctuation || scalar.properties.isWhitespace {
          space()
        } else {
          key.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        }
      }
    }
    if key.last == 32 { key.removeLast() }
    if key.count > 4, key.starts(with: "the ".utf8) { key.removeFirst(4) }
    return key
  }

  /// Latin letters with accents, by scalar, as plain lower-case letters.
  private static let plainLetters: [UInt32: [UInt8]] = {
    let rows = [
      ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęěẹẻẽếềểễệə"),
      ("g", "ĝğġģ"),
      ("h", "ĥħ"), ("i", "ìíîïĩīĭįıỉịi̇"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"),
      ("o", "òóôõöøōŏőơọỏốồổỗộớờởỡợ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"),
      ("u", "ùúûüũūŭůűųưụủứừửữự"),
      ("w", "ŵ"), ("y", "ýÿŷỳỵỷỹ"), ("z", "źżž"), ("ae", "æ"), ("oe", "œ"), ("ss", "ß"), ("th", "þ"),
    ]
    var table: [UInt32: [UInt8]] = [:]
    for (plain, letters) in rows {
      for letter in letters.unicodeScalars
      where letter.value > 0x7F && !(0x300...0x36F).contains(letter.value) {
        table[letter.value] = Array(plain.utf8)
        let upper = letter.properties.uppercaseMapping.unicodeScalars
        if upper.count == 1, let first = upper.first, first.value > 0x7F {
          table[first.value] = Array(plain.utf8)
        }
      }
    }
    return table
  }()

  /// Where `words` stand in `name` as whole words, and not as the whole name.
  private static func wordStart(of words: [UInt8], in name: [UInt8]) -> Int? {
    guard name.count > words.count else { return nil }
    var start = 0
    while start + words.count <= name.count {
      let end = start + words.count
      if (end == name.count || name[end] == 32) && name[start..<end].elementsEqual(words) { return start }
      guard let space = name[start...].firstIndex(of: 32) else { return nil }
      start = space + 1
    }
    return nil
  }

  private static func lowered(_ text: some StringProtocol) -> [UInt8] {
    text.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }
  }

  /// Edit distance with transpositions of neighbours, `nil` above `limit`.
  ///
  /// - Source: F. J. Damerau, "A technique for computer detection and correction of spelling errors", 1964.
  private static func distance(_ a: [UInt8], _ b: [UInt8], atMost limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1] + [Int](repeating: 0, count: b.count)
      var smallest = row[0]
      for j in 0..<b.count {
        var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row[j + 1] = cost
        smallest = min(smallest, cost)
      }
      if smallest > limit { return nil }
      (beforeLast, last) = (last, row)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }
}
