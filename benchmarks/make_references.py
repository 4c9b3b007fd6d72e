#!/usr/bin/env python3
"""Writes NetworkXReferences.swift: what networkx says of classic graphs, in the conventions of EntenteAlgorithms.

Usage: python3 benchmarks/make_references.py > Tests/EntenteAlgorithmsTests/References/NetworkXReferences.swift
(networkx, numpy, scipy)
"""
import math
import random

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
    if weighted_paths:
        paths = nx.shortest_simple_paths(simple, 0, n - 1, weight="weight")
        lengths = [nx.path_weight(simple, p, "weight") for _, p in zip(range(20), paths)]
        line("k-shortest", lengths)


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


print("// Written by benchmarks/make_references.py; do not edit.")
print()
print(f"/// What networkx {nx.__version__} says of classic graphs. One line a fact: graph, measure, values.")
print('let networkXReferences = """')
rows("karate", nx.karate_club_graph(), True)
rows("florentine", florentine(), True)
rows("kite", nx.krackhardt_kite_graph(), True)
rows("digraph", dated_world(1, 20, 60, False), True)
rows("multidigraph", dated_world(2, 18, 80, True), True)
rows("sparse", dated_world(3, 24, 22, False), False)
print('"""')
