/// What the front door itself finds wrong; errors of the parts pass through unchanged.
public enum WorkspaceError: Error, Equatable, CustomStringConvertible {
  case noData(tried: [String])
  case noModel(name: String, folder: String, known: [String])
  case noOntology(path: String)
  case noDocuments(paths: [String])
  case outputIsInput(path: String)
  case notAStore(path: String)
  case notReadable(path: String)
  case processorTooOld(missing: String)

  public var description: String {
    switch self {
    case .noData(let tried):
      "cannot find ontology and models (looked in \(tried.joined(separator: ", "))); "
        + "name their folder with --data DIR or the variable ENTENTE_DATA"
    case .noModel(_, let folder, let known) where known.isEmpty:
      "\(folder): there is no model; train one with 'entente train', or name another data folder with --data DIR"
    case .noModel(let name, let folder, let known):
      "there is no model '\(name)'; \(folder) has \(known.joined(separator: ", ")); --model takes one of them, or a path"
    case .noOntology(let path):
      "\(path): there is no compiled ontology; make it with 'entente ontology compile'"
    case .noDocuments(let paths):
      "no documents in \(paths.joined(separator: ", ")); Entente reads txt, md, html, pdf and jsonl"
    case .outputIsInput(let path): "\(path): is both a document and the graph; name another graph with -g"
    case .notAStore(let path):
      "\(path): this graph file can be asked but not changed; corrections and removals need a store made by 'entente build'"
    case .notReadable(let path): "\(path): there is no such file, or it may not be read"
    case .processorTooOld(let missing):
      "this build needs a processor with \(missing); use the portable build ('swift build -c release')"
    }
  }
}
