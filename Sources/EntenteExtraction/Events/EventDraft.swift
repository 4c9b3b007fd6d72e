import EntenteModel
import EntenteOntology

/// An event while it is read: coding and sides, before stance, date and place.
struct EventDraft {
  /// CAMEO code; the PLOVER type follows from it unless `plover` says otherwise.
  var cameo: String?
  var plover: String?
  var mode: String?
  var contexts: [String]
  /// The outermost word of the event, where stance is read.
  var trigger: Int
  /// The word of the frame.
  var core: Int
  var sources: [CodedActor] = []
  var targets: [CodedActor] = []
  var isReciprocal: Bool
  /// Frame, then operators from the inside out.
  var rules: [String]
  /// What "will", "must" or "not" beside the predicate says is in the type already.
  var absorbsStance = false
  /// Words that belong to the event: predicate, operators, deciding nouns.
  var chain: [Int]

  init(frame: Frame, at word: Int, codes: EventCodes) {
    cameo = frame.event?.cameo
    plover = frame.event?.plover ?? cameo.flatMap { codes.plover(ofCAMEO: $0) }
    mode = frame.event?.mode ?? cameo.flatMap { codes.cameo($0)?.mode }
    contexts = frame.event?.contexts ?? []
    trigger = word
    core = word
    isReciprocal = frame.isReciprocal
    rules = [frame.id]
    chain = [word]
  }

  /// The same event under an operator, if it makes something of it.
  func made(by operation: EventOperator, at word: Int, codes: EventCodes) -> EventDraft? {
    guard let code = operation.code(of: plover, cameo: cameo) else { return nil }
    var draft = self
    draft.cameo = code
    draft.plover = codes.plover(ofCAMEO: code)
    draft.mode = codes.cameo(code)?.mode
    draft.trigger = word
    draft.rules.append(operation.name)
    if draft.chain.last != word { draft.chain.append(word) }
    return draft
  }
}

extension EventCodes {
  /// PLOVER type of a CAMEO code. Appeals (02) are requests in practice; statements (01) have none.
  func plover(ofCAMEO code: String) -> String? {
    if let type = cameo(code)?.plover { return type }
    return code.hasPrefix("02") ? "REQUEST" : nil
  }
}
