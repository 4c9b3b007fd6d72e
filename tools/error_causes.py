#!/usr/bin/env python3
"""Counts the causes of every miss and false alarm of extraction, before and after a change, as a Markdown table.

  error_causes.py SHARED BEFORE [AFTER] [--top 100] [--by-set]

SHARED   folder with eval/ (the scorers), gold/, benchmarks/stance/dev.jsonl, benchmarks/event-coding/plover-gsr.jsonl
BEFORE   folder with what a build printed, AFTER likewise of another build:
           gold/NAME.json   entente extract --format json shared/documents/NAME.*
           stance.jsonl     entente extract --from jsonl --format jsonl shared/benchmarks/stance/dev.jsonl
           events.jsonl     entente events --from jsonl --format jsonl shared/benchmarks/event-coding/plover-gsr.jsonl

What fits what is decided by the scorers; here each thing left over gets the first cause of a list, by mechanism: was there no
reading at all, was an end not found, was it another end, another relation, another stance. A set that a build cannot give
(no file) counts as wholly missed. Standard library only.
"""
import argparse, importlib.util, json, os, sys
from collections import Counter, defaultdict


def module(folder, name):
    spec = importlib.util.spec_from_file_location(name, os.path.join(folder, "eval", name + ".py"))
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def lines(path):
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as file:
        return {str(x["id"]): x for x in map(json.loads, file)}


# ------------------------------------------------------------------ stance, shared by both sets of assertions
def stance_cause(gold, ours, speaker_is_right):
    if gold["polarity"] != ours["polarity"]:
        return "stance: polarity %s read as %s" % (gold["polarity"], ours["polarity"])
    if gold["modality"] != ours["modality"]:
        return "stance: %s read as %s" % (gold["modality"], ours["modality"])
    if not speaker_is_right:
        of = "the author's" if gold["attribution"] == "author" else "another's"
        by = "the author's" if ours["attribution"] in (None, "author") else "another's"
        return "speaker: %s word read as %s" % (of, by if of != by else "somebody else's")
    return None


def missing_cause(relation, near, fits_subject, fits_object, known):
    """Why no assertion of ours is on a pair of the gold.

    near: our assertions of its sentence with that relation or one of its class; fits_*: does one end fit; known: (subject, object).
    """
    some = [a for a in near if fits_subject(a) or fits_object(a)]
    if not all(known):
        what = "neither end" if not any(known) else "object" if known[0] else "subject"
        return "missed %s: %s not found as an entity" % (relation, what)
    if some:
        return "missed %s: %s is another entity" % (relation, "object" if fits_subject(some[0]) else "subject")
    return "missed %s: %s" % (relation, "read of two others" if near else "both ends known, nothing read between")


# ------------------------------------------------------------------ annotated documents
def gold_causes(scorer, ontology, gold, ours, add):
    pair = scorer.Pair(gold, ours, ontology)
    mention_causes(pair, add)
    G, S = pair.g.asr, pair.s.asr
    compared = {(i, j): pair.compare(g, s) for i, g in enumerate(G) for j, s in enumerate(S)}
    compared = {key: value for key, value in compared.items() if value[0]}
    core = [i for i, g in enumerate(G) if not pair.optional(g)]
    matched = scorer.assign({key: 1e5 + weight for key, (_, weight) in compared.items()})
    for i in core:
        if i in matched:
            matched_causes(pair, G[i], S[matched[i]], compared[i, matched[i]][0], add)
        else:
            add(gold_missing(pair, G[i], S))
    wide = {i for i in matched if G[i].get("subject_also") or G[i].get("object_also")}
    for j, s in enumerate(S):
        if j in matched.values() or any((i, j) in compared for i in wide):
            continue
        add(false_cause(s, any(k[1] == j for k in compared), pair.s2g.get(s["subject_id"]), pair.s2g.get(s["object_id"])))


def matched_causes(pair, gold, ours, levels, add):
    if "relation" not in levels:
        if gold["relation"] == ours["relation"]:
            add("direction turned: %s" % gold["relation"])
        else:
            add("relation %s read as %s" % (gold["relation"], ours["relation"]))
        return
    plain = dict(gold), dict(ours)
    if "full" in levels:
        return
    add(stance_cause(*plain, pair.source_ok(gold, ours)))


def gold_missing(pair, gold, S):
    overlap = lambda a: any(x < d and c < y for x, y in gold["spans"] for c, d in a["spans"])
    here = [a for a in S if overlap(a)]
    near = [a for a in here if pair.o.alike(gold["relation"], a["relation"])]
    fits = lambda end: lambda a: gold[end + "_id"] in pair.s2g.get(a[end + "_id"], ())
    known = [any(gold[end + "_id"] in found for found in pair.s2g.values()) for end in ("subject", "object")]
    if not here:
        return "missed %s: nothing read in the sentence" % gold["relation"]
    return missing_cause(gold["relation"], near, fits("subject"), fits("object"), known)


def false_cause(ours, is_on_gold_pair, subject_known, object_known):
    rule = "%s by %s" % (ours["relation"], ours.get("rule") or "?")
    if is_on_gold_pair:
        return "false %s: pair read twice" % rule
    if subject_known and object_known:
        return "false %s: no such pair" % rule
    return "false %s: %s no entity of the gold" % (rule, "ends" if not (subject_known or object_known) else "object" if subject_known else "subject")


def mention_causes(pair, add):
    gold, ours = pair.g.ment, pair.s.ment
    place = lambda m: (m["start"], m["end"])
    by = {place(m): m for m in ours}
    right = {place(m): m for m in gold}
    for m in gold:
        found = by.get(place(m))
        if found is None:
            crossed = any(o["kind"] == m["kind"] and o["start"] < m["end"] and m["start"] < o["end"] for o in ours)
            add("%s %s: %s" % (m["kind"], m["type"], "span differs" if crossed else "not found"))
        elif m["kind"] == "name" and found["type"] != m["type"]:
            add("name %s: type %s" % (m["type"], found["type"]))
        elif not pair.right_entity(m, found):
            add("%s %s: resolved to another" % (m["kind"], m["type"]))
    for m in ours:
        if place(m) not in right and not any(o["start"] < m["end"] and m["start"] < o["end"] for o in gold):
            add("%s %s: none in the gold" % (m["kind"], m["type"]))


# ------------------------------------------------------------------ stance set
def stance_causes(scorer, ontology, record, ours, add):
    gold = record["assertions"]
    found = scorer.system_assertions(ours, gold)
    rules = defaultdict(lambda: "?")
    for a in ours.get("assertions", []):
        rules[a["relation"]] = a.get("rule") or "?"
    pair, ignored, judged = scorer.match(gold, found, ontology)
    for i, g in enumerate(gold):
        if g.get("optional"):
            continue
        if i not in pair:
            add(stance_missing(scorer, ontology, g, found, ours))
            continue
        s, quality = found[pair[i]], judged[i, pair[i]]
        if not quality["lenient"]:
            add("relation %s read as %s" % (g["relation"], s["relation"]))
        elif not quality["stance"]:
            read = {"polarity": g["polarity"] if quality["polarity"] else s["polarity"],
                    "modality": g["modality"] if quality["modality"] else s["modality"], "attribution": s["attribution"]}
            add(stance_cause(g, read, quality["attribution"]))
    for k, s in enumerate(found):
        background = s["relation"] in scorer.BACKGROUND or not gold and not scorer.named(s, False)
        if k in pair.values() or k in ignored or background:
            continue
        rule = rules[s["relation"]]
        add("false %s by %s: %s" % (s["relation"], rule, "no such pair" if gold else "nothing is asserted"))


def stance_missing(scorer, ontology, gold, found, ours):
    fits = lambda end: lambda a: scorer.fits(scorer.g_names(gold, end), a[end])
    names = [[e["name"], *(e.get("aliases") or [])] for e in ours.get("entities", [])]
    known = [any(scorer.fits(scorer.g_names(gold, end), n) for n in names) for end in ("subject", "object")]
    near = [a for a in found if ontology.lenient(gold["relation"], a["relation"])]
    if not found:
        return "missed %s: nothing read in the sentence" % gold["relation"]
    return missing_cause(gold["relation"], near, fits("subject"), fits("object"), known)


# ------------------------------------------------------------------ events
def event_causes(scorer, tables, gold, ours, add):
    key = lambda r: Counter(scorer.keys(r, "plover", tables, "country"))
    want, got = key(gold), key(ours)
    missed, extra = list((want - got).elements()), list((got - want).elements())
    if missed and not got:
        for source, target, kind in missed:
            add("event %s: nothing coded" % kind)
        return
    for event in missed:
        best = max(extra, key=lambda other: sum(a == b for a, b in zip(event, other)), default=None)
        same = sum(a == b for a, b in zip(event, best)) if best else 0
        if same == 0:
            add("event %s: this one of several overlooked" % event[2])
            continue
        extra.remove(best)
        if event[2] != best[2]:
            add("event %s coded %s%s" % (event[2], best[2], "" if event[:2] == best[:2] else ", and a side is another"))
        elif event[:2] == (best[1], best[0]):
            add("event: sides turned")
        else:
            side = "source" if event[0] != best[0] else "target"
            got_side = best[0 if side == "source" else 1]
            add("event: %s %s" % (side, "not found" if got_side == "---" else "is another country"))
    for event in extra:
        add("event %s too many" % event[2])


# ------------------------------------------------------------------ all sets
def causes(shared, folder):
    gold_eval, stance_eval, event_eval = (module(shared, n) for n in ("gold_eval", "stance_eval", "event_eval"))
    count, relations = Counter(), os.path.join(shared, "ontology", "relations.json")
    add_of = lambda name: lambda cause: count.update([(name, cause)] if cause else [])
    ontology = gold_eval.Ontology(relations)
    system = gold_eval.load(os.path.join(folder, "gold"))
    for stem, gold in gold_eval.load(os.path.join(shared, "gold")).items():
        gold_causes(gold_eval, ontology, gold, system.get(stem, {}), add_of("documents"))
    ontology = stance_eval.Ontology(relations)
    ours = lines(os.path.join(folder, "stance.jsonl"))
    for name, record in lines(os.path.join(shared, "benchmarks", "stance", "dev.jsonl")).items():
        stance_causes(stance_eval, ontology, record, ours.get(name, {}), add_of("stance"))
    tables = event_eval.Tables(event_eval.TABLES)
    ours = lines(os.path.join(folder, "events.jsonl"))
    for name, record in lines(os.path.join(shared, "benchmarks", "event-coding", "plover-gsr.jsonl")).items():
        event_causes(event_eval, tables, record, ours.get(name, {}), add_of("events"))
    return count


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared"), parser.add_argument("before"), parser.add_argument("after", nargs="?")
    parser.add_argument("--top", type=int, default=100)
    parser.add_argument("--by-set", action="store_true", help="keep the sets apart")
    options = parser.parse_args()
    tables = [causes(options.shared, folder) for folder in (options.before, options.after) if folder]
    if not options.by_set:
        tables = [sum((Counter({cause: n}) for (_, cause), n in sorted(t.items())), Counter()) for t in tables]
    label = lambda key: key if isinstance(key, str) else "%s: %s" % key
    order = sorted(set().union(*tables), key=lambda key: (-max(t[key] for t in tables), label(key)))
    print("| cause | %s |" % " | ".join(("before", "after")[: len(tables)]))
    print("| --- |" + " --- |" * len(tables))
    for key in order[: options.top]:
        print("| %s | %s |" % (label(key), " | ".join(str(t[key]) for t in tables)))
    rest = [sum(t[key] for key in order[options.top :]) for t in tables]
    print("| %d further causes | %s |" % (max(0, len(order) - options.top), " | ".join(map(str, rest))))
    print("| all | %s |" % " | ".join(str(sum(t.values())) for t in tables))


if __name__ == "__main__":
    sys.exit(main())
