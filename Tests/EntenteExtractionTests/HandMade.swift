import EntenteModel
import EntenteText

@testable import EntenteExtraction

/// Sentences made by hand: words separated by spaces, `form/UPOS/relation/head` with heads counted from 1 as in
/// CoNLL-U, the last three optional.
enum HandMade {
  static func sentence(_ text: String) -> Sentence {
    var words: [Word] = []
    var offset = 0
    for (index, token) in text.split(separator: " ").enumerated() {
      let parts = token.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      // A form may hold a slash of its own ("9/11").
      let isAnnotated = parts.count == 4 && UPOS(name: parts[1]) != nil
      let form = isAnnotated ? parts[0] : String(token)
      let first = form.unicodeScalars.first!
      let guess: UPOS = first.properties.isUppercase ? .propn : first.properties.numericType != nil ? .num : .noun
      let upos = isAnnotated ? UPOS(name: parts[1])! : guess
      let isPlural = upos == .noun && form.hasSuffix("s") && !form.hasSuffix("ss")
      let length = form.utf8.count
      words.append(
        Word(
          form: form, range: offset..<offset + length, lemma: isPlural ? String(form.lowercased().dropLast()) : form.lowercased(),
          upos: upos, feats: isPlural ? "Number=Plur" : "",
          head: isAnnotated ? Int(parts[3])! - 1 : (index == 0 ? -1 : 0),
          deprel: isAnnotated ? parts[2] : (index == 0 ? "root" : "dep")))
      offset += length + 1
    }
    return Sentence(words: words, range: 0..<max(0, offset - 1))
  }

  static func analysed(_ text: String) -> AnalysedSentence {
    AnalysedSentence(block: 0, blockKind: .paragraph, sentence: sentence(text))
  }
}
