import EntenteModel
import Foundation

/// One record of a JSON Lines file of articles: `{"id", "date", "text", "title", "url", "source" or "publisher", "authors"}`.
/// All but the text may be missing; a number is taken for an id, one string for a list of authors.
struct Article: Decodable {
  var id: String?
  var text: String
  var metadata = DocumentMetadata()

  private enum Key: String, CodingKey {
    case id, date, published, text, body, content, title, headline, url, source, publisher, authors, author
  }

  init(from decoder: any Decoder) throws {
    let record = try decoder.container(keyedBy: Key.self)
    func string(_ keys: Key...) -> String? {
      for key in keys {
        if let value = try? record.decodeIfPresent(String.self, forKey: key), !value.isEmpty { return value }
      }
      return nil
    }
    id = string(.id) ?? (try? record.decodeIfPresent(Int64.self, forKey: .id)).flatMap { $0 }.map(String.init)
    guard let text = string(.text, .body, .content) else {
      throw DecodingError.keyNotFound(
        Key.text, .init(codingPath: [], debugDescription: "no \"text\" that is a string with something in it")
      )
    }
    self.text = text
    metadata.title = string(.title, .headline)
    metadata.date = string(.date, .published).flatMap(FrontMatter.date)
    metadata.url = string(.url)
    metadata.publisher = string(.publisher, .source)
    for key in [Key.authors, .author] where metadata.authors.isEmpty {
      if let list = try? record.decodeIfPresent([String].self, forKey: key) {
        metadata.authors = list
      } else if let one = string(key) {
        let names = HeadMatter.names(one)
        metadata.authors = names.isEmpty ? [one] : names
      }
    }
  }

  /// The article in a line of JSON.
  static func parse(_ line: [UInt8]) -> Result<Article, MalformedArticle> {
    do {
      return .success(try JSONDecoder().decode(Article.self, from: Data(line)))
    } catch DecodingError.keyNotFound(_, let context) {
      return .failure(MalformedArticle(reason: context.debugDescription))
    } catch DecodingError.typeMismatch {
      return .failure(MalformedArticle(reason: "the line is no JSON object"))
    } catch {
      return .failure(
        MalformedArticle(
          reason: line.last == UInt8(ascii: "}") ? "malformed JSON" : "malformed JSON (cut off?)"))
    }
  }
}

struct MalformedArticle: Error {
  var reason: String
}
