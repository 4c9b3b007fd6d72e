public import ArgumentParser
internal import EntenteAlgorithms
internal import EntenteAnalysis
internal import Foundation

/// What measures may be told on the command line.
struct MeasureChoice: ParsableArguments {
  @Flag(name: .long, help: "Edges have a direction; on a store, relations are taken as they were told.")
  var directed = false
  @Flag(name: .long, help: "Directions do not count; those of both ways add up.") var undirected = false
  @Flag(
    name: .long, help: "Weights are the mass of edges: for PageRank, eigenvector, Katz, HITS and constraint.")
  var weighted = false
  @Option(
    name: .long, help: ArgumentHelp("distance or strength: what a weight means for paths.", valueName: "WHAT")
  )
  var weightAs: MeasureOptions.WeightMeaning?
  @Option(name: .long, help: ArgumentHelp("Damping of PageRank.", valueName: "D")) var damping: Double?
  @Option(
    name: .long,
    help: ArgumentHelp(
      "So many steps of PageRank's walk, instead of going on until it settles.", valueName: "N"))
  var rounds: Int?
  @Option(
    name: .long,
    help: ArgumentHelp("Where personalised PageRank and distances start; several times.", valueName: "V"))
  var seed: [String] = []
  @Option(name: .long, help: ArgumentHelp("Attenuation of Katz.", valueName: "A")) var alpha: Double?
  @Option(name: .long, help: ArgumentHelp("Exogenous part of Katz.", valueName: "B")) var beta: Double?
  @Flag(name: .long, help: "Betweenness as a share of pairs.") var normalized = false
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Betweenness of vertices or edges from a sample, off by at most this share of all pairs, as 0.01; personalised PageRank near its seeds, scores short of this in sum.",
      valueName: "E"))
  var error: Double?
  @Option(
    name: .long,
    help: ArgumentHelp("The probability with which the sample keeps to that; 0.95.", valueName: "P"))
  var confidence: Double?
  @Flag(name: .long, help: "Closeness, distance, eccentricity by paths to the vertex instead of from it.")
  var incoming = false
  @Flag(name: .long, help: "Closeness scaled by reach (Wasserman and Faust).") var wassermanFaust = false

  func validate() throws {
    if directed && undirected { throw ValidationError("--directed and --undirected exclude each other") }
    if let damping, !(0..<1).contains(damping) {
      throw ValidationError("--damping wants a number from 0 to below 1, not \(damping)")
    }
    if let rounds, rounds < 0 { throw ValidationError("--rounds wants 0 or more, not \(rounds)") }
    if let error, !(error > 0 && error < 1) {
      throw ValidationError("--error wants a number between 0 and 1, not \(error)")
    }
    if let confidence, !(confidence > 0 && confidence < 1) {
      throw ValidationError("--confidence wants a number between 0 and 1, not \(confidence)")
    }
    if confidence != nil, error == nil { throw ValidationError("--confidence goes with --error") }
  }

  func options(isDirected: Bool) -> MeasureOptions {
    var options = MeasureOptions(
      isDirected: isDirected, isWeighted: weighted, weightMeaning: weightAs, damping: damping ?? 0.85,
      rounds: rounds,
      alpha: alpha, beta: beta ?? 1, isNormalized: normalized, samplingError: error, isIncoming: incoming,
      scalesByReach: wassermanFaust)
    options.confidence = confidence ?? 0.95
    options.threads = ProcessInfo.processInfo.activeProcessorCount
    return options
  }

  /// What weights say to a measure of paths.
  func pathLength(_ measure: String) throws(AnalysisError) -> PathNetwork.Length {
    switch weightAs {
    case .distance: return .weight
    case .strength: return .inverseWeight
    case nil:
      guard !weighted else { throw .weightMeaningNeeded(measure: measure) }
      return .edges
    }
  }

  /// Says which of the options that were given play no part in any of the measures.
  func remarkUnused(by measures: [String]) {
    let walks: Set = ["pagerank", "personalized-pagerank"]
    let paths: Set = ["closeness", "harmonic", "distance", "eccentricity", "betweenness", "edge-betweenness"]
    let uses: [(option: String, isGiven: Bool, measures: Set<String>)] = [
      ("--weight-as", weightAs != nil, paths),
      ("--damping", damping != nil, walks), ("--rounds", rounds != nil, walks),
      ("--seed", !seed.isEmpty, ["personalized-pagerank", "distance"]),
      ("--alpha", alpha != nil, ["katz"]), ("--beta", beta != nil, ["katz"]),
      ("--normalized", normalized, ["betweenness", "edge-betweenness"]),
      ("--error", error != nil, ["betweenness", "edge-betweenness", "personalized-pagerank"]),
      ("--incoming", incoming, ["closeness", "harmonic", "distance", "eccentricity"]),
      ("--wasserman-faust", wassermanFaust, ["closeness"]),
    ]
    for use in uses where use.isGiven && use.measures.isDisjoint(with: measures) {
      Terminal.remark("\(use.option) plays no part in \(measures.joined(separator: ", "))")
    }
  }
}

extension MeasureOptions.WeightMeaning: ExpressibleByArgument {}
