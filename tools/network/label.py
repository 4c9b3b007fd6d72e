#!/usr/bin/env python3
"""Lets the teacher analyse sentences: CoNLL-U in (only the words are read), arrays with its four best heads, three best relations,
two best tags and their probabilities, features and names out, for train.py --silver."""

import argparse
import random
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

import corpus
import crf
import treebank
from teacher import NEVER, Pieces, batches, load, tensors


def words_of(path, skip, limit, shortest=3, longest=90):
    """Sentences of `limit` words after the first `skip`, with forms only."""
    sentences, forms, passed, taken = [], [], 0, 0
    for line in open(path, encoding="utf-8"):
        if line == "\n":
            if shortest <= len(forms) <= longest:
                passed += len(forms)
                if passed > skip:
                    sentences.append(corpus.Sentence(forms=forms))
                    taken += len(forms)
            forms = []
            if taken >= limit:
                break
        elif line[0] != "#":
            columns = line.split("\t", 2)
            if columns[0].isdigit():
                forms.append(columns[1])
    return sentences


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("teacher")
    parser.add_argument("sentences", help="CoNLL-U, as `entente parse --to conllu` gives it")
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--skip", type=int, default=0, help="words to pass over")
    parser.add_argument("--words", type=int, default=3_000_000)
    parser.add_argument("--pieces", type=int, default=6000)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    random.seed(1)
    teacher, inventory = load(options.teacher)
    pieces = Pieces()
    sentences = words_of(options.sentences, options.skip, options.words)
    allowed = torch.full((len(inventory.tags), len(inventory.feats)), NEVER)
    for tag, seen in inventory.allowed.items():
        allowed[inventory.tag_index[tag], [inventory.feats_index[f] for f in seen]] = 0
    keys = ("heads", "head_weights", "deprels", "deprel_weights", "tags", "tag_weights", "feats", "names")
    collected, forms, lengths, begun = {key: [] for key in keys}, [], [], time.time()
    groups = batches(sentences, pieces, options.pieces)
    for number, group in enumerate(groups, 1):
        for key, value in opinions(teacher, tensors(group, pieces), group, allowed).items():
            collected[key].append(value)
        for s in group:
            forms += s.forms
            lengths.append(len(s.forms))
        if number % 50 == 0:
            print(f"{number} of {len(groups)}, {len(forms)} words, {time.time() - begun:.0f} s", file=sys.stderr, flush=True)
    data = {key: np.concatenate(value) for key, value in collected.items()}
    data["offsets"] = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    data["forms"] = forms
    treebank.save(data, options.output, inventory)


@torch.no_grad()
def opinions(teacher, batch, group, allowed):
    with torch.autocast("cpu", torch.bfloat16):
        out = teacher(batch)
        head_weights, heads = F.softmax(out["arcs"], -1).topk(4, -1)
        heads = heads.masked_fill(head_weights == 0, 0)  # columns of padding, in sentences of three words
        labels = teacher.labels(out, heads[:, :, 0])
    deprel_weights, deprels = F.softmax(labels, -1).topk(3, -1)
    tag_weights, tags = F.softmax(out["tags"], -1).topk(2, -1)
    feats = (out["feats"] + allowed[tags[:, :, 0]]).argmax(-1)
    paths = crf.viterbi(out["names"], [len(s.forms) for s in group], teacher.transitions, teacher.start)

    def flat(x, kind):
        return x[batch["words"]].numpy().astype(kind)

    def shares(x):
        return flat(x / x.sum(-1, keepdim=True), np.float16)

    return {
        "heads": flat(heads, np.int16), "head_weights": shares(head_weights),
        "deprels": flat(deprels, np.int16), "deprel_weights": shares(deprel_weights),
        "tags": flat(tags, np.int16), "tag_weights": shares(tag_weights),
        "feats": flat(feats, np.int16), "names": np.array([t for path in paths for t in path], np.int16),
    }


if __name__ == "__main__":
    main()
