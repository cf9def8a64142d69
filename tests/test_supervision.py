"""Whether a class supervises staff, as its documents say."""

from __future__ import annotations

import pytest

from graph.comparison.asked import alternatives
from graph.comparison.supervision import Supervises, supervision
from graph.model import ClassFacts
from tests.comparison_world import duty, facts, item, passage, work


def told(of: ClassFacts) -> Supervises | None:
    found = supervision(of, alternatives(of.qualifications))
    return found.supervises if found is not None else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Supervises a crew of weavers", "yes"),
        ("Plans, assigns and directs the work of subordinate staff", "yes"),
        ("Directs the work of a large mill", "yes"),
        ("Applies sound supervisory techniques in building a team", "yes"),
        ("May supervise two helpers", "partly"),
        ("Leads a crew of weavers", "partly"),
        ("Assists in supervising the dye house staff", "partly"),
        ("Oversees the inventory of looms", None),
        ("Supervises students at lunch", None),
        ("Administers first aid", None),
        ("Weaves cloth", None),
    ],
)
def test_a_duty_says_whether_staff_is_supervised(text: str, expected: Supervises | None) -> None:
    assert told(facts(duty(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exercises direct supervision over weavers", "yes"),
        ("May exercise functional supervision over helpers", "partly"),
        ("None.", "no"),
        ("N/A", "no"),
        ("Does not supervise", "no"),
        ("No supervision is exercised", "no"),
    ],
)
def test_a_statement_of_supervision_says_it(text: str, expected: Supervises) -> None:
    assert told(facts(passages=(passage("Supervision", text),))) == expected


def test_the_highest_that_is_said_counts_and_only_that_is_quoted() -> None:
    of = facts(duty("Leads a crew"), duty("Supervises the night staff"), duty("Weaves"))
    found = supervision(of)
    assert found is not None
    assert (found.supervises, found.grade) == ("yes", 2)
    assert [quote.text for quote in found.quotes] == ["Supervises the night staff"]


def test_a_title_tells_where_a_document_prints_it() -> None:
    printed = (passage("PrintedFact", "Weaving Supervisor"),)
    assert told(facts(title="Weaving Supervisor", passages=printed)) == "yes"
    assert told(facts(title="Weaving Supervisor")) is None
    plain = (passage("PrintedFact", "Weaver (Nonsupervisory)"),)
    assert told(facts(title="Weaver (Nonsupervisory)", passages=plain)) == "no"


def test_what_must_be_had_before_tells_only_where_nothing_else_does() -> None:
    asked = (work(24, supervisory=True),)
    able = item("Ability to supervise the work of others")
    assert told(facts(qualifications=asked)) == "partly"
    assert told(facts(able)) == "partly"
    done = passage("Supervision", "None")
    assert told(facts(able, qualifications=asked, passages=(done,))) == "no"


def test_silence_is_not_no() -> None:
    assert told(facts()) is None
