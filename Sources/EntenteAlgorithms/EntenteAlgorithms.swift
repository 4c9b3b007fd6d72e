// EntenteAlgorithms: what graph theory says about a graph.
//
// In come the graphs of EntenteGraph, out go dense arrays indexed by vertex or edge, or paths; every function
// states its conventions, its complexity and its source, and gives the same result on every run. This module
// knows nothing of entities, documents or words, and never prints. Paths/ holds distances and paths,
// Centrality/ scores of vertices and edges, Communities/ what belongs together.
