"""The state that a town lies in, told right behind it: ``the Reno, Nev.-based X``, ``the Dayton, Ohio-based Y``."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.language import LanguageData
from seeds.names import fold_name, lands, places
from seeds.parser.tokens import Item

_STATE = 3
"""How many words the name of a state has at most."""


def past_state(tokens: Sequence[Item], comma: int, language: LanguageData) -> int:
    """Where ``, Nev.-based``, ``, Texas-based`` and ``, North Dakota-based`` behind a town end; `comma` if none do."""
    if not comma or not tokens[comma - 1].is_capital:
        return comma
    marks = [token.text for token in tokens[comma + 1 : comma + 4]]
    if marks[1:] == [".", "-"] and marks[0].replace(".", "") in language.state_codes:
        return comma + 5
    for at in range(comma + 1, min(len(tokens), comma + 1 + _STATE)):
        if not tokens[at].is_capital:
            break
        town, hyphen, ending = tokens[at].text.partition("-")
        if hyphen and ending.islower():
            state = " ".join([*(token.text for token in tokens[comma + 1 : at]), town])
            return at + 1 if _is_state(state, tokens[comma - 1], language) else comma
    return comma


def _is_state(state: str, town: Item, language: LanguageData) -> bool:
    """Whether what stands behind a comma says in which state a town is; behind a company a town may begin a clause.

    ``the Dayton, Ohio-based X``, not ``With funding from X, Berlin-based Y plans``.
    """
    folded = fold_name(state)
    if state.replace(".", "") in language.state_codes or folded in language.state_names | lands():
        return True
    return town.word.is_place and folded in places()
