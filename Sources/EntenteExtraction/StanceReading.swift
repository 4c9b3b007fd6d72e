import EntenteModel
import EntenteOntology

/// Whether a statement is so, how sure, and who says so, as read from the words around its trigger.
struct StanceReading: Equatable, Sendable {
  enum Speaker: Equatable, Sendable {
    case unnamed
    /// Words that may name the speaker, the likeliest first.
    case words([Int], types: [EntityType])
    /// A speaker of words in quotation marks or of a turn: index in the entity table.
    case entity(Int)
  }

  var isNegated = false
  var modality: Modality?
  /// The modality gives way to any other.
  var isWeak = false
  /// The modality is what a noun of intention says ("our commitment to").
  var isOwnIntention = false
  /// Innermost first.
  var speakers: [Speaker] = []
  /// What decided, in words for `--explain`.
  var reasons: [String] = []
  /// Cues further out no longer change polarity and modality, only who speaks.
  var isSealed = false
  /// The author's own remark beside what somebody else says: speakers further out do not say it.
  var isAside = false

  mutating func flip(_ reason: String) {
    guard !isSealed else { return }
    isNegated.toggle()
    reasons.append("polarity: " + reason)
  }

  /// Takes a modality from a cue further out than all so far.
  mutating func take(_ new: Modality, isWeak newIsWeak: Bool, overrides: Bool = true, _ reason: String) {
    guard !isSealed else { return }
    // "will seek to meet": an effort that somebody announces is a plan.
    if modality == .wished, isWeak, newIsWeak, new == .planned {
      modality = .planned
      reasons.append("modality: planned by " + reason)
      return
    }
    if let modality, !isWeak {
      // A forecast of something planned is a forecast; a promise of what must be stays what must be.
      guard overrides, !newIsWeak, modality != new else { return }
    } else if modality != nil && newIsWeak {
      return
    }
    modality = new
    isWeak = newIsWeak
    isOwnIntention = false
    reasons.append("modality: \(new.rawValue) by " + reason)
  }

  mutating func add(_ speaker: Speaker, _ reason: String) {
    guard !isAside, speakers.last != speaker else { return }
    speakers.append(speaker)
    reasons.append("attribution: " + reason)
  }
}
