import Entente
import EntenteExtraction
import EntenteOntology
import Testing

@Suite struct ExamplesTests {
  @Test("the example of every frame gives what it promises, by the shipped model")
  func frames() throws {
    let workspace = Workspace(
      data: try .locate(explicit: GraphFilesTests.root, environment: nil, executable: ""))
    let (count, failures) = try workspace.checkExamples(of: workspace.ontology())
    #expect(count > 200)
    #expect(failures.isEmpty, "\(failures.map(\.description).joined(separator: "\n"))")
  }
}
