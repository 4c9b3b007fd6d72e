#!/usr/bin/env python3
"""Checks the six algorithms of LDBC Graphalytics (BFS, SSSP, PR, WCC, CDLP, LCC) against plain Python.

The functions below are written from the words of the specification, without libraries: slow and obvious. Random graphs,
directed and undirected, with vertex numbers that have gaps, are written as edge lists and asked of `entente`; SSSP and PR
must agree to 1e-9 relative, the others exactly (WCC and CDLP as divisions of the vertices).

Usage: python3 tools/check_graphalytics.py [--entente PATH] [--graphs N]
"""
import argparse
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path


class Graph:
    """Simple and weighted; an undirected edge stands in the neighbours of both its ends."""

    def __init__(self, seed):
        chance = random.Random(seed)
        self.directed = seed % 2 == 0
        n = chance.choice([2, 5, 9, 16, 30])
        numbers = sorted(chance.sample(range(3 * n), n))
        self.edges = {}
        for _ in range(int(n * chance.choice([0.6, 1.2, 2.5])) + 1):
            u, v = chance.sample(numbers, 2)
            if not self.directed:
                u, v = min(u, v), max(u, v)
            self.edges[u, v] = chance.choice([0.5, 1.0, 1.25, 3.0])
        self.lines = list(self.edges.items())
        chance.shuffle(self.lines)
        self.vertices = sorted({v for edge in self.edges for v in edge})
        self.out = {v: {} for v in self.vertices}
        self.into = {v: {} for v in self.vertices}
        for (u, v), w in self.edges.items():
            for a, b in [(u, v)] if self.directed else [(u, v), (v, u)]:
                self.out[a][b] = w
                self.into[b][a] = w


def bfs(graph, source):
    depth, front = {source: 0}, [source]
    while front:
        found = []
        for u in front:
            for v in graph.out[u]:
                if v not in depth:
                    depth[v] = depth[u] + 1
                    found.append(v)
        front = found
    return depth


def sssp(graph, source):
    length = {source: 0.0}
    for _ in graph.vertices:
        for u in graph.vertices:
            for v, w in graph.out[u].items():
                if u in length and length[u] + w < length.get(v, float("inf")):
                    length[v] = length[u] + w
    return length


def pagerank(graph, rounds, damping=0.85):
    n = len(graph.vertices)
    rank = {v: 1 / n for v in graph.vertices}
    for _ in range(rounds):
        dangling = sum(rank[v] for v in graph.vertices if not graph.out[v])
        rank = {v: (1 - damping) / n + damping * (
            sum(rank[u] / len(graph.out[u]) for u in graph.into[v]) + dangling / n) for v in graph.vertices}
    return rank


def wcc(graph):
    label = {v: v for v in graph.vertices}
    for _ in graph.vertices:
        for u, v in graph.edges:
            label[u] = label[v] = min(label[u], label[v])
    return label


def cdlp(graph, rounds):
    label = {v: v for v in graph.vertices}
    for _ in range(rounds):
        before = label
        label = {}
        for v in graph.vertices:
            votes = [before[u] for u in graph.into[v]] + ([before[u] for u in graph.out[v]] if graph.directed else [])
            label[v] = min(votes, key=lambda x: (-votes.count(x), x)) if votes else before[v]
    return label


def lcc(graph):
    share = {}
    for v in graph.vertices:
        around = (set(graph.into[v]) | set(graph.out[v])) - {v}
        ties = sum(1 for u in around for w in graph.out[u] if w in around)
        share[v] = ties / (len(around) * (len(around) - 1)) if len(around) > 1 else 0.0
    return share


def division(labels):
    parts = {}
    for v, label in labels.items():
        parts.setdefault(label, set()).add(v)
    return sorted(map(sorted, parts.values()))


class Check:
    def __init__(self, program):
        self.program, self.count, self.failures = program, 0, 0

    def ask(self, *arguments):
        done = subprocess.run([self.program, *arguments, "--format", "json"], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{' '.join(arguments)}: {done.stderr}")
        return json.loads(done.stdout)

    def same(self, what, ours, theirs, tolerance=0.0):
        self.count += 1
        if isinstance(theirs, dict):
            good = ours.keys() == theirs.keys() and all(
                abs(ours[v] - theirs[v]) <= tolerance * max(1, abs(theirs[v])) for v in ours)
        else:
            good = ours == theirs
        if not good:
            self.failures += 1
            print(f"{what}:\n  {ours}\n  {theirs}")

    def graph(self, seed, folder):
        graph = Graph(seed)
        path = str(Path(folder) / f"graph{seed}.wel")
        Path(path).write_text("".join(f"{u} {v} {w}\n" for (u, v), w in graph.lines))
        direction = ["--directed"] if graph.directed else []
        source = graph.vertices[seed % len(graph.vertices)]

        def rank(measure, *options):
            rows = self.ask("rank", "-g", path, "--by", measure, *direction, *options)
            return {int(row["vertex"]): row[measure] for row in rows if row[measure] is not None}

        def parts(*options):
            answer = self.ask("communities", "-g", path, *options)
            return sorted(sorted(int(v) for v in part["members"]) for part in answer["communities"])

        seed_option = ["--seed", str(source)]
        name = f"graph {seed} ({'directed' if graph.directed else 'undirected'})"
        self.same(f"{name} BFS", rank("distance", *seed_option), bfs(graph, source))
        self.same(f"{name} SSSP", rank("distance", "--weight-as", "distance", *seed_option), sssp(graph, source), 1e-9)
        for rounds in [1, 10]:
            self.same(f"{name} PR", rank("pagerank", "--rounds", str(rounds)), pagerank(graph, rounds), 1e-9)
            self.same(f"{name} CDLP", parts("--method", "cdlp", "--rounds", str(rounds), *direction),
                      division(cdlp(graph, rounds)))
        self.same(f"{name} WCC", parts("--method", "weak"), division(wcc(graph)))
        self.same(f"{name} LCC", rank("lcc"), lcc(graph), 1e-12)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--entente", default=".build/release/entente")
    parser.add_argument("--graphs", type=int, default=20)
    options = parser.parse_args()
    check = Check(options.entente)
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(options.graphs):
            check.graph(seed, folder)
    print(f"{options.graphs} graphs, {check.count} results, {check.failures} differences")
    sys.exit(1 if check.failures else 0)


main()
