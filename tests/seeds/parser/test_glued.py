"""Words that ran into one another."""

from __future__ import annotations

import pytest

from seeds.language import load_language
from seeds.parser.glued import unglued
from seeds.parser.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sources say thatQuorbine is hiring", "Sources say that Quorbine is hiring"),
        ("Quorbinefounder Ann Reed left Quorbine", "Quorbine founder Ann Reed left Quorbine"),
        ("Quorbine hired, and Quorbineand Veltrano agree", "Quorbine hired , and Quorbine and Veltrano agree"),
        ("A fund inVeltrano and Veltrano itself", "A fund in Veltrano and Veltrano itself"),
        ("theScore hired, and theScore fired", "theScore hired , and theScore fired"),
        ("In that sectorVeltrano leads, said Veltrano", "In that sector Veltrano leads , said Veltrano"),
        ("A sectorVeltrano leads", "A sectorVeltrano leads"),
        ("An iPhone, eBay and inDrive", "An iPhone , eBay and inDrive"),
        ("Quorbine met QuorbineandVeltrano, as Veltrano said", "Quorbine met Quorbine and Veltrano , as Veltrano said"),
        (
            "labsQuorbineandVeltranoare big. Quorbine, Veltrano",
            "labs Quorbine and Veltrano are big . Quorbine , Veltrano",
        ),
        ("The makerNvidiafor years led", "The maker Nvidia for years led"),
        ("The app Brindletreeraised money", "The app Brindletree raised money"),
        ("A Brindletree-backed firm", "A Brindletree-backed firm"),
        ("A dealwith thestate, an investmentfrom it", "A deal with thestate , an investment from it"),
        ("An anundisclosed sum thepurchase cost", "An an undisclosed sum the purchase cost"),
        ("A spinoff, an onchain plugin, a carveout", "A spinoff , an onchain plugin , a carveout"),
        ("ExxonMobil and Beckwith own Legoland", "ExxonMobil and Beckwith own Legoland"),
        ("Eicher builds trucks", "Eicher builds trucks"),
        ("Key StepsBlorvex grew. Blorvex and Blorvex", "Key Steps Blorvex grew . Blorvex and Blorvex"),
        ("Ann, OfficerBlorVex said. BlorVex, BlorVex", "Ann , Officer BlorVex said . BlorVex , BlorVex"),
        ("Owned by Velora LimitedBlorvex. Blorvex, Blorvex", "Owned by Velora Limited Blorvex . Blorvex , Blorvex"),
        ("DeepMind, SoundCloud and Cloud, Cloud", "DeepMind , SoundCloud and Cloud , Cloud"),
        ("StepsBlorvex and Blorvex", "StepsBlorvex and Blorvex"),
        ("European firms in Europe, and Martin of Mart", "European firms in Europe , and Martin of Mart"),
    ],
)
def test_a_small_word_is_cut_off_a_name_that_the_text_shows(text: str, words: str) -> None:
    language = load_language("en")
    (row,) = unglued([tokenize(text, 0, len(text), language)], language)
    assert [item.text for item in row] == words.split()
    assert all(text[item.start : item.end] == item.text for item in row)


def test_a_word_of_very_many_words_is_left_as_it_is() -> None:
    language, text = load_language("en"), "RedandBluefromWest" * 12
    row = tokenize(text, 0, len(text), language)
    assert unglued([row], language) == [row]
