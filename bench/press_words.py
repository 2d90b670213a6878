"""Words to write articles with: a French and an English vocabulary of our own, names of companies and of outlets.

Words come with the frequencies of a real language, a few everywhere and most of them nearly nowhere; a third of the
French ones have accents or ligatures.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from seeds.vocabulary import CompanyKind
from store.companies import default_resolver, kind_of

_ENGLISH = re.findall(
    r"\w+",
    "the of and to in a for on with that its by from as it at was has will after new company market deal year share "
    "growth price first group more than chief executive investors analysts sector demand supply capacity plant power "
    "grid chip cloud data centre bank fund money cash debt stake board shareholders regulators approval talks people "
    "plan plans expected quarter month week billion million customers network software hardware energy battery drug "
    "trial patients vaccine airline airport rail port steel copper lithium mine farm food retail store brand media "
    "studio game music insurance pension property tower fibre satellite rocket defence engine car truck bus charging "
    "hydrogen solar wind nuclear reactor water waste recycling paper glass cement chemicals plastics textile luxury "
    "fashion sport club league stadium school university research laboratory patent court judge lawsuit settlement "
    "strike union workers jobs factory site region city state government minister tax subsidy tariff export import",
)
_FRENCH = re.findall(
    r"\w+",
    "le la de et les des en un une du que pour dans qui sur au par avec plus ce pas est son ses aux été société marché "
    "année groupe croissance première après nouveau européen français américain milliards millions investisseurs "
    "analystes secteur demande capacité usine énergie réseau électricité données centre nuage puce banque fonds dette "
    "actionnaires conseil autorité régulateur négociations projet stratégie trimestre semaine clients logiciel "
    "batterie médicament santé hôpital vaccin aérien aéroport ferroviaire port acier cuivre mine ferme œuvre cœur œil "
    "sœur manœuvre alimentaire magasin marque média éditeur télévision jeu musique assurance immobilier tour fibre "
    "télécoms fusée défense moteur voiture camion hydrogène solaire éolien nucléaire réacteur eau déchets papier verre "
    "chimie textile luxe mode équipe stade école université recherche brevet tribunal procès grève syndicat salariés "
    "emplois région ville État ministre impôt aide exportation écologie étude système qualité sécurité mobilité",
)
_SYLLABLES = re.findall(
    r"\w+",
    "ba be bel bri ca cal cor da del dor fa fen gal gri ka kel la len lor ma mel mir mon na nel nor pa pel quil ra ren "
    "ri sa sel sol ta tel tor tri va vel ver vi vo za zel",
)
_ENDS = ("a", "o", "is", "ia", "ix", "on", "ys", "el", "ane", "ure", "eo", "um")
_TAILS = {
    "en": ("ing", "ed", "er", "tion", "ly", "ness", "al", "ment", "s", "y", "ive", "ist"),
    "fr": ("é", "ée", "ement", "ère", "tion", "eux", "ité", "ège", "ain", "œur", "ance", "ôt", "ique", "eur"),
}
_TRADES = re.findall(
    r"\w+",
    "Capital Énergie Santé Robotics Cloud Labs Biotech Télécom Mobilité Industries Systèmes Partners Media Foods "
    "Aéronautique Semiconductors Logistique Crédit Water Pharma",
)
_HUBS = re.findall(
    r"\w+",
    "Nvidia Microsoft Amazon SoftBank OpenAI Alphabet Meta Oracle Apple CoreWeave Anthropic AMD Broadcom Intel Tesla "
    "TSMC Samsung Qualcomm Cisco IBM Salesforce Airbus Renault TotalEnergies Sanofi Orange",
)
_OUTLETS = ("Courrier", "Dépêche", "Gazette", "Journal", "Ledger", "Messenger", "Observer", "Tribune", "Wire", "Écho")
_WORDS = 30_000
_TRADED = 0.35


@dataclass(frozen=True, slots=True)
class Name:
    """A company under the name that every article gives it."""

    text: str
    kind: CompanyKind


class Vocabulary:
    """The words of a language, the most frequent first."""

    def __init__(self, language: str, rng: random.Random) -> None:
        words = dict.fromkeys(_FRENCH if language == "fr" else _ENGLISH)
        while len(words) < _WORDS:
            stem = "".join(rng.choices(_SYLLABLES, k=rng.randint(1, 3)))
            words.setdefault(stem + rng.choice(_TAILS[language]))
        self._words = list(words)
        self._weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(_WORDS)))

    def some(self, count: int, rng: random.Random) -> Iterator[str]:
        """So many words, each as often as it stands in texts."""
        return iter(rng.choices(self._words, cum_weights=self._weights, k=count))


def company_names(count: int, rng: random.Random) -> list[Name]:
    """As many companies, none of them short for another; the first are known ones that much money passes through."""
    resolver = default_resolver()
    names: dict[str, Name] = {}
    for hub in _HUBS[:count]:
        company = resolver.resolve(hub)
        kind = CompanyKind.COMPANY if company.known is None else kind_of(company.known)
        names.setdefault(company.company_id, Name(hub, kind))
    kinds = rng.choices(
        (CompanyKind.COMPANY, CompanyKind.FUND, CompanyKind.PERSON, CompanyKind.GOVERNMENT, CompanyKind.PROJECT),
        weights=(88, 7, 3, 1, 1),
        k=count,
    )
    stems: set[str] = set()
    while len(names) < count:
        stem = _invented(rng)
        text = stem + (f" {rng.choice(_TRADES)}" if rng.random() < _TRADED else "")
        company = resolver.resolve(text)
        if company.known is None and stem not in stems:
            names.setdefault(company.company_id, Name(text, kinds[len(names)]))
            stems.add(stem)
    return list(names.values())


def outlet_names(count: int, rng: random.Random) -> list[str]:
    """As many outlets."""
    names: dict[str, None] = {}
    while len(names) < count:
        names.setdefault(f"{rng.choice(_OUTLETS)} {_invented(rng)}")
    return list(names)


def _invented(rng: random.Random) -> str:
    return ("".join(rng.choices(_SYLLABLES, k=rng.randint(1, 3))) + rng.choice(_ENDS)).capitalize()
