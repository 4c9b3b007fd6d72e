import ArgumentParser

/// The kernels, under the names that comparisons use.
enum Kernel: String, CaseIterable, ExpressibleByArgument {
  case bfs, sssp, wcc, scc, closeness, harmonic, eigenvector, katz, triangles, lcc, kcore, stpath, ksp, ppr,
    lpa, louvain, leiden
  case pagerank20
  case pagerankTolerance = "pagerank_tol"
  case betweenness = "bc_exact"
  case betweennessOf4 = "bc_k4"
  case betweennessOf256 = "bc_k256"
  case weightedPairs = "stpath_w"
  case betweennessOfEdges = "bc_edges"
  case loadEl = "load_el"
  case readGraphML = "graphml_read"
  case writeGraphML = "graphml_write"

  var needsPairs: Bool { self == .stpath || self == .weightedPairs || self == .ksp }
  var needsSources: Bool { self == .betweennessOf4 || self == .betweennessOf256 }
}
