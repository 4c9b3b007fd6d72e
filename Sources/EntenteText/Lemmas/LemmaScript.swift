/// How a form becomes its lemma: "lower case, take off 3 letters, add y" turns "Countries" into "country".
struct LemmaScript: Hashable, Sendable {
  enum Change: Hashable, Sendable {
    /// Take off this many Unicode scalars at the end, then add the text.
    case suffix(remove: Int, add: String)
    /// The lemma shares no beginning with the form: "is" becomes "be".
    case whole(String)
  }

  var lowercased: Bool
  var change: Change

  init(lowercased: Bool, change: Change) {
    self.lowercased = lowercased
    self.change = change
  }

  /// The script that makes the lemma of the form; lower case where the lemma has no capital.
  init(form: String, lemma: String) {
    lowercased = lemma == lemma.lowercased() && form != lemma || form == form.lowercased()
    let base = Array((lowercased ? form.lowercased() : form).unicodeScalars)
    let target = Array(lemma.unicodeScalars)
    let common = zip(base, target).prefix { $0 == $1 }.count
    if common == 0 {
      change = .whole(lemma)
    } else {
      var add = String.UnicodeScalarView()
      add.append(contentsOf: target[common...])
      change = .suffix(remove: base.count - common, add: String(add))
    }
  }

  /// The lemma; the form where the script does not fit it.
  func apply(to form: String) -> String {
    let base = lowercased ? form.lowercased() : form
    switch change {
    case .whole(let lemma): return lemma
    case .suffix(0, let add): return add.isEmpty ? base : base + add
    case .suffix(let remove, let add):
      guard base.unicodeScalars.count > remove else { return base }
      return String(base.unicodeScalars.dropLast(remove)) + add
    }
  }

  /// One line of text, read back by ``init(encoded:)``.
  var encoded: String {
    let letter = lowercased ? "l" : "k"
    switch change {
    case .suffix(let remove, let add): return "\(letter)\(remove)\t\(add)"
    case .whole(let lemma): return "\(letter)=\t\(lemma)"
    }
  }

  init?(encoded: String) {
    let parts = encoded.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let letter = parts[0].first, letter == "l" || letter == "k" else { return nil }
    let what = parts[0].dropFirst()
    if what == "=" {
      self.init(lowercased: letter == "l", change: .whole(String(parts[1])))
    } else if let remove = Int(what), remove >= 0 {
      self.init(lowercased: letter == "l", change: .suffix(remove: remove, add: String(parts[1])))
    } else {
      return nil
    }
  }
}
