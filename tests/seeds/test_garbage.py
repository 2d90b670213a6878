"""The garbage collector rests, is back afterwards, however that ended, and misses nothing in a parse."""

from __future__ import annotations

import gc

import pytest

from seeds.corpus import articles
from seeds.garbage import without_collecting
from seeds.parser import parse
from seeds.reading import read_document


def test_the_collector_rests_and_is_back_after_an_error() -> None:
    with pytest.raises(ValueError, match="inside"), without_collecting():
        with without_collecting():
            assert not gc.isenabled()
        assert not gc.isenabled()
        raise ValueError("inside")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with without_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_parse_leaves_no_cycles_for_the_collector() -> None:
    documents = [read_document(path) for path in articles()[:6]]
    for document in documents:
        parse(document)
    gc.collect()
    gc.disable()
    try:
        for document in documents:
            parse(document)
        assert gc.collect() == 0
    finally:
        gc.enable()
