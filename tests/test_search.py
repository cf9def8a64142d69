"""Search over names: what is found, in which order, and what a typo does."""

from __future__ import annotations

import pytest

from graph.model import ClassName, Ladder
from graph.search import Entry, Index, entries

MILL = "Town of Wick"


def named(key: str, title: str, code: str | None = None, *aliases: str) -> ClassName:
    return ClassName(f"https://example.org/id/class/{key}", key, title, aliases, code, MILL)


CLASSES = (
    named("wick/1", "Weaver", "W-10", "Loom Hand"),
    named("wick/2", "Senior Weaver", "W-20"),
    named("wick/3", "Dyer", "300"),
    named("wick/4", "Chief of Looms", None, "Weaver Overseer"),
    named("wick/5", "Café Attendant"),
    named("wick/6", "Women's Officer"),
)
LADDERS = (Ladder("https://example.org/id/series/wick/weaver", "Weaver", MILL, 2, ()),)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(entries(CLASSES, LADDERS, [MILL]))


def keys(index: Index, query: str) -> list[str]:
    return [entry.key for entry in index.find(query).entries]


def test_the_whole_name_comes_before_its_beginning_and_before_one_word_of_it(
    index: Index,
) -> None:
    assert keys(index, "weaver") == ["wick/weaver", "wick/1", "wick/2", "wick/4"]


def test_a_class_is_found_by_its_code(index: Index) -> None:
    assert keys(index, "w-20") == ["wick/2"]
    assert keys(index, "300") == ["wick/3"]


def test_a_class_is_found_by_another_printed_form(index: Index) -> None:
    assert keys(index, "loom hand") == ["wick/1"]


def test_an_employer_is_found_before_what_is_its_own(index: Index) -> None:
    found = index.find("town of wick")
    assert found.entries[0].kind == "agency"
    assert found.many == len(CLASSES) + len(LADDERS) + 1


def test_the_beginning_of_a_word_is_enough(index: Index) -> None:
    found = index.find("sen weav")
    assert [entry.key for entry in found.entries] == ["wick/2"]
    assert found.reading == "exact"


@pytest.mark.parametrize("query", ["snior weavr", "seniro weaver", "senior waever"])
def test_a_typo_is_forgiven_and_told(index: Index, query: str) -> None:
    found = index.find(query)
    assert found.reading == "near"
    assert found.entries[0].key == "wick/2"


def test_where_no_name_has_all_words_those_with_one_of_them_are_found(index: Index) -> None:
    found = index.find("dyer qqqq")
    assert found.reading == "some"
    assert [entry.key for entry in found.entries] == ["wick/3"]


@pytest.mark.parametrize(
    ("query", "key"), [("CAFE", "wick/5"), ("café", "wick/5"), ("women's", "wick/6")]
)
def test_case_accents_and_apostrophes_do_not_matter(index: Index, query: str, key: str) -> None:
    assert keys(index, query) == [key]


@pytest.mark.parametrize(
    "query",
    ["", "   ", "***", '"', "'", "+", "_", "\0", "NEAR(", "name:x", "qqqq", "\u202e", "x" * 9999],
)
def test_what_no_name_has_finds_nothing_and_is_no_syntax(index: Index, query: str) -> None:
    assert index.find(query).entries == ()


@pytest.mark.parametrize("query", ["dyer OR", "dyer AND NOT", '"dyer', "dyer*", "(dyer", "-dyer"])
def test_operators_of_the_index_are_plain_words(index: Index, query: str) -> None:
    assert keys(index, query)[0] == "wick/3"


def test_no_more_are_returned_than_wanted_and_all_are_counted(index: Index) -> None:
    found = index.find("weaver", most=1)
    assert (len(found.entries), found.many) == (1, 4)


def test_an_index_of_nothing_finds_nothing() -> None:
    assert Index([]).find("weaver").entries == ()


def test_an_entry_is_found_whatever_its_text_holds() -> None:
    hostile = Entry("class", "x/1", "'); DROP TABLE names; --", forms=("\x00",))
    assert Index([hostile]).find("drop table").entries == (hostile,)
