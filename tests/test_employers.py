"""Whose documents come together, and which of them takes the place of which."""

from __future__ import annotations

import pytest

from graph.identity.mentions import Document, Mention, employers
from graph.identity.revisions import Revision, revisions


def document(name: str, employer: str | None, date: str | None = None) -> Document:
    return Document(
        f"spec/{name}", f"{name:0<64}", f"{name}.txt", "1", employer, "Dyer", 2, issued=date
    )


def listed(name: str, *titles: str) -> list[Mention]:
    speaker = f"spec/{name}#class-1"
    return [
        Mention(
            f"spec/{name}#named-{place}",
            f"spec/{name}",
            title,
            position=place,
            roles=frozenset({("member", speaker)}),
        )
        for place, title in enumerate(titles, 1)
    ]


def test_employers_come_in_one_order_whatever_the_order_of_their_documents() -> None:
    told = [document("p", "Wool County"), document("q", "Ash City"), document("r", "Wool county")]
    names = [(one.key, len(one.documents)) for one in employers(told, [])]
    assert names == [("ash-city", 1), ("wool-county", 2)]
    assert employers(reversed(told), []) == employers(told, [])


def test_a_series_is_identical_in_whatever_order_its_members_are_read() -> None:
    told = [document("p", None), document("q", None)]
    mentions = [*listed("p", "Dyer", "Head Dyer"), *reversed(listed("q", "Dyer", "HEAD DYER"))]
    (both,) = employers(told, mentions)
    assert (both.name, len(both.documents)) == (None, 2)


def test_a_series_whose_members_stand_in_another_order_is_another_one() -> None:
    told = [document("p", None), document("q", None)]
    mentions = [*listed("p", "Dyer", "Head Dyer"), *listed("q", "Head Dyer", "Dyer")]
    assert len(employers(told, mentions)) == 2


def test_documents_of_nobody_known_revise_nothing_though_they_describe_one_class() -> None:
    told = [document("p", None, "1998"), document("q", None, "2004")]
    assert revisions(told, {one.iri: frozenset({"dyer"}) for one in told}) == ()


@pytest.mark.parametrize("classes", [{}, {"spec/p": frozenset(), "spec/q": frozenset()}])
def test_documents_that_describe_no_class_revise_nothing(
    classes: dict[str, frozenset[str]],
) -> None:
    told = [document("p", "Wool County", "1998"), document("q", "Wool County", "2004")]
    assert revisions(told, classes) == ()


def test_two_documents_of_one_day_both_revise_the_earlier_and_neither_the_other() -> None:
    told = [
        document(name, "Wool County", date)
        for name, date in zip("pqr", ("2004", "2004", "1998"), strict=True)
    ]
    assert revisions(told, {one.iri: frozenset({"dyer"}) for one in told}) == (
        Revision("spec/p", "spec/r"),
        Revision("spec/q", "spec/r"),
    )


def test_a_date_that_holds_others_of_its_year_keeps_them_in_one_tier() -> None:
    dates = {"p": "2002", "q": "2002-09", "r": "2003-01"}
    told = [document(name, "Wool County", date) for name, date in dates.items()]
    assert revisions(told, {one.iri: frozenset({"dyer"}) for one in told}) == (
        Revision("spec/r", "spec/p"),
        Revision("spec/r", "spec/q"),
    )


def test_a_date_that_holds_two_others_does_not_hide_which_of_these_came_first() -> None:
    dates = {"p": "2002", "q": "2002-09", "r": "2002-10"}
    told = [document(name, "Wool County", date) for name, date in dates.items()]
    found = revisions(told, {one.iri: frozenset({"dyer"}) for one in told})
    assert found == (Revision("spec/r", "spec/q"),)


def test_revisions_come_in_one_order_whatever_the_order_of_the_documents() -> None:
    dates = {"p": "2004", "q": "1998", "r": "2001", "s": "2009"}
    told = [document(name, "Wool County", date) for name, date in dates.items()]
    classes = {one.iri: frozenset({"dyer" if one.iri < "spec/r" else "fuller"}) for one in told}
    expected = (Revision("spec/p", "spec/q"), Revision("spec/s", "spec/r"))
    assert revisions(told, classes) == expected
    assert revisions(reversed(told), classes) == expected


@pytest.mark.parametrize("names", [("WOOL COUNTY", "Wool County"), ("Wool County", "WOOL COUNTY")])
def test_an_employer_is_not_shown_in_capitals_where_a_document_prints_both(
    names: tuple[str, str],
) -> None:
    told = [document(which, name, "2002") for which, name in zip("pq", names, strict=True)]
    (found,) = employers(told, ())
    assert found.name == "Wool County"
