import EntenteModel
import EntenteText
import Testing

@testable import EntenteExtraction

@Suite("Nominals as entities")
struct NominalBuilderTests {
  static let china = Entity(id: "state:CHN", type: .state, name: "China")
  static let nato = Entity(id: "org:NATO", type: .organization, name: "NATO")

  /// An analysis of sentences in which the words China and NATO are linked.
  func analysis(_ texts: [String]) -> DocumentAnalysis {
    let sentences = texts.map { HandMade.analysed($0) }
    let document = Document(id: "x", source: "x", format: "text", text: "", blocks: [])
    var analysis = DocumentAnalysis(document: document, sentences: sentences)
    for (number, sentence) in sentences.enumerated() {
      for (index, form) in sentence.lower.enumerated() {
        guard let entity = ["china": Self.china, "nato": Self.nato][form] else { continue }
        analysis.add(
          LocalMention(
            sentence: number, words: index..<index + 1, head: index, entity: analysis.entities.insert(entity),
            kind: .name, type: entity.type))
      }
    }
    return analysis
  }

  let talks =
    "the/DET/det/3 annual/ADJ/amod/3 talks/NOUN/nsubj/9 between/ADP/case/5 China/PROPN/nmod/3 and/CCONJ/cc/7 NATO/PROPN/conj/5 have/AUX/aux/9 begun/VERB/root/0"

  @Test("the phrase has its determiner and complements, and neither the verb nor an apposition")
  func span() throws {
    var state = analysis([talks])
    let index = try #require(NominalBuilder.mention(forHead: 2, in: 0, analysis: &state))
    #expect(state.mentions[index].words == 0..<7)
    #expect(state.mentions[index].type == .event)
    #expect(state.entities[state.mentions[index].entity].name == "annual talks between China and NATO")
    #expect(state.entities[state.mentions[index].entity].id == "event:annual-talk-china-nato")
    let relative =
      "the/DET/det/2 risk/NOUN/root/0 that/PRON/nsubj/4 grows/VERB/acl:relcl/2 ,/PUNCT/punct/2 a/DET/det/7 burden/NOUN/appos/2"
    var other = analysis([relative])
    let risk = try #require(NominalBuilder.mention(forHead: 1, in: 0, analysis: &other))
    // A short clause that tells which one belongs to the mention, and of a bare noun to the name.
    #expect(other.mentions[risk].words == 0..<4)
    #expect(other.entities[other.mentions[risk].entity].name == "risk that grows")
  }

  @Test("the same word asked for again is the same mention")
  func repeated() {
    var state = analysis([talks])
    let first = NominalBuilder.mention(forHead: 2, in: 0, analysis: &state)
    #expect(NominalBuilder.mention(forHead: 2, in: 0, analysis: &state) == first)
    #expect(state.mentions.count == 3)
  }

  @Test("a name is found by its head and needs no nominal")
  func names() throws {
    var state = analysis([talks])
    let index = try #require(NominalBuilder.mention(forHead: 4, in: 0, analysis: &state))
    #expect(state.mentions[index].kind == .name)
  }

  @Test("what is told before is meant by the bare noun with an article")
  func anaphora() throws {
    var state = analysis([
      talks, "these/DET/det/2 talks/NOUN/nsubj/3 failed/VERB/root/0",
      "new/ADJ/amod/2 talks/NOUN/nsubj/3 began/VERB/root/0",
    ])
    let first = try #require(NominalBuilder.mention(forHead: 2, in: 0, analysis: &state))
    let second = try #require(NominalBuilder.mention(forHead: 1, in: 1, analysis: &state))
    let third = try #require(NominalBuilder.mention(forHead: 1, in: 2, analysis: &state))
    #expect(state.mentions[first].entity == state.mentions[second].entity)
    #expect(state.mentions[first].entity != state.mentions[third].entity)
  }

  @Test("a bond between two actors is one relationship, whichever way it is put")
  func relationship() throws {
    var state = analysis([
      "relations/NOUN/root/0 between/ADP/case/3 NATO/PROPN/nmod/1 and/CCONJ/cc/5 China/PROPN/conj/3",
      "China/PROPN/compound/4 –/PUNCT/punct/3 NATO/PROPN/compound/4 ties/NOUN/root/0",
      "cooperation/NOUN/root/0 between/ADP/case/3 NATO/PROPN/nmod/1 and/CCONJ/cc/5 China/PROPN/conj/3",
      "China/PROPN/nsubj/2 froze/VERB/root/0 relations/NOUN/obj/2 with/ADP/case/5 NATO/PROPN/nmod/3",
      "the/DET/det/2 relationship/NOUN/root/0",
    ])
    let heads = [0, 3, 0, 2, 1]
    var ids: [EntityID] = []
    for (sentence, head) in heads.enumerated() {
      let index = try #require(NominalBuilder.mention(forHead: head, in: sentence, analysis: &state))
      ids.append(state.entities[state.mentions[index].entity].id)
    }
    #expect(
      ids == [
        "relationship:CHN~NATO", "relationship:CHN~NATO", "relationship:CHN~NATO-cooperation",
        "relationship:CHN~NATO",
        "relationship:CHN~NATO",
      ])
    let first = try #require(state.entities.index(of: "relationship:CHN~NATO"))
    #expect(state.entities[first].members == ["state:CHN", "org:NATO"])
  }

  @Test("a pronoun without a reference, a verb and a mark name nothing")
  func nothing() {
    var state = analysis(["it/PRON/nsubj/2 grows/VERB/root/0 ./PUNCT/punct/2"])
    for word in 0..<3 { #expect(NominalBuilder.mention(forHead: word, in: 0, analysis: &state) == nil) }
  }

  @Test("keys of ids are plain")
  func slugs() {
    #expect(Slug.key("Türkiye’s  New-Plan (2)") == "turkiyes-new-plan-2")
    #expect(Slug.key("—") == "")
  }
}
