"""What is said to a person, in English, as something that can be said in another language later.

Errors rise far below the screen, some in another process, and do not know which language the reader speaks. So their
texts keep what they were made of: the interface looks the template up among the texts of its language.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping


class Said(str):
    """An English text, with the template and the values that it was made of."""

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, values: Mapping[str, object]) -> Said:
        """Fills the fields of the template; whole numbers have their thousands apart."""
        shown = {name: f"{value:,}" if type(value) is int else value for name, value in values.items()}
        said = super().__new__(cls, template.format(**shown) if values else template)
        said.template, said.values = template, values
        return said

    def __reduce__(self) -> tuple[type[Said], tuple[str, Mapping[str, object]]]:
        return Said, (self.template, self.values)


def say(template: str, /, **values: object) -> Said:
    """A text for a person. The template is a literal, so that a test can compare it with the languages there are."""
    return Said(template, values)


def quoted(text: str) -> Said:
    """A text that is none of ours, and the same in every language."""
    return Said("{text}", {"text": text})


def said_by(error: BaseException) -> Said:
    """What an error says."""
    first = error.args[0] if len(error.args) == 1 else None
    return first if isinstance(first, Said) else quoted(str(error))


def reason_of(error: OSError) -> Said:
    """Why the system could not do something."""
    known = _REASONS.get(error.errno or 0)
    return known or quoted((error.strerror or str(error)).lower())


_REASONS = {
    errno.EACCES: say("permission denied"),
    errno.EPERM: say("operation not permitted"),
    errno.ENOENT: say("no such file or directory"),
    errno.ENOTDIR: say("not a directory"),
    errno.EISDIR: say("is a directory"),
    errno.ENOSPC: say("no space left on device"),
    errno.EDQUOT: say("disk quota exceeded"),
    errno.EROFS: say("read-only file system"),
    errno.ENAMETOOLONG: say("file name too long"),
    errno.EIO: say("input/output error"),
    errno.EBUSY: say("device or resource busy"),
    errno.EMFILE: say("too many open files"),
    errno.ELOOP: say("too many levels of symbolic links"),
}
"""The system's own words, for the reasons that people meet."""
