#!/usr/bin/env python3
"""Compares states.yaml with mledoze/countries (ODbL 1.0) and fails on a difference that nobody has explained.

usage: compare_states.py [--facts states_odbl.csv] [--values]

Fields: code (iso2, numeric), name, capital, demonym, borders among states and territories of both. The other table
serves for checking only: nothing of it is written anywhere, and ontology/comparison/states.yaml holds our reasons and
not its values; --values prints them for whoever looks into a difference.
A name, capital or demonym agrees when the other table's word is one of the forms that we know.
"""
import argparse
import csv
import os
import re
import sys
import unicodedata
from pathlib import Path

import check_world

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_FACTS = Path(os.environ.get("ENTENTE_SHARED", ROOT / "../shared")) / "facts/states_odbl.csv"


def folded(text):
    """Lower case, without accents, apostrophes and full stops."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return "".join(c for c in plain.casefold() if c not in "'’ʻʼ.").replace("saint ", "st ").strip()


def forms(one, field):
    if field == "name":
        return [one["name"], one["official"], *one.get("aliases", [])]
    if field == "demonym":
        return [*one.get("adjectives", []), *one.get("demonyms", []), one.get("demonym", "")]
    capital = one.get("capital", {})
    cities = [s["name"] for s in one.get("seats", []) if s["kind"] == "city"]
    return [capital.get("name", ""), *capital.get("aliases", []), *cities]


def differences(one, row, both):
    if one.get("iso2") != (row["iso2"] or None):
        yield "iso2", one.get("iso2"), row["iso2"]
    if (one.get("numeric") or None) != (int(row["numeric"]) if row["numeric"] else None):
        yield "numeric", one.get("numeric"), row["numeric"]
    for field in ("name", "capital", "demonym"):
        known = {folded(f) for f in forms(one, field) if f}
        separator = r"\||, | or " if field == "demonym" else r"\|"
        given = [g for g in re.split(separator, row[field]) if g]
        if bool(given) != bool(known) or any(folded(g) not in known for g in given):
            yield field, sorted(known), row[field]
    here = {b for b in one.get("borders", []) if b in both}
    there = {b for b in row["borders"].split() if b in both}
    for other in sorted(here ^ there):
        yield f"border {other}", "listed" if other in here else None, "listed" if other in there else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--facts", default=DEFAULT_FACTS)
    parser.add_argument("--values", action="store_true")
    options = parser.parse_args()

    states, _, _ = check_world.read(ROOT / "ontology")
    with open(options.facts, encoding="utf-8", newline="") as file:
        table = {r["iso3"]: r for r in csv.DictReader(file)}
    path = ROOT / "ontology/comparison/states.yaml"
    explained = {}
    if path.exists():
        for entry in check_world.load(path)["differences"]:
            for iso3 in entry["iso3"].split():
                explained[iso3, entry["field"]] = entry["reason"]

    used, open_count = set(), 0
    both = {s["id"] for s in states} & set(table)
    for one in states:
        if one["id"] not in both:
            continue
        for field, here, there in differences(one, table[one["id"]], both):
            key = one["id"], field
            values = f": here {here}, there {there}" if options.values else ""
            if key in explained:
                used.add(key)
                if options.values:
                    print(f"{one['id']} {field}{values}: {explained[key]}")
                continue
            open_count += 1
            print(f"{one['id']} {field}{values}: NOT EXPLAINED")
    stale = sorted(set(explained) - used)
    for iso3, field in stale:
        print(f"{iso3} {field}: explained in {path.name}, but there is no such difference")
    print(f"{len(both)} states and territories compared, {len(used)} differences explained, {open_count} not explained, "
          f"{len(stale)} explanations without a difference", file=sys.stderr)
    sys.exit(1 if open_count or stale else 0)


if __name__ == "__main__":
    main()
