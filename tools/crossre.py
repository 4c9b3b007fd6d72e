#!/usr/bin/env python3
"""CrossRE's sentences (given entities, typed relations) for `entente relate`, and its answers back.

  tools/crossre.py sentences politics-dev.json > sentences.jsonl
  entente relate --format jsonl sentences.jsonl > pairs.jsonl
  tools/crossre.py relations politics-dev.json pairs.jsonl > predictions.jsonl

The map from types, frames and the words of the path to CrossRE's relations stands here, not in the program: it is that
data set's convention (an election that somebody stands in is "temporal", a party's abbreviation "named"). It was written
after the counts of the training parts.
"""
import json
import sys

TYPES = {
    "politician": "Person", "person": "Person", "researcher": "Person", "musicalartist": "Person", "writer": "Person",
    "politicalparty": "Organization", "organisation": "Organization", "university": "Organization", "band": "Organization",
    "location": "Place", "country": "State", "election": "Election", "event": "Event", "conference": "Conference",
}
WIN = {"win", "defeat", "beat", "lose", "victory", "defend", "elect", "re-elect", "unseat", "oust"}
AGAINST = {"against", "oppose", "criticise", "criticize", "rival", "opposition", "opponent", "attack", "accuse", "versus"}
ORIGIN = {"found", "split", "splinter", "merge", "merger", "successor", "predecessor", "form", "breakaway", "descend", "bear"}
PART = {"member", "wing", "coalition", "alliance", "affiliate", "part", "belong", "faction", "consist", "include", "division"}
HOLDS = {"leader", "president", "minister", "chairman", "candidate", "senator", "mayor", "governor", "represent", "serve", "lead"}


def records(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def sentences(path):
    for record in records(path):
        entities = [{"start": s, "end": e + 1, "type": TYPES.get(t, "Unknown")} for s, e, t in record["ner"]]
        print(json.dumps({"id": record["doc_key"], "tokens": record["sentence"], "entities": entities}, ensure_ascii=False))


def is_short_form(one, other):
    """FN of Front National: one word, mostly capitals, that begins as one of the other's words does."""
    capitals = sum(c.isupper() for c in one)
    starts = {word[0] for word in other.split() if word[:1].isupper()}
    return " " not in one and 2 * capitals >= len(one) > 1 and len(other) > len(one) and one[0] in starts


def typed(source, target, pair):
    """The relations of a pair as (name, whether source and target change places). The types are CrossRE's."""
    words = set(pair["predicate"].split())
    kinds = (TYPES.get(source, "Unknown"), TYPES.get(target, "Unknown"))
    events, places = ("Election", "Event", "Conference"), ("Place", "State")
    if kinds[0] == kinds[1]:
        if is_short_form(pair["source"], pair["target"]):
            return [("named", False)]
        if is_short_form(pair["target"], pair["source"]):
            return [("named", True)]
    if kinds[0] in events and kinds[1] in events:
        return [("compare", False)]
    for is_turned, (first, second) in ((False, kinds), (True, kinds[::-1])):
        if second in events and first in places:
            return [("physical", not is_turned)]
        if second in events:
            names = ["temporal"] + (["win-defeat"] if words & WIN and first == "Person" else [])
            return [(name, is_turned) for name in names]
        if first == "Person" and second == "Organization":
            return [("role", is_turned)]
        if first == "Person" and second in places:
            return [("role" if second == "State" or words & (HOLDS | WIN) else "physical", is_turned)]
        if first == "Organization" and second in places:
            return [("physical", is_turned)]
        if first in ("Person", "Organization") and second == "Unknown":
            return [("general-affiliation", is_turned)]
    for name, cues in (("win-defeat", WIN), ("opposite", AGAINST), ("origin", ORIGIN)):
        if words & cues:
            return [(name, False)]
    if set(kinds) <= set(places):
        return [("physical", False)]
    if words & PART:
        return [("part-of", False)]
    return [("role" if "Unknown" not in kinds else "related-to", False)]


def relations(gold, answers):
    pairs = {}
    for answer in records(answers):
        pairs.setdefault(answer["id"], []).append(answer)
    for record in records(gold):
        found = []
        for pair in pairs.get(record["doc_key"], []):
            source, target = record["ner"][pair["source_entity"]], record["ner"][pair["target_entity"]]
            for name, is_turned in typed(source[2], target[2], pair):
                head, tail = (target, source) if is_turned else (source, target)
                found.append([head[0], head[1], tail[0], tail[1], name])
        print(json.dumps({"doc_key": record["doc_key"], "relations": found}))


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "sentences":
        sentences(sys.argv[2])
    elif len(sys.argv) == 4 and sys.argv[1] == "relations":
        relations(sys.argv[2], sys.argv[3])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
