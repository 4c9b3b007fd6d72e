#!/usr/bin/env python3
"""Compares what `entente rank`, `stats` and `communities` say of random graph files with networkx, igraph and numpy.

Graphs of every kind (directed or not, weights, parallel edges, loops, several components, names of any words, .el, .wel,
.graphml) are written, asked, and every value is compared; an undefined value must be `null`. Prints each difference and
how many values were compared; exit status 1 where one is larger than the tolerance.

Usage: python3 tools/compare_measures.py [--entente PATH] [--graphs N] [--first SEED] [--tolerance T]
(networkx, numpy, scipy, python-igraph)
"""
import argparse
import json
import math
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import igraph as ig
import networkx as nx
import numpy as np


class Case:
    """A graph, its file, and the views that conventions speak of."""

    def __init__(self, seed, folder):
        chance = random.Random(seed)
        self.seed = seed
        self.directed = chance.random() < 0.5
        self.weighted = chance.random() < 0.6
        self.kind = "graphml" if chance.random() < 0.3 else "wel" if self.weighted else "el"
        multi, loops = chance.random() < 0.5, chance.random() < 0.4
        n = chance.choice([2, 3, 4, 6, 9, 14, 20, 30])
        m = max(1, int(n * chance.choice([0.5, 1, 1.5, 2.5, 4])))
        names = [f"state:{i}é" for i in range(n)] if chance.random() < 0.3 else [str(i) for i in range(n)]
        chance.shuffle(names)
        self.edges = []
        seen = set()
        for _ in range(m):
            u, v = chance.randrange(n), chance.randrange(n)
            key = (u, v) if self.directed else (min(u, v), max(u, v))
            if (u == v and not loops) or (key in seen and not multi):
                continue
            seen.add(key)
            weight = chance.choice([1, 2, 3, 5, 0.25, 0.5, 1.5, 12]) if self.weighted else 1
            self.edges.append((names[u], names[v], weight))
        if not self.edges:
            self.edges.append((names[0], names[1], 1))
        # Rings are strongly connected: the directed eigenvector is then defined.
        if self.directed and chance.random() < 0.3:
            self.edges += [(names[i], names[(i + 1) % n], 1) for i in range(n)]
        self.graph = nx.MultiDiGraph() if self.directed else nx.MultiGraph()
        if self.kind == "graphml":
            self.graph.add_nodes_from(names)  # isolated ones too
        for u, v, w in self.edges:
            self.graph.add_edge(u, v, weight=w)
        self.names = list(self.graph)
        self.simple = self.merged(self.graph, self.directed)
        self.flat = self.merged(self.graph, False)
        self.path = str(Path(folder) / f"graph{seed}.{self.kind}")
        Path(self.path).write_text(self.text(), encoding="utf-8")

    @staticmethod
    def merged(graph, directed):
        """Loops dropped, parallel edges merged, weights summed."""
        made = nx.DiGraph() if directed else nx.Graph()
        made.add_nodes_from(graph)
        for u, v, w in graph.edges(data="weight"):
            if u != v:
                made.add_edge(u, v, weight=w + (made[u][v]["weight"] if made.has_edge(u, v) else 0))
        return made

    def text(self):
        if self.kind != "graphml":
            return "".join(f"{u} {v} {w}\n" if self.kind == "wel" else f"{u} {v}\n" for u, v, w in self.edges)
        nodes = "".join(f'<node id="{v}"/>' for v in self.names)
        edges = "".join(f'<edge source="{u}" target="{v}"><data key="w">{w}</data></edge>' for u, v, w in self.edges)
        return ('<?xml version="1.0" encoding="UTF-8"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
                '<key id="w" for="edge" attr.name="weight" attr.type="double"/>'
                f'<graph edgedefault="{"directed" if self.directed else "undirected"}">{nodes}{edges}</graph></graphml>')


def distances(graph, length):
    """Of every vertex to all; lengths are `None`, or a function of the weight."""
    weight = None if length is None else lambda u, v, data: length(data["weight"])
    return {v: nx.single_source_dijkstra_path_length(graph, v, weight=weight) for v in graph}


def closeness(graph, length=None, wasserman_faust=False):
    n, scores = len(graph), {}
    for v, row in distances(graph, length).items():
        far = [d for u, d in row.items() if u != v]
        scores[v] = None if not far else len(far) / sum(far) * (len(far) / (n - 1) if wasserman_faust else 1)
    return scores


def harmonic(graph, length=None):
    n = max(len(graph) - 1, 1)
    return {v: sum(1 / d for u, d in row.items() if u != v) / n for v, row in distances(graph, length).items()}


def lengthened(graph, length):
    made = graph.copy()
    for _, _, data in made.edges(data=True):
        data["weight"] = length(data["weight"])
    return made


def eigenvector(case, weighted, directed):
    """`None` where the largest eigenvalue is not simple: then there is no one answer."""
    graph = case.simple if directed and nx.is_strongly_connected(case.simple) else case.flat
    if graph.number_of_edges() == 0:
        return {v: 1 for v in graph}
    matrix = nx.to_numpy_array(graph, weight="weight" if weighted else None).T
    values, vectors = np.linalg.eig(matrix)
    order = np.argsort(-values.real)
    if len(order) > 1 and values[order[0]].real - values[order[1]].real < 1e-3 * abs(values[order[0]]):
        return None
    vector = np.abs(vectors[:, order[0]].real)
    return dict(zip(graph, vector / vector.max()))


def hits(graph, weighted):
    if graph.number_of_edges() == 0:
        even = {v: 1 / len(graph) for v in graph}
        return even, even
    matrix = nx.to_numpy_array(graph, weight="weight" if weighted else None)
    left, values, right = np.linalg.svd(matrix)
    if len(values) > 1 and values[0] - values[1] < 1e-3 * values[0]:
        return None
    hubs, authorities = np.abs(left[:, 0]), np.abs(right[0])
    return dict(zip(graph, hubs / hubs.sum())), dict(zip(graph, authorities / authorities.sum()))


def pagerank(graph, weighted, damping, seed=None):
    options = {} if seed is None else {"personalization": {seed: 1}, "dangling": {seed: 1}}
    return nx.pagerank(graph, alpha=damping, weight="weight" if weighted else None, tol=1e-15, max_iter=100_000, **options)


def constraint(graph, weighted):
    scores = nx.constraint(graph, weight="weight" if weighted else None)
    return {v: None if graph.degree(v) == 0 else scores[v] for v in graph}


def burt_size(graph):
    scores = {}
    for v in graph:
        n = graph.degree(v)
        ties = graph.subgraph(graph[v]).number_of_edges()
        scores[v] = None if n == 0 else n - 2 * ties / n
    return scores


def ldbc_clustering(graph):
    scores = {}
    for v in graph:
        around = set(graph[v]) | (set(graph.pred[v]) if graph.is_directed() else set())
        d = len(around)
        ties = graph.subgraph(around).number_of_edges() * (1 if graph.is_directed() else 2)
        scores[v] = ties / (d * (d - 1)) if d > 1 else 0
    return scores


def twin(graph, names):
    made = ig.Graph(n=len(names), directed=graph.is_directed(),
                    edges=[(names.index(u), names.index(v)) for u, v in graph.edges()])
    made.es["weight"] = [w for _, _, w in graph.edges(data="weight")]
    return made


class Comparison:
    def __init__(self, program, tolerance):
        self.program, self.tolerance = program, tolerance
        self.compared, self.largest, self.failures = 0, 0.0, 0

    def ask(self, case, *arguments):
        command = [self.program, *arguments, "-g", case.path, "--format", "json"]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            self.fail(case, " ".join(command) + f" ended with {done.returncode}: {done.stderr.strip()}")
            return None
        return json.loads(done.stdout)

    def fail(self, case, words):
        self.failures += 1
        print(f"seed {case.seed} ({case.path}, {'directed' if case.directed else 'undirected'}): {words}")

    def value(self, case, what, ours, theirs):
        self.compared += 1
        if theirs is None or (isinstance(theirs, float) and math.isnan(theirs)):
            if ours is not None:
                self.fail(case, f"{what}: {ours}, but it is undefined")
            return
        if ours is None:
            return self.fail(case, f"{what}: null, but it is {theirs}")
        off = abs(ours - theirs) / max(1, abs(theirs))
        self.largest = max(self.largest, off)
        if not off <= self.tolerance:
            self.fail(case, f"{what}: {ours}, but it is {theirs}")

    def ranks(self, case, expected, *options):
        """`expected`: values by vertex, by measure; a measure that is `None` has no one answer."""
        expected = {measure: values for measure, values in expected.items() if values is not None}
        direction = ["--directed"] if case.directed and case.kind != "graphml" and "--undirected" not in options else []
        rows = self.ask(case, "rank", "--by", ",".join(expected), *direction, *options)
        if rows is None:
            return
        if [row["vertex"] for row in rows] != case.names:
            return self.fail(case, "vertices are not in the order of the file")
        for measure, values in expected.items():
            for row in rows:
                self.value(case, f"{measure} {' '.join(options)} of {row['vertex']}", row[measure], values[row["vertex"]])


def compare(case, to):
    whole, simple, flat = case.graph, case.simple, case.flat
    n, seed = len(case.names), case.names[0]
    backward = simple.reverse() if case.directed else simple
    alpha = 0.4 / max(1, max(dict(simple.degree()).values()))
    degree = dict(whole.degree())
    into, out = (dict(whole.in_degree()), dict(whole.out_degree())) if case.directed else (degree, degree)
    hubs = hits(simple, False)
    to.ranks(case, {
        "degree": degree, "in-degree": into, "out-degree": out, "strength": dict(whole.degree(weight="weight")),
        "pagerank": pagerank(whole, False, .85), "closeness": closeness(simple), "harmonic": harmonic(simple),
        "betweenness": nx.betweenness_centrality(simple, normalized=False),
        "eigenvector": eigenvector(case, False, case.directed),
        "katz": nx.katz_centrality_numpy(simple, alpha=alpha, beta=2.0),
        "hubs": hubs and hubs[0], "authorities": hubs and hubs[1],
        "clustering": nx.clustering(flat), "core": nx.core_number(flat), "lcc": ldbc_clustering(simple),
        "constraint": constraint(flat, False), "effective-size": burt_size(flat),
    }, "--alpha", repr(alpha), "--beta", "2")
    heavy = 0.4 / max(1, max(dict(simple.degree(weight="weight")).values()))
    hubs = hits(simple, True)
    to.ranks(case, {
        "pagerank": pagerank(whole, True, .6), "personalized-pagerank": pagerank(Case.looped(case), True, .6, seed),
        "eigenvector": eigenvector(case, True, case.directed),
        "katz": nx.katz_centrality_numpy(simple, alpha=heavy, beta=1.0, weight="weight"),
        "hubs": hubs and hubs[0], "authorities": hubs and hubs[1], "constraint": constraint(flat, True),
    }, "--weighted", "--damping", "0.6", "--seed", seed, "--alpha", repr(heavy))
    to.ranks(case, {"personalized-pagerank": pagerank(Case.looped(case), False, .85, seed)}, "--seed", seed)
    to.ranks(case, {"closeness": closeness(backward), "harmonic": harmonic(backward)}, "--incoming")
    to.ranks(case, {"closeness": closeness(simple, None, True),
                    "betweenness": nx.betweenness_centrality(simple, normalized=True) if n > 2 else None},
             "--wasserman-faust", "--normalized")
    for meaning, length in [("distance", lambda w: w), ("strength", lambda w: 1 / w)]:
        long = lengthened(simple, length)
        to.ranks(case, {"closeness": closeness(simple, length), "harmonic": harmonic(simple, length),
                        "betweenness": nx.betweenness_centrality(long, normalized=False, weight="weight")},
                 "--weight-as", meaning)
        edge_betweenness(case, to, long, "weight", "--weight-as", meaning)
    edge_betweenness(case, to, simple, None)
    if case.directed:
        to.ranks(case, {
            "pagerank": pagerank(undirected(case), False, .85), "closeness": closeness(flat),
            "betweenness": nx.betweenness_centrality(flat, normalized=False),
            "eigenvector": eigenvector(case, False, False),
        }, "--undirected")
    by_igraph(case, to)
    statistics(case, to)
    modularity(case, to)


def looped(case):
    """Parallel edges merged, loops kept: what personalised PageRank walks on."""
    made = nx.DiGraph() if case.directed else nx.Graph()
    made.add_nodes_from(case.graph)
    for u, v, w in case.graph.edges(data="weight"):
        made.add_edge(u, v, weight=w + (made[u][v]["weight"] if made.has_edge(u, v) else 0))
    return made


def undirected(case):
    made = nx.MultiGraph()  # not MultiGraph(graph): that takes an edge and its return for one
    made.add_nodes_from(case.graph)
    made.add_edges_from((u, v, {"weight": w}) for u, v, w in case.graph.edges(data="weight"))
    return made


Case.looped = staticmethod(looped)


def edge_betweenness(case, to, graph, weight, *options):
    direction = ["--directed"] if case.directed and case.kind != "graphml" else []
    rows = to.ask(case, "rank", "--by", "edge-betweenness", *direction, *options)
    expected = nx.edge_betweenness_centrality(graph, normalized=False, weight=weight)
    if rows is None:
        return
    if len(rows) != graph.number_of_edges():
        return to.fail(case, f"{len(rows)} edges, but there are {graph.number_of_edges()}")
    for row in rows:
        u, v = row["source"], row["target"]
        to.value(case, f"edge-betweenness of {u} {v} {' '.join(options)}", row["edge-betweenness"],
                 expected[(u, v)] if (u, v) in expected else expected.get((v, u)))


def by_igraph(case, to):
    """A second witness where igraph has the measure in this convention."""
    plain, flat = twin(case.simple, case.names), twin(case.flat, case.names)

    def column(values):
        return dict(zip(case.names, values))

    to.ranks(case, {
        "betweenness": column(plain.betweenness()), "core": column(flat.coreness()),
        "closeness": column(plain.closeness(mode="out")),
        "clustering": column(flat.transitivity_local_undirected(mode="zero")),
        "harmonic": column(plain.harmonic_centrality(mode="out")) if len(case.names) > 1 else None,
    })


def statistics(case, to):
    direction = ["--directed"] if case.directed and case.kind != "graphml" else []
    facts = to.ask(case, "stats", *direction, *(["--triads"] if case.directed else []))
    if facts is None:
        return
    simple, flat = case.simple, case.flat
    largest = flat.subgraph(max(nx.connected_components(flat), key=len))
    assortativity = nx.degree_assortativity_coefficient(simple) if simple.number_of_edges() > 1 else None
    expected = {
        "vertices": len(flat), "edges": case.graph.number_of_edges(), "loops": nx.number_of_selfloops(case.graph),
        "density": nx.density(simple), "weak_components": nx.number_connected_components(flat),
        "largest_weak_component": len(largest), "triangles": sum(nx.triangles(flat).values()) // 3,
        "transitivity": nx.transitivity(flat), "mean_clustering": nx.average_clustering(flat),
        "largest_core": max(nx.core_number(flat).values()),
        "articulation_points": len(list(nx.articulation_points(flat))), "bridges": len(list(nx.bridges(flat))),
    }
    sizes = [len(c) for c in nx.connected_components(flat)]
    if sizes.count(max(sizes)) == 1:
        expected |= {"diameter": nx.diameter(largest), "radius": nx.radius(largest)}
    if case.directed:
        expected["strong_components"] = nx.number_strongly_connected_components(simple)
        if simple.number_of_edges():
            expected["reciprocity"] = nx.overall_reciprocity(simple)
        expected |= {f"triad_{shape}": count for shape, count in nx.triadic_census(simple).items()}
    if assortativity is not None:
        degrees = {d for _, d in simple.degree()}
        if len(degrees) > 1 and not math.isnan(assortativity) and abs(assortativity) <= 1 + 1e-9:
            expected["degree_assortativity"] = assortativity
    for name, value in expected.items():
        if name not in facts:
            to.fail(case, f"stats says nothing of {name}")
        elif name == "degree_assortativity" and facts[name] is None:
            continue  # all ends alike: 0 / 0, which networkx rounds to something
        else:
            to.value(case, name, facts[name], value)


def modularity(case, to):
    """The modularity that is printed is that of the communities that are printed."""
    direction = ["--directed"] if case.directed and case.kind != "graphml" else []
    if case.flat.number_of_edges() == 0:
        return
    for method in ["louvain", "leiden"]:
        for options, graph in [([], case.flat), (["--no-weighted"], case.flat), (["--resolution", "1.4"], case.flat),
                               (["--directed"], case.simple)]:
            if "--directed" in options and not case.directed:
                continue
            answer = to.ask(case, "communities", "--method", method, *options)
            if answer is None:
                continue
            parts = [set(part["members"]) for part in answer["communities"]]
            expected = nx.community.modularity(
                graph, parts, weight=None if "--no-weighted" in options else "weight",
                resolution=1.4 if "--resolution" in options else 1)
            to.value(case, f"modularity {method} {' '.join(options)}", answer["modularity"], expected)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--entente", default=".build/release/entente")
    parser.add_argument("--graphs", type=int, default=50)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--tolerance", type=float, default=1e-6)
    options = parser.parse_args()
    to = Comparison(options.entente, options.tolerance)
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(options.first, options.first + options.graphs):
            compare(Case(seed, folder), to)
    print(f"{options.graphs} graphs, {to.compared} values, {to.failures} differences; largest accepted {to.largest:.1e} "
          f"(networkx {nx.__version__}, igraph {ig.__version__})")
    sys.exit(1 if to.failures else 0)


main()
