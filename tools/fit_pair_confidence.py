#!/usr/bin/env python3
"""Fits the confidence of `entente relate`: how likely a sentence relates two of its entities.

  tools/fit_pair_confidence.py PROGRAM politics-train.json news-train.json

reads training parts of CrossRE, has the program list all pairs with what it knows of them (--explain), and fits a logistic
model (as tools/fit_openie_confidence.py). Prints the weights of EntityPairFeatures.swift, and the least confidence at
which F1 of pairs is best on the same parts.
"""
import json
import math
import subprocess
import sys
import tempfile

import crossre
from fit_openie_confidence import fit, probability, run


def features(pair):
    found = {"bias": 1.0, "length": min(pair["length"], 7), "listSteps": min(pair["list_steps"], 3)}
    for name in ("listed", "subject", "person", "event", "events"):
        found[name] = float(pair[name])
    found["between"] = math.log(1 + pair["between"])
    found["rivalsOfFirst"] = min(pair["rivals_of_first"], 3)
    found["rivalsOfSecond"] = min(pair["rivals_of_second"], 3)
    return found


def pairs(program, path):
    sentences = subprocess.run(
        [sys.executable, crossre.__file__, "sentences", path], capture_output=True, text=True, check=True).stdout
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write(sentences)
        file.flush()
        out = run(program, "relate", "--format", "jsonl", "--explain", "--min-confidence", "0", file.name)
    return [json.loads(line) for line in out.splitlines()]


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    samples, gold_pairs = [], 0
    for path in sys.argv[2:]:
        gold = {}
        for record in crossre.records(path):
            spans = [tuple(entity[:2]) for entity in record["ner"]]
            related = {frozenset(((r[0], r[1]), (r[2], r[3]))) for r in record["relations"]}
            gold[record["doc_key"]] = spans, related
            gold_pairs += len(related)
        for pair in pairs(sys.argv[1], path):
            spans, related = gold[pair["id"]]
            label = frozenset((spans[pair["source_entity"]], spans[pair["target_entity"]])) in related
            samples.append((features(pair), float(label)))
    weights = fit(samples, sorted({name for found, _ in samples for name in found}))
    for name, weight in weights.items():
        print(f"{name}: {weight:.2f}")
    right, best = 0, (0.0, 0.0)
    ranked = sorted(((probability(weights, found), label) for found, label in samples), reverse=True)
    for count, (estimate, label) in enumerate(ranked, 1):
        right += label
        best = max(best, (2 * right / (count + gold_pairs), estimate))
    print(f"{len(samples)} pairs; best F1 {best[0]:.3f} from confidence {best[1]:.2f} on", file=sys.stderr)


if __name__ == "__main__":
    main()
