#!/usr/bin/env python3
"""Compares memberships with the CIA World Factbook and fails on a difference that nobody has explained.

usage: compare_factbook.py [--facts factbook_orgs.csv] [--all]

Every organisation that has memberships here and stands in the Factbook's table is compared as of today: a current row
of ours against a row of theirs, by kind (full member, or observer/partner/associate/candidate). Explanations stand in
ontology/comparison/factbook.yaml; an explanation that no difference needs any more is reported too.
--all prints the explained differences as well.
"""
import argparse
import csv
import os
import sys
from collections import defaultdict
from pathlib import Path

import yaml

import check_world

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_FACTS = Path(os.environ.get("ENTENTE_SHARED", ROOT / "../shared")) / "facts/factbook_orgs.csv"

# The Factbook's acronym of an organisation, where it is not ours; a list where its table writes it in several ways.
NAMES = {
    "CoE": ["CE"], "PfP": ["PFP"], "V4": [], "Schengen": ["Schengen Convention"], "Eurozone": ["EMU"], "AIIB": ["AIIB"],
    "Arab-League": ["LAS"], "CARICOM": ["Caricom"], "Commonwealth": ["C"], "ICC": ["ICCt"], "G77": ["G-77"], "G7": ["G-7"],
    "G8": ["G-8"], "G20": ["G-20"], "G24": ["G-24"], "G15": ["G-15"], "G10": ["G-10"], "UEMOA": ["WAEMU"], "UNSC": ["UN Security Council"],
    "Arctic-Council": ["Arctic Council"], "Wassenaar": ["Wassenaar Arrangement"], "Zangger_Committee": ["ZC"], "Paris-Club": ["Paris Club"],
    "Pacific-Alliance": ["Pacific Alliance"], "Australia-Group": ["Australia Group"], "Baltic-Assembly": ["BA"],
    "IOC-Indian-Ocean": ["InOC"], "Entente-Council": ["Entente"], "Nordic-Council": ["NC"], "IADB": ["IADB"], "EURASEC": ["EAEC"],
    "EAEU": ["EAEU"], "CAN": ["CAN"], "AMU": ["AMU"], "BASIC": [], "MNJTF": [],
}
# Words of the Factbook's status column that stand for full membership; the rest is some lesser tie.
FULL = {"member", "permanent", "nonregional member", "nonregional members", "regional", "Chinese Taipei", "de facto member", "suspended", "2024"}
LESSER = {"observer", "partner", "dialogue-partner", "associate", "candidate", "signatory"}


def theirs(path):
    table = defaultdict(dict)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            org = row["org"].split(":")[-1].strip()
            # A state listed twice keeps the fuller of its two ties.
            if table[org].get(row["iso3"]) not in FULL:
                table[org][row["iso3"]] = row["status"]
    return table


def ours(organization):
    """Current rows: state -> the fullest kind it has today."""
    current = {}
    for row in organization.get("memberships", []):
        if "to" in row:
            continue
        kind = row.get("kind", "member")
        if current.get(row["member"]) not in {"member", "permanent", "elected"}:
            current[row["member"]] = kind
    return current


def differences(organization, status_there, states):
    here = ours(organization)
    for iso3 in sorted((set(here) | set(status_there)) & set(states)):
        kind, status = here.get(iso3), status_there.get(iso3)
        full_here = kind in {"member", "permanent", "elected"}
        full_there = status in FULL
        if full_here != full_there or (kind is None) != (status is None):
            yield {"org": organization["id"], "iso3": iso3, "there": status, "here": kind}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--facts", default=DEFAULT_FACTS)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()

    state_list, organizations, _ = check_world.read(ROOT / "ontology")
    states = {s["id"] for s in state_list if s["status"] != "former"}
    table = theirs(options.facts)
    explained = defaultdict(dict)
    path = ROOT / "ontology/comparison/factbook.yaml"
    if path.exists():
        for entry in check_world.load(path)["differences"]:
            for iso3 in str(entry["iso3"]).split():
                explained[entry["org"]][iso3] = entry

    compared = open_count = explained_count = agreed = 0
    used = set()
    for organization in organizations:
        if not organization.get("memberships"):
            continue
        names = NAMES.get(organization["id"], [organization["id"]])
        status_there = {}
        for name in names:
            status_there.update(table.get(name, {}))
        if not status_there:
            continue
        compared += 1
        found = list(differences(organization, status_there, states))
        agreed += len((set(status_there) | set(ours(organization))) & states) - len(found)
        for one in found:
            reason = explained[one["org"]].get(one["iso3"]) or explained[one["org"]].get("*")
            if reason and str(reason.get("there", one["there"])) == str(one["there"]) and str(reason.get("here", one["here"])) == str(one["here"]):
                explained_count += 1
                used.add((one["org"], one["iso3"]))
                if options.all:
                    print(f"{one['org']} {one['iso3']}: there {one['there']}, here {one['here']}: {reason['reason']}")
                continue
            open_count += 1
            print(f"{one['org']} {one['iso3']}: there {one['there']}, here {one['here']}: NOT EXPLAINED")
    stale = [(org, iso3) for org, entries in sorted(explained.items()) for iso3 in entries if iso3 != "*" and (org, iso3) not in used]
    for org, iso3 in stale:
        print(f"{org} {iso3}: explained in {path.name}, but there is no such difference")
    print(f"{compared} organizations compared: {agreed} states agree, {explained_count} differences explained, "
          f"{open_count} not explained, {len(stale)} explanations without a difference", file=sys.stderr)
    sys.exit(1 if open_count or stale else 0)


if __name__ == "__main__":
    main()
