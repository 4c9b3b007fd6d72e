#!/usr/bin/env python3
"""Our graph kernels beside other libraries, measured in turn on the same files, as a Markdown table.

  tools/peers_table.py --graphs DIR --ours .build/release/entente-bench [--v3 .build/v3/release/entente-bench]
                       [--bench DIR] [--only bfs,wcc] [--threads 1,2] [--rounds 2] [--repeat 3] [--slow] [--all] [--out r.json]
  tools/peers_table.py --table r.json

Needs the harness `peers.py`, in --bench or in $ENTENTE_SHARED/bench, and a Python with the peers (run this file with
it); graphs are made by its `make_graphs.py DIR`. Every round runs all libraries of a row one after the other, so that
a busy minute hits all alike; of all runs the best counts: processor seconds on one thread, wall on two. A
library that is missing or too slow is left out of its row and named below the table. GT_PYTHON names a Python that
has graph-tool.
"""
import argparse, json, os, pathlib, subprocess, sys, tempfile, time

ALL = "igraph,networkit,scipy,graphblas,rustworkx,graphtool"
# Libraries that can use a second thread; the others are not asked again on two.
PARALLEL = ("networkit", "graphblas", "graphtool")
# title, kernel, graph, libraries that the ratio to reach is of, that ratio, threads at which it counts, further options of ours
ROWS = [
    ("closeness", "closeness", "ba20k", "networkit,igraph", 50, 1, ""),
    ("harmonic", "harmonic", "ba20k", "networkit,igraph", 50, 1, ""),
    ("betweenness, exact", "bc_exact", "ba20k", "igraph", 8, 1, ""),
    ("betweenness of 4 sources", "bc_k4", "kron18", "networkit", 3, 1, ""),
    ("betweenness of 4 sources", "bc_k4", "road1m", "networkit", 8, 1, ""),
    ("triangles", "triangles", "kron18", "networkit,igraph,graphblas", 2.5, 1, ""),
    ("local clustering", "lcc", "kron18", "networkit,igraph,graphblas", 2.5, 1, ""),
    ("personalised PageRank", "ppr", "kron18", "scipy", 4, 1, ""),
    ("weighted pair, index", "stpath_w", "road1m", "graphtool,rustworkx,igraph", 200, 1, "--index"),
    ("weighted pair", "stpath_w", "road1m", "graphtool,rustworkx,igraph", 3, 1, ""),
    ("unweighted pair", "stpath", "road1m", "networkit", 4, 1, ""),
    ("Yen, k = 10", "ksp", "kg500k", "scipy", 5, 1, ""),
    ("BFS", "bfs", "kron18", "graphblas", 4, 1, ""),
    ("BFS", "bfs", "road1m", "scipy", 1.2, 1, ""),
    ("BFS", "bfs", "urand18", ALL, 1, 1, ""),
    ("SSSP", "sssp", "kron18", "scipy", 3, 1, ""),
    ("SSSP", "sssp", "road1m", "scipy", 3, 1, ""),
    ("SSSP", "sssp", "urand18", ALL, 1, 1, ""),
    ("PageRank × 20", "pagerank20", "kron18", "scipy", 1.4, 1, ""),
    ("PageRank × 20, wall on 2", "pagerank20", "kron18", "graphblas", 1.2, 2, ""),
    ("PageRank × 20", "pagerank20", "urand18", ALL, 1, 1, ""),
    ("PageRank to 1e-4", "pagerank_tol", "kron18", ALL, 1, 1, ""),
    ("weak components", "wcc", "kron18", "networkit", 5, 1, ""),
    ("weak components", "wcc", "road1m", "scipy", 4, 1, ""),
    ("strong components", "scc", "kg500k", "scipy", 1.2, 1, ""),
    ("strong components", "scc", "kron18", "networkit", 1.2, 1, ""),
    ("k-core", "kcore", "kron18", "networkit", 2, 1, ""),
    ("eigenvector", "eigenvector", "kron18", ALL, 1, 1, ""),
    ("Katz", "katz", "kron18", ALL, 1, 1, ""),
    ("label propagation", "lpa", "lfr100k", ALL, 1, 1, ""),
    ("Louvain, wall on 2", "louvain", "lfr100k", "networkit", 1.3, 2, ""),
    ("Leiden, wall on 2", "leiden", "lfr100k", "networkit", 1.5, 2, ""),
    ("text to graph", "load_el", "ba100k", ALL, 1.5, 1, ""),
    ("GraphML to graph", "graphml_read", "ba100k", ALL, 1, 1, ""),
    ("graph to GraphML", "graphml_write", "ba100k", ALL, 1, 1, ""),
]
SLOW = {("bc_exact", "ba20k")}
# The libraries that come first or second somewhere; the others, ten times slower and more, are asked with --all.
FAST = {
    "closeness": "networkit,igraph", "harmonic": "igraph", "bc_exact": "igraph", "bc_k4": "networkit,igraph",
    "triangles": "networkit,igraph,graphblas", "lcc": "networkit,igraph", "ppr": "scipy",
    "stpath_w": "graphtool,rustworkx", "stpath": "networkit", "ksp": "scipy,igraph",
    "bfs": "networkit,scipy,graphblas", "sssp": "networkit,scipy", "pagerank20": "scipy,graphblas",
    "pagerank_tol": "networkit,scipy,graphblas", "wcc": "networkit,scipy", "scc": "networkit,scipy",
    "kcore": "networkit", "eigenvector": "networkit,scipy,graphblas", "katz": "networkit,scipy",
    "lpa": "networkit,igraph", "louvain": "networkit,igraph", "leiden": "networkit,igraph",
    "load_el": "networkit,rustworkx", "graphml_read": "igraph,rustworkx",
    "graphml_write": "igraph,rustworkx,graphtool", }
# Where a run takes a peer a quarter of a minute, it has one.
LONG = {"closeness", "harmonic", "bc_exact"}
# Figures of libraries that cannot be had everywhere, from a machine of the same class: name, seconds.
KEPT = {("stpath_w", "road1m"): ("graphtool", 0.374)}
# Processor seconds of the GAP Benchmark Suite (commit b5e3e19) on one thread, and of the library that an earlier run on
# a machine of the same class has in common with this one.
GAP = {
    ("bfs", "kron18"): (0.0038, "graphblas", 0.027), ("bfs", "road1m"): (0.052, "scipy", 0.0347),
    ("sssp", "kron18"): (0.068, "scipy", 0.244), ("sssp", "road1m"): (0.0856, "scipy", 0.3133),
    ("pagerank20", "kron18"): (0.183, "scipy", 0.4574), ("pagerank_tol", "kron18"): (0.0775, "graphblas", 0.0842),
    ("wcc", "kron18"): (0.0157, "networkit", 0.0637), ("wcc", "road1m"): (0.02, "networkit", 0.0899),
    ("triangles", "kron18"): (3.0, "igraph", 4.678), ("bc_k4", "kron18"): (0.4874, "igraph", 1.305),
    ("bc_exact", "ba20k"): (51, "igraph", 155), ("load_el", "ba100k"): (0.1233, "rustworkx", 0.1995),
}
PER = {"stpath": 50, "stpath_w": 20, "ksp": 5}  # the harness's numbers of pairs


def measure(options, row, peer, threads, program=""):
    """The harness's record of one library on one row, or what went wrong."""
    _, kernel, graph, _, _, _, extra = row
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "run.json"
        command = [sys.executable, str(options.peers), "run", "--graphs", options.graphs, "--out", str(out)]
        command += ["--kernels", kernel, "--only-graphs", graph, "--peers", peer, "--threads", str(threads)]
        repeat = 1 if kernel in LONG and peer != "ours" else options.repeat
        command += ["--repeat", str(repeat), "--timeout", "240" if (kernel, graph) in SLOW else "60"]
        if program:
            command += ["--ours", f"{program} {extra}".strip()]
        done = subprocess.run(command, capture_output=True, text=True)
        records = json.loads(out.read_text()) if out.exists() else []
    if not records and done.returncode == 0:
        return {}  # the library has no such kernel
    return records[0] if records else {"error": done.stderr.strip().splitlines()[-1]}


def best(records, clock, kernel):
    times = [min(r[clock]) for r in records if r.get(clock)]
    return min(times) / PER.get(kernel, 1) if times else None


def runners(options, row, threads):
    """Who is measured: what it is called, the harness's name for it, and the program where it is ours."""
    _, kernel, graph, _, _, counted, _ = row
    everybody = ALL if options.all and (kernel, graph) not in SLOW else FAST[kernel]
    peers = [p for p in everybody.split(",") if threads == 1 or p in PARALLEL]
    found = [(p, p, "") for p in peers] + [("ours", "ours", options.ours)]
    if options.v3 and threads == counted:
        found.append(("v3", "ours", options.v3))
    return found


def run(options):
    wanted = options.only.split(",") if options.only else None
    results, started = [], time.monotonic()
    for row in ROWS:
        title, kernel, graph, *_ = row
        if wanted and kernel not in wanted or (kernel, graph) in SLOW and not options.slow:
            continue
        cells = []
        for threads in map(int, options.threads.split(",")):
            for _ in range(options.rounds):
                for name, peer, program in runners(options, row, threads):
                    record = measure(options, row, peer, threads, program)
                    cells.append({"name": name, "threads": threads, **record})
                    times = record.get("cpu_s") or record.get("runs_s") or [None]
                    print(f"{time.monotonic() - started:5.0f} s  {title}, {graph}: {name} on {threads}: "
                          f"{min(times) if times[0] else record.get('error')}", file=sys.stderr, flush=True)
        results.append({"row": row, "cells": cells})
        if options.out:
            pathlib.Path(options.out).write_text(json.dumps(results))
    return results


def figure(value):
    return "–" if value is None else f"{value:.3g}".removeprefix("0")


class Row:
    """One kernel on one graph: what was measured of every library."""

    def __init__(self, result):
        self.title, self.kernel, self.graph, named, self.goal, self.counted, _ = result["row"]
        self.named, self.cells = named.split(","), result["cells"]
        self.clock = "cpu_s" if self.counted == 1 else "runs_s"

    def seconds(self, name, threads=None, clock=None):
        threads = threads or self.counted
        cells = [c for c in self.cells if c["name"] == name and c["threads"] == threads]
        return best(cells, clock or self.clock, self.kernel)

    def ranked(self):
        """Seconds and name of every peer, the fastest first."""
        found = [(t, p) for p in ALL.split(",") if (t := self.seconds(p)) is not None]
        name, kept = KEPT.get((self.kernel, self.graph), ("", None))
        if kept and all(p != name for _, p in found):
            found.append((kept, f"{name} (kept)"))
        return sorted(found)

    def gap(self):
        """What the GAP reference kernel would take in this run, by the library that both runs share."""
        if (self.kernel, self.graph) not in GAP or self.counted != 1:
            return None
        gap, peer, then = GAP[self.kernel, self.graph]
        now = self.seconds(peer)
        return now and now * gap / then

    def walls(self, name):
        one, two = (self.seconds(name, t, "runs_s") for t in (1, 2))
        gain = f" ({one / two:.2f} ×)" if one and two else ""
        return f"{figure(one)}, {figure(two)}{gain}"

    def line(self):
        ranked, ours = self.ranked(), self.seconds("ours")
        reached = [t for t, p in ranked if p.removesuffix(" (kept)") in self.named]
        ratio = reached[0] / ours if reached and ours else None
        verdict = "" if ratio is None else " ✓" if ratio >= self.goal else " ✗"
        parallel = next((p for _, p in ranked if p in PARALLEL), "")
        return " | ".join([
            f"| {self.title}, {self.graph}", ", ".join(f"{p} {figure(t)}" for t, p in ranked) or "–",
            figure(self.gap()), figure(ours), figure(self.seconds("v3")),
            figure(ranked[0][0] / ours if ranked and ours else None),
            f"{figure(ratio)} of {self.goal}{verdict}",
            f"{parallel} {self.walls(parallel)}" if parallel else "–", f"{self.walls('ours')} |"])


def notes(row):
    for cell in row.cells:
        if cell.get("error"):
            yield f"{row.kernel}, {row.graph}: {cell['name']} on {cell['threads']}: {cell['error'][:100]}"
        elif cell["name"] == "ours" and cell.get("index_s"):
            yield f"{row.kernel}, {row.graph}: the index took {cell['index_s']:.1f} s on {cell['threads']}"
        elif cell.get("result_checksum", {}).get("modularity"):
            quality = cell["result_checksum"]["modularity"]
            yield f"{row.kernel}, {row.graph}: {cell['name']} modularity {quality:.5f}"


def table(results):
    print("| kernel, graph | peers | GAP | ours | v3 | ratio to the best | to the named, of what was asked | "
          "wall on 1, 2: best parallel peer | ours |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    rows = [Row(result) for result in results]
    for row in rows:
        print(row.line())
    print()
    for note in dict.fromkeys(n for row in rows for n in notes(row)):
        print(f"- {note}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--table", metavar="FILE", help="print the table of results that were kept with --out")
    parser.add_argument("--graphs", help="folder of the graphs")
    parser.add_argument("--bench", help="folder of peers.py; $ENTENTE_SHARED/bench by default")
    parser.add_argument("--ours", default=".build/release/entente-bench")
    parser.add_argument("--v3", help="the program built for x86-64-v3")
    parser.add_argument("--only", help="kernels, by comma")
    parser.add_argument("--threads", default="1,2")
    parser.add_argument("--all", action="store_true", help="every library on every kernel, hours")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=5, help="runs within a process")
    parser.add_argument("--slow", action="store_true", help="exact betweenness too, minutes a library")
    parser.add_argument("--out", help="keep results as JSON")
    options = parser.parse_args()
    if options.table:
        return table(json.loads(pathlib.Path(options.table).read_text()))
    bench = options.bench or os.path.join(os.environ.get("ENTENTE_SHARED", ""), "bench")
    options.peers = pathlib.Path(bench) / "peers.py"
    if not options.graphs or not options.peers.exists():
        parser.error("give --graphs DIR, and --bench DIR or ENTENTE_SHARED for peers.py")
    table(run(options))


if __name__ == "__main__":
    main()
