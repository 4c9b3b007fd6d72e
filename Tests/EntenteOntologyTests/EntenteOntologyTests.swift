import EntenteModel
import EntenteOntology
import Testing

@Suite("the repository's ontology")
struct EntenteOntologyTests {
  @Test("has no problem that a check finds")
  func isClean() throws {
    let issues = try Ontology.check(directory: try #require(OntologyDirectory.own))
    let words = issues.prefix(200).map(\.description).joined(separator: "\n")
    #expect(issues.isEmpty, "\(issues.count) problems:\n\(words)")
  }
}
