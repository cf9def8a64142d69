"""Two or three classes as rows of one table."""

from __future__ import annotations

from itertools import combinations

import pytest

from graph.comparison.comparing import compared
from graph.comparison.model import Compared
from graph.comparison.structure import structure
from graph.model import ClassFacts, ClassName, QualificationNode
from tests.comparison_world import duty, facts, item, passage, school, work
from web.comparing.beside import Beside, Group, beside


def side(key: str, of: ClassFacts) -> Compared:
    name = ClassName(of.rung.iri, f"mill/{key}", of.rung.title, (), None, "Mill")
    return Compared(name, of, structure(of))


def together(*of: ClassFacts) -> Beside:
    sides = [side(str(place), one) for place, one in enumerate(of)]
    return beside([compared(one, other) for one, other in combinations(sides, 2)])


def asking(title: str, *trees: QualificationNode) -> ClassFacts:
    return facts(title=title, qualifications=trees)


def said(of: Beside, what: str) -> str:
    return next(one.said for one in of.respects if one.what == what)


def group(of: Beside, heading: str) -> Group:
    return next(one for one in of.groups if one.heading.startswith(heading))


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        ((12, 24), "more in B"),
        ((24, 12), "more in A"),
        ((24, 24), "the same"),
        ((None, 24), "only B states it"),
        ((None, None), "neither states it"),
        ((12, 36, 24), "most in B"),
        ((12, 24, 24), "they differ"),
        ((12, 12, 12), "the same"),
        ((12, None, 12), "only A and C state it"),
        ((None, None, None), "none states it"),
    ],
)
def test_it_is_said_which_asks_for_more(months: tuple[int | None, ...], expected: str) -> None:
    classes = [
        asking(f"Weaver {place}", *([work(many)] if many is not None else []))
        for place, many in enumerate(months)
    ]
    assert said(together(*classes), "Experience at the least") == expected


def test_what_has_no_order_is_not_put_in_one() -> None:
    in_class = asking("Weaver", work(12, as_a="Spinner"))
    told = said(together(in_class, asking("Dyer", work(24))), "Experience at the least")
    assert told == "cannot be put in order"
    two = together(asking("Weaver", school("Bachelor's degree")), asking("Dyer", work(24)))
    assert said(two, "Ways to qualify") == "they differ"


def test_each_class_stands_in_a_column_of_its_own() -> None:
    of = together(*(asking(title, work(12)) for title in ("Weaver", "Dyer", "Carder")))
    assert [one.name.title for one in of.classes] == ["Weaver", "Dyer", "Carder"]
    assert all(len(one.sides) == 3 for one in of.respects)
    assert len(of.comparisons) == 3


def test_a_competency_that_all_name_is_the_same_and_one_of_two_leaves_a_cell_empty() -> None:
    of = together(
        facts(item("wool grades", iri="a1"), item("dye vats", iri="a2"), title="Weaver"),
        facts(item("wool grades", iri="b1"), title="Dyer"),
        facts(item("wool grades", iri="c1"), item("dye vats", iri="c2"), title="Carder"),
    )
    asked = group(of, "Knowledge")
    assert [[cell[0].iri if cell else None for cell in row.cells] for row in asked.shared] == [
        ["a1", "b1", "c1"],
        ["a2", None, "c2"],
    ]
    assert [row.likeness for row in asked.shared] == [None, None]
    assert asked.alone == ((), (), ())


def test_duties_that_are_likely_alike_have_a_score_and_the_others_stand_alone() -> None:
    mends = "Repairs and oils the power looms of the weaving shed"
    of = together(
        facts(duty(f"{mends} each week"), duty("Feeds the mill cat"), title="Weaver"),
        facts(duty(f"{mends} each day"), title="Dyer"),
    )
    found = group(of, "Duties")
    (row,) = found.shared
    assert row.likeness is not None
    assert 0 < row.likeness.least == row.likeness.most < 1
    assert [[one.text for one in items] for items in found.alone] == [["Feeds the mill cat"], []]
    assert found.named == (True, True)


def test_a_class_that_names_nothing_of_a_kind_is_told_from_one_that_shares_it_all() -> None:
    of = together(
        facts(item("wool grades", iri="a1"), title="Weaver"),
        facts(item("wool grades", iri="b1"), title="Dyer"),
        facts(title="Carder", passages=(passage("Summary", "Cards wool"),)),
    )
    assert group(of, "Knowledge").named == (True, True, False)
