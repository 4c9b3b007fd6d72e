#!/usr/bin/env python3
"""Fits the confidence of `entente openie`: how likely a proposition is what the right tree would have given.

Each file of trees made by hand is read twice by the program: with its own trees, and with the trees of our parser on the
same words. A proposition of the parser's tree is right if the tree made by hand gives it too, word by word; one with all
arguments of a clause is as right as the share of them that it has in common with the clause of the tree made by hand. On
these a logistic model is fitted (Newton's method, a small ridge), from what went into the proposition. No set that
extraction is measured on takes part.

  tools/fit_openie_confidence.py PROGRAM TREES.conllu... > weights

prints the table of Sources/EntenteExtraction/Propositions/PropositionConfidence.swift on standard output, and on
standard error how well the estimate is calibrated on every fifth sentence, which is left out of the fit that is judged.
"""
import json
import math
import subprocess
import sys

RIDGE = 1.0
REFERENCE = {"kind": "core", "subject_from": "own"}  # weight 0


def run(program, *arguments, text=None):
    done = subprocess.run([program, *arguments], input=text, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{program} {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout


def numbered(conllu):
    """The sentences with their number as text, so that equal sentences stay apart."""
    for number, block in enumerate(b for b in conllu.split("\n\n") if b.strip()):
        lines = [l for l in block.split("\n") if l and not l.startswith("#")]
        yield "\n".join([f"# text = s{number}"] + lines)


def propositions(program, conllu):
    out = run(program, "openie", "--from", "conllu", "--format", "jsonl", "--explain", "-", text=conllu)
    return [json.loads(line) for line in out.splitlines()]


def by_predicate(rows):
    found = {}
    for row in rows:
        found.setdefault((row["sentence"], row["predicate"]), []).append(row["arguments"])
    return found


def rightness(row, truth):
    candidates = truth.get((row["sentence"], row["predicate"]), [])
    if row["kind"] != "full":
        return float(row["arguments"] in candidates)
    mine = set(row["arguments"])
    return max((len(mine & set(c)) / max(len(mine), len(c)) for c in candidates if c[0] == row["arguments"][0]), default=0.0)


def features(row):
    found = {"bias": 1.0}
    for name in ("kind", "subject_from"):
        if row[name] != REFERENCE[name] and not (name == "subject_from" and row[name] == "noun"):
            found[f"{name}.{row[name]}"] = 1.0
    for name in ("listed", "ambiguous", "pronoun"):
        found[name] = float(row[name])
    for name in ("distance", "length", "sentence_length"):
        found[name] = math.log(1 + float(row[name]))
    return found


def solve(matrix, vector):
    size = len(vector)
    rows = [matrix[i] + [vector[i]] for i in range(size)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(size):
            if r != i and rows[r][i]:
                factor = rows[r][i] / rows[i][i]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
    return [rows[i][size] / rows[i][i] for i in range(size)]


def probability(weights, found):
    total = sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-total))


def fit(samples, names):
    place = {name: i for i, name in enumerate(names)}
    weights = {name: 0.0 for name in names}
    for _ in range(12):
        gradient = [-RIDGE * weights[name] for name in names]
        hessian = [[RIDGE * (i == j) for j in range(len(names))] for i in range(len(names))]
        for found, label in samples:
            p = probability(weights, found)
            items = [(place[name], value) for name, value in found.items()]
            for i, value in items:
                gradient[i] += (label - p) * value
                for j, other in items:
                    hessian[i][j] += p * (1 - p) * value * other
        for name, step in zip(names, solve(hessian, gradient)):
            weights[name] += step
    return weights


def report(weights, samples):
    bins = [[0, 0.0, 0.0] for _ in range(10)]
    for found, label in samples:
        p = probability(weights, found)
        slot = bins[min(9, int(p * 10))]
        slot[0] += 1
        slot[1] += p
        slot[2] += label
    print("estimate  right  of", file=sys.stderr)
    for count, total, right in bins:
        if count:
            print(f"{total / count:8.3f}  {right / count:.3f}  {count}", file=sys.stderr)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, samples, base = sys.argv[1], [], 0
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            by_hand = "\n\n".join(numbered(file.read())) + "\n\n"
        parsed = run(program, "parse", "--from", "conllu", "--to", "conllu", "--no-gazetteer", "-", text=by_hand)
        truth = by_predicate(propositions(program, by_hand))
        for row in propositions(program, parsed):
            samples.append((base + int(row["sentence"][1:]), features(row), rightness(row, truth)))
        base += by_hand.count("# text = ")
    names = sorted({name for _, found, _ in samples for name in found})
    held = [(f, label) for n, f, label in samples if n % 5 == 0]
    print(f"{len(samples)} propositions, {sum(s[2] for s in samples) / len(samples):.3f} right", file=sys.stderr)
    report(fit([(f, label) for n, f, label in samples if n % 5], names), held)
    for name, weight in sorted(fit([(f, label) for _, f, label in samples], names).items()):
        print(f'    "{name}": {weight:.3f},')


if __name__ == "__main__":
    main()
