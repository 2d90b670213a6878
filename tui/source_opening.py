"""Opening the source of a report: its file with the system's own program, or its address in the browser.

What is opened was written into the database by whoever made it. So only a file that is an article or a table is
opened, only an address of the web, and no shell ever sees either.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from seeds.errors import DealtrailError
from seeds.saying import reason_of
from store.addresses import Address
from store.citation import web_address
from tui.wording import tr

_ENDINGS = (".txt", ".md", ".csv", ".tsv")
_PATIENCE = 3.0
"""Seconds in which a program says that it cannot open something; later it is taken to have opened it."""

OPENERS = ("xdg-open", "wslview")
"""The programs that open anything, by how well they know how, where the system itself does not."""


class OpeningError(DealtrailError):
    """A source cannot be opened; the line says why, and where it is."""


def open_source(address: Address) -> str:
    """Open the source and return what was opened, in one line; raises `OpeningError`. It may take some seconds."""
    target, what = target_of(address)
    _open(target)
    return tr("opened {what}", what=what)


def target_of(address: Address) -> tuple[str, str]:
    """What to hand to the system's opener, and its name in words; raises `OpeningError` when there is neither."""
    gone = ""
    if address.path:
        path = Path(address.path)
        if path.suffix.lower() not in _ENDINGS:
            gone = tr("{path} is neither an article nor a table", path=address.path)
        elif _is_elsewhere(address.path):
            gone = tr("{path} is on another machine", path=address.path)
        elif _is_there(path):
            return str(path.absolute()), address.path
        else:
            gone = tr("{path} is not there any more", path=address.path)
    if (url := web_address(address.url)) is not None:
        return url, url
    without = (
        tr("it has no address on the web")
        if not address.url
        else tr("its address is none of the web: {url}", url=address.url)
    )
    raise OpeningError(
        tr("{gone}, and {without}", gone=gone, without=without)
        if gone
        else tr("its file is not known, and {without}", without=without)
    )


def _is_elsewhere(path: str) -> bool:
    """Whether asking for the file would send the user's name to another machine, as Windows does."""
    return path.replace("\\", "/").startswith("//")


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _open(target: str) -> None:
    if sys.platform == "win32":
        try:
            os.startfile(target)  # noqa: S606 - an article or an address, see `target_of`
        except OSError as error:
            raise OpeningError(
                tr("the system cannot open {target}: {reason}", target=target, reason=reason_of(error))
            ) from error
        return
    opener = "open" if sys.platform == "darwin" else next(filter(shutil.which, OPENERS), None)
    if opener is None:
        raise OpeningError(
            tr("there is no program to open it with (such as xdg-open); it is at {target}", target=target)
        )
    run([opener, target])


def run(command: Sequence[str]) -> None:
    """Run a program beside the explorer, which keeps the terminal for itself; raises `OpeningError` when it fails."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603 - a list, so that nothing in it is anything but an argument
            command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError as error:
        raise OpeningError(
            tr(
                "{command} cannot be run: {reason}; it is at {target}",
                command=command[0],
                reason=reason_of(error),
                target=command[-1],
            )
        ) from error
    try:
        code = process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        threading.Thread(target=process.wait, name="opener-end", daemon=True).start()
        return
    if code:
        raise OpeningError(tr("{command} could not open it; it is at {target}", command=command[0], target=command[-1]))
