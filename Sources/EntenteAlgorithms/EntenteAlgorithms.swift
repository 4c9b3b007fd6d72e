// EntenteAlgorithms: what graph theory says about a graph.
//
// In come the graphs of EntenteGraph, out go dense arrays indexed by vertex or edge, or paths; every function
// states its conventions, its complexity and its source, and gives the same result on every run. This module
// knows nothing of entities, documents or words, and never prints. Paths/ holds distances and paths,
// Centrality/ scores of vertices and edges, Communities/ what belongs together.
//
// Odd graphs, everywhere alike (tests: OddGraphTests, OddMeasureTests):
// - No vertices: no scores, no parts, counts of 0. One vertex: what is a mean over others is `nil`, shares sum to 1.
// - Loops and parallel edges: kept by `DirectedGraph`; the simple view drops the ones and adds up the others. Degrees,
//   flows, cuts and PageRank take the multigraph; paths take the shortest of parallel edges.
// - A weight of 0: a tie without strength (its inverse connects nothing), or a length of 0, which is refused where paths
//   are counted or distances divided by.
// - Negative weights: refused as lengths and as strengths, with the edge; signs have measures of their own.
// - NaN and infinity: refused as strengths; an infinite length does not connect. Weights whose sums or inverses overflow
//   are refused (`AlgorithmError.weightRange`). No result is NaN.
