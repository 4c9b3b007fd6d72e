internal import Foundation

/// Lists of strings as JSON arrays in a text column, which SQLite's own JSON functions read.
enum JSONList {
  static func encode(_ list: [String]) -> String {
    guard !list.isEmpty else { return "[]" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    guard let data = try? encoder.encode(list) else { return "[]" }
    return String(decoding: data, as: UTF8.self)
  }

  static func decode(_ text: String) -> [String] {
    text == "[]" ? [] : (try? JSONDecoder().decode([String].self, from: Data(text.utf8))) ?? []
  }
}
