#!/usr/bin/env python3
"""Checks ontology/states.yaml, ontology/organizations/*.yaml and ontology/ambiguous.yaml against their own rules.

usage: check_world.py [ONTOLOGY_DIR]

Ids are unique and references exist, dates are real and in order, periods of one member do not overlap, borders are
symmetric, every membership has a source, and no written form belongs to two entities unless ambiguous.yaml says so.
Prints one line a defect and exits 1 when there is any. Standard library and PyYAML only.
"""
import re
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
STATUSES = {"un-member", "observer", "partially-recognised", "territory", "former"}
TYPES = {"IntergovernmentalOrganization", "Alliance", "GovernmentBody", "MilitaryUnit", "Company", "MediaOutlet",
         "ResearchInstitute", "NonGovernmentalOrganization", "Organization", "Group"}
KINDS = {"member", "observer", "partner", "dialogue-partner", "permanent", "elected", "associate", "founder", "candidate", "signatory"}
STATE_KEYS = {"id", "name", "official", "aliases", "former", "adjectives", "combining", "demonyms", "demonym", "capital", "seats",
              "iso2", "numeric", "wikidata", "status", "sovereign", "disputed", "region", "subregion", "borders", "from", "to",
              "successors"}
ORG_KEYS = {"id", "name", "short", "type", "aliases", "nominals", "adjectives", "seat", "founded", "dissolved", "part_of",
            "successors", "state", "wikidata", "source", "note", "memberships", "former"}
MEMBERSHIP_KEYS = {"member", "from", "to", "kind", "source", "note"}


class UniqueKeyLoader(yaml.SafeLoader):
    """A loader to which a key written twice is an error; dates stay as written."""


def mapping_of(loader, node, deep=False):
    keys = [loader.construct_object(k, deep=True) for k, _ in node.value]
    twice = {k for k in keys if keys.count(k) > 1}
    if twice:
        raise yaml.constructor.ConstructorError(None, None, f"key written twice: {twice}", node.start_mark)
    return yaml.SafeLoader.construct_mapping(loader, node, deep)


UniqueKeyLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping_of)
UniqueKeyLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(path):
    return yaml.load(path.read_text(encoding="utf-8"), UniqueKeyLoader)


def bounds(text):
    """First and last day of a partial date (YYYY, YYYY-MM, YYYY-MM-DD); None where it is not one."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", str(text))
    if not match:
        return None
    year, month, day = (int(g) if g else None for g in match.groups())
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    last = date(year, month or 12, 28)
    while True:
        try:
            last = last.replace(day=last.day + 1)
        except ValueError:
            return first, last


class Report:
    def __init__(self):
        self.lines = []

    def __call__(self, where, what):
        self.lines.append(f"{where}: {what}")


def check_interval(report, where, record, start="from", end="to"):
    spans = {}
    for key in (start, end):
        value = record.get(key)
        if value is None:
            continue
        spans[key] = bounds(value)
        if spans[key] is None:
            report(where, f"{key}: {value!r} is not a date (YYYY, YYYY-MM or YYYY-MM-DD)")
            return None
    if len(spans) == 2 and spans[start][0] > spans[end][1]:
        report(where, f"{start} {record[start]} is after {end} {record[end]}")
    return spans


def check_states(report, states):
    by_id = {}
    for one in states:
        where = f"state {one.get('id')}"
        if one["id"] in by_id:
            report(where, "id is given twice")
        by_id[one["id"]] = one
        for key in set(one) - STATE_KEYS:
            report(where, f"unknown field {key}")
        for key in ("id", "name", "official", "status"):
            if not one.get(key):
                report(where, f"{key} is missing")
        if one["status"] not in STATUSES:
            report(where, f"unknown status {one['status']}")
        check_interval(report, where, one)
        for former in one.get("former", []):
            check_interval(report, f"{where} former {former['name']}", former)
        if one["status"] not in {"territory"} and "capital" not in one:
            report(where, "capital is missing")
        for key in ("aliases", "adjectives", "demonyms", "combining"):
            words = one.get(key, [])
            for word in words:
                if not isinstance(word, str) or word != word.strip() or not word:
                    report(where, f"{key}: {word!r} is not a clean text")
            if len(words) != len(set(words)):
                report(where, f"{key}: a word is written twice")
    for one in states:
        where = f"state {one['id']}"
        for other in one.get("borders", []):
            if other not in by_id:
                report(where, f"borders unknown {other}")
            elif one["id"] not in by_id[other].get("borders", []):
                report(where, f"borders {other}, which does not border it")
        for key in ("sovereign",):
            if one.get(key) and one[key] not in by_id:
                report(where, f"{key} {one[key]} is unknown")
        for other in one.get("successors", []):
            if other not in by_id:
                report(where, f"successor {other} is unknown")
    for key in ("iso2", "wikidata", "numeric"):
        seen = {}
        for one in states:
            value = one.get(key)
            if value is not None and one["status"] != "former":
                if value in seen:
                    report(f"state {one['id']}", f"{key} {value} is also that of {seen[value]}")
                seen[value] = one["id"]
    return by_id


def check_organizations(report, organizations, states):
    by_id = {}
    for one in organizations:
        if one["id"] in by_id:
            report(f"org {one['id']}", "id is given twice")
        by_id[one["id"]] = one
    wikidata = {}
    for one in organizations:
        where = f"org {one['id']}"
        for key in set(one) - ORG_KEYS:
            report(where, f"unknown field {key}")
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9+_-]*", one["id"]):
            report(where, "id holds other characters than letters, digits, + - _")
        if one.get("type") not in TYPES:
            report(where, f"unknown type {one.get('type')}")
        if not one.get("name"):
            report(where, "name is missing")
        if one.get("wikidata"):
            if one["wikidata"] in wikidata:
                report(where, f"wikidata {one['wikidata']} is also that of {wikidata[one['wikidata']]}")
            wikidata[one["wikidata"]] = one["id"]
        for former in one.get("former", []):
            check_interval(report, f"{where} former {former['name']}", former)
        life = check_interval(report, where, one, "founded", "dissolved")
        for other in [*one.get("part_of", []), *one.get("successors", [])]:
            if other not in by_id:
                report(where, f"names unknown organization {other}")
        seat = one.get("seat")
        if seat and seat.get("state") and seat["state"] not in states:
            report(where, f"seat in unknown state {seat['state']}")
        if one.get("state") and one["state"] not in states:
            report(where, f"belongs to unknown state {one['state']}")
        periods = defaultdict(list)
        for row in one.get("memberships", []):
            member = row.get("member")
            here = f"{where} member {member}"
            for key in set(row) - MEMBERSHIP_KEYS:
                report(here, f"unknown field {key}")
            if member not in states and member not in by_id:
                report(here, "is neither a state nor an organization")
            if row.get("kind", "member") not in KINDS:
                report(here, f"unknown kind {row['kind']}")
            if not row.get("source") and not one.get("source"):
                report(here, "has no source")
            spans = check_interval(report, here, row)
            if spans is None:
                continue
            if life and life.get("dissolved") and "to" not in row:
                report(here, "has no end though the organization was dissolved")
            if life and life.get("founded") and "from" in spans and spans["from"][1] < life["founded"][0]:
                report(here, f"joins {row['from']}, before the founding {one['founded']}")
            periods[member, row.get("kind", "member")].append(
                (spans.get("from", (date.min,))[0], spans.get("to", (None, date.max))[1]))
        for (member, _), spans in periods.items():
            spans.sort()
            for (_, end), (start, _) in zip(spans, spans[1:]):
                if start < end:
                    report(f"{where} member {member}", "has two periods that overlap")
    return by_id


def check_names(report, states, organizations, ambiguous):
    """No written form may mean two entities unless ambiguous.yaml lists it with exactly its candidates."""
    owners = defaultdict(set)
    for one in states.values():
        entity = f"state:{one['id']}"
        words = [one["name"], one["official"], *one.get("aliases", []), *(f["name"] for f in one.get("former", [])),
                 *one.get("adjectives", []), *one.get("demonyms", []), *one.get("combining", []),
                 *(s["name"] for s in one.get("seats", []))]
        for word in words:
            owners[word].add(entity)
    for one in organizations.values():
        entity = f"org:{one['id']}"
        words = [one["name"], one.get("short"), *one.get("aliases", []), *(f["name"] for f in one.get("former", []))]
        for word in words:
            if word:
                owners[word].add(entity)
    listed = {}
    entities = {f"state:{k}" for k in states} | {f"org:{k}" for k in organizations}
    for entry in ambiguous:
        name, candidates = entry["name"], entry["candidates"]
        if name in listed:
            report(f"ambiguous {name}", "is listed twice")
        listed[name] = set(candidates)
        for candidate in candidates:
            if candidate not in entities:
                report(f"ambiguous {name}", f"{candidate} is unknown")
        if entry.get("default") and entry["default"] not in candidates:
            report(f"ambiguous {name}", f"default {entry['default']} is no candidate")
    for word, who in sorted(owners.items()):
        if len(who) > 1 and not who <= listed.get(word, set()):
            report(f"name {word!r}", f"is shared by {', '.join(sorted(who))}: list it in ambiguous.yaml")


def read(folder):
    states = load(folder / "states.yaml")["states"]
    organizations = []
    for path in sorted((folder / "organizations").glob("*.yaml")):
        organizations += load(path)["organizations"]
    path = folder / "ambiguous.yaml"
    ambiguous = load(path)["ambiguous"] if path.exists() else []
    return states, organizations, ambiguous


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "ontology"
    report = Report()
    states, organizations, ambiguous = read(folder)
    by_state = check_states(report, states)
    by_org = check_organizations(report, organizations, by_state)
    check_names(report, by_state, by_org, ambiguous)
    for line in report.lines:
        print(line)
    rows = sum(len(o.get("memberships", [])) for o in organizations)
    print(f"{len(states)} states, {len(organizations)} organizations, {rows} memberships, {len(report.lines)} defects", file=sys.stderr)
    sys.exit(1 if report.lines else 0)


if __name__ == "__main__":
    main()
