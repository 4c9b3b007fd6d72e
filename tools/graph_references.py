#!/usr/bin/env python3
"""Writes NetworkXReferences.swift: what networkx says of classic graphs, in the conventions of EntenteAlgorithms.

Where igraph has the measure too, both must agree, or nothing is written.

Usage: python3 tools/graph_references.py > Tests/EntenteAlgorithmsTests/References/NetworkXReferences.swift
(networkx, numpy, scipy, python-igraph)
"""
import math
import random

import igraph as ig
import networkx as nx


def rows(name, graph, weighted_paths):
    """One line a fact: graph, measure, values in vertex order; `nan` where a measure is undefined."""
    n, directed = graph.number_of_nodes(), graph.is_directed()
    assert sorted(graph) == list(range(n))
    simple = nx.DiGraph() if directed else nx.Graph()
    simple.add_nodes_from(range(n))
    for u, v, w in graph.edges(data="weight", default=1):
        if u == v:
            continue
        if simple.has_edge(u, v):
            simple[u][v]["weight"] += w
        else:
            simple.add_edge(u, v, weight=w)
    flat = nx.Graph()
    flat.add_nodes_from(range(n))
    for u, v, w in simple.edges(data="weight"):
        flat.add_edge(u, v, weight=w + (flat[u][v]["weight"] if flat.has_edge(u, v) else 0))

    def line(measure, values):
        values = values if isinstance(values, list) else [values[v] for v in range(n)]
        print(f"{name} {measure} " + " ".join(repr(float(x)) for x in values))

    def mean(distances):
        far = [d for d in distances.values() if d > 0]
        return len(far) / sum(far) if far else math.nan

    def reached(length, weight=None):
        return [dict(nx.single_source_dijkstra_path_length(simple, v, weight=weight)) for v in range(n)]

    print(f"{name} {'directed' if directed else 'undirected'} {n}")
    edges = [x for u, v, w in graph.edges(data="weight", default=1) for x in (u, v, w)]
    print(f"{name} edges " + " ".join(repr(float(x)) for x in edges))
    line("degree", dict(graph.degree()))
    line("strength", dict(graph.degree(weight="weight")))
    line("pagerank", nx.pagerank(graph, weight=None, tol=1e-15, max_iter=10000))
    line("pagerank-weighted", nx.pagerank(graph, weight="weight", tol=1e-15, max_iter=10000))
    seeded = nx.DiGraph(graph) if directed else nx.Graph(graph)
    line("personalized-pagerank", nx.pagerank(
        seeded, weight=None, personalization={0: 1}, dangling={0: 1}, tol=1e-15, max_iter=10000))
    line("betweenness", nx.betweenness_centrality(simple, normalized=False))
    line("betweenness-normalized", nx.betweenness_centrality(simple, normalized=True))
    line("betweenness-distance", nx.betweenness_centrality(simple, normalized=False, weight="weight"))
    between = nx.edge_betweenness_centrality(simple, normalized=False)
    line("edge-betweenness", [between[e] for e in sorted(between, key=lambda e: e if directed else sorted(e))])
    backward = simple.reverse() if directed else simple  # networkx measures closeness by distances into a vertex
    line("closeness", [mean(d) for d in reached("hops")])
    line("closeness-distance", [mean(d) for d in reached("weight", "weight")])
    scaled = nx.closeness_centrality(backward, wf_improved=True)
    line("closeness-wasserman-faust", [scaled[v] if mean(d) == mean(d) else math.nan
                                       for v, d in enumerate(reached("hops"))])
    harmonic = nx.harmonic_centrality(backward)
    line("harmonic", [harmonic[v] / (n - 1) for v in range(n)])
    vector = nx.eigenvector_centrality_numpy(flat) if nx.is_connected(flat) else None
    if vector:
        peak = max(abs(x) for x in vector.values())
        line("eigenvector", {v: abs(x) / peak for v, x in vector.items()})
    line("katz", nx.katz_centrality_numpy(simple, alpha=0.05, beta=1.0))
    if directed:
        plain = nx.DiGraph(list(simple.edges()))
        plain.add_nodes_from(range(n))
        hubs, authorities = nx.hits(plain, max_iter=10000, tol=1e-15)
        line("hubs", hubs)
        line("authorities", authorities)
        line("strong-components", [nx.number_strongly_connected_components(simple)])
    line("weak-components", [nx.number_connected_components(flat)])
    line("core", nx.core_number(flat))
    line("clustering", nx.clustering(flat))
    line("transitivity", [nx.transitivity(flat)])
    line("constraint", nx.constraint(flat))
    line("constraint-weighted", nx.constraint(flat, weight="weight"))
    line("effective-size", nx.effective_size(flat))
    blocks = nx.Graph(flat)
    line("articulation-points", [float(v) for v in sorted(nx.articulation_points(blocks))])
    line("bridges", [float(sum(1 for _ in nx.bridges(blocks)))])
    line("blocks", [float(sum(1 for _ in nx.biconnected_component_edges(blocks)))])
    line("cliques", [float(sum(1 for _ in nx.find_cliques(blocks)))])
    line("largest-clique", [float(max(len(c) for c in nx.find_cliques(blocks)))])
    line("assortativity", [nx.degree_assortativity_coefficient(simple)])
    largest = flat.subgraph(max(nx.connected_components(flat), key=len))
    line("diameter", [float(nx.diameter(largest))])
    tree = nx.minimum_spanning_tree(flat, weight="weight")
    line("spanning-weight", [tree.size(weight="weight")])
    line("flow", [float(nx.maximum_flow_value(simple, 0, n - 1, capacity="weight"))])
    parts = [v % 3 for v in range(n)]
    groups = [{v for v in range(n) if parts[v] == part} for part in range(3)]
    line("modularity-thirds", [nx.community.modularity(flat, groups, weight=None)])
    line("modularity-thirds-weighted", [nx.community.modularity(flat, groups, weight="weight")])
    if directed:
        line("reciprocity", [nx.overall_reciprocity(simple)])
        line("triads", [float(c) for c in nx.triadic_census(simple).values()])
    agree_with_igraph(name, graph, simple, flat, directed)
    if weighted_paths:
        paths = nx.shortest_simple_paths(simple, 0, n - 1, weight="weight")
        lengths = [nx.path_weight(simple, p, "weight") for _, p in zip(range(20), paths)]
        line("k-shortest", lengths)


def agree_with_igraph(name, graph, simple, flat, directed):
    """Two libraries that share no code: a figure that both give is hardly wrong in both."""
    n = graph.number_of_nodes()

    def twin(g, has_direction):
        edges = list(g.edges(data="weight", default=1))
        made = ig.Graph(n=n, edges=[(u, v) for u, v, _ in edges], directed=has_direction)
        made.es["weight"] = [float(w) for _, _, w in edges]
        return made

    whole, plain, undirected = twin(graph, directed), twin(simple, directed), twin(flat, False)

    def check(measure, ours, theirs):
        for a, b in zip(ours, theirs):
            if not (math.isnan(a) and math.isnan(b)) and abs(a - b) > 1e-8:
                raise SystemExit(f"{name}: networkx and igraph disagree on {measure}: {a} and {b}")

    ranks = nx.pagerank(graph, weight=None, tol=1e-15, max_iter=10000)
    check("pagerank", [ranks[v] for v in range(n)], whole.pagerank(damping=.85))
    between = nx.betweenness_centrality(simple, normalized=False)
    check("betweenness", [between[v] for v in range(n)], plain.betweenness())
    lengths = nx.betweenness_centrality(simple, normalized=False, weight="weight")
    check("weighted betweenness", [lengths[v] for v in range(n)], plain.betweenness(weights="weight"))
    cores = nx.core_number(flat)
    check("core", [cores[v] for v in range(n)], undirected.coreness())
    local = nx.clustering(flat)
    check("clustering", [local[v] for v in range(n)], undirected.transitivity_local_undirected(mode="zero"))
    check("articulation points", sorted(nx.articulation_points(flat)), sorted(undirected.articulation_points()))
    check("diameter", [nx.diameter(flat.subgraph(max(nx.connected_components(flat), key=len)))],
          [undirected.components().giant().diameter()])
    if directed:
        check("reciprocity", [nx.overall_reciprocity(simple)], [plain.reciprocity()])


def florentine():
    graph = nx.florentine_families_graph()
    return nx.convert_node_labels_to_integers(graph, ordering="sorted")


def dated_world(seed, n, m, multigraph):
    """A directed graph as documents make them: several components, weights, in the multigraph parallels and loops."""
    chance = random.Random(seed)
    graph = nx.MultiDiGraph() if multigraph else nx.DiGraph()
    graph.add_nodes_from(range(n))
    while graph.number_of_edges() < m:
        u, v = chance.randrange(n), chance.randrange(n)
        if multigraph or u != v:
            graph.add_edge(u, v, weight=chance.randint(1, 9))
    return graph


print("// Written by tools/graph_references.py; do not edit.")
print()
print(f"/// What networkx {nx.__version__} says of classic graphs; igraph {ig.__version__} agrees where it has the measure.")
print("/// One line a fact: graph, measure, values.")
print('let networkXReferences = """')
rows("karate", nx.karate_club_graph(), True)
rows("florentine", florentine(), True)
rows("kite", nx.krackhardt_kite_graph(), True)
rows("lesmiserables", nx.convert_node_labels_to_integers(nx.les_miserables_graph(), ordering="sorted"), True)
rows("digraph", dated_world(1, 20, 60, False), True)
rows("multidigraph", dated_world(2, 18, 80, True), True)
rows("sparse", dated_world(3, 24, 22, False), False)
print('"""')
