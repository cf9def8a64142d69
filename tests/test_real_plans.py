"""Plans of real documents, as somebody who has read them would give them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.answers import move_up
from graph.promotions import feeders
from graph.store import Store
from loaders import corpus

CITY = "City of Los Angeles"
#: How the file names begin of the documents that are loaded.
RECREATION = (
    "RECREATION FACILITY DIRECTOR",
    "SENIOR RECREATION DIRECTOR",
    "RECREATION SUPERVISOR",
    "PRINCIPAL RECREATION SUPERVISOR",
)


@pytest.fixture(scope="module")
def city(shared: Path) -> Store:
    """Return a store that holds the bulletins of one line of work."""
    store = Store.memory()
    found = [
        path
        for path in sorted((shared / "corpus" / "la").glob("*.txt"))
        if path.name.startswith(RECREATION)
    ]
    report = corpus.load(store, corpus.documents_in(found), employer=CITY)
    assert len(report.loaded) == len(RECREATION)
    return store


def test_the_way_to_a_principal_takes_five_years_in_three_moves(city: Store) -> None:
    plan = move_up(
        city, "Recreation Facility Director", "Principal Recreation Supervisor", agency=CITY
    )
    assert [stage.months for step in plan.steps for stage in step.stages] == [24, 12, 24]
    assert (plan.schedule.months, plan.schedule.unstated) == (60, 0)
    assert all(step.requirement for step in plan.steps)


def test_a_class_that_a_list_names_feeds_as_well_as_the_one_before_it(city: Store) -> None:
    found = feeders(city, "Principal Recreation Supervisor", CITY)
    assert [one.name.title for one in found.upward] == ["Aquatic Director", "Recreation Supervisor"]
    assert {edge.months for one in found.upward for edge in one.edges} == {24}
