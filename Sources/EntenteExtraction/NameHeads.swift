import EntenteModel

/// Nouns that end the capitalised name of something, and the type of what they name: "London Summit",
/// "Comprehensive Safeguards Agreement", "Central Bank".
enum NameHeads {
  static func type(of lower: String) -> EntityType? { types[lower] }

  private static let types: [String: EntityType] = {
    var types: [String: EntityType] = [:]
    func add(_ type: EntityType, _ nouns: String) {
      for noun in nouns.split(whereSeparator: \.isWhitespace) { types[String(noun)] = type }
    }
    add(
      .event,
      """
      summit conference dialogue dialog meeting talks forum war crisis revolution pandemic games olympics cup summits
      negotiations exercise congress genocide massacre referendum election elections anniversary expo exhibition
      symposium uprising spring intifada offensive incident protests assembly-session consultation consultations week
      """)
    add(
      .agreement,
      "agreement agreements treaty accord accords pact protocol convention charter memorandum deal truce armistice compact arrangement article understanding"
    )
    add(.init("JointStatement"), "communiqué communique declaration")
    add(
      .document,
      """
      report analysis strategy review order act law resolution statement paper doctrine constitution bill code letter
      decree readout remarks factsheet concept manifesto assessment index outlook announcement regulation directive
      """)
    add(
      .programme,
      """
      initiative program programme plan project partnership facility fund mechanism agenda roadmap framework campaign
      mission operation scheme vision corridor road package
      """)
    add(
      .organization,
      """
      organization organisation council commission committee ministry department agency bank group university institute
      institution academy college school center centre court tribunal parliament union alliance league party army navy
      force forces corps command fleet authority secretariat office bureau administration association federation
      foundation company corporation embassy house senate cabinet board network chamber brigade battalion guard guards
      regiment division coalition front movement society club trust press news times post daily agency service services
      government militia consulate delegation community airlines group inc ltd co. corp corp. gmbh staff staffs
      """)
    add(
      .place,
      """
      sea ocean river strait islands island peninsula mountains valley province region gulf bay canal airport base hotel
      palace square headquarters street lake desert territory district basin coast cape sound channel hills plateau
      oblast county republic
      """)
    // A republic or a house may be many things: the table only opens the question of names that nobody else knows.
    types["republic"] = nil
    types["house"] = nil
    return types
  }()

  /// Words that a title of a whole text begins with: the heading is its name.
  static let titleOpeners: Set<String> = [
    "remarks", "readout", "joint", "statement", "declaration", "communiqué", "communique", "speech",
    "address",
    "transcript", "letter", "memorandum", "agreement", "treaty", "report", "proclamation", "fact",
  ]

  /// Words of lower case that may stand inside a name.
  static let connectors: Set<String> = [
    "of", "on", "for", "the", "and", "-", "\u{2013}", "&", "to", "de", "la", "du", "del",
  ]

  /// Words that are followed by a number in names: "Article 5", "Resolution 1325".
  static let numbered: Set<String> = [
    "article", "articles", "resolution", "order", "protocol", "chapter", "law", "decree", "directive",
    "regulation", "annex",
  ]
}
