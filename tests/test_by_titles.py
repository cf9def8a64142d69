"""Ladders that no document states are inferred from titles, and only where that is safe."""

from __future__ import annotations

from itertools import count, permutations

import pytest

from graph.identity.by_titles import InferredSeries, inferred
from graph.identity.mentions import Document, Employer, Mention
from graph.identity.resolution import Edge, Resolution, ResolvedClass
from graph.iris import Iris


def resolution(
    *titles: str,
    ways: tuple[tuple[str, str], ...] = (),
    bare: tuple[str, ...] = (),
    stated: tuple[str, ...] = (),
) -> Resolution:
    """Return classes, by their titles.

    :param ways: which class the qualifications of which name, lower before upper
    :param bare: titles of classes that no document describes
    :param stated: titles of classes on a stated ladder
    """
    document = Document("spec/a", "a", "a.txt", "1", "Wool County")
    numbers = count(1)
    mentions = {
        title: Mention(f"spec/a#class-{next(numbers)}", "spec/a", title) for title in titles
    }
    return Resolution(
        employer=Employer(
            "wool-county",
            "Wool County",
            (document,),
            tuple(mention for title, mention in mentions.items() if title not in bare),
        ),
        classes=tuple(
            ResolvedClass(
                title, title, (), None, "stated" if title in stated else None, None,
                ((mention.iri, "title"),),
            )
            for title, mention in mentions.items()
        ),
        series=(),
        edges=tuple(Edge(lower, upper, "qualifies") for lower, upper in ways),
        doubts=(),
    )  # fmt: skip


def ladders(*titles: str, **more: tuple[tuple[str, str], ...]) -> list[list[str]]:
    """Return the titles of each ladder, those of one place joined by a plus sign."""
    found = inferred(resolution(*titles, **more), Iris())  # type: ignore[arg-type]
    return [[" + ".join(place) for place in ladder.places] for ladder in found]


@pytest.mark.parametrize(
    "titles",
    [
        ["Weaver", "Senior Weaver", "Principal Weaver"],
        ["Assistant Weaver", "Associate Weaver", "Senior Weaver", "Supervising Weaver"],
        ["Weaver Trainee", "Weaver", "Senior Weaver"],
        ["Weaver Trainee", "Weaver I", "Weaver II", "Weaver III"],
        ["Senior Weaver I", "Senior Weaver II"],
        ["Weaver", "Weaver, Senior"],
        ["Weaver", "Weaver Supervisor", "Senior Weaver Supervisor"],
        ["Weaver I, Wool District", "Weaver II, Wool District"],
    ],
)
def test_titles_that_differ_in_their_grade_are_a_ladder_in_any_order(titles: list[str]) -> None:
    for order in list(permutations(titles))[::5]:
        assert ladders(*order) == [titles]


@pytest.mark.parametrize(
    "titles",
    [
        ["Weaver", "Dyer"],
        ["Weaver", "Weaver (Silk)"],
        ["Weaver I, Wool District", "Weaver II, Silk District"],
        ["City Weaver", "Assistant City Weaver"],
        ["Principal Clerk Mill", "Clerk Mill"],
        ["Weaver", "Chief Weaver"],
        ["Weaver", "Weaver Manager"],
        ["Weaver", "Associate Weaver"],
        ["Weaver", "Supervising Weaver"],
        ["Weaver I", "Weaver III"],
        ["Weaver", "Weaver I"],
        ["Weaver II", "Senior Weaver"],
        ["Weaver A", "Weaver B"],
        ["Assistant Weaver", "Senior Weaver"],
        ["Looms", "Senior Looms"],
    ],
)
def test_titles_that_leave_a_doubt_are_no_ladder(titles: list[str]) -> None:
    assert ladders(*titles) == []


@pytest.mark.parametrize(
    ("lower", "upper"),
    [
        ("Weaver", "Chief Weaver"),
        ("Weaver", "Weaver Manager"),
        ("Associate Weaver", "Weaver"),
        ("Weaver", "Associate Weaver"),
        ("Weaver A", "Weaver B"),
        ("Weaver B", "Weaver A"),
        ("Assistant Weaver", "Weaver"),
        ("Lead Weaver", "Senior Weaver"),
    ],
)
def test_qualifications_bear_out_what_titles_leave_in_doubt(lower: str, upper: str) -> None:
    (found,) = inferred(resolution(lower, upper, ways=((lower, upper),)), Iris())
    assert (found.places, found.corroborated) == (((lower,), (upper,)), 1)


@pytest.mark.parametrize(
    ("lower", "upper"), [("Weaver", "Senior Weaver"), ("Weaver I", "Weaver II")]
)
def test_qualifications_that_say_the_reverse_leave_no_ladder(lower: str, upper: str) -> None:
    assert ladders(lower, upper, ways=((upper, lower),)) == []


def test_qualifications_that_name_another_line_of_work_leave_no_step() -> None:
    titles = ("Weaver", "Senior Weaver", "Dyer")
    assert ladders(*titles, ways=(("Dyer", "Senior Weaver"),)) == []
    both = (("Dyer", "Senior Weaver"), ("Weaver", "Senior Weaver"))
    assert ladders(*titles, ways=both) == [["Weaver", "Senior Weaver"]]


def test_qualifications_that_lead_in_a_circle_leave_no_ladder() -> None:
    ways = (("Weaver", "Senior Weaver"), ("Senior Weaver", "Weaver"))
    assert ladders("Weaver", "Senior Weaver", "Principal Weaver", ways=ways) == []


def test_a_rung_may_be_passed_over_by_qualifications() -> None:
    titles = ("Weaver", "Senior Weaver", "Weaver Supervisor")
    ways = (("Weaver", "Senior Weaver"), ("Weaver", "Weaver Supervisor"))
    assert ladders(*titles, ways=ways) == [list(titles)]


def test_a_ladder_ends_where_a_step_is_unsure_and_another_begins() -> None:
    titles = ("Weaver", "Senior Weaver", "Chief Weaver", "Weaver Manager I", "Weaver Manager II")
    found = inferred(resolution(*titles), Iris())
    assert [ladder.places for ladder in found] == [
        (("Weaver",), ("Senior Weaver",)),
        (("Weaver Manager I",), ("Weaver Manager II",)),
    ]
    assert [ladder.name for ladder in found] == ["Weaver", "Weaver Manager"]
    assert len({ladder.iri for ladder in found}) == 2


def test_two_stretches_of_one_stem_are_called_by_their_lowest_titles() -> None:
    titles = ("Assistant Weaver", "Associate Weaver", "Weaver", "Senior Weaver")
    found = inferred(resolution(*titles), Iris())
    assert sorted(ladder.name for ladder in found) == ["Assistant Weaver", "Weaver"]


def test_classes_of_one_place_share_it() -> None:
    titles = ("Weaver I", "Weaver II (Specialist)", "Weaver II (Supervisor)", "Weaver III")
    assert ladders(*titles) == [
        ["Weaver I", "Weaver II (Specialist) + Weaver II (Supervisor)", "Weaver III"]
    ]


def test_a_stated_ladder_is_left_alone_with_all_titles_of_its_stem() -> None:
    assert ladders("Weaver I", "Weaver II", "Senior Weaver", stated=("Weaver I",)) == []  # type: ignore[arg-type]


def test_a_rung_that_no_document_describes_is_one_all_the_same_but_not_all_of_them() -> None:
    assert ladders("Weaver I", "Weaver II", bare=("Weaver II",)) == [["Weaver I", "Weaver II"]]  # type: ignore[arg-type]
    assert ladders("Weaver I", "Weaver II", bare=("Weaver I", "Weaver II")) == []  # type: ignore[arg-type]


def test_an_inferred_ladder_has_an_address_that_no_stated_one_has() -> None:
    iris = Iris("https://example.org/")
    (found,) = inferred(resolution("Weaver I", "Weaver II"), iris)
    assert found == InferredSeries(
        iri="https://example.org/series/wool-county/weaver-by-titles",
        name="Weaver",
        places=(("Weaver I",), ("Weaver II",)),
        corroborated=0,
    )
    assert found.iri != iris.series("wool-county", "Weaver").value
