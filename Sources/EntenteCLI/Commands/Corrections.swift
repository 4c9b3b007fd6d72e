internal import ArgumentParser
internal import Entente
internal import EntenteModel
internal import EntenteOntology
internal import EntenteStore

/// The store that a correction goes to.
struct StoreOptions: ParsableArguments {
  @OptionGroup var data: DataOptions
  @Option(name: [.short, .long], help: ArgumentHelp("A store made by 'entente build'.", valueName: "FILE"))
  var graph: String

  func correct(_ make: (KnowledgeGraph, Store) throws -> (Correction, String)) throws {
    let workspace = try data.workspace()
    let opened = try workspace.openGraph(path: graph)
    guard opened.store != nil else { throw WorkspaceError.notAStore(path: graph) }
    let store = try Store(path: graph, access: .writing)
    let (correction, words) = try make(opened.graph, store)
    let number = try store.add(correction, background: workspace.ontology().entities())
    Terminal.print("correction \(number): \(words); 'entente undo \(number)' takes it back")
  }
}

struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Say that two entities are one.")
  @OptionGroup var store: StoreOptions
  @Argument(help: ArgumentHelp("The entity that goes into the other.", valueName: "A")) var a: String
  @Argument(help: ArgumentHelp("The entity that stays.", valueName: "B")) var b: String

  func run() throws {
    try store.correct { graph, _ in
      let (from, into) = (try NameResolution.entity(a, in: graph), try NameResolution.entity(b, in: graph))
      return (
        Correction(kind: .merge, target: from.rawValue, value: into.rawValue),
        "\(graph.name(of: from)) (\(from)) is \(graph.name(of: into)) (\(into))"
      )
    }
  }
}

struct Split: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say that in one document a name means somebody else.")
  @OptionGroup var store: StoreOptions
  @Argument(help: ArgumentHelp("The entity.", valueName: "ENTITY")) var entity: String
  @Option(
    name: .long, help: ArgumentHelp("The document in which it is another: its source.", valueName: "SOURCE"))
  var document: String
  @Option(name: .long, help: ArgumentHelp("Name of the other one.", valueName: "NAME")) var named: String

  func run() throws {
    try store.correct { graph, store in
      let id = try NameResolution.entity(entity, in: graph)
      guard let hash = try store.sources().first(where: { $0.path == document })?.document else {
        throw StoreError.unknownSource(document)
      }
      let slug = named.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
      let new = "\(id.kind):\(slug)"
      guard graph.entity(EntityID(new)) == nil else {
        throw Complaint(.usage, "'\(new)' is there already; merge after rejecting, or choose another name")
      }
      return (
        Correction(kind: .split, target: id.rawValue, value: new, document: hash, note: named),
        "\(graph.name(of: id)) in \(document) is \(named) (\(new))"
      )
    }
  }
}

struct Rename: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give an entity another name; the old one stays as an alias.")
  @OptionGroup var store: StoreOptions
  @Argument(help: ArgumentHelp("The entity.", valueName: "ENTITY")) var entity: String
  @Argument(help: ArgumentHelp("Its name.", valueName: "NAME")) var name: String

  func run() throws {
    guard name.contains(where: { !$0.isWhitespace }) else {
      throw Complaint(.usage, "a name cannot be empty")
    }
    try store.correct { graph, _ in
      let id = try NameResolution.entity(entity, in: graph)
      return (
        Correction(kind: .rename, target: id.rawValue, value: name), "\(graph.name(of: id)) is called \(name)"
      )
    }
  }
}

struct Retype: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Give an entity another type.")
  @OptionGroup var store: StoreOptions
  @Argument(help: ArgumentHelp("The entity.", valueName: "ENTITY")) var entity: String
  @Argument(help: ArgumentHelp("A type of the ontology.", valueName: "TYPE")) var type: String

  func run() throws {
    let known = try store.data.workspace().ontology().entityTypes.map(\.name)
    guard let type = known.first(where: { $0.rawValue.lowercased() == self.type.lowercased() }) else {
      throw Complaint(
        .usage,
        "there is no entity type '\(self.type)'; known are \(known.map(\.rawValue).joined(separator: ", "))")
    }
    try store.correct { graph, _ in
      let id = try NameResolution.entity(entity, in: graph)
      return (
        Correction(kind: .retype, target: id.rawValue, value: type.rawValue),
        "\(graph.name(of: id)) is a \(type)"
      )
    }
  }
}

struct Reject: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say that an assertion is wrong; it stays out, also after a rebuild.")
  @OptionGroup var store: StoreOptions
  @Argument(help: ArgumentHelp("Id of the assertion, shown by --explain.", valueName: "ID")) var id: String

  func run() throws {
    try store.correct { _, _ in (Correction(kind: .reject, target: id), "assertion \(id) is rejected") }
  }
}

struct Undo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take a correction back; 'entente info' lists them.")
  @OptionGroup var store: StoreOptions
  @Argument(help: ArgumentHelp("Number of the correction.", valueName: "N")) var number: Int

  func run() throws {
    let workspace = try store.data.workspace()
    guard try workspace.openGraph(path: store.graph).store != nil else {
      throw WorkspaceError.notAStore(path: store.graph)
    }
    try Store(path: store.graph, access: .writing)
      .removeCorrection(number, background: workspace.ontology().entities())
    Terminal.print("correction \(number) is taken back")
  }
}

struct Remove: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take a source out of a graph.",
    discussion: "What only it says goes; what other documents say as well stays.")
  @OptionGroup var store: StoreOptions
  @Argument(help: ArgumentHelp("Source as listed by 'entente documents'.", valueName: "SOURCE")) var source:
    String

  func run() throws {
    let workspace = try store.data.workspace()
    guard try workspace.openGraph(path: store.graph, withOntology: false).store != nil else {
      throw WorkspaceError.notAStore(path: store.graph)
    }
    let opened = try Store(path: store.graph, access: .writing)
    let before = try opened.statistics().assertions
    let gone = try opened.remove(source: source)
    try opened.link(background: workspace.ontology().entities())
    let lost = before - (try opened.statistics().assertions)
    Terminal.print(
      gone
        ? "\(source) is out, with \(Plural.count(lost, "assertion"))"
        : "\(source) is out; its text stays under another source")
  }
}
