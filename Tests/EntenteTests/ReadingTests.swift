import EntenteExtraction
import EntenteModel
import Testing

@testable import Entente

/// One sentence each for what an analyst would trip over, read by the shipped model. `gives` are edges that must be there, in the
/// words "subject relation object", with what differs from a plain fact of the author's behind; `never` those that must not.
@Suite("Readings of single sentences")
struct ReadingTests {
  struct Reading: CustomTestStringConvertible, Sendable {
    var text: String
    var gives: [String]
    var never: [String] = []
    var testDescription: String { text }
  }

  @Test("who does what to whom")
  func clauses() throws { try check(Self.clauses) }

  @Test("denied, planned, possible, wished, said by somebody")
  func stance() throws { try check(Self.stance) }

  @Test("groups, agents, compound modifiers, what a thing is called")
  func actors() throws { try check(Self.actors) }

  @Test("frames that must not be read too widely")
  func frames() throws { try check(Self.frames) }

  private func check(_ readings: [Reading]) throws {
    let workspace = Workspace(
      data: try .locate(explicit: GraphFilesTests.root, environment: nil, executable: ""))
    let extractor = try workspace.extractor()
    for reading in readings {
      let found = Self.words(of: extractor.extract(Workspace.example(reading.text)))
      for edge in reading.gives {
        #expect(found.contains(edge), "\(reading.text): \(edge) is not in \(found)")
      }
      for edge in reading.never {
        #expect(!found.contains { $0.hasPrefix(edge) }, "\(reading.text): \(edge) is in \(found)")
      }
    }
  }

  private static func words(of extraction: Extraction) -> [String] {
    func name(_ id: EntityID) -> String { extraction.entities.first { $0.id == id }?.name ?? id.rawValue }
    return extraction.assertions.map { assertion in
      var text = "\(name(assertion.subject)) \(assertion.relation) \(name(assertion.object))"
      if assertion.polarity == .negated { text += " negated" }
      if assertion.modality != .fact { text += " \(assertion.modality.rawValue)" }
      switch assertion.attribution {
      case .author: break
      case .unnamed: text += " @unnamed"
      case .named(let words): text += " @\(words)"
      case .entity(let id): text += " @\(name(id))"
      }
      return text
    }
  }
}
