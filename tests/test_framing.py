"""The words around a title say whether somebody must have held the class."""

from __future__ import annotations

import pytest

from graph.identity.framing import AT_THAT_LEVEL, Frame, frame, is_joint, is_whole


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("two years as a ", "held"),
        ("two years as a journey-level ", "held"),
        ("performing the duties of an ", "held"),
        ("a year in the class of ", "held"),
        ("in a position at the level of ", "level"),
        ("duties comparable to that of a ", "level"),
        ("at a level of responsibility equivalent to that of a ", "level"),
        ("supervising the work of a ", None),
        ("as assistant to a ", None),
        ("a licence as a ", None),
        ("registration as a ", None),
        ("an apprenticeship as a ", None),
        ("willing to hire the person as a ", None),
    ],
)
def test_a_frame_opens_what_is_held(before: str, found: Frame | None) -> None:
    assert frame(f"{before}Dyer", len(before)) == found


def test_a_list_in_small_letters_may_stand_between_where_it_is_asked_for() -> None:
    before = "as a yarn counter, wool hand, or "
    assert frame(before, len(before)) is None
    assert frame(before, len(before), listed=True) == "held"
    assert frame("as a guard in ", len("as a guard in "), listed=True) is None


@pytest.mark.parametrize(
    ("between", "joined"),
    [
        (", ", True),
        (" or ", True),
        (", or as a ", True),
        (" and/or ", True),
        ("/", True),
        (", Range B, or ", True),
        (" (Wool) or ", True),
        (" under a ", False),
        (" ", False),
    ],
)
def test_titles_are_joined_by_what_parts_a_list(between: str, joined: bool) -> None:
    assert is_joint(between) is joined


@pytest.mark.parametrize(
    ("after", "whole"),
    [
        (" with the town", True),
        ("", True),
        (", or", True),
        (" engaged in", True),
        (" spinning", True),
        (" Helper", False),
        (" helper", False),
        (" licence", False),
    ],
)
def test_a_title_ends_where_no_noun_follows(after: str, whole: bool) -> None:
    assert is_whole(f"Dyer{after}", 4) is whole


@pytest.mark.parametrize(
    "after",
    [" or in a class at that level", ", or in a position of equivalent rank", " or equivalent"],
)
def test_a_class_of_that_level_counts_where_the_text_says_so(after: str) -> None:
    assert AT_THAT_LEVEL.match(after) is not None


def test_an_equivalent_combination_is_no_class_of_that_level() -> None:
    assert AT_THAT_LEVEL.match(" or equivalent combination of schooling") is None
