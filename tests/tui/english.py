"""Every English text that the interface shows, read from the code itself."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from seeds.vocabulary import Bound, CompanyKind, Confirmation, Kind, Role, Stage
from store.companies import LISTED_RULE, PRODUCT_RULE, SAME_RULE, SHORT_RULE
from store.decisions import HOLDS, UNDONE, WAITING
from store.explore import FACETS
from store.parameters import KINDS
from store.resolving import ALIAS_RULE, MERGE_RULE, SPLIT_RULE
from store.saved_queries import saved_queries
from tui.keys import bindings, key_table
from tui.widgets.source_text import TONES

SQL_NAMES = ("table", "column", "function", "keyword")
"""What `store.sql_completion` tells of a name that nothing is said of."""
_MONEYS = ("equity", "purchase", "debt")
"""The kinds of money of a payment."""

TUI, STORE, SEEDS = (Path(__file__).parents[2] / room for room in ("tui", "store", "seeds"))


@dataclass
class English:
    """What is translated: whole texts, and nouns that are counted."""

    words: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)


def vocabulary() -> set[str]:
    """The names of the vocabulary, as the database has them."""
    names = {str(name) for each in (Kind, Stage, Confirmation, Bound, Role, CompanyKind) for name in each}
    rules = {LISTED_RULE, PRODUCT_RULE, SAME_RULE, SHORT_RULE, ALIAS_RULE, SPLIT_RULE, MERGE_RULE}
    return (
        names
        | rules
        | set(KINDS)
        | set(SQL_NAMES)
        | set(FACETS)
        | set(TONES)
        | {HOLDS, WAITING, UNDONE, *_MONEYS, "size"}
    )


def of_the_interface() -> English:
    """The literals of `tr`, `later`, `say`, `counted` and columns, what the bindings are called, and saved queries."""
    found = English()
    for path in sorted(path for room in (TUI, STORE, SEEDS) for path in room.rglob("*.py")):
        if "commands" not in path.parts:
            # Others have a function of that name.
            says = "from seeds.saying import" in path.read_text("utf-8") or path.name == "saying.py"
            for call in _calls(path):
                _note(call, found, says=says)
    for query in saved_queries():
        found.words |= {query.title, query.about, *(one.about for one in query.parameters)} - {""}
    for owner, binding in bindings():
        found.words |= {text for text in (binding.description, binding.tooltip, owner.BINDING_GROUP_TITLE) if text}
    found.words |= {row.place for row in key_table()}
    return found


def of_the_schema() -> set[str]:
    """What the tables, columns and macros of the database say of themselves."""
    texts = (path.read_text("utf-8") for path in sorted((STORE / "schema").glob("*.sql")))
    said = (text for sql in texts for text in re.findall(r"^COMMENT ON .*? IS '((?:[^']|'')*)';", sql, re.M))
    return {text.replace("''", "'") for text in said}


def widths_of_columns() -> Iterator[tuple[str, int]]:
    """The titles of columns of a fixed width, with the cells that each has beside its arrow."""
    for path in sorted(TUI.rglob("*.py")):
        for call in _calls(path):
            if isinstance(call.func, ast.Name) and call.func.id == "Column" and len(call.args) > 1:
                options = {each.arg: each.value.value for each in call.keywords if isinstance(each.value, ast.Constant)}
                title = call.args[1].value if isinstance(call.args[1], ast.Constant) else ""
                if title and options.get("width"):
                    yield title, options["width"] - 2 * bool(options.get("sortable"))


def _calls(path: Path) -> Iterator[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _note(call: ast.Call, found: English, *, says: bool) -> None:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    literals = [arg.value if isinstance(arg, ast.Constant) else None for arg in call.args]
    if (name in ("tr", "later") or (says and name == "say")) and literals and isinstance(literals[0], str):
        found.words.add(literals[0])
    elif name == "counted" and len(literals) > 1 and isinstance(literals[1], str):
        found.nouns.add(literals[1])
    elif name == "Column" and len(literals) > 1 and isinstance(literals[1], str) and literals[1]:
        found.words.add(literals[1])
