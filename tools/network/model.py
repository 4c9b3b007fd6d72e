"""The small network that ships: hashed embeddings, BiLSTM encoder, heads for tags, features, arcs, labels and names.

Graph-based parsing after Dozat and Manning, "Deep Biaffine Attention for Neural Dependency Parsing", 2017; the label scorer is a
small perceptron over dependent and head in place of their bilinear form, which costs a tenth at the same accuracy.
`Sources/EntenteText/Network/` computes the same; `export` writes what it reads.
"""

import json
import math
import struct

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from corpus import NAMES
from features import AFFIX_KINDS, AFFIX_ROWS, SHAPE_ROWS

SLOPE = 0.1
NEVER = -1e4


class Network(nn.Module):
    def __init__(self, vocabulary, inventory, sizes, hidden, layers, arc, label, dropout, lexicon=None):
        """lexicon: rows of lexicon.py, the first that of unknown words; they are not learnt"""
        super().__init__()
        self.hidden, self.layers, self.dropout = hidden, layers, dropout
        self.word = nn.Embedding(vocabulary + 1, sizes[0])
        self.affix = nn.EmbeddingBag(AFFIX_ROWS, sizes[1], mode="sum")
        self.shape = nn.Embedding(SHAPE_ROWS, sizes[2])
        for table, spread in ((self.word, 0.3), (self.affix, 0.15), (self.shape, 0.3)):
            nn.init.normal_(table.weight, 0, spread)
        self.lexicon = None if lexicon is None else nn.Embedding.from_pretrained(lexicon, freeze=True)
        width = 2 * hidden
        inputs = [sum(sizes) + (0 if lexicon is None else lexicon.shape[1])] + [width] * (layers - 1)
        self.lstm = nn.ModuleList(nn.LSTM(size, hidden, 1, bidirectional=True) for size in inputs)
        for layer in self.lstm:
            initialize(layer, hidden)
        self.tags = nn.Linear(width, len(inventory.tags))
        self.feats = nn.Linear(width, len(inventory.feats))
        self.names = nn.Linear(width, len(NAMES))
        self.transitions = nn.Parameter(torch.zeros(len(NAMES), len(NAMES)))
        self.start = nn.Parameter(torch.zeros(len(NAMES)))
        self.arc_dependent = nn.Linear(width, arc)
        self.arc_head = nn.Linear(width, arc)
        self.arc_root = nn.Parameter(torch.randn(arc) * 0.1)
        self.arc_bilinear = nn.Parameter(torch.eye(arc) / math.sqrt(arc) + torch.randn(arc, arc) * 0.02)
        self.arc_prior = nn.Parameter(torch.zeros(arc))
        self.label_dependent = nn.Linear(width, label, bias=False)
        self.label_head = nn.Linear(width, label)
        self.label_root = nn.Parameter(torch.randn(label) * 0.1)
        self.label = nn.Linear(label, len(inventory.deprels))

    def encode(self, words, affixes, shapes, listed):
        """(T,B), (T,B,7), (T,B), (T,B) -> (B,T,2H); all sentences of a batch have T words, so nothing is padded."""
        steps, batch = words.shape
        bag = self.affix(affixes.reshape(steps * batch, AFFIX_KINDS)).view(steps, batch, -1)
        parts = [self.word(words), bag, self.shape(shapes)]
        if self.lexicon is not None:
            parts.append(self.lexicon(listed))
        x = torch.cat(parts, -1)
        x = F.dropout(x, 0.1, self.training)
        for layer in self.lstm:
            x = self.drop_units(layer(x)[0])
        return x.transpose(0, 1)

    def drop_units(self, x):
        """Dropout with one mask for all words of a sentence (Gal and Ghahramani 2016)."""
        if not self.training or self.dropout == 0:
            return x
        return x * (torch.rand(1, x.shape[1], x.shape[2]) > self.dropout) / (1 - self.dropout)

    def forward(self, words, affixes, shapes, listed):
        e = self.encode(words, affixes, shapes, listed)
        batch, count, _ = e.shape

        def bent(x):
            return F.dropout(F.leaky_relu(x, SLOPE), self.dropout * 0.8, self.training)

        heads = torch.cat([self.arc_root.expand(batch, 1, -1), bent(self.arc_head(e))], 1)
        arcs = (bent(self.arc_dependent(e)) @ self.arc_bilinear + self.arc_prior) @ heads.transpose(1, 2)
        itself = torch.cat([torch.zeros(count, 1, dtype=torch.bool), torch.eye(count, dtype=torch.bool)], 1)
        return {
            "arcs": arcs.float().masked_fill(itself, NEVER),
            "label_dependents": self.label_dependent(e),
            "label_heads": torch.cat([self.label_root.expand(batch, 1, -1), self.label_head(e)], 1),
            "tags": self.tags(e).float(), "feats": self.feats(e).float(), "names": self.names(e).float(), "encoded": e,
        }

    def labels(self, out, heads):
        """Scores of the relations to the given heads (B,W), 0 for ROOT."""
        batch, count, size = out["label_dependents"].shape
        chosen = out["label_heads"].gather(1, heads[:, :, None].expand(batch, count, size))
        z = F.leaky_relu(out["label_dependents"] + chosen, SLOPE)
        return self.label(F.dropout(z, self.dropout, self.training)).float()


def initialize(layer, hidden):
    for name, weights in layer.named_parameters():
        if name.startswith("weight_hh"):
            for gate in range(4):
                nn.init.orthogonal_(weights.data[gate * hidden : (gate + 1) * hidden])
        elif name.startswith("bias"):
            nn.init.zeros_(weights)
            if name.startswith("bias_ih"):
                weights.data[hidden : 2 * hidden] = 1  # remember at first


def quantized(table):
    """int8 rows and a scale for each."""
    scale = table.abs().amax(1) / 127
    scale[scale == 0] = 1
    return (table / scale[:, None]).round().clamp(-127, 127).to(torch.int8), scale


def export(network, keys, inventory, path, listed=None):
    """Writes the safetensors file that `entente train --network` takes; matrices are [in][out]. listed: keys and classes of the
    network's lexicon."""
    tensors = {"word.keys": torch.from_numpy(keys.view("int64"))}
    tables = ["word", "affix", "shape"]
    if network.lexicon is not None:
        known, classes = listed
        tensors["lexicon.keys"] = torch.from_numpy(known.view("int64"))
        tensors["lexicon.classes"] = torch.from_numpy(np.concatenate([[np.int32(0)], classes]).astype(np.int32))
        tables.append("lexicon")
    for name in tables:
        rows, scale = quantized(getattr(network, name).weight.detach())
        tensors[name + ".rows"], tensors[name + ".scale"] = rows, scale
    for number, layer in enumerate(network.lstm):
        for direction, suffix in (("forward", ""), ("backward", "_reverse")):
            def weights(kind):
                return getattr(layer, kind + "_l0" + suffix)

            prefix = f"lstm.{number}.{direction}."
            tensors[prefix + "input"] = weights("weight_ih").T
            tensors[prefix + "recurrent"] = weights("weight_hh").T
            tensors[prefix + "bias"] = weights("bias_ih") + weights("bias_hh")
    for name, module in (("tags", network.tags), ("arc.dependent", network.arc_dependent), ("arc.head", network.arc_head),
                         ("label.dependent", network.label_dependent), ("label.head", network.label_head),
                         ("label", network.label), ("names", network.names)):
        tensors[name + ".weight"] = module.weight.T
        if module.bias is not None:
            tensors[name + ".bias"] = module.bias
    tensors |= {
        "feats.weight": network.feats.weight, "feats.bias": network.feats.bias,
        "arc.root": network.arc_root, "arc.bilinear": network.arc_bilinear, "arc.prior": network.arc_prior,
        "label.root": network.label_root, "names.transitions": network.transitions, "names.start": network.start,
    }
    offsets, values = [0], []
    for tag in inventory.tags:
        values += sorted(inventory.feats_index[f] for f in inventory.allowed[tag])
        offsets.append(len(values))
    tensors["feats.allowed.offsets"] = torch.tensor(offsets, dtype=torch.int32)
    tensors["feats.allowed.values"] = torch.tensor(values, dtype=torch.int32)
    metadata = {
        "format": "entente-network-1", "tags": "\n".join(inventory.tags), "feats": "\n".join(inventory.feats),
        "deprels": "\n".join(inventory.deprels), "names": "\n".join(NAMES), "layers": str(network.layers),
        "hidden": str(network.hidden), "affix_kinds": " ".join(str(k + 1) for k in range(AFFIX_KINDS)),
    }
    write_safetensors(tensors, metadata, path)


def write_safetensors(tensors, metadata, path):
    """Every tensor begins at a multiple of 64 bytes, for mapped reading; the gaps between them are zero."""
    types = {torch.float32: "F32", torch.int8: "I8", torch.int32: "I32", torch.int64: "U64"}
    header, blobs, position = {"__metadata__": metadata}, [], 0
    for name in sorted(tensors):
        tensor = tensors[name].detach().contiguous()
        data = tensor.numpy().tobytes()
        header[name] = {"dtype": types[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [position, position + len(data)]}
        blobs.append(data + bytes(-len(data) % 64))
        position += len(blobs[-1])
    text = json.dumps(header, sort_keys=True, separators=(",", ":")).encode()
    text += b" " * (-(8 + len(text)) % 64)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))
