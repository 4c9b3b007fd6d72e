// EntenteCLI: the command `entente`. Words, tables, progress and exit codes; no logic of its own.
// Answers go to standard output, remarks and progress to standard error.
internal import ArgumentParser
internal import Foundation

@main
struct EntenteMain {
  static func main() async {
    Signals.prepare()
    do {
      var command = try EntenteCommand.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      try Terminal.flush()
    } catch {
      exit(ExitStatus.report(error))
    }
  }
}

struct EntenteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entente",
    abstract:
      "Turns documents on international relations into a knowledge graph whose every edge can be checked.",
    discussion: """
      Build a graph, then ask:
        entente build briefs/ -g world.entente
        entente relations china nato -g world.entente --explain
        entente path "rose gottemoeller" sco -g world.entente

      Exit status: 0 ok, 1 nothing found, 2 wrong usage, 3 bad input, 4 file or store error, 130 interrupted.
      """,
    version: Program.version,
    groupedSubcommands: [
      CommandGroup(name: "Make a graph", subcommands: [Build.self, Extract.self, Events.self, Remove.self]),
      CommandGroup(
        name: "Ask it",
        subcommands: [
          Entities.self, Show.self, Relations.self, PathCommand.self, Rank.self, CommunitiesCommand.self,
          Stats.self, Tree.self, Influence.self, TimelineCommand.self,
          Members.self, Check.self, Documents.self, Search.self, Info.self,
        ]),
      CommandGroup(
        name: "Correct it",
        subcommands: [Merge.self, Split.self, Rename.self, Retype.self, Reject.self, Undo.self]),
      CommandGroup(name: "Take it elsewhere", subcommands: [Export.self, Draw.self]),
      CommandGroup(
        name: "Language and ontology",
        subcommands: [Parse.self, Openie.self, Relate.self, Evaluate.self, Train.self, OntologyCommand.self]),
    ])
}

enum Program {
  static let version = "0.1.0"
}
