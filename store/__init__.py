"""Where deals are kept and asked for: schema, loading, merging of reports into deals, search, safe SQL and export.

Knows the model of `seeds` and nothing of the screen. The public names are loaded on first use, so that a caller who
needs one of them does not pay for the others.
"""

from __future__ import annotations

import importlib
from typing import Any

_HOME = {
    "StoreError": "store.errors",
    "open_database": "store.database",
    "default_path": "store.database",
    "load": "store.loading",
    "load_parsed": "store.loading",
    "sample_path": "store.sample",
    "ensure_sample": "store.sample",
    "compile_search": "store.search",
    "run_sql": "store.console",
    "export": "store.export",
    "write_rows": "store.export",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'store' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)
