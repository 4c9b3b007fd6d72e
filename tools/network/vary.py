#!/usr/bin/env python3
"""Copies of gold sentences with some content words replaced by others of the same tag and casing, in CoNLL-U with forms only.

label.py then gives them the teacher's trees: more sentences of the treebank's genres than there are, with the words that change
places in them."""

import argparse
import random

from corpus import read_conllu

CONTENT = {"NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trees", nargs="+")
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--copies", type=int, default=3)
    parser.add_argument("--share", type=float, default=0.3, help="of the content words are replaced")
    options = parser.parse_args()
    generator = random.Random(1)
    sentences = [s for path in options.trees for s in read_conllu(path)]
    others = {}
    for s in sentences:
        for form, upos, xpos in zip(s.forms, s.upos, s.xpos):
            if upos in CONTENT:
                others.setdefault((upos, xpos, form[:1].isupper()), []).append(form)
    with open(options.output, "w", encoding="utf-8") as out:
        for _ in range(options.copies):
            for s in sentences:
                forms = [
                    generator.choice(others[u, x, f[:1].isupper()]) if u in CONTENT and generator.random() < options.share else f
                    for f, u, x in zip(s.forms, s.upos, s.xpos)
                ]
                for i, form in enumerate(forms, 1):
                    out.write(f"{i}\t{form}" + "\t_" * 8 + "\n")
                out.write("\n")


if __name__ == "__main__":
    main()
