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
    """FN of Front National: the initials of the other's capitalised words, or nearly so."""
    letters = "".join(c for c in one if c.isalpha())
    initials = "".join(word[0] for word in other.split() if word[:1].isupper())
    return 1 < len(letters) <= 8 and letters[:1] == initials[:1] and letters.isupper()


def relation(source, target, pair):
    """The relation and whether source and target change places. `source` and `target` are CrossRE's types."""
    words = set(pair["predicate"].split())
    kinds = (TYPES.get(source, "Unknown"), TYPES.get(target, "Unknown"))
    events = ("Election", "Event", "Conference")
    places = ("Place", "State")
    if kinds[0] == kinds[1] and pair["predicate"] in ("is", "of") and (
        is_short_form(pair["source"], pair["target"]) or is_short_form(pair["target"], pair["source"])):
        return "named", is_short_form(pair["source"], pair["target"])
    if kinds[0] in events and kinds[1] in events:
        return "compare", False
    for turned, (first, second) in enumerate((kinds, kinds[::-1])):
        if second in events:
            if words & WIN and first == "Person":
                return "win-defeat", bool(turned)
            return ("physical" if first in places and turned else "temporal"), bool(turned)
        if first == "Person" and second == "Organization":
            return "role", bool(turned)
        if first == "Person" and second in places:
            return ("role" if words & (HOLDS | WIN) else "physical"), bool(turned)
        if first == "Organization" and second in places:
            return "physical", bool(turned)
        if first in ("Person", "Organization") and second == "Unknown":
            return "general-affiliation", bool(turned)
    if words & WIN:
        return "win-defeat", False
    if words & AGAINST:
        return "opposite", False
    if words & ORIGIN:
        return "origin", False
    if set(kinds) <= set(places):
        return "physical", False
    if words & PART:
        return "part-of", False
    return ("role" if "Unknown" not in kinds else "related-to"), False


def relations(gold, answers):
    pairs = {}
    for answer in records(answers):
        pairs.setdefault(answer["id"], []).append(answer)
    for record in records(gold):
        found = []
        for pair in pairs.get(record["doc_key"], []):
            source, target = record["ner"][pair["source_entity"]], record["ner"][pair["target_entity"]]
            name, is_turned = relation(source[2], target[2], pair)
            if is_turned:
                source, target = target, source
            found.append([source[0], source[1], target[0], target[1], name])
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
