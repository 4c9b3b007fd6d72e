"""Annotated sentences for the network: CoNLL-U trees, IOB2 names, names cut from GUM's mentions."""

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

NAMES = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"]
TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}


@dataclass(slots=True)
class Sentence:
    forms: list = field(default_factory=list)
    upos: list = field(default_factory=list)
    xpos: list = field(default_factory=list)
    feats: list = field(default_factory=list)
    heads: list = field(default_factory=list)
    deprels: list = field(default_factory=list)
    names: list | None = None
    identifier: str | None = None


def read_conllu(path):
    """Sentences of a CoNLL-U file; multiword tokens and empty nodes are passed over."""
    sentences, current = [], Sentence()
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if current.forms:
                sentences.append(checked(current, path))
            current = Sentence()
        elif line.startswith("# sent_id"):
            current.identifier = line.split("=", 1)[1].strip()
        elif line[0] != "#":
            columns = line.split("\t")
            if not columns[0].isdigit():
                continue
            current.forms.append(columns[1])
            current.upos.append(columns[3])
            current.xpos.append(columns[4])
            current.feats.append(columns[5])
            current.heads.append(int(columns[6]))
            current.deprels.append(columns[7])
    if current.forms:
        sentences.append(checked(current, path))
    return sentences


def checked(sentence, path):
    """The sentence, if its heads are words of it; else the end of the program."""
    if max(sentence.heads) > len(sentence.forms):
        sys.exit(f"{path}: sentence {sentence.identifier} has a head beyond its last word; is the file cut off?")
    return sentence


def read_iob2(path):
    """(form, tag) lists of an IOB2 file, by sent_id."""
    tagged, rows, identifier = {}, [], None
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if rows:
                tagged[identifier] = rows
            rows = []
        elif line.startswith("# sent_id"):
            identifier = line.split("=", 1)[1].strip()
        elif line[0] != "#":
            columns = line.split("\t")
            rows.append((columns[1], columns[2]))
    if rows:
        tagged[identifier] = rows
    return tagged


def join_names(sentences, path):
    """Puts IOB2 tags on the sentences with the same sent_id and words; types other than PER, LOC, ORG become O."""
    tagged = read_iob2(path)
    for sentence in sentences:
        rows = tagged.get(sentence.identifier)
        if not rows or [form for form, _ in rows] != sentence.forms:
            continue
        tags, before = [], "O"
        for _, tag in rows:
            tag = tag if tag[2:] in TYPES.values() else "O"
            if tag[0] == "I" and before[2:] != tag[2:]:
                tag = "B" + tag[1:]
            tags.append(tag)
            before = tag
        sentence.names = tags


def mark_names(sentences, path):
    """Names from GUM's mentions: persons, organisations, places with a proper noun as head, cut to the capitalised words
    around it, without titles; as `NameAnnotations.swift` does it for the linear name tagger."""
    titles = name_titles()
    mentions = {}
    for line in open(path, encoding="utf-8"):
        document = json.loads(line)
        identifiers = [s["sent_id"] for s in document["sentences"]]
        for identifier in identifiers:
            mentions[identifier] = []
        for mention in document["mentions"]:
            if mention["s"] < len(identifiers):
                mentions[identifiers[mention["s"]]].append(mention)
    for sentence in sentences:
        if sentence.identifier in mentions:
            sentence.names = tags_of(sentence, mentions[sentence.identifier], titles)


def tags_of(sentence, mentions, titles):
    spans = [span for span in (name_span(sentence, m, titles) for m in mentions) if span]
    spans.sort(key=lambda s: (s[0] - s[1], s[0]))
    tags = ["O"] * len(sentence.forms)
    for start, end, kind in spans:
        if all(tag == "O" for tag in tags[start:end]):
            tags[start:end] = ["B-" + kind] + ["I-" + kind] * (end - start - 1)
    return tags


def name_span(sentence, mention, titles):
    forms, upos = sentence.forms, sentence.upos
    kind, first, limit = TYPES.get(mention["type"]), mention["b"], mention["e"] + 1
    offset = mention["head"].split(",")[0]
    if not kind or limit > len(forms) or not offset.isdigit():
        return None
    head = first + int(offset) - 1
    if not first <= head < limit or upos[head] != "PROPN":
        return None

    def capitalised(i):
        return upos[i] in ("ADJ", "NOUN", "VERB") and forms[i][:1].isupper()

    def is_part(i):
        if upos[i] == "PROPN":
            return True
        return i > first and (upos[i - 1] == "PROPN" if forms[i] == "-" else capitalised(i))

    start, end = head, head + 1
    while start > first and is_part(start - 1):
        start -= 1
    while end < limit:
        if upos[end] == "PROPN" or capitalised(end):
            end += 1
            continue
        following = end + 1
        link = kind != "PER" and forms[end] in ("of", "for", "and", "&")
        if not link and forms[end] != "-":
            break
        if link and following < limit and forms[following] == "the":
            following += 1
        if following >= limit or upos[following] != "PROPN":
            break
        end = following + 1
    if kind == "PER":
        while start < end and forms[start].lower() in titles:
            start += 1
    return (start, end, kind) if start < end else None


def name_titles():
    """The list that the program itself uses, so that both taggers learn the same names."""
    source = Path(__file__).parents[2] / "Sources/EntenteText/Names/NameTitles.swift"
    body = source.read_text(encoding="utf-8").split("words: Set<String> = [")[1].split("]")[0]
    return set(re.findall(r'"([^"]+)"', body))


class Inventory:
    """Classes in the order of their frequency, and the features that were seen with each tag."""

    def __init__(self, tags, feats, deprels, allowed):
        self.tags, self.feats, self.deprels, self.allowed = tags, feats, deprels, allowed
        self.tag_index = {t: i for i, t in enumerate(tags)}
        self.feats_index = {f: i for i, f in enumerate(feats)}
        self.deprel_index = {d: i for i, d in enumerate(deprels)}

    @classmethod
    def of(cls, sentences):
        tags, feats, deprels, allowed = Counter(), Counter(), Counter(), {}
        for s in sentences:
            for upos, xpos, feat, deprel in zip(s.upos, s.xpos, s.feats, s.deprels):
                tag = upos + " " + xpos
                tags[tag] += 1
                feats[feat] += 1
                deprels[deprel] += 1
                allowed.setdefault(tag, set()).add(feat)

        def ordered(counter):
            return [k for k, _ in sorted(counter.items(), key=lambda item: (-item[1], item[0]))]

        allowed = {tag: sorted(seen) for tag, seen in allowed.items()}
        return cls(ordered(tags), ordered(feats), ordered(deprels), allowed)

    def state(self):
        return self.tags, self.feats, self.deprels, self.allowed


def spans(tags):
    """The names of a list of tags, as (start, end, type)."""
    found, start, kind = set(), None, ""
    for i, tag in enumerate(tags + ["O"]):
        if start is not None and (tag[0] != "I" or tag[2:] != kind):
            found.add((start, i, kind))
            start = None
        if tag[0] == "B" or (tag[0] == "I" and start is None):
            start, kind = i, tag[2:]
    return found


def add_data_arguments(parser):
    parser.add_argument("--trees", nargs="+", required=True, help="CoNLL-U files to learn from")
    parser.add_argument("--names", nargs="*", default=[], help="IOB2 files (UNER), joined by sent_id")
    parser.add_argument("--entities", nargs="*", default=[], help="JSON Lines of documents with mentions (GUM), joined by sent_id")
    parser.add_argument("--dev", nargs="*", default=[], help="CoNLL-U files to report scores on; nothing is learnt from them")
    parser.add_argument("--dev-names", nargs="*", default=[], help="IOB2 files for the --dev files")


def read_data(arguments):
    """Training sentences, and a list of (file name, sentences) to report on."""
    train = [s for path in arguments.trees for s in read_conllu(path)]
    dev = [(Path(path).stem, read_conllu(path)) for path in arguments.dev]
    for path in arguments.names:
        join_names(train, path)
    for path in arguments.entities:
        mark_names(train, path)
    for path in arguments.dev_names:
        for _, sentences in dev:
            join_names(sentences, path)
    return train, dev
