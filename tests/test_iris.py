"""Addresses are for good: what was loaded once is found again under the same one."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from graph.iris import Iris, digest, normalised, slug

IRIS = Iris("https://example.org/")
LONG = "Keeper of the Records of the Northern and the Southern Mill of the Wool County"


@pytest.mark.parametrize(
    ("found", "address"),
    [
        (IRIS.agency("Wool County, NY"), "agency/wool-county-ny"),
        (IRIS.specification("ab12"), "spec/ab12"),
        (IRIS.job_class("wool-county", "Head Dyer"), "class/wool-county/head-dyer"),
        (IRIS.series("wool-county", "Dyer"), "series/wool-county/dyer"),
        (IRIS.competency("skill", "Dyeing wool"), "competency/skill/dyeing-wool-8a8d254b"),
        (IRIS.credential("Driver's licence"), "credential/driver-s-licence-2254e974"),
        (IRIS.continuation("a", "b"), "continuation/c8687a08aa5d6ed2"),
        (IRIS.doubt("a", "b"), "doubt/c8687a08aa5d6ed2"),
        (IRIS.derived("wool-county", "resolution"), "graph/derived/wool-county/resolution"),
        (IRIS.reference("ontology"), "graph/ontology"),
    ],
)
def test_an_address_stays_as_it_was_given(found: NamedNode, address: str) -> None:
    assert found == NamedNode(f"https://example.org/{address}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Head_Dyer (Night)", "head-dyer-night"),
        ("Driver's Aide", "driver-s-aide"),
        ("Driver\u2019s Aide", "driver-s-aide"),
        ("C++ Programmer", f"c-programmer-{digest('c++ programmer')}"),
        ("Caf\u00e9 Aide", "cafe-aide-" + digest("caf\u00e9 aide")),
        ("\u6771\u4eac", digest("\u6771\u4eac")),
        ("", digest("")),
    ],
)
def test_a_slug_is_of_plain_words_and_tells_by_a_digest_what_it_lost(
    text: str, expected: str
) -> None:
    assert slug(text) == expected


def test_a_long_slug_is_cut_at_sixty_characters_and_no_hyphen_is_doubled() -> None:
    words = normalised(LONG)
    plain = words.replace(" ", "-")[:60].strip("-")
    assert slug(LONG) == f"{plain}-{digest(words)}"
    assert len(slug("a" * 60)) == 60
    assert slug("a" * 61) == f"{'a' * 60}-{digest('a' * 61)}"
    at_the_cut = f"{'a' * 59} bcd"
    assert slug(at_the_cut) == f"{'a' * 59}-{digest(at_the_cut)}"


def test_a_digest_is_as_long_as_asked_for_and_that_of_sha_256() -> None:
    assert digest("abc") == "ba7816bf"
    assert digest("abc", length=16) == "ba7816bf8f01cfea"


def test_words_are_compared_in_lower_case_and_with_one_kind_of_apostrophe() -> None:
    assert normalised("The DRIVER\u2019S  aide, (C# & C++)") == "the driver's aide c# c++"
