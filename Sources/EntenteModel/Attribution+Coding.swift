/// Written as one string: `author`, `unnamed`, an entity id (`person:jens-stoltenberg`), or words after `"`.
extension Attribution: Codable, CustomStringConvertible {
  public init(_ text: String) {
    switch text {
    case "author": self = .author
    case "unnamed": self = .unnamed
    case let words where words.hasPrefix("\""): self = .named(String(words.dropFirst()))
    default: self = .entity(EntityID(text))
    }
  }

  public var description: String {
    switch self {
    case .author: "author"
    case .unnamed: "unnamed"
    case .entity(let id): id.rawValue
    case .named(let words): "\"" + words
    }
  }

  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
