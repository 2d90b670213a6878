"""The lines that are told for a while in a corner: few at once, none twice, and of one subject only the newest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from textual.app import App
from textual.notifications import Notification, Notify, SeverityLevel
from textual.widgets._toast import Toast

from tui.display import safe_text

MOST = 3
"""So many are seen at once, on a screen that is high enough."""
_LINES_EACH = 10
"""Lines of the screen for each of them."""


@dataclass
class Told(Notification):
    """A line that is told; one of the same `subject` takes its place."""

    subject: str = ""


def tell(
    app: App[Any],
    line: str,
    *,
    subject: str = "",
    severity: SeverityLevel = "information",
    timeout: float | None = None,
) -> None:
    """Show a line for a while; it is never markup."""
    seconds = app.NOTIFICATION_TIMEOUT if timeout is None else timeout
    app.post_message(Notify(Told(safe_text(line), severity=severity, timeout=seconds, subject=subject)))


def outdone(shown: Iterable[Notification], new: Notification, most: int) -> list[Notification]:
    """Those that go when a new one comes: of the same subject or words, and of the others the oldest."""
    subject = _subject(new)
    gone: list[Notification] = []
    kept: list[Notification] = []
    for each in shown:
        is_same = each.message == new.message or (subject and _subject(each) == subject)
        (gone if is_same else kept).append(each)
    too_many = max(0, len(kept) + 1 - most)
    return gone + sorted(kept, key=lambda each: each.severity != "information")[:too_many]


def _subject(notification: Notification) -> str:
    return notification.subject if isinstance(notification, Told) else ""


class TellingApp(App[None]):
    """An app that tells lines."""

    def tell(
        self, line: str, *, subject: str = "", severity: SeverityLevel = "information", timeout: float | None = None
    ) -> None:
        """Show a line for a while; it is never markup."""
        tell(self, line, subject=subject, severity=severity, timeout=timeout)

    def on_notify(self, event: Notify) -> None:
        """Make room for a line; Textual shows it then."""
        most = max(1, min(MOST, self.size.height // _LINES_EACH))
        gone = outdone(self._notifications, event.notification, most)
        for notification in gone:
            self._unnotify(notification, refresh=False)
        if self.screen_stack:
            for toast in self.screen.query(Toast):
                if toast._notification in gone:
                    toast._expire()
