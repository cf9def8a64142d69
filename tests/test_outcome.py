"""How classes and ladders are named, and which way leads where, once all is settled."""

from __future__ import annotations

import pytest

from graph.identity.resolution import Edge
from tests.test_resolve import described, document, home, named, resolved, weavers

CLASS = "https://example.org/class/wool-county/"


def test_each_class_and_ladder_has_an_address_that_tells_what_it_is() -> None:
    resolution = resolved(*weavers())
    assert [(c.iri, c.level) for c in resolution.classes] == [
        (f"{CLASS}102", 2),
        (f"{CLASS}104", 4),
        (f"{CLASS}105", 5),
        (f"{CLASS}weaver-level-1", 1),
        (f"{CLASS}weaver-level-3", 3),
    ]
    assert [(s.iri, s.name, s.size) for s in resolution.series] == [
        ("https://example.org/series/wool-county/weaver", "Weaver", 5)
    ]
    assert {c.series for c in resolution.classes} == {s.iri for s in resolution.series}


def test_a_class_without_a_code_is_addressed_by_its_title_described_or_not() -> None:
    told = [described("p", "Wool Sorter"), named("p", 1, "Wool Carrier", "qualifies")]
    resolution = resolved([document("p", series=None)], told)
    assert [c.iri for c in resolution.classes] == [f"{CLASS}wool-carrier", f"{CLASS}wool-sorter"]
    assert [c.series for c in resolution.classes] == [None, None]


def test_a_class_keeps_every_printed_form_once_whatever_its_case() -> None:
    documents, mentions = weavers()
    shouted = named("e", 9, "WEAVER HAND LEAD", "qualifies", level=3)
    lead = home(resolved(documents, [*mentions, shouted]), shouted.iri)
    assert (lead.title, lead.aliases) == ("Lead", ("Weaver Hand Lead", "Weaver Lead Hand"))
    assert lead.mentions == tuple(sorted(lead.mentions))


@pytest.mark.parametrize("titles", [("Dyer McKay", "DYER MCKAY"), ("DYER MCKAY", "Dyer McKay")])
def test_of_two_forms_that_differ_in_case_the_one_with_more_to_tell_is_shown(
    titles: tuple[str, str],
) -> None:
    documents = [document(name, series=None) for name in "pq"]
    told = [described(name, title, "7") for name, title in zip("pq", titles, strict=True)]
    (found,) = resolved(documents, told).classes
    assert (found.title, found.aliases) == ("Dyer McKay", ())


def test_the_class_whose_document_speaks_is_the_one_set_apart() -> None:
    resolution = resolved(*weavers())
    apart = [edge for edge in resolution.edges if edge.kind == "distinguished"]
    assert {edge.kind for edge in resolution.edges} == {"next-rung", "distinguished"}
    assert apart == [
        Edge(f"{CLASS}102", f"{CLASS}weaver-level-3", "distinguished"),
        Edge(f"{CLASS}104", f"{CLASS}105", "distinguished"),
        Edge(f"{CLASS}104", f"{CLASS}weaver-level-3", "distinguished"),
    ]


def test_a_way_that_two_mentions_tell_of_is_one_way() -> None:
    told = [
        described("p", "Dyer"),
        described("q", "Head Dyer"),
        named("q", 1, "Dyer", "qualifies"),
        named("q", 2, "Dyers", "qualifies"),
    ]
    resolution = resolved([document(name, series=None) for name in "pq"], told)
    assert resolution.edges == (Edge(f"{CLASS}dyer", f"{CLASS}head-dyer", "qualifies"),)


def test_one_more_class_of_a_title_leaves_the_addresses_of_the_others_as_they_are() -> None:
    documents = [document(name, series=None) for name in "pqr"]
    told = [described(name, "Dyer", level=level) for level, name in enumerate("pqr", 1)]
    two = {c.level: c.iri for c in resolved(documents[:2], told[:2]).classes}
    three = {c.level: c.iri for c in resolved(documents, told).classes}
    assert (len(set(two.values())), len(set(three.values()))) == (2, 3)
    assert {level: three[level] for level in two} == two


def test_doubts_come_by_mention_and_then_by_reason() -> None:
    documents = [document(name, series=None) for name in "pq"]
    told = [described("p", "Dyer", "1", 2), described("q", "Dyer", "1", 3)]
    doubts = [(d.mention, d.reason) for d in resolved(documents, told).doubts]
    assert len(doubts) == 3
    assert doubts == sorted(doubts)
