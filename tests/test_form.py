"""A class's title is told from the name of a place, an office or a degree by its words."""

from __future__ import annotations

import pytest

from graph import schemes
from graph.identity.form import is_graded, is_title


@pytest.mark.parametrize(
    "name",
    [
        "Weaver II",
        "SENIOR WEAVER",
        "Director of the Dye Works",
        "Clerk (Yarn and Wool)",
        "Weaver, Wool District",
        "Loom Mechanic",
        "Chief Dyer Mill",
        "Spinner/Carder",
        "Aide",
    ],
)
def test_a_title_says_who_does_a_job(name: str) -> None:
    assert is_title(name)


@pytest.mark.parametrize(
    "name",
    [
        "Wool Town",
        "Department of Looms and Dyers",
        "Weaver Licensing Board",
        "Yarn and Safety",
        "Woolen Degree",
        "Dye Development",
        "WoolMakers",
        "Water",
        "",
    ],
)
def test_the_name_of_a_place_or_an_office_is_none(name: str) -> None:
    assert not is_title(name)


def test_a_word_is_of_one_kind_alone() -> None:
    kinds = [schemes.concept("title", kind).labels for kind in ("role", "thing", "organisation")]
    words = [word for labels in kinds for word in labels]
    assert len(words) == len(set(words))


def test_words_that_grade_a_title_are_no_title_of_their_own_behind_a_comma() -> None:
    assert is_graded("Senior")
    assert is_graded("Sr.")
    assert not is_graded("Senior Weaver")
