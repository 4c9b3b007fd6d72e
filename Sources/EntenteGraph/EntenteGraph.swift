// EntenteGraph: the ground floor.
//
// In come a number of vertices and a list of edges with their columns (weight, sign, first and last day); out
// comes a `DirectedGraph`: an immutable multigraph with its out- and in-edges in compressed sparse rows.
// Loops and parallel edges are kept; `undirectedAdjacency` and `SimpleGraph` are the views that measures ask
// for. This module knows nothing of names, entities, documents or algorithms, and imports nothing.
