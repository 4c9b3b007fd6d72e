package import EntenteModel

/// What kind of thing a common noun names, by lemma: decides the type of new entities, and what a reference may mean.
package enum NounClasses {
  /// Type of an entity that is called by this noun; `nil` where the noun says nothing (then it is a topic).
  package static func type(ofLemma lemma: String) -> EntityType? { types[lemma] }

  private static let types: [String: EntityType] = {
    var types: [String: EntityType] = [:]
    func add(_ type: EntityType, _ lemmas: String) {
      for lemma in lemmas.split(whereSeparator: \.isWhitespace) { types[String(lemma)] = type }
    }
    add(
      .event,
      """
      meeting summit talk conference visit war attack exercise drill election crisis invasion negotiation discussion
      consultation anniversary ceremony session launch signing extension referendum pandemic strike protest coup round
      forum announcement demonstration call trip crackdown massacre raid bombing bombardment occupation annexation
      withdrawal offensive uprising revolution revolt genocide earthquake hurricane famine inauguration celebration
      assembly hearing trial assassination deployment rollout test establishment dissolution accession incident clash
      battle siege blockade mobilization mobilisation manoeuvre maneuver outbreak festival olympics games workshop
      seminar symposium briefing roundtable congress retreat hostility fighting edition sitting
      """)
    add(
      .agreement,
      """
      agreement treaty pact deal accord convention protocol memorandum arrangement ceasefire truce armistice charter
      covenant compact settlement concordat article statement understanding
      """)
    add(
      .document,
      """
      report letter document resolution law act order paper communique communiqué declaration readout speech remark
      address book article manifesto constitution decree proclamation bill legislation doctrine transcript note
      publication study survey factsheet newsletter roadmap
      """)
    // A joint statement is an agreement; a plain "article" or "statement" leaves it open.
    types["article"] = .agreement
    types["statement"] = .document
    add(
      .programme,
      "programme program initiative plan project agenda mission framework pathway proposal strategy scheme campaign fund facility operation"
    )
    add(
      .organization,
      """
      government organization organisation alliance bloc agency embassy consulate ministry army military parliament
      commission committee company corporation union coalition institution bank court council secretariat department
      office cabinet administration congress senate bundestag university institute association federation league
      authority regime militia navy fleet brigade battalion regiment division police newspaper think-tank foundation
      headquarters delegation group community axis tribunal chancellery presidency organ body consortium cartel
      opposition junta contingent corps secretariat partnership network insurgency staff
      """)
    add(
      .group,
      """
      people population public troop force citizen refugee side party nation country ally partner member leader
      official minister diplomat soldier company expert scholar government neighbour neighbor power delegation
      counterpart friend voter rebel terrorist civilian worker student youth woman man child society humanity mankind
      signatory stakeholder enterprise separatist insurgent guerrilla militant deserter customer inspector observer
      planner investor protester demonstrator migrant hostage prisoner faction firm trader farmer peacekeeper
      """)
    add(
      .place,
      "region area border city territory sea continent zone coast capital port base island river ocean strait peninsula street airport village town province district frontier neighbourhood location"
    )
    return types
  }()

  /// Persons by their work or standing.
  package static let persons: Set<String> = set(
    """
    president minister leader official ambassador diplomat spokesman spokesperson spokeswoman envoy representative
    secretary chancellor king queen prince princess emperor premier governor mayor senator congressman lawmaker
    commissioner general admiral colonel commander officer chief director chairman chairwoman chair chairperson head
    adviser advisor counselor counsellor delegate negotiator journalist reporter professor scholar expert analyst
    author citizen activist dictator statesman politician judge prosecutor lawyer soldier candidate deputy pope
    counterpart friend colleague predecessor successor host guest winner founder pilot man woman
    """)

  /// Words that mean states: references to them ask for entities of the type State.
  package static let states: Set<String> = set(
    "country nation state power neighbour neighbor kingdom republic")

  /// Words that mean the sides of what was told: any actors.
  package static let sides: Set<String> = set("side party")

  /// Bonds between two actors: with both sides known they are one relationship.
  package static let bonds: Set<String> = set("relation relationship tie")

  /// Kinds of bond that are named by themselves: cooperation of A and B is not all of their relations.
  package static let qualifiedBonds: Set<String> = set(
    "cooperation partnership friendship rivalry collaboration exchange interaction rapprochement dispute trade interdependence confrontation competition contact"
  )

  /// Adjectives that add nothing to a bond.
  package static let plainBondModifiers: Set<String> = set(
    "bilateral diplomatic mutual official overall current present existing future close good strong")

  package static let units: Set<String> = set(
    "percent % percentage dollar euro pound yen yuan rouble ruble franc kilometre kilometer km mile tonne ton barrel hectare megawatt"
  )

  package static let scales: Set<String> = set("hundred thousand million billion trillion")

  private static func set(_ words: String) -> Set<String> {
    Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
