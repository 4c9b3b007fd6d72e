"""Sentences as flat arrays, with up to four weighted heads a word, so that gold and teacher's opinion look the same."""

import json
import sys

import numpy as np

from corpus import NAMES

NONE = -100


def from_sentences(sentences, inventory):
    words = sum(len(s.forms) for s in sentences)
    data = {
        "offsets": np.zeros(len(sentences) + 1, np.int64),
        "heads": np.zeros((words, 4), np.int16), "head_weights": np.zeros((words, 4), np.float16),
        "deprels": np.zeros((words, 3), np.int16), "deprel_weights": np.zeros((words, 3), np.float16),
        "tags": np.zeros((words, 2), np.int16), "tag_weights": np.zeros((words, 2), np.float16),
        "feats": np.full(words, NONE, np.int16), "names": np.full(words, NONE, np.int16), "forms": [],
    }
    for key in ("head_weights", "deprel_weights", "tag_weights"):
        data[key][:, 0] = 1
    at = 0
    for k, s in enumerate(sentences):
        end = at + len(s.forms)
        data["heads"][at:end, 0] = s.heads
        data["deprels"][at:end, 0] = [inventory.deprel_index.get(d, 0) for d in s.deprels]
        data["tags"][at:end, 0] = [inventory.tag_index.get(u + " " + x, 0) for u, x in zip(s.upos, s.xpos)]
        data["feats"][at:end] = [inventory.feats_index.get(f, NONE) for f in s.feats]
        if s.names:
            data["names"][at:end] = [NAMES.index(tag) for tag in s.names]
        data["forms"] += s.forms
        data["offsets"][k + 1] = at = end
    return data


def merged(parts):
    result = {}
    for key in parts[0]:
        if key == "offsets":
            ends, base = [np.zeros(1, np.int64)], 0
            for part in parts:
                ends.append(part[key][1:] + base)
                base += part[key][-1]
            result[key] = np.concatenate(ends)
        elif key == "forms":
            result[key] = [form for part in parts for form in part[key]]
        else:
            result[key] = np.concatenate([part[key] for part in parts])
    return result


def selected(data, sentences, change):
    """The named sentences with every form put through `change`."""
    offsets = data["offsets"]
    words = np.concatenate([np.arange(offsets[i], offsets[i + 1]) for i in sentences])
    result = {key: value[words] for key, value in data.items() if key not in ("offsets", "forms")}
    result["offsets"] = np.concatenate([[0], np.cumsum([offsets[i + 1] - offsets[i] for i in sentences])])
    result["forms"] = [change(data["forms"][j]) for j in words]
    return result


def save(data, path, inventory):
    """Writes labelled sentences together with the classes that their numbers stand for."""
    texts = {"forms": "\n".join(data["forms"]), "inventory": json.dumps(inventory.state(), sort_keys=True)}
    arrays = {key: np.frombuffer(text.encode(), np.uint8) for key, text in texts.items()}
    np.savez_compressed(path, **arrays, **{key: value for key, value in data.items() if key != "forms"})


def load(path, inventory):
    """Labelled sentences; ends the program where their classes are not those of the inventory."""
    archive = np.load(path)
    data = {key: archive[key] for key in archive.files}
    known = data.pop("inventory", np.zeros(0, np.uint8)).tobytes().decode()
    if known != json.dumps(inventory.state(), sort_keys=True):
        sys.exit(f"{path}: was labelled with other gold trees; let the teacher learn from the same --trees and label again")
    data["forms"] = data["forms"].tobytes().decode().split("\n")
    return data


def batches(offsets, sentences, words, longest, generator):
    """Groups of sentences of one length, about `words` words each, in random order; longer sentences are left out."""
    lengths = (offsets[1:] - offsets[:-1])[sentences]
    order = np.argsort(lengths + generator.random(len(lengths)) * 0.9, kind="stable")
    groups, i = [], 0
    while i < len(order):
        length = int(lengths[order[i]])
        j, most = i, max(1, words // max(1, length))
        while j < len(order) and j - i < most and lengths[order[j]] == length:
            j += 1
        if 0 < length <= longest:
            groups.append(sentences[order[i:j]])
        i = j
    generator.shuffle(groups)
    return groups
