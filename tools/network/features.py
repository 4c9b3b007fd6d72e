"""What the network reads of a word: the same hashes as `WordForm.swift`, byte for byte."""

import numpy as np

MASK = (1 << 64) - 1
AFFIX_KINDS = 7
SHAPE_KIND = 8
AFFIX_ROWS = 16384
SHAPE_ROWS = 1024


def fnv(data):
    """FNV-1a, 64 bits."""
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


def normalized(form):
    """Lower case for ASCII and Latin-1, digits as 0, typographic punctuation as ASCII; in UTF-8."""
    out = bytearray()
    for byte in form.encode():
        if 0x30 <= byte <= 0x39:
            out.append(0x30)
        elif 0x41 <= byte <= 0x5A or (0x80 <= byte <= 0x9E and out[-1:] == b"\xc3"):
            out.append(byte | 0x20)
        else:
            out.append(byte)
        if out[-3:-1] == b"\xe2\x80":
            last = out[-1]
            plain = b"-" if 0x90 <= last <= 0x95 else b"'" if last in (0x98, 0x99, 0xB2) else b'"' if last in (0x9C, 0x9D, 0x9E, 0xB3) else None
            if plain:
                out[-3:] = plain
    return bytes(out)


def shape(form):
    value, last, run = 0xCBF29CE484222325, None, 0
    for byte in form.encode():
        kind = 0x30 if 0x30 <= byte <= 0x39 else 0x58 if 0x41 <= byte <= 0x5A else 0x78 if 0x61 <= byte <= 0x7A else 0x75 if byte >= 0x80 else byte
        run = run + 1 if kind == last else 1
        last = kind
        if run <= 2:
            value = ((value ^ kind) * 0x100000001B3) & MASK
    return value


def slot(value, kind, rows):
    return ((((value ^ (kind * 0x9E3779B97F4A7C15 & MASK)) * 0xD6E8FEB86659FD93) & MASK) >> 33) % rows


_cache = {}


def word_features(form):
    """(hash of the normalized form, rows of its affixes, row of its shape)"""
    found = _cache.get(form)
    if found is None:
        text = normalized(form)
        affixes = [slot(fnv(text[:k]), k, AFFIX_ROWS) for k in (1, 2, 3)]
        affixes += [slot(fnv(text[-k:]), 3 + k, AFFIX_ROWS) for k in (1, 2, 3, 4)]
        found = (fnv(text), affixes, slot(shape(form), SHAPE_KIND, SHAPE_ROWS))
        _cache[form] = found
    return found


def vocabulary(counted, least):
    """Ascending hashes of the forms counted at least so often; counted: iterable of (form, count)."""
    totals = {}
    for form, count in counted:
        key = word_features(form)[0]
        totals[key] = totals.get(key, 0) + count
    return np.array(sorted(k for k, n in totals.items() if n >= least), np.uint64)


def rows_of(hashes, keys):
    """Place of each hash in the ascending keys, counted from one; 0 where it is not there."""
    ranks = np.searchsorted(keys, hashes)
    ranks[ranks == len(keys)] = 0
    return np.where(keys[ranks] == hashes, ranks + 1, 0).astype(np.int32)


def lookup(data, keys, listed=None):
    """Gives sentences the rows of their words: `word`, `affix` (7 columns), `shape` and `listed`; 0 is the unknown word."""
    forms = data["forms"]
    unique, index = {}, np.empty(len(forms), np.int64)
    for i, form in enumerate(forms):
        index[i] = unique.setdefault(form, len(unique))
    found = [word_features(form) for form in unique]
    hashes = np.array([f[0] for f in found], np.uint64)
    data["word"] = rows_of(hashes, keys)[index]
    data["listed"] = np.zeros(len(forms), np.int32) if listed is None else rows_of(hashes, listed)[index]
    data["affix"] = np.array([f[1] for f in found], np.int32)[index]
    data["shape"] = np.array([f[2] for f in found], np.int32)[index]
