#!/usr/bin/env python3
"""Makes the fixture that the network of EntenteText is tested against: a tiny network of random weights, sentences, and what
PyTorch makes of them. Needs torch and numpy.

    tools/make_network_fixture.py Tests/EntenteTextTests/Fixtures/network.safetensors

The file is a network as `entente train --network` takes it, with tensors more: expected.* for sentence s, and the sentences in
the metadata. Sizes can be given, to make networks that are only good for measuring time:

    tools/make_network_fixture.py --standard /tmp/random.safetensors
"""
import argparse
import itertools
import json
import struct

import numpy as np
import torch

SENTENCES = [
    "Peace",
    "Ministers met .",
    "France did n't sign it",
    "the Treaty was signed in 1998",
    "The U.S. envoy’s talks stall",
]
UPOS = ["NOUN", "VERB", "PROPN", "DET", "ADP", "PUNCT", "ADJ", "ADV", "PRON", "AUX", "NUM", "PART"]
MASK = (1 << 64) - 1


def fnv(data):
    h = 0xCBF29CE484222325
    for byte in data:
        h = ((h ^ byte) * 0x100000001B3) & MASK
    return h


def lower(form):
    """Lower case, digits as 0, typographic punctuation as in ASCII; bytes of UTF-8."""
    for marks, plain in (("‐‑‒–—―", "-"), ("‘’′", "'"), ("“”„″", '"')):
        for mark in marks:
            form = form.replace(mark, plain)
    data = bytes(0x30 if 0x30 <= b <= 0x39 else b for b in form.encode())
    assert data.isascii(), "keep to ASCII and typographic punctuation"
    return data.lower()


def shape(form):
    kinds, last, run = bytearray(), None, 0
    for b in form.encode():
        c = chr(b)
        kind = "0" if c in "0123456789" else "u" if b >= 0x80 else "X" if c.isupper() else "x" if c.islower() else c
        run = run + 1 if kind == last else 1
        last = kind
        if run <= 2:
            kinds += kind.encode("latin-1")
    return fnv(kinds)


def slot(value, kind, count):
    mixed = ((value ^ ((kind * 0x9E3779B97F4A7C15) & MASK)) * 0xD6E8FEB86659FD93) & MASK
    return (mixed >> 33) % count


class Network:
    def __init__(self, a, rng):
        self.a, self.tensors = a, {}
        self.rng = rng
        known = sorted({fnv(lower(w)) for s in SENTENCES for w in s.split()[:-1]})
        known += sorted(int(k) for k in rng.integers(0, MASK, a.words, dtype=np.uint64))
        self.keys = sorted(set(known))
        self.put("word.keys", np.array(self.keys, dtype=np.uint64))
        self.table("word", len(self.keys) + 1, a.word_size)
        self.table("affix", a.affixes, a.affix_size)
        self.table("shape", a.shapes, a.shape_size)
        self.listed = self.keys[::2]
        self.put("lexicon.keys", np.array(self.listed, dtype=np.uint64))
        self.table("lexicon", len(self.listed) + 1, a.lexicon_size)
        self.put("lexicon.classes", rng.integers(0, 1 << 25, len(self.listed) + 1, dtype=np.int32))
        inputs, E = a.word_size + a.affix_size + a.shape_size + a.lexicon_size, 2 * a.hidden
        for layer in range(a.layers):
            for direction in ("forward", "backward"):
                name = f"lstm.{layer}.{direction}"
                self.random(f"{name}.input", inputs, 4 * a.hidden)
                self.random(f"{name}.recurrent", a.hidden, 4 * a.hidden)
                self.random(f"{name}.bias", 4 * a.hidden)
            inputs = E
        self.linear("tags", E, a.tags)
        self.random("feats.weight", a.feats, E)
        self.random("feats.bias", a.feats)
        allowed = [sorted(rng.choice(a.feats, size=t % 4, replace=False).tolist()) for t in range(a.tags)]
        self.allowed = allowed
        self.put("feats.allowed.offsets", np.cumsum([0] + [len(x) for x in allowed]).astype(np.int32))
        self.put("feats.allowed.values", np.array(sum(allowed, []), dtype=np.int32))
        for part in ("arc.dependent", "arc.head"):
            self.linear(part, E, a.arc)
        self.random("arc.root", a.arc)
        self.random("arc.bilinear", a.arc, a.arc)
        self.random("arc.prior", a.arc)
        self.random("label.dependent.weight", E, a.label)
        self.linear("label.head", E, a.label)
        self.random("label.root", a.label)
        self.linear("label", a.label, a.relations)
        self.linear("names", E, 7)
        self.put("names.transitions", rng.standard_normal((7, 7)).astype(np.float32))
        self.random("names.start", 7)
        self.metadata = {
            "format": "entente-network-1",
            "layers": str(a.layers),
            "hidden": str(a.hidden),
            "affix_kinds": "1 2 3 4 5 6 7",
            "tags": "\n".join(f"{UPOS[t % len(UPOS)]} X{t}" for t in range(a.tags)),
            "feats": "\n".join(["_"] + [f"Number=N{f}" for f in range(1, a.feats)]),
            "deprels": "\n".join(["nsubj", "root"] + [f"rel:{r}" for r in range(2, a.relations)]),
            "names": "O\nB-PER\nI-PER\nB-ORG\nI-ORG\nB-LOC\nI-LOC",
        }

    def put(self, name, array):
        self.tensors[name] = np.ascontiguousarray(array)

    def random(self, name, *size):
        scale = 0.2 if len(size) == 1 else 3 / np.sqrt(size[0])  # small biases: decisions must vary
        self.put(name, (self.rng.standard_normal(size) * scale).astype(np.float32))

    def linear(self, name, inputs, outputs):
        self.random(f"{name}.weight", inputs, outputs)
        self.random(f"{name}.bias", outputs)

    def table(self, name, rows, width):
        self.put(f"{name}.rows", self.rng.integers(-127, 128, (rows, width), dtype=np.int8))
        self.put(f"{name}.scale", self.rng.uniform(0.005, 0.02, rows).astype(np.float32))

    def __getitem__(self, name):
        return torch.from_numpy(self.tensors[name])

    def row(self, table, index):
        return self[f"{table}.rows"][index].float() * self[f"{table}.scale"][index]

    def embed(self, form):
        data, a = lower(form), self.a
        key = fnv(data)
        word, listed = (
            self.row(table, keys.index(key) + 1 if key in keys else 0)
            for table, keys in (("word", self.keys), ("lexicon", self.listed))
        )
        parts = [data[:n] for n in (1, 2, 3)] + [data[-n:] for n in (1, 2, 3, 4)]
        rows = [self.row("affix", slot(fnv(p), kind, a.affixes)) for kind, p in enumerate(parts, 1)]
        return torch.cat([word, torch.stack(rows).sum(0), self.row("shape", slot(shape(form), 8, a.shapes)), listed])

    def encode(self, forms):
        x = torch.stack([self.embed(f) for f in forms])[None]
        for layer in range(self.a.layers):
            lstm = torch.nn.LSTM(x.shape[-1], self.a.hidden, bidirectional=True, batch_first=True)
            for direction, suffix in (("forward", ""), ("backward", "_reverse")):
                name = f"lstm.{layer}.{direction}"
                getattr(lstm, "weight_ih_l0" + suffix).data = self[f"{name}.input"].T.contiguous()
                getattr(lstm, "weight_hh_l0" + suffix).data = self[f"{name}.recurrent"].T.contiguous()
                getattr(lstm, "bias_ih_l0" + suffix).data = self[f"{name}.bias"]
                getattr(lstm, "bias_hh_l0" + suffix).data.zero_()
            x = lstm(x)[0]
        return x[0]

    def affine(self, name, x):
        return x @ self[f"{name}.weight"] + self[f"{name}.bias"]

    def analyse(self, forms):
        e = self.encode(forms)
        leaky = lambda y: torch.nn.functional.leaky_relu(y, 0.1)
        heads = torch.cat([self["arc.root"][None], leaky(self.affine("arc.head", e))])
        queries = leaky(self.affine("arc.dependent", e)) @ self["arc.bilinear"] + self["arc.prior"]
        arcs = queries @ heads.T
        tree = best_tree(arcs.numpy())
        lh = torch.cat([self["label.root"][None], self.affine("label.head", e)])
        labels = self.affine("label", leaky(e @ self["label.dependent.weight"] + lh[torch.tensor(tree) + 1]))
        tags = self.affine("tags", e)
        chosen = tags.argmax(1)
        feats = e @ self["feats.weight"].T + self["feats.bias"]
        best = [max(self.allowed[t], key=lambda f: (feats[i, f].item(), -f), default=-1) for i, t in enumerate(chosen)]
        names = self.affine("names", e)
        relations = labels.clone()
        relations[:, 1] = -torch.inf
        relation = [1 if h < 0 else int(r) for h, r in zip(tree, relations.argmax(1))]
        path = best_path(names.numpy(), self.tensors["names.transitions"], self.tensors["names.start"])
        scores = {"encoded": e, "tags": tags, "arcs": arcs, "labels": labels, "names": names}
        choices = {"tag": chosen.tolist(), "feats": best, "head": tree, "relation": relation, "name": path}
        return scores, choices


def is_tree(heads):
    if sum(h < 0 for h in heads) != 1:
        return False
    for i in range(len(heads)):
        steps = 0
        while i >= 0 and steps <= len(heads):
            i, steps = heads[i], steps + 1
        if i >= 0:
            return False
    return True


def best_tree(arcs):
    """The best of all trees with one child of the root, by trying all."""
    n = len(arcs)
    options = [[h for h in range(-1, n) if h != i] for i in range(n)]
    trees = [t for t in itertools.product(*options) if is_tree(t)]
    scored = sorted(trees, key=lambda t: -sum(float(arcs[i, h + 1]) for i, h in enumerate(t)))
    worth = lambda t: sum(float(arcs[i, h + 1]) for i, h in enumerate(t))
    assert len(scored) < 2 or worth(scored[0]) - worth(scored[1]) > 1e-3, "nearly a tie; take another seed"
    return list(scored[0])


def best_path(emissions, transitions, start):
    """The best of all allowed sequences of name tags, by trying all of each length step by step."""
    names = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
    follows = lambda a, b: not names[b].startswith("I") or (a is not None and names[a][1:] == names[b][1:])
    paths = [([b], start[b] + emissions[0, b]) for b in range(7) if follows(None, b)]
    for row in emissions[1:]:
        paths = [
            (p + [b], score + transitions[p[-1], b] + row[b])
            for p, score in paths for b in range(7) if follows(p[-1], b)
        ]
    return max(paths, key=lambda p: p[1])[0]


def write(path, tensors, metadata):
    """Large elements first, so that all are aligned without holes, which the format forbids."""
    kinds = {"float32": "F32", "int8": "I8", "int32": "I32", "uint64": "U64"}
    header, blobs, position = {"__metadata__": metadata}, [], 0
    for name in sorted(tensors, key=lambda name: (-tensors[name].itemsize, name)):
        array = tensors[name]
        end = position + array.nbytes
        header[name] = {"dtype": kinds[str(array.dtype)], "shape": list(array.shape), "data_offsets": [position, end]}
        blobs.append(array.tobytes())
        position = end
    text = json.dumps(header, sort_keys=True, separators=(",", ":")).encode()
    text += b" " * (-(8 + len(text)) % 64)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output")
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--standard", action="store_true", help="the sizes of the shipped model, nothing expected")
    options = parser.parse_args()
    sizes = dict(words=6, word_size=6, affixes=40, affix_size=4, shapes=12, shape_size=2, lexicon_size=5, hidden=16, layers=2,
                 tags=9, feats=6, arc=16, label=10, relations=6)
    if options.standard:
        sizes = dict(words=200_000, word_size=96, affixes=16384, affix_size=48, shapes=1024, shape_size=16, lexicon_size=48,
                     hidden=128, layers=2, tags=120, feats=200, arc=128, label=100, relations=55)
    network = Network(argparse.Namespace(**sizes), np.random.default_rng(options.seed))
    if not options.standard:
        for number, sentence in enumerate(SENTENCES):
            with torch.no_grad():
                scores, choices = network.analyse(sentence.split())
            for name, values in scores.items():
                network.put(f"expected.{number}.{name}", values.numpy().astype(np.float32))
            for name, values in choices.items():
                network.put(f"expected.{number}.{name}", np.array(values, dtype=np.int32))
        network.metadata["sentences"] = "\n".join(SENTENCES)
    write(options.output, network.tensors, network.metadata)


if __name__ == "__main__":
    main()
