"""The log file, where the trace of an error that nobody foresaw goes instead of the screen."""

from __future__ import annotations

import contextlib
import datetime
import traceback
from pathlib import Path


def log_path() -> Path:
    """Where the log file is, in the user's log folder."""
    import platformdirs

    return platformdirs.user_log_path("dealtrail", appauthor=False) / "dealtrail.log"


def record_error(error: BaseException) -> Path:
    """Append the trace of an error, without the values of its variables; never raises.

    Returns where the log file is.
    """
    path = log_path()
    when = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{when}\n{''.join(traceback.format_exception(error))}\n")
    return path
