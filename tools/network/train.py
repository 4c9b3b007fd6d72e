#!/usr/bin/env python3
"""Trains the network from gold trees and names, and from sentences that a teacher has analysed (label.py).

Needs PyTorch and NumPy. Its end is counted in words, not in minutes, so that a run can be repeated.
"""

import argparse
import random
import sys
import time
from collections import Counter

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import corpus
import crf
import features
import treebank
from renaming import renamed
from model import NEVER, Network, export, quantized


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    corpus.add_data_arguments(parser)
    parser.add_argument("--silver", nargs="*", default=[], help="files of label.py")
    parser.add_argument("-o", "--output", required=True, help="safetensors file for `entente train --network`")
    parser.add_argument("--lexicon", help="file of lexicon.py")
    parser.add_argument("--renamed", type=int, default=0, help="copies of the gold sentences with other names in them")
    parser.add_argument("--name-weight", type=float, default=1.5, help="of the loss of the names")
    parser.add_argument("--forget-names", type=float, default=0.2, help="chance that a word of a name is read as unknown")
    parser.add_argument("--start", help="checkpoint of another network with the same vocabulary to begin from")
    parser.add_argument("--checkpoint", help="file to keep the state in, and to go on from if it is there")
    parser.add_argument("--million", type=float, default=21, help="words to read, in millions; the learning rate falls to zero until then")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--sizes", type=int, nargs=3, default=[96, 48, 16], help="embeddings of word, affixes, shape")
    parser.add_argument("--hidden", type=int, default=128, help="units of the LSTM in each direction")
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--arc", type=int, default=128)
    parser.add_argument("--label", type=int, default=96)
    parser.add_argument("--dropout", type=float, default=0.25)
    parser.add_argument("--rate", type=float, default=2e-3, help="highest learning rate")
    parser.add_argument("--words", type=int, default=3000, help="words of a batch")
    parser.add_argument("--gold-share", type=int, default=2, help="passes over the gold sentences in a round")
    parser.add_argument("--silver-words", type=int, default=1_000_000, help="words of silver in a round")
    parser.add_argument("--least-count", type=int, default=3, help="occurrences of a word of the vocabulary")
    parser.add_argument("--half", type=float, default=0.8, help="share of the words in bfloat16, which is twice as fast")
    parser.add_argument("--report", type=float, default=180, help="seconds between reports")
    return parser.parse_args()


def tensors(data, sentences):
    """The batch of some sentences of one length, words first for the encoder's inputs."""
    offsets = data["offsets"]
    length = offsets[sentences[0] + 1] - offsets[sentences[0]]
    at = offsets[sentences][:, None] + np.arange(length)[None]

    def whole(key):
        return torch.from_numpy(data[key][at].astype(np.int64))

    def real(key):
        return torch.from_numpy(data[key][at].astype(np.float32))

    inputs = [whole(key).transpose(0, 1).contiguous() for key in ("word", "affix", "shape", "listed")]
    targets = {key: whole(key) for key in ("heads", "deprels", "tags", "feats", "names")}
    return inputs, targets | {key: real(key) for key in ("head_weights", "deprel_weights", "tag_weights")}


def soft_cross_entropy(scores, classes, weights):
    return -(F.log_softmax(scores, -1).gather(-1, classes) * weights).sum(-1).mean()


def loss(network, inputs, targets, forgetting, options):
    words = inputs[0]
    # The words of names more often: context, lists and affixes must do, as they must for names never seen.
    chances = torch.maximum(forgetting[words], options.forget_names * (targets["names"].T > 0))
    words = torch.where(torch.rand(words.shape) < chances, 0, words)
    listed = torch.where(torch.rand(words.shape) < 0.1, 0, inputs[3])
    out = network(words, inputs[1], inputs[2], listed)
    arcs = soft_cross_entropy(out["arcs"], targets["heads"], targets["head_weights"])
    labels = soft_cross_entropy(network.labels(out, targets["heads"][:, :, 0]), targets["deprels"], targets["deprel_weights"])
    tags = soft_cross_entropy(out["tags"], targets["tags"], targets["tag_weights"])
    feats = F.cross_entropy(out["feats"].flatten(0, 1), targets["feats"].flatten(), ignore_index=treebank.NONE)
    whole = torch.ones(targets["names"].shape, dtype=torch.bool)
    names, count = crf.negative_log_likelihood(out["names"], targets["names"], whole, network.transitions, network.start)
    return arcs + labels + 0.5 * tags + 0.25 * feats + options.name_weight * names / count, (arcs.item(), labels.item(), tags.item())


@torch.no_grad()
def scores(network, data, sentences, inventory, allowed):
    """Accuracy of tags and of heads as scored (not yet made a tree), F1 of names; in percent."""
    network.eval()
    count = Counter()
    generator = np.random.default_rng(0)
    for group in treebank.batches(data["offsets"], np.arange(len(sentences)), 4000, 10_000, generator):
        inputs, gold = tensors(data, group)
        out = network(*inputs)
        heads, tags = out["arcs"].argmax(-1), out["tags"].argmax(-1)
        right = heads == gold["heads"][:, :, 0]
        count["words"] += right.numel()
        count["UAS"] += int(right.sum())
        count["LAS"] += int((right & (network.labels(out, heads).argmax(-1) == gold["deprels"][:, :, 0])).sum())
        count["XPOS"] += int((tags == gold["tags"][:, :, 0]).sum())
        count["UFeats"] += int(((out["feats"] + allowed[tags]).argmax(-1) == gold["feats"]).sum())
        paths = crf.viterbi(out["names"], [heads.shape[1]] * len(group), network.transitions, network.start)
        for row, number in enumerate(group):
            sentence = sentences[number]
            predicted = [inventory.tags[t].split()[0] for t in tags[row].tolist()]
            count["UPOS"] += sum(a == b for a, b in zip(predicted, sentence.upos))
            if sentence.names:
                gold_names, found = corpus.spans(sentence.names), corpus.spans([corpus.NAMES[t] for t in paths[row]])
                count["hits"] += len(gold_names & found)
                count["names"] += len(gold_names) + len(found)
    network.train()
    parts = [f"{key} {100 * count[key] / max(1, count['words']):.2f}" for key in ("UPOS", "XPOS", "UFeats", "UAS", "LAS")]
    if count["names"]:
        parts.append(f"names {200 * count['hits'] / count['names']:.2f}")
    return " ".join(parts)


def training_data(train, inventory, silver):
    """Gold first, with some sentences in capitals and in small letters, as headlines and messages have them."""
    gold = treebank.from_sentences(train, inventory)
    generator = np.random.RandomState(7)
    order = generator.permutation(len(train))
    shouted = treebank.selected(gold, order[: len(train) // 20], str.upper)
    small = treebank.selected(gold, generator.permutation(len(train))[: len(train) // 30], str.lower)
    parts = [gold, shouted, small]
    gold_count = sum(len(p["offsets"]) - 1 for p in parts)
    parts += silver
    for part in silver:
        count = len(part["offsets"]) - 1
        parts.append(treebank.selected(part, generator.permutation(count)[: count // 40], str.upper))
    return treebank.merged(parts), gold_count


def main():
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    generator = np.random.default_rng(options.seed)
    train, dev = corpus.read_data(options)
    inventory = corpus.Inventory.of(train)
    silver = [treebank.load(path, inventory) for path in options.silver]
    copies = [s for round in range(options.renamed) for s in renamed(train, 0.7, random.Random(options.seed + round))]
    data, gold_count = training_data(train + copies, inventory, silver)
    counted = Counter(form for s in train for form in s.forms)
    counted += counted  # a word of the gold sentences counts twice
    for part in silver:
        counted += Counter(part["forms"])
    keys = features.vocabulary(counted.items(), options.least_count)
    listed, classes, lexicon = lexicon_of(options.lexicon)
    features.lookup(data, keys, listed)
    held = []
    for name, sentences in dev:
        flat = treebank.from_sentences(sentences, inventory)
        features.lookup(flat, keys, listed)
        held.append((name, flat, sentences))
    allowed = torch.full((len(inventory.tags), len(inventory.feats)), NEVER)
    for tag, seen in inventory.allowed.items():
        allowed[inventory.tag_index[tag], [inventory.feats_index[f] for f in seen]] = 0
    network = Network(len(keys), inventory, options.sizes, options.hidden, options.layers, options.arc, options.label, options.dropout, lexicon)
    if options.start:
        begin_from(network, torch.load(options.start, weights_only=False)["network"])
    print(f"{len(keys)} words in the vocabulary, {len(data['forms'])} to learn from, {sum(p.numel() for p in network.parameters())} weights", flush=True)
    learn(network, data, gold_count, held, inventory, allowed, generator, options)
    for name, flat, sentences in held:
        print("at the end", name, scores(network, flat, sentences, inventory, allowed), flush=True)
    export(network, keys, inventory, options.output, (listed, classes))


def lexicon_of(path):
    """Keys, classes and rows of a file of lexicon.py, a row of zeros before the rows; nothing without one."""
    if not path:
        return None, None, None
    archive = np.load(path)
    rows = archive["rows"].astype(np.float32)
    return archive["keys"], archive["classes"], torch.from_numpy(np.concatenate([np.zeros((1, rows.shape[1]), np.float32), rows]))


def begin_from(network, state):
    """Takes the weights of a checkpoint of the same vocabulary; inputs that it does not have count nothing at first."""
    own = network.state_dict()
    for name, weights in state.items():
        if name == "lexicon.weight":
            continue
        if own[name].shape != weights.shape:
            wider = torch.zeros_like(own[name])
            wider[:, : weights.shape[1]] = weights
            weights = wider
        own[name] = weights
    network.load_state_dict(own)


def learn(network, data, gold_count, held, inventory, allowed, generator, options):
    occurrences = np.zeros(network.word.num_embeddings)
    np.add.at(occurrences, data["word"], 1)
    forgetting = torch.from_numpy((0.4 / (0.4 + occurrences) + 0.02).clip(max=0.5).astype(np.float32))
    forgetting[0] = 0
    optimizer = torch.optim.AdamW([p for p in network.parameters() if p.requires_grad], lr=options.rate, betas=(0.9, 0.95), weight_decay=1e-5, fused=True)
    gold = np.arange(gold_count)
    silver = generator.permutation(np.arange(gold_count, len(data["offsets"]) - 1))
    begun, at, seen, report, recent = time.time(), 0, 0, options.report, []
    already = 0.0
    if options.checkpoint:
        try:
            state = torch.load(options.checkpoint, weights_only=False)
            network.load_state_dict(state["network"])
            optimizer.load_state_dict(state["optimizer"])
            already, at, seen = state["elapsed"], state["at"], state["seen"]
        except FileNotFoundError:
            pass
    network.train()
    while True:
        groups = []
        for _ in range(options.gold_share):
            groups += treebank.batches(data["offsets"], gold, options.words, 120, generator)
        if len(silver):
            start, taken = at, 0
            while taken < options.silver_words and at < len(silver):
                taken += data["offsets"][silver[at] + 1] - data["offsets"][silver[at]]
                at += 1
            groups += treebank.batches(data["offsets"], silver[start:at], options.words, 120, generator)
            if at >= len(silver):
                at, silver = 0, generator.permutation(silver)
        generator.shuffle(groups)
        for group in groups:
            elapsed = already + time.time() - begun
            done = seen / 1e6 / options.million
            if done >= 1:
                return
            for parameters in optimizer.param_groups:
                parameters["lr"] = options.rate * min(1, done / 0.02 + 0.01) * (1 - done)
            with torch.autocast("cpu", torch.bfloat16, enabled=done < options.half):
                value, parts = loss(network, *tensors(data, group), forgetting, options)
            optimizer.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            seen += len(group) * int(data["offsets"][group[0] + 1] - data["offsets"][group[0]])
            recent.append(parts)
            if elapsed > report:
                report = elapsed + options.report
                means = np.mean(recent[-500:], 0).round(3)
                print(f"{elapsed:.0f} s, {seen / 1e6:.2f} M words, losses {means}", flush=True)
                for name, flat, sentences in held:
                    print("  ", name, scores(network, flat, sentences, inventory, allowed), flush=True)
                if options.checkpoint:
                    torch.save({"network": network.state_dict(), "optimizer": optimizer.state_dict(), "elapsed": elapsed, "at": at, "seen": seen}, options.checkpoint)


if __name__ == "__main__":
    main()
