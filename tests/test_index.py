"""All titles of an employer are looked for at once."""

from __future__ import annotations

import pytest

from graph.identity.drafts import Draft
from graph.identity.index import TitleIndex
from graph.identity.tokens import tokens

TITLES = (
    "Weaver",
    "Senior Weaver",
    "SENIOR WEAVER SUPERVISOR",
    "Weaver II",
    "Dyer (formerly known as Colour Maker)",
    "Clerk, Chief",
)


def found(text: str, *titles: str) -> list[tuple[str, str, bool]]:
    """Return what is found: the words, the title that they are, and whether they are capital."""
    words = tokens(text)
    return [
        (
            text[words[hit.first].start : words[hit.behind - 1].end],
            hit.classes[0].titles[0],
            hit.capital,
        )
        for hit in TitleIndex([Draft([title]) for title in titles or TITLES]).hits(words)
    ]


@pytest.mark.parametrize(
    ("text", "words", "title"),
    [
        ("as a weaver", "weaver", "Weaver"),
        ("as Senior Weavers of wool", "Senior Weavers", "Senior Weaver"),
        ("as a Sr. Weaver", "Sr. Weaver", "Senior Weaver"),
        ("as a Weaver, Senior, or", "Weaver, Senior", "Senior Weaver"),
        ("as a Senior Weaver Supervisor", "Senior Weaver Supervisor", "SENIOR WEAVER SUPERVISOR"),
        ("as a Weaver 2", "Weaver 2", "Weaver II"),
        ("as a Chief Clerk", "Chief Clerk", "Clerk, Chief"),
        ("as a Colour Maker", "Colour Maker", TITLES[4]),
        ("as a Dyer", "Dyer", TITLES[4]),
    ],
)
def test_a_title_is_found_in_each_of_its_forms(text: str, words: str, title: str) -> None:
    assert [one[:2] for one in found(text)] == [(words, title)]


def test_only_whole_words_are_found() -> None:
    assert found("interweaver weaverly") == []


def test_a_title_behind_a_comma_is_not_inverted_where_it_goes_on() -> None:
    words = [one[0] for one in found("a Weaver, Senior Weaver or Dyer")]
    assert words == ["Weaver", "Senior Weaver", "Dyer"]


def test_capitals_tell_a_title_from_a_common_noun() -> None:
    of_looms = "Director of the Looms"
    told = [one[2] for one in found("Director of the Looms; director of the looms", of_looms)]
    assert told == [True, False]


def test_no_titles_find_nothing() -> None:
    assert list(TitleIndex([]).hits(tokens("a Weaver"))) == []


def test_a_title_of_two_classes_is_found_for_both() -> None:
    two = [Draft(["Weaver"]), Draft(["WEAVERS"])]
    (hit,) = TitleIndex(two).hits(tokens("as a Weaver"))
    assert hit.classes == tuple(two)
