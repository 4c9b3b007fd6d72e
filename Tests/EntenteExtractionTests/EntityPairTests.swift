import EntenteModel
import EntenteOntology
import EntenteText
import Testing

@testable import EntenteExtraction

@Suite("Pairs of given entities")
struct EntityPairTests {
  private func pairs(_ tree: String, _ entities: [(Int, EntityType)]) throws -> [EntityPair] {
    let ontology = try #require(HandTree.ontology)
    return EntityPairFinder(schema: ontology.schema, lexicon: ontology.lexicon).pairs(
      of: entities.map { GivenEntity(words: $0.0..<$0.0 + 1, type: $0.1) },
      in: HandTree.sentence(tree).sentence)
  }

  private let defeat = """
    Idriss Idriss PROPN NNP 2 nsubj
    lost lose VERB VBD 0 root
    to to ADP IN 4 case
    Amina Amina PROPN NNP 2 obl
    and and CCONJ CC 6 cc
    Omar Omar PROPN NNP 4 conj
    """

  @Test("the subject comes first, whatever the order; the words between say how")
  func direction() throws {
    let found = try pairs(defeat, [(3, "Person"), (0, "Person")])
    #expect(found.map { [$0.source, $0.target] } == [[1, 0]])
    #expect(found.first?.predicate == "lose to")
    #expect(found.first?.path == "nsubj | obl(to)")
  }

  @Test("members of a list share what is said of the first, and stand in no relation to each other")
  func lists() throws {
    let found = try pairs(defeat, [(0, "Person"), (3, "Person"), (5, "Person")])
    let confidence = Dictionary(uniqueKeysWithValues: found.map { ([$0.source, $0.target], $0.confidence) })
    let shared = try #require(confidence[[0, 2]])
    let listed = try #require(confidence[[1, 2]])
    #expect(shared > 0.36 && listed < 0.2)
    #expect(found.filter { [$0.source, $0.target] == [0, 2] }.map(\.predicate) == ["lose to"])
  }

  @Test("what frames find stands beside the path, and its direction counts")
  func frames() throws {
    let found = try pairs(
      """
      Chad Chad PROPN NNP 2 nsubj
      joined join VERB VBD 0 root
      ECOWAS ECOWAS PROPN NNP 2 obj
      """, [(0, "State"), (2, "Organization")])
    let pair = try #require(found.first)
    #expect(pair.source == 0 && !pair.relations.isEmpty)
  }

  @Test("two names of one thing, a noun between two, entities that overlap")
  func nouns() throws {
    let apposition = try pairs(
      """
      ECOWAS ECOWAS PROPN NNP 0 root
      ( ( PUNCT -LRB- 3 punct
      CEDEAO CEDEAO PROPN NNP 1 appos
      """, [(0, "Organization"), (2, "Organization")])
    #expect(apposition.map(\.predicate) == ["is"])
    let leader = try pairs(
      """
      Idriss Idriss PROPN NNP 0 root
      , , PUNCT , 3 punct
      leader leader NOUN NN 1 appos
      of of ADP IN 5 case
      ECOWAS ECOWAS PROPN NNP 3 nmod
      """, [(0, "Person"), (4, "Organization")])
    #expect(leader.map(\.predicate) == ["leader of"])
    #expect(try pairs(defeat, [(0, "Person"), (0, "Person")]).isEmpty)
  }

  @Test("the chance falls with the length of the path and with rivals between, and stays between 0 and 1")
  func features() {
    var near = EntityPairFeatures()
    near.length = 1
    var far = near
    far.length = 6
    var crowded = near
    crowded.between = 5
    #expect(near.confidence > far.confidence && near.confidence > crowded.confidence)
    #expect((0...1).contains(near.confidence) && (0...1).contains(EntityPairFeatures().confidence))
  }
}
