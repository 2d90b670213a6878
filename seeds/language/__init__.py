"""What the parser knows of a language, read from the language's folder of TOML files and checked on load.

No word of any language stands in the code: adding a language is adding a folder ``xx`` beside this module, named by
its ISO 639-1 code. Each key of its files is a field of the class of `data` or of one that it is made of.
"""

from __future__ import annotations

import functools
from pathlib import Path

from pydantic import ValidationError

from seeds.language.data import Endings, LanguageData
from seeds.language.entries import FINITE, Frame, Tense, Words
from seeds.language.files import FOLDER, LanguageDataError, read_tables, where
from seeds.vocabulary import Language

__all__ = [
    "FINITE",
    "Endings",
    "Frame",
    "LanguageData",
    "LanguageDataError",
    "Tense",
    "Words",
    "load_language",
    "read_language_folder",
]


@functools.cache
def load_language(code: Language) -> LanguageData:
    """The data of a language; raises `LanguageDataError` naming the file, the line and the key that is wrong."""
    return read_language_folder(FOLDER / code, common=FOLDER / "common.toml")


def read_language_folder(folder: Path, common: Path | None = None) -> LanguageData:
    """The data of the language whose files a folder holds, checked; the folder's name is the language's code.

    Raises `LanguageDataError` naming the file, the line and the key of the first thing that is wrong.
    """
    raw = read_tables(folder, common)
    try:
        return LanguageData(**{"code": folder.name, **raw})
    except ValidationError as error:
        first = error.errors()[0]
        raise LanguageDataError(f"{where(folder, first['loc'] or ('frames',))}: {first['msg']}") from error
