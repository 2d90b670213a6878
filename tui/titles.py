"""Titles of deals, and why a name means a company, as an export has them: in the reader's language, as on the screen.

In English they are the database's own. Names of columns and codes are the same in every language, for machines.
"""

from __future__ import annotations

from seeds.vocabulary import Kind
from store.chosen_deals import Statement
from store.companies import LISTED_RULE, PRODUCT_RULE, SAME_RULE, SHORT_RULE
from store.resolving import ALIAS_RULE, MERGE_RULE, SPLIT_RULE
from store.telling import Titles, with_rules, with_title, with_titles
from tui.display import words
from tui.wording import is_english, tr

_RULES = (LISTED_RULE, PRODUCT_RULE, SAME_RULE, SHORT_RULE, ALIAS_RULE, SPLIT_RULE, MERGE_RULE)


def told_deals(deals: Statement) -> Statement:
    """The deals to export, with titles in the reader's language."""
    return deals if is_english() else with_titles(deals, _titles())


def told_reports(reports: Statement, deal_id: str) -> Statement:
    """The reports of a deal to export, with its title in the reader's language."""
    return reports if is_english() else with_title(reports, _titles(), deal_id)


def told_names(names: Statement) -> Statement:
    """The names of a company to export, with why they mean it in the reader's language."""
    return names if is_english() else with_rules(names, {rule: words(rule) for rule in _RULES})


def _titles() -> Titles:
    heads = {str(kind): tr("{kind}: {names}", kind=_capital(words(kind)), names="") for kind in Kind}
    return Titles(heads, tr("an unnamed company"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
