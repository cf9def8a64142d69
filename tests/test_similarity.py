"""Tests of the links between the units of two rungs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.similarity import (
    COMPETENCIES,
    CREDENTIALS,
    DUTIES,
    Method,
    Text,
    match,
    shared_words,
)

METHODS = [DUTIES, COMPETENCIES, CREDENTIALS]
LOWER = (
    Text("a", "Participate in the pruning of street trees."),
    Text("b", "Order seeds and bulbs."),
    Text("c", "Keep the tool shed locked."),
    Text("d", "Monitor the pruning contracts."),
)
UPPER = (
    Text("t", "Manage and/or supervise the pruning of street trees and tree contracts."),
    Text("u", "Supervise orders of seeds."),
    Text("v", "Negotiate leases."),
)

WORDS = st.sampled_from("prune trees seed bulbs shed lock order lease map".split())
units = st.lists(st.lists(WORDS, min_size=1).map(" ".join), max_size=6)


def pairs(lower: list[str], upper: list[str], method: Method) -> set[tuple[str, str]]:
    """Return the linked texts, each its own id."""
    found = match([Text(t, t) for t in lower], [Text(t, t) for t in upper], method)
    return {(link.lower, link.upper) for link in found}


def test_units_that_share_their_matter_are_linked_and_several_may_go_on_in_one() -> None:
    linked = [(link.lower, link.upper) for link in match(LOWER, UPPER)]
    assert linked == [("a", "t"), ("b", "u"), ("d", "t")]


def test_responsibility_verbs_alone_link_nothing() -> None:
    assert match([Text("a", "Manage leases.")], [Text("b", "Manage bulbs.")]) == ()


@pytest.mark.parametrize(("lower", "upper"), [((), UPPER), (LOWER, ()), ((), ())])
def test_an_empty_rung_links_with_nothing(lower: tuple[Text, ...], upper: tuple[Text, ...]) -> None:
    assert match(lower, upper) == ()


def score(lower: str, upper: str, method: Method = DUTIES) -> float:
    """Return how near one unit is to another, of which there is no other."""
    (found,) = match([Text("a", lower)], [Text("b", upper)], method)
    return found.score


@pytest.mark.parametrize("opening", ["such as", "e.g.", "For example"])
def test_what_a_duty_only_gives_as_an_example_tells_less(opening: str) -> None:
    example, no_example = f"Mends boats {opening} trawls", f"Mends boats {opening}; trawls"
    assert score(example, "Mends trawls and nets") < score(no_example, "Mends trawls and nets")


def test_what_a_duty_names_twice_tells_more() -> None:
    assert score("Trawls, boats, trawls", "Trawls") > score("Trawls, boats, sails", "Trawls")


def test_words_that_all_units_share_tell_less_than_rare_ones() -> None:
    lower = [Text("a", "boats trawls"), Text("b", "boats sails"), Text("c", "boats oars")]
    found = {
        (m.lower, m.upper) for m in match(lower, [Text("x", "boats oars"), Text("y", "sails")])
    }
    assert found >= {("c", "x"), ("b", "y")}
    assert {lower for lower, upper in found if upper == "y"} == {"b"}


def test_a_method_says_what_it_compares() -> None:
    assert [method.name for method in METHODS] == [
        "tfidf-stem-1-2",
        "tfidf-char-3-5",
        "tfidf-stem-1-2",
    ]


def test_a_nearness_seen_from_one_side_only_needs_a_higher_score() -> None:
    strict = Method("strict", DUTIES.features, DUTIES.ignored, threshold=0.1, one_way=0.9)
    linked = [(link.lower, link.upper) for link in match(LOWER, UPPER, strict)]
    assert linked == [("a", "t"), ("b", "u")]


def test_a_competency_is_linked_across_its_kinds() -> None:
    lower = ["Knowledge of contract management", "Skill in teaching others"]
    upper = ["Skill in managing contracts", "Knowledge of the law of leases"]
    assert pairs(lower, upper, COMPETENCIES) == {(lower[0], upper[0])}


def test_the_catch_all_licence_clause_goes_on_and_a_new_certificate_stays_new() -> None:
    rest = "licenses, certifications and other requirements found necessary for the unit's work"
    driver = "State driver’s license (some positions)"
    lower = [driver, f"Some {rest} may be required."]
    upper = [
        driver,
        "Additional certification (some positions)",
        f"Additional {rest} may be required.",
    ]
    assert pairs(lower, upper, CREDENTIALS) == {(driver, driver), (lower[1], upper[2])}


def test_a_certificate_alone_is_no_continuation_of_the_catch_all() -> None:
    lower = ["Some licenses, certifications and other requirements of the unit may be required."]
    assert pairs(lower, ["Additional certification (some positions)"], CREDENTIALS) == set()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Possession of a valid driver's license.", "A valid driver's license is required", True),
        ("Possession of a valid driver's license.", "Possession of a valid first-aid card.", False),
        ("Current registration as a nurse.", "Current registration as a land surveyor.", False),
    ],
)
def test_the_words_around_a_licence_neither_link_nor_part_it(
    one: str, other: str, same: bool
) -> None:
    assert pairs([one], [other], CREDENTIALS) == ({(one, other)} if same else set())


@given(st.sampled_from(METHODS), units, units)
def test_a_text_matches_itself_with_score_1(
    method: Method, lower: list[str], upper: list[str]
) -> None:
    found = match(
        [Text(f"l{i}", text) for i, text in enumerate([*lower, "Rake leaves"])],
        [Text(f"u{i}", text) for i, text in enumerate([*upper, "Rake leaves"])],
        method,
    )
    scores = {(link.lower, link.upper): link.score for link in found}
    assert scores[f"l{len(lower)}", f"u{len(upper)}"] == pytest.approx(1.0)
    assert all(0.0 < score <= 1.0 for score in scores.values())


@given(st.permutations(LOWER), st.permutations(UPPER), st.sampled_from(METHODS))
def test_the_order_of_the_input_does_not_matter(
    lower: list[Text], upper: list[Text], method: Method
) -> None:
    assert match(lower, upper, method) == match(LOWER, UPPER, method)


@given(units, units, st.sampled_from(METHODS))
def test_the_links_are_the_same_seen_from_either_rung(
    lower: list[str], upper: list[str], method: Method
) -> None:
    low = [Text(f"l{i}", text) for i, text in enumerate(lower)]
    high = [Text(f"u{i}", text) for i, text in enumerate(upper)]
    turned = {(link.upper, link.lower) for link in match(high, low, method)}
    assert {(link.lower, link.upper) for link in match(low, high, method)} == turned


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Sort the fruit trees.", "Manage pruning of fruit trees"], ("fruit trees",)),
        (["Keep leases.", "Supervise the leasing office", "Sign each lease"], ("leases",)),
        (["Prune trees and hedges.", "Supervise care of hedges and trees"], ("trees", "hedges")),
        (["Prune trees.", "Order seeds."], ()),
        (["Sell leaves"], ("leaves",)),
        ([], ()),
    ],
)
def test_the_words_that_a_group_shares_name_it(texts: list[str], expected: tuple[str, ...]) -> None:
    assert shared_words(texts) == expected


def test_words_that_are_rare_in_the_ladder_name_a_group() -> None:
    group = [
        "Sell park maps, town guides and stamps",
        "Supervise sale of park maps, town guides, stamps",
    ]
    places = ("park", "town")
    background = [
        f"{act} the {place}" for act in ("Sweep", "Paint", "Light", "Map") for place in places
    ]
    assert shared_words(group, background) == ("maps", "guides", "stamps")


@given(st.permutations(["Prune old trees", "Manage the old trees", "Sell some old trees"]))
def test_shared_words_do_not_depend_on_the_order_of_the_texts(texts: list[str]) -> None:
    assert shared_words(texts) == ("old trees",)


@pytest.mark.parametrize(("of", "method"), [("duties", DUTIES), ("competencies", COMPETENCIES)])
def test_links_agree_with_those_drawn_by_hand(
    shared: Path, tmp_path: Path, of: str, method: Method
) -> None:
    gold_file = shared / "corpus" / "gold-links" / "king-county.json"
    gold = json.loads(gold_file.read_text("utf-8"))
    rows = [row for name in gold["pairs"][of] for row in _rows(gold, name, method)]
    links = tmp_path / "links.json"
    links.write_text(json.dumps(rows), "utf-8")
    command = [sys.executable, str(shared / "tools" / "score_links.py"), str(gold_file), str(links)]
    done = subprocess.run(
        [*command, "--of", of, "--min", "0.94"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _rows(gold: dict[str, Any], name: str, method: Method) -> list[dict[str, Any]]:
    low, high = name.split("->")
    sides = [[Text(id_, text) for id_, text in gold["units"][key].items()] for key in (low, high)]
    return [
        {
            "lower": {"text": gold["units"][low][link.lower], "code": gold["codes"][low[1:]]},
            "upper": {"text": gold["units"][high][link.upper], "code": gold["codes"][high[1:]]},
            "score": link.score,
        }
        for link in match(sides[0], sides[1], method)
    ]
