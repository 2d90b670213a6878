"""Where deals come from: the domain model, document readers, language data and the parser.

Knows nothing of the database or the screen. The public names are loaded on first use, so that a caller who needs
only the words of `seeds.vocabulary` does not pay for the parser.
"""

from __future__ import annotations

import importlib
from typing import Any

_HOME = {
    "Document": "seeds.model",
    "Evidence": "seeds.model",
    "Mention": "seeds.model",
    "ParsedDocument": "seeds.model",
    "Party": "seeds.model",
    "Report": "seeds.model",
    "parse": "seeds.parser",
    "read_document": "seeds.reading",
    "find_articles": "seeds.reading",
    "DealtrailError": "seeds.errors",
    "ArticleError": "seeds.errors",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'seeds' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)
