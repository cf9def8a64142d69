"""The geometry of the staircase, on ladders made by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from graph.model import Flsa, Ladder, Quote, Rung
from web.staircase import MOST_LINES, Staircase, levels, staircase

QUOTE = Quote("as printed", 0, 10, "https://example.org/spec", "warden.txt")
EXEMPT = Flsa("exempt", "executive", QUOTE)
NON_EXEMPT = Flsa("non-exempt", None, QUOTE)


def rung(level: int, title: str = "Harbour Warden", *, flsa: Flsa | None = None) -> Rung:
    return Rung(f"https://example.org/{level}/{title}", title, level, code=f"H-{level}", flsa=flsa)


def ladder(*rungs: Rung, size: int = 0) -> Ladder:
    return Ladder("https://example.org/ladder", "Harbour Watch", None, size, rungs)


def words(picture: Staircase) -> list[list[str]]:
    return [[line.text for line in step.lines] for step in picture.steps]


def test_each_level_stands_to_the_right_of_the_last_and_higher() -> None:
    steps = staircase(ladder(rung(1), rung(2, "Deputy Warden of the Outer Harbour"), rung(3))).steps
    assert all(right.x >= left.x + left.width for left, right in pairwise(steps))
    assert all(upper.y < lower.y for lower, upper in pairwise(steps))


def test_everything_lies_within_the_picture() -> None:
    long = "Deputy assistant superintendent of harbour patrols and lock keeping operations " * 3
    picture = staircase(ladder(rung(1, flsa=NON_EXEMPT), rung(2, long, flsa=EXEMPT), size=4))
    for step in picture.steps:
        assert step.x >= 0
        assert step.y >= 0
        assert step.x + step.width <= picture.width
        assert step.foot <= picture.height
        assert all(step.y < line.y < step.y + step.height for line in step.lines)


def test_a_box_says_level_title_code_and_flsa_status() -> None:
    (said,) = words(staircase(ladder(rung(1, flsa=EXEMPT))))
    assert said == ["1", "Harbour Warden", "H-1", "exempt (executive)"]


def test_a_status_that_no_document_states_is_said_to_be_not_stated() -> None:
    (said,) = words(staircase(ladder(rung(1))))
    assert said[-1] == "FLSA status not stated"


def test_an_undescribed_rung_says_so_and_shows_neither_code_nor_status() -> None:
    picture = staircase(ladder(replace(rung(1), described=False)))
    assert not picture.steps[0].described
    assert " ".join(words(picture)[0]) == "1 Harbour Warden no document describes this rung"


def test_a_level_of_the_stated_size_that_nobody_names_is_there_all_the_same() -> None:
    picture = staircase(ladder(rung(2), size=3))
    assert [step.described for step in picture.steps] == [False, True, False]
    assert " ".join(words(picture)[2]) == "3 no document names this rung"


def test_a_level_above_the_stated_size_is_there_too() -> None:
    assert [level for level, _ in levels(ladder(rung(4), size=2))] == [1, 2, 3, 4]


def test_two_classes_of_one_level_stand_side_by_side_below_the_next_level() -> None:
    picture = staircase(ladder(rung(1, "Day Warden"), rung(1, "Night Warden"), rung(2)))
    day, night, above = picture.steps
    assert day.y == night.y > above.y
    assert day.x + day.width < night.x
    assert night.x + night.width < above.x
    assert above.x + above.width <= picture.width


def test_a_box_is_told_uncut() -> None:
    long = "Superintendent of the " + "Outer " * 60 + "Harbour"
    (step,) = staircase(ladder(rung(1, long, flsa=EXEMPT))).steps
    assert step.label == f"Level 1: {long}, H-1, exempt (executive)"


def test_a_long_title_is_wrapped_and_at_last_cut() -> None:
    picture = staircase(ladder(rung(1, "superintendent " * 40)))
    title = [line.text for line in picture.steps[0].lines if line.kind == "title"]
    assert len(title) == MOST_LINES
    assert title[-1].endswith("…")


def test_a_word_without_end_is_broken() -> None:
    picture = staircase(ladder(rung(1, "x" * 70)))
    assert max(len(line.text) for line in picture.steps[0].lines) < 25


def test_a_change_of_flsa_status_is_marked_between_the_rungs_that_state_it() -> None:
    gap = replace(rung(2), described=False)
    picture = staircase(ladder(rung(1, flsa=NON_EXEMPT), gap, rung(3, flsa=EXEMPT)))
    (mark,) = picture.marks
    below, _, above = picture.steps
    assert (mark.lower, mark.upper) == (1, 3)
    assert "non-exempt → exempt" in mark.words
    assert mark.start == below.x + below.width // 2
    assert mark.end == above.x + above.width // 2
    assert below.foot < mark.y < picture.height


@pytest.mark.parametrize(
    ("below", "above"), [(EXEMPT, EXEMPT), (None, EXEMPT), (NON_EXEMPT, None), (None, None)]
)
def test_no_change_is_marked_where_none_is_stated(below: Flsa | None, above: Flsa | None) -> None:
    assert staircase(ladder(rung(1, flsa=below), rung(2, flsa=above))).marks == ()


def test_another_ground_of_exemption_is_no_change_of_status() -> None:
    other = replace(EXEMPT, exemption="administrative")
    assert staircase(ladder(rung(1, flsa=EXEMPT), rung(2, flsa=other))).marks == ()


def test_two_classes_of_one_level_make_no_mark_between_each_other() -> None:
    picture = staircase(ladder(rung(1, "Day", flsa=EXEMPT), rung(1, "Night", flsa=NON_EXEMPT)))
    assert picture.marks == ()


@pytest.mark.parametrize(
    ("flsa", "expected"),
    [
        (NON_EXEMPT, "non-exempt"),
        (EXEMPT, "exempt (executive)"),
        (replace(EXEMPT, exemption=None), "exempt"),
    ],
)
def test_a_designation_is_said_in_words(flsa: Flsa, expected: str) -> None:
    assert flsa.words == expected
