"""Mentions become classes, rungs and ladders."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.identity.drafts import fits_short
from graph.identity.mentions import Document, Mention, Role, employers
from graph.identity.resolution import Resolution, ResolvedClass
from graph.identity.resolve import resolve
from graph.iris import Iris

LIST = ("Weaver Aide", "Weaver", "Lead", "Supervisor", "Weaver Section Head")


def document(
    name: str, employer: str | None = "Wool County", series: str | None = "Weaver"
) -> Document:
    size = 5 if series is not None else None
    return Document(f"spec/{name}", f"{name:0<64}", f"{name}.txt", "1", employer, series, size)


def described(name: str, title: str, code: str | None = None, level: int | None = None) -> Mention:
    return Mention(f"spec/{name}#class-1", f"spec/{name}", title, code, level)


def named(name: str, number: int, title: str, role: Role, level: int | None = None) -> Mention:
    namer = f"spec/{name}#class-1"
    iri = f"spec/{name}#named-{number}"
    return Mention(iri, f"spec/{name}", title, level=level, roles=frozenset({(role, namer)}))


def listed(name: str) -> list[Mention]:
    return [
        replace(named(name, place, title, "member"), position=place)
        for place, title in enumerate(LIST, 1)
    ]


def weavers() -> tuple[list[Document], list[Mention]]:
    """Three documents of a five-level series; nobody describes levels 1 and 3."""
    return [document("b"), document("d"), document("e")], [
        described("b", "WEAVER", "102", 2),
        described("d", "WEAVER SUPERVISOR", "104", 4),
        described("e", "WEAVER HEAD", "105", 5),
        *listed("b"),
        *listed("d"),
        *listed("e"),
        named("b", 6, "Weaver Lead Hand", "distinguished"),
        named("d", 6, "Weaver Hand Lead", "distinguished", level=3),
        named("d", 7, "Section Head", "distinguished"),
    ]


def resolved(documents: list[Document], mentions: list[Mention]) -> Resolution:
    (employer,) = employers(documents, mentions)
    return resolve(employer, Iris("https://example.org/"))


def home(resolution: Resolution, mention: str) -> ResolvedClass:
    (found,) = [c for c in resolution.classes if mention in dict(c.mentions)]
    return found


def test_a_series_of_five_levels_gives_five_classes_however_many_names_they_have() -> None:
    resolution = resolved(*weavers())
    levels = sorted((c.level, c.title, c.code) for c in resolution.classes)
    assert levels == [
        (1, "Weaver Aide", None),
        (2, "Weaver", "102"),
        (3, "Lead", None),
        (4, "Weaver Supervisor", "104"),
        (5, "Weaver Head", "105"),
    ]
    assert resolution.doubts == ()


@pytest.mark.parametrize(
    ("mention", "level", "rule"),
    [
        ("spec/d#named-6", 3, "level"),
        ("spec/b#named-6", 3, "title"),
        ("spec/d#named-7", 5, "short-form"),
        ("spec/e#named-5", 5, "list-position"),
        ("spec/e#class-1", 5, "code"),
    ],
)
def test_each_mention_names_the_rule_it_rests_on(mention: str, level: int, rule: str) -> None:
    found = home(resolved(*weavers()), mention)
    assert (found.level, dict(found.mentions)[mention]) == (level, rule)


def test_a_short_form_fits_the_one_rung_that_is_not_its_own() -> None:
    documents, mentions = weavers()
    alone = [m for m in mentions if m.document == "spec/b"]
    found = home(resolved(documents[:1], alone), "spec/b#named-6")
    assert (found.level, dict(found.mentions)["spec/b#named-6"]) == (3, "short-form")


@pytest.mark.parametrize(
    ("title", "other", "series", "fits"),
    [
        ("Lead", "Wool Mill Lead", "Wool Mill", True),
        ("Lead Clerk", "Lead Wool Mill Clerk", "Wool Mill Clerk", True),
        ("Wool Mill Lead", "Wool Mill Clerk Lead", "Wool Mill Clerk", True),
        ("Lead Mill Hand", "Lead Wool Mill Store Hand", "Wool Mill Store Hand", False),
        ("Lead Mill Hand", "Lead Mill Hand (Wool)", "Mill Store Hand (Wool)", True),
        ("Lead Wool Mill Hand", "Lead Hand", "Wool Mill Hand", True),
        ("Office Lead", "Wool Mill Lead", "Wool Mill", False),
    ],
)
def test_a_short_form_keeps_what_it_has_of_the_name_of_a_series_together(
    title: str, other: str, series: str, fits: bool
) -> None:
    assert fits_short(title, other, series) is fits


def test_rungs_lead_to_the_next_one_and_to_no_other() -> None:
    resolution = resolved(*weavers())
    level = {c.iri: c.level for c in resolution.classes}
    steps = [(level[e.lower], level[e.upper]) for e in resolution.edges if e.kind == "next-rung"]
    assert sorted(steps) == [(1, 2), (2, 3), (3, 4), (4, 5)]


def test_a_class_named_in_qualifications_leads_to_the_class_that_names_it() -> None:
    plain = [document("p", series=None), document("q", series=None)]
    mentions = [
        described("p", "Dyer I", "201"),
        described("q", "Dyer II", "202"),
        named("q", 1, "dyer I", "qualifies"),
        named("q", 2, "Mordant Clerk", "equivalent"),
    ]
    resolution = resolved(plain, mentions)
    dyer, clerk = home(resolution, "spec/p#class-1"), home(resolution, "spec/q#named-2")
    upper = home(resolution, "spec/q#class-1").iri
    assert {(e.lower, e.upper, e.kind) for e in resolution.edges} == {
        (dyer.iri, upper, "qualifies"),
        (clerk.iri, upper, "equivalent"),
    }
    assert dict(clerk.mentions) == {"spec/q#named-2": "named"}


def test_a_name_that_fits_no_class_is_kept_apart_and_reported() -> None:
    documents, mentions = weavers()
    stranger = named("d", 8, "Cooper", "distinguished")
    resolution = resolved(documents, [*mentions, stranger])
    assert [d.mention for d in resolution.doubts] == [stranger.iri]
    assert not any(stranger.iri in dict(c.mentions) for c in resolution.classes)


def test_two_codes_are_two_classes_even_under_one_title() -> None:
    plain = [document("p", series=None), document("q", series=None)]
    resolution = resolved(plain, [described("p", "Dyer", "1"), described("q", "Dyer", "2")])
    assert sorted(c.code or "" for c in resolution.classes) == ["1", "2"]


def test_documents_of_unknown_employers_never_come_together() -> None:
    documents = [document("p", None, None), document("q", None, None)]
    mentions = [described("p", "Dyer"), described("q", "Dyer")]
    assert len(employers(documents, mentions)) == 2


def test_an_identical_series_brings_documents_of_unknown_employers_together() -> None:
    documents, mentions = weavers()
    unknown = [replace(d, employer=None) for d in documents]
    assert len(employers(unknown, mentions)) == 1
    other = [replace(m, title="Loom Boss") if m.position == 3 else m for m in mentions]
    apart = [m for m in other if m.document == "spec/b"] + [
        m for m in mentions if m.document != "spec/b"
    ]
    assert len(employers(unknown, apart)) == 2


def librarians() -> tuple[list[Document], list[Mention]]:
    """Return a series whose list is none of levels: two titles bear numerals of their own."""
    titles = ["Keeper", "Senior Keeper", "Supervising Keeper I", "Supervising Keeper II"]
    spec = replace(document("k", series="Keeper"), size=4)
    mentions = []
    for place, title in enumerate(titles, 1):
        level = {"I": 1, "II": 2}.get(title.split()[-1])
        mention = Mention(f"spec/k#class-{place}", "spec/k", title, str(place), level)
        member = named("k", place, title, "member")
        mentions += [mention, replace(member, position=place)]
    return [spec], mentions


def test_a_numeral_of_its_own_is_no_level_of_the_series() -> None:
    resolution = resolved(*librarians())
    assert {c.title for c in resolution.classes} == {
        "Keeper",
        "Senior Keeper",
        "Supervising Keeper I",
        "Supervising Keeper II",
    }
    assert resolution.series == ()
    assert [e for e in resolution.edges if e.kind == "next-rung"] == []


def test_numerals_that_number_a_whole_series_are_its_levels() -> None:
    spec = replace(document("k", series="Keeper"), size=3)
    mentions = [
        Mention(f"spec/k#class-{n}", "spec/k", f"Keeper {numeral}", str(n), n)
        for n, numeral in enumerate(("I", "II", "III"), 1)
    ]
    resolution = resolved([spec], mentions)
    assert [(s.name, s.size) for s in resolution.series] == [("Keeper", 3)]
    assert len([e for e in resolution.edges if e.kind == "next-rung"]) == 2


def test_a_list_that_contradicts_a_sentence_gives_no_levels() -> None:
    documents, mentions = weavers()
    turned = [
        replace(m, position=6 - m.position) if m.position is not None else m for m in mentions
    ]
    resolution = resolved(documents, turned)
    assert {c.level for c in resolution.classes if c.code is None} == {None}


def test_a_class_that_names_itself_is_promoted_from_nobody() -> None:
    plain = [document("p", series=None)]
    own = named("p", 1, "Dyer", "qualifies")
    resolution = resolved(plain, [described("p", "Dyer", "1"), own])
    assert [dict(c.mentions)[own.iri] for c in resolution.classes] == ["title"]
    assert resolution.edges == ()


def test_a_name_that_several_classes_bear_makes_no_further_one() -> None:
    plain = [document(name, series=None) for name in "pqr"]
    name = named("r", 1, "Dyer", "qualifies")
    classes = [described("p", "Dyer", "1"), described("q", "Dyer", "2"), described("r", "Fuller")]
    resolution = resolved(plain, [*classes, name])
    assert len(resolution.classes) == 3
    assert [d.mention for d in resolution.doubts] == [name.iri]


@pytest.mark.parametrize("first", ["p", "q"])
def test_a_title_with_and_without_a_level_is_one_class_in_either_order(first: str) -> None:
    second = "q" if first == "p" else "p"
    plain = [document("p", series=None), document("q", series=None)]
    mentions = [described(first, "Dyer"), described(second, "Dyer", level=2)]
    (found,) = resolved(plain, mentions).classes
    assert found.level == 2


def test_two_levels_of_one_code_are_reported_and_not_chosen_between() -> None:
    plain = [document("p", series=None), document("q", series=None)]
    mentions = [described("p", "Dyer", "1", 2), described("q", "Dyer", "1", 3)]
    resolution = resolved(plain, mentions)
    assert [c.level for c in resolution.classes] == [None]
    assert {d.mention for d in resolution.doubts} == {m.iri for m in mentions}


def test_a_title_that_two_codes_bear_stays_apart_without_a_code() -> None:
    plain = [document(name, series=None) for name in "pqr"]
    mentions = [described("p", "Dyer", "1"), described("q", "Dyer", "2"), described("r", "Dyer")]
    resolution = resolved(plain, mentions)
    assert len({c.iri for c in resolution.classes}) == 3
    assert [d.mention for d in resolution.doubts] == ["spec/r#class-1"]


def test_one_title_on_two_levels_is_two_classes_and_reported() -> None:
    plain = [document("p", series=None), document("q", series=None)]
    mentions = [described("p", "Dyer", level=1), described("q", "Dyer", level=2)]
    resolution = resolved(plain, mentions)
    assert sorted(c.level or 0 for c in resolution.classes) == [1, 2]
    assert len({c.iri for c in resolution.classes}) == 2
    assert {d.mention for d in resolution.doubts} == {m.iri for m in mentions}


def test_a_title_joins_the_one_code_that_bears_it() -> None:
    plain = [document("p", series=None), document("q", series=None)]
    resolution = resolved(plain, [described("p", "Dyer", "1"), described("q", "DYERS")])
    (found,) = resolution.classes
    assert dict(found.mentions) == {"spec/p#class-1": "code", "spec/q#class-1": "title"}


def test_a_class_named_like_a_rung_that_nobody_names_keeps_its_own_address() -> None:
    spec = replace(document("k", series="Keeper"), size=2)
    other = document("m", series=None)
    mentions = [
        Mention("spec/k#class-1", "spec/k", "Keeper", None, 1),
        Mention("spec/m#class-1", "spec/m", "Keeper level 2", None, None),
    ]
    resolution = resolved([spec, other], mentions)
    assert len({c.iri for c in resolution.classes}) == len(resolution.classes) == 3


@pytest.mark.parametrize(
    ("title", "other"), [("Dyer II", "Dyer III"), ("Wool Dyer", "Carpet Fitter")]
)
def test_a_code_that_two_different_titles_bear_is_a_misprint_and_reported(
    title: str, other: str
) -> None:
    plain = [document("p", series=None), document("q", series=None)]
    mentions = [described("p", title, "7"), described("q", other, "7")]
    resolution = resolved(plain, mentions)
    assert {c.title for c in resolution.classes} == {title, other}
    assert len({c.iri for c in resolution.classes}) == 2
    assert [d.reason.endswith("print its code 7 too.") for d in resolution.doubts] == [True, True]


def test_a_class_is_called_what_most_documents_that_describe_it_print() -> None:
    plain = [document(name, series=None) for name in "pqrs"]
    mentions = [
        described("p", "Weaver, Sr", "1"),
        described("q", "SENIOR WEAVER", "1"),
        described("r", "Senior Weaver", "1"),
        *(named("s", number, "Weaver, Sr", "qualifies") for number in range(4)),
        described("s", "Dyer", "2"),
    ]
    found = home(resolved(plain, mentions), "spec/p#class-1")
    assert (found.title, found.aliases) == ("Senior Weaver", ("Weaver, Sr",))


def test_a_class_that_qualifications_make_is_what_another_one_is_distinguished_from() -> None:
    plain = [document(name, series=None) for name in "pq"]
    apart = named("p", 1, "Mordant Clerk", "distinguished")
    mentions = [
        described("p", "Dyer", "1"),
        described("q", "Fuller", "2"),
        apart,
        named("q", 1, "Mordant Clerk", "qualifies"),
    ]
    resolution = resolved(plain, mentions)
    assert home(resolution, apart.iri) == home(resolution, "spec/q#named-1")
    assert resolution.doubts == ()
