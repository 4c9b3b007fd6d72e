#!/usr/bin/env python3
"""Writes NetworkXReferences.swift: what networkx says of classic graphs, in the conventions of EntenteAlgorithms.

Where igraph has the measure too, both must agree, or nothing is written.

Usage: python3 tools/graph_references.py > Tests/EntenteAlgorithmsTests/References/NetworkXReferences.swift
(networkx, numpy, scipy, python-igraph, leidenalg)
"""
import math
import random

import igraph as ig
import leidenalg
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
    if directed:
        line("in-degree", dict(graph.in_degree()))
        line("in-strength", dict(graph.in_degree(weight="weight")))
        line("out-strength", dict(graph.out_degree(weight="weight")))
    line("pagerank-weighted", nx.pagerank(graph, weight="weight", tol=1e-15, max_iter=10000))
    seeded = nx.DiGraph(graph) if directed else nx.Graph(graph)
    line("personalized-pagerank", nx.pagerank(
        seeded, weight=None, personalization={0: 1}, dangling={0: 1}, tol=1e-15, max_iter=10000))
    line("betweenness", nx.betweenness_centrality(simple, normalized=False))
    line("betweenness-normalized", nx.betweenness_centrality(simple, normalized=True))
    line("betweenness-distance", nx.betweenness_centrality(simple, normalized=False, weight="weight"))
    def by_ends(scores):
        return [scores[e] for e in sorted(scores, key=lambda e: e if directed else sorted(e))]

    line("edge-betweenness", by_ends(nx.edge_betweenness_centrality(simple, normalized=False)))
    line("edge-betweenness-distance", by_ends(
        nx.edge_betweenness_centrality(simple, normalized=False, weight="weight")))
    backward = simple.reverse() if directed else simple  # networkx measures closeness by distances into a vertex
    line("closeness", [mean(d) for d in reached("hops")])
    line("closeness-distance", [mean(d) for d in reached("weight", "weight")])
    scaled = nx.closeness_centrality(backward, wf_improved=True)
    line("closeness-wasserman-faust", [scaled[v] if mean(d) == mean(d) else math.nan
                                       for v, d in enumerate(reached("hops"))])
    into = simple.reverse() if directed else simple
    line("closeness-incoming", [mean(nx.single_source_shortest_path_length(into, v)) for v in range(n)])
    line("hops", [float(nx.single_source_shortest_path_length(simple, 0).get(v, math.nan)) for v in range(n)])
    line("distances", [float(reached("weight", "weight")[0].get(v, math.nan)) for v in range(n)])
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
        strong = max(nx.strongly_connected_components(simple), key=len)
        line("largest-strong", [float(len(strong))])
        line("modularity-thirds-directed", [nx.community.modularity(simple, thirds(n), weight="weight")])
    line("weak-components", [nx.number_connected_components(flat)])
    line("core", nx.core_number(flat))
    line("triangles", nx.triangles(flat))
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
    line("radius", [float(nx.radius(largest))])
    kinds = {v: v % 3 for v in range(n)}
    nx.set_node_attributes(simple, kinds, "kind")
    line("kind-assortativity", [nx.attribute_assortativity_coefficient(simple, "kind")])
    line("conductances", [nx.conductance(flat, group, weight="weight") for group in thirds(n)])
    line("edge-connectivity", [float(nx.edge_connectivity(simple, 0, n - 1))])
    line("simple-paths", [float(sum(1 for _ in nx.all_simple_paths(simple, 0, n - 1, cutoff=4)))])
    shortest = list(nx.all_shortest_paths(simple, 0, n - 1)) if nx.has_path(simple, 0, n - 1) else []
    line("shortest-paths", [float(len(shortest))])
    line("spanning-weight-maximum", [nx.maximum_spanning_tree(flat, weight="weight").size(weight="weight")])
    tree = nx.minimum_spanning_tree(flat, weight="weight")
    line("spanning-weight", [tree.size(weight="weight")])
    line("flow", [float(nx.maximum_flow_value(simple, 0, n - 1, capacity="weight"))])
    line("modularity-thirds", [nx.community.modularity(flat, thirds(n), weight=None)])
    line("modularity-thirds-weighted", [nx.community.modularity(flat, thirds(n), weight="weight")])
    line("modularity-thirds-resolution", [nx.community.modularity(flat, thirds(n), weight="weight", resolution=0.5)])
    line("potts-thirds", [potts(flat, thirds(n), 0.3)])
    if directed:
        line("reciprocity", [nx.overall_reciprocity(simple)])
        line("triads", [float(c) for c in nx.triadic_census(simple).values()])
    agree_with_igraph(name, graph, simple, flat, directed)
    if weighted_paths:
        paths = nx.shortest_simple_paths(simple, 0, n - 1, weight="weight")
        lengths = [nx.path_weight(simple, p, "weight") for _, p in zip(range(20), paths)]
        line("k-shortest", lengths)


def thirds(n):
    """A division that no method would find, to judge."""
    return [{v for v in range(n) if v % 3 == part} for part in range(3)]


def potts(graph, groups, resolution):
    """Ties within less what every pair within is charged, as leidenalg has it."""
    part = {v: number for number, group in enumerate(groups) for v in group}
    made = ig.Graph(n=len(part), edges=list(graph.edges()))
    made.es["weight"] = [float(w) for _, _, w in graph.edges(data="weight")]
    judged = leidenalg.CPMVertexPartition(
        made, [part[v] for v in range(len(part))], weights="weight", resolution_parameter=resolution)
    return judged.quality() / 2  # it counts an undirected tie, and a pair, from both ends


def signed_rows(name, n, seed):
    """A graph of friends and enemies: modularity of each sign by networkx, weighed by the ties that it is of."""
    chance = random.Random(seed)
    edges = {}
    while len(edges) < 3 * n:
        u, v = sorted(chance.sample(range(n), 2))
        edges[u, v] = chance.choice([3, 2, 1, -1, -2])
    print(f"{name} undirected {n}")
    print(f"{name} edges " + " ".join(repr(float(x)) for (u, v), w in edges.items() for x in (u, v, w)))
    layers = {}
    for sign in (1, -1):
        layers[sign] = nx.Graph()
        layers[sign].add_nodes_from(range(n))
        layers[sign].add_weighted_edges_from((u, v, abs(w)) for (u, v), w in edges.items() if w * sign > 0)
        line = "positive-degree" if sign > 0 else "negative-degree"
        print(f"{name} {line} " + " ".join(repr(float(layers[sign].degree(v))) for v in range(n)))
    mass = {sign: layer.size(weight="weight") for sign, layer in layers.items()}
    judged = {sign: nx.community.modularity(layer, thirds(n)) for sign, layer in layers.items()}
    quality = (mass[1] * judged[1] - mass[-1] * judged[-1]) / (mass[1] + mass[-1])
    print(f"{name} modularity-thirds-signed {quality!r}")


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
    if directed or nx.number_of_selfloops(graph) == 0:  # igraph walks an undirected loop both ways, networkx one way
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
    check("closeness", [v for v in map(lambda d: mean_distance(d), hops(simple))], plain.closeness(mode="out"))
    check("harmonic", [v / (n - 1) for v in nx.harmonic_centrality(simple.reverse() if directed else simple).values()],
          plain.harmonic_centrality(mode="out"))
    check("flow", [float(nx.maximum_flow_value(simple, 0, n - 1, capacity="weight"))],
          [plain.maxflow_value(0, n - 1, capacity="weight")])
    check("modularity", [nx.community.modularity(flat, thirds(n), weight="weight")],
          [undirected.modularity([v % 3 for v in range(n)], weights="weight")])
    check("triangles", [sum(nx.triangles(flat).values()) // 3], [len(undirected.list_triangles())])
    if directed:
        check("directed modularity", [nx.community.modularity(simple, thirds(n), weight="weight")],
              [plain.modularity([v % 3 for v in range(n)], weights="weight", directed=True)])
        check("triads", [float(c) for c in nx.triadic_census(simple).values()],
              [float(getattr(plain.triad_census(), "t" + shape)) for shape in nx.triadic_census(simple)])
        check("reciprocity", [nx.overall_reciprocity(simple)], [plain.reciprocity()])


def hops(graph):
    return [nx.single_source_shortest_path_length(graph, v) for v in range(graph.number_of_nodes())]


def mean_distance(distances):
    far = [d for d in distances.values() if d > 0]
    return len(far) / sum(far) if far else math.nan


def parallel_world(seed, n, m):
    """An undirected multigraph of several components, with parallel edges and loops."""
    chance = random.Random(seed)
    graph = nx.MultiGraph()
    graph.add_nodes_from(range(n))
    for _ in range(m):
        u = chance.randrange(n)
        graph.add_edge(u, chance.choice([v for v in range(n) if v % 2 == u % 2]), weight=chance.randint(1, 5))
    return graph


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
print(f"/// What networkx {nx.__version__} says of classic graphs; igraph {ig.__version__} agrees where it has the measure; Potts quality by leidenalg {leidenalg.__version__}.")
print("/// One line a fact: graph, measure, values.")
print('let networkXReferences = """')
rows("karate", nx.karate_club_graph(), True)
rows("florentine", florentine(), True)
rows("kite", nx.krackhardt_kite_graph(), True)
rows("lesmiserables", nx.convert_node_labels_to_integers(nx.les_miserables_graph(), ordering="sorted"), True)
rows("digraph", dated_world(1, 20, 60, False), True)
rows("multidigraph", dated_world(2, 18, 80, True), True)
rows("sparse", dated_world(3, 24, 22, False), False)
rows("multigraph", parallel_world(4, 16, 50), False)
signed_rows("signed", 15, 5)
print('"""')
