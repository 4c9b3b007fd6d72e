import EntenteModel
import Foundation

/// What the head of a page says of it: `meta` tags (Open Graph, Dublin Core, citation), `link rel=canonical`, JSON-LD.
struct HTMLMetadata {
  private(set) var metadata = DocumentMetadata()
  private var siteName: String?

  init(_ root: HTMLTree.Node) {
    let tags = Self.metaTags(root)
    let linked = Self.linkedData(root)
    func first(_ keys: [String]) -> String? { keys.lazy.compactMap { tags[$0]?.first }.first }
    siteName =
      first(["og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher", "publisher"])
      ?? linked.publisher
    metadata.publisher = siteName
    metadata.date =
      ([
        "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date",
        "dcterms.issued",
        "citation_publication_date", "citation_date", "pubdate", "publishdate", "publication_date",
        "parsely-pub-date",
      ].lazy.compactMap { tags[$0]?.first } + [linked.date].compactMap { $0 })
      .lazy.compactMap { FrontMatter.date($0.replacing("/", with: "-")) }.first
    let authors = ["citation_author", "author", "dc.creator", "dcterms.creator", "article:author"].lazy
      .compactMap { tags[$0] }.first
    metadata.authors = (authors ?? linked.authors).filter { !$0.hasPrefix("http") }
    let canonical = root.descendants("link").first { $0["rel"]?.lowercased() == "canonical" }?["href"]
    metadata.url = canonical ?? first(["og:url"])
    metadata.title =
      first(["og:title", "citation_title", "dc.title"]) ?? linked.title
      ?? root.descendants("title", limit: 1).first.map { collapse($0.allText) }
    if let title = metadata.title { metadata.title = withoutSite(collapse(title)) }
  }

  /// The title without ` | Site` behind it.
  private func withoutSite(_ title: String) -> String {
    for separator in [" | ", " - ", " – ", " — ", " :: "] {
      let parts = title.components(separatedBy: separator)
      guard parts.count > 1, let last = parts.last else { continue }
      if last == siteName || separator == " | " && last.split(separator: " ").count <= 4 {
        return parts.dropLast().joined(separator: separator)
      }
    }
    return title
  }

  private static func metaTags(_ root: HTMLTree.Node) -> [String: [String]] {
    var tags: [String: [String]] = [:]
    for tag in root.descendants("meta") {
      guard let key = (tag["property"] ?? tag["name"] ?? tag["itemprop"])?.lowercased(),
        let value = tag["content"],
        !value.isEmpty
      else { continue }
      tags[key, default: []].append(collapse(value))
    }
    return tags
  }

  private struct LinkedData {
    var title: String?
    var date: String?
    var publisher: String?
    var authors: [String] = []
  }

  /// The first article of the page's JSON-LD.
  private static func linkedData(_ root: HTMLTree.Node) -> LinkedData {
    for script in root.descendants("script") where script["type"]?.lowercased() == "application/ld+json" {
      guard let value = try? JSONSerialization.jsonObject(with: Data(script.allText.utf8)) else { continue }
      for object in objects(value) {
        guard let headline = object["headline"] as? String else { continue }
        return LinkedData(
          title: headline, date: object["datePublished"] as? String,
          publisher: names(object["publisher"]).first,
          authors: names(object["author"]))
      }
    }
    return LinkedData()
  }

  private static func objects(_ value: Any) -> [[String: Any]] {
    if let list = value as? [Any] { return list.flatMap(objects) }
    guard let object = value as? [String: Any] else { return [] }
    return [object] + (object["@graph"].map(objects) ?? [])
  }

  private static func names(_ value: Any?) -> [String] {
    if let list = value as? [Any] { return list.flatMap(names) }
    if let name = value as? String { return [name] }
    return ((value as? [String: Any])?["name"] as? String).map { [$0] } ?? []
  }
}

/// White space of any length as one space, none at the ends.
func collapse(_ text: String) -> String {
  text.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
}
