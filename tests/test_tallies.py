"""Counts of what is right, and how sure they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.accuracy.tallies import Tally, interval


def counts() -> st.SearchStrategy[tuple[int, int]]:
    return st.integers(1, 500).flatmap(lambda made: st.tuples(st.integers(0, made), st.just(made)))


def test_shares_come_from_counts() -> None:
    tally = Tally(gold=4, made=3, right=2)
    assert (tally.precision, tally.recall) == (2 / 3, 1 / 2)
    assert tally.f1 == pytest.approx(4 / 7)


@pytest.mark.parametrize(
    ("tally", "precision", "recall", "f1"),
    [
        (Tally(), 1.0, 1.0, 1.0),
        (Tally(gold=2), 0.0, 0.0, 0.0),
        (Tally(made=2), 0.0, 1.0, 0.0),
    ],
)
def test_silence_is_right_where_nothing_is_to_be_said(
    tally: Tally, precision: float, recall: float, f1: float
) -> None:
    assert (tally.precision, tally.recall, tally.f1) == (precision, recall, f1)


def test_counts_add_up() -> None:
    assert Tally(1, 2, 1) + Tally(3, 1, 1) == Tally(4, 3, 2)
    assert not Tally().is_stated
    assert Tally(made=1).is_stated


@pytest.mark.parametrize(
    ("right", "made", "low", "high"),
    [(0, 0, 0, 1), (0, 10, 0, 0.278), (10, 10, 0.722, 1), (81, 263, 0.255, 0.366)],
)
def test_bounds_are_those_of_the_literature(right: int, made: int, low: float, high: float) -> None:
    assert interval(right, made) == pytest.approx((low, high), abs=0.001)


@given(counts())
def test_the_share_lies_between_its_bounds(of: tuple[int, int]) -> None:
    low, high = interval(*of)
    assert 0 <= low <= of[0] / of[1] + 1e-12
    assert of[0] / of[1] - 1e-12 <= high <= 1


@given(counts())
def test_more_of_the_same_makes_surer(of: tuple[int, int]) -> None:
    low, high = interval(*of)
    surer = interval(of[0] * 4, of[1] * 4)
    assert surer[1] - surer[0] < high - low
