"""Which levels the classes of a series have, and how many: only what texts state, unopposed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.identity.mentions import Document, Mention, Role, employers
from graph.identity.resolution import Resolution, ResolvedClass
from graph.identity.resolve import resolve
from graph.iris import Iris


def document(name: str, series: str | None) -> Document:
    return Document(f"spec/{name}", f"{name:0<64}", f"{name}.txt", "1", "Wool County", series)


def described(name: str, title: str, code: str | None = None, level: int | None = None) -> Mention:
    return Mention(f"spec/{name}#class-1", f"spec/{name}", title, code, level)


def named(name: str, number: int, title: str, role: Role) -> Mention:
    roles = frozenset({(role, f"spec/{name}#class-1")})
    return Mention(f"spec/{name}#named-{number}", f"spec/{name}", title, roles=roles)


def resolved(documents: list[Document], mentions: list[Mention]) -> Resolution:
    (employer,) = employers(documents, mentions)
    return resolve(employer, Iris("https://example.org/"))


def home(resolution: Resolution, mention: str) -> ResolvedClass:
    (found,) = [c for c in resolution.classes if mention in dict(c.mentions)]
    return found


def engineers(*numerals: str, name: str = "Engineer", size: int | None = 4) -> Resolution:
    """Return one document for each numeral, which puts its class on that level of a series."""
    values = {"I": 1, "II": 2, "III": 3}
    documents = [replace(document(n, series=name), size=size) for n in numerals]
    mentions = [described(n, f"Engineer {n}", n, values[n]) for n in numerals]
    return resolved(documents, mentions)


@pytest.mark.parametrize("numerals", [("II",), ("I", "II"), ("I", "III"), ("III",)])
def test_a_numeral_behind_the_name_of_a_counted_series_is_a_level(numerals: str) -> None:
    resolution = engineers(*numerals)
    assert [(s.name, s.size) for s in resolution.series] == [("Engineer", 4)]
    values = {"I": 1, "II": 2, "III": 3}
    coded = [(c.code, c.level) for c in resolution.classes if c.code is not None]
    assert sorted(coded) == [(n, values[n]) for n in numerals]
    assert {c.level for c in resolution.classes} == {1, 2, 3, 4}


@pytest.mark.parametrize(("name", "size"), [("Surveyor", 4), ("Engineer", None), ("Engineer", 2)])
def test_a_numeral_is_no_level_of_a_series_of_another_name_or_size(
    name: str, size: int | None
) -> None:
    resolution = engineers("II", "III", name=name, size=size)
    assert resolution.series == ()
    assert {c.level for c in resolution.classes} == {None}


def test_a_class_of_the_series_without_a_level_may_stand_between_its_numerals() -> None:
    documents = [replace(document(n, series="Engineer"), size=4) for n in "pq"]
    mentions = [described("p", "Assistant Engineer", "1"), described("q", "Engineer II", "2", 2)]
    assert resolved(documents, mentions).series == ()


@pytest.mark.parametrize("level", [2, 3])
def test_numerals_are_no_levels_where_a_sentence_contradicts_them(level: int) -> None:
    documents = [replace(document(n, series="Engineer"), size=4) for n in "pq"]
    mentions = [described("p", "Engineer I", "1", level), described("q", "Engineer II", "2", 2)]
    found = {c.code: c.level for c in resolved(documents, mentions).classes}
    assert found == {"1": level, "2": None}


@pytest.mark.parametrize(("first", "level"), [("Engineer I", 2), ("Assistant Engineer", None)])
def test_numerals_are_levels_where_the_list_has_them_at_their_places(
    first: str, level: int | None
) -> None:
    titles = [first, "Engineer II" if level else "Engineer I", "Engineer II", "Engineer Chief"]
    whole = titles if level is None else [first, "Engineer II", "Engineer III", "Engineer Chief"]
    members = [
        replace(named("p", place, title, "member"), position=place)
        for place, title in enumerate(whole, 1)
    ]
    spec = replace(document("p", series="Engineer"), size=4)
    resolution = resolved([spec], [described("p", "Engineer II", "2", 2), *members])
    assert {c.code: c.level for c in resolution.classes}["2"] == level
    assert len(resolution.series) == (1 if level else 0)


def test_the_levels_of_a_whole_counted_series_may_bear_another_name() -> None:
    resolution = engineers("I", "II", name="Engineering", size=2)
    assert [(s.name, s.size) for s in resolution.series] == [("Engineering", 2)]


def test_lists_that_number_a_place_differently_place_nothing_there() -> None:
    documents = [document("p", series="Dyer"), document("q", series="Dyer")]
    lists = {"p": ["Dyer I", "Dyer II"], "q": ["Dyer II", "Dyer III"]}
    members = [
        replace(named(name, place, title, "member"), position=place)
        for name, titles in lists.items()
        for place, title in enumerate(titles, 1)
    ]
    classes = [described("p", "Dyer I", "1", 1), described("q", "Dyer II", "2", 2)]
    resolution = resolved([replace(d, size=None) for d in documents], [*classes, *members])
    assert home(resolution, "spec/q#named-1").code == "2"
    assert home(resolution, "spec/p#named-1").code == "1"


def test_documents_that_disagree_about_the_size_of_a_series_add_no_rungs() -> None:
    documents = [replace(document(n, series="Dyer"), size=size) for n, size in (("p", 5), ("q", 3))]
    mentions = [described("p", "Dyer", "1", 1), described("q", "Master Dyer", "2", 2)]
    resolution = resolved(documents, mentions)
    assert [(s.name, s.size) for s in resolution.series] == [("Dyer", 2)]
    assert len(resolution.classes) == 2
    (doubt,) = resolution.doubts
    assert "(5 in p.txt, 3 in q.txt)" in doubt.reason


def test_a_table_of_classes_does_not_dispute_the_levels_that_a_sentence_counts() -> None:
    table = replace(document("p", series="Dyer"), size=2)
    sentence = replace(document("q", series="Dyer"), size=3)
    mentions = [
        described("p", "Dyer", "1", 1),
        Mention("spec/p#class-2", "spec/p", "Master Dyer", "2", 2),
        described("q", "Chief Dyer", "3", 3),
    ]
    resolution = resolved([table, sentence], mentions)
    assert [s.size for s in resolution.series] == [3]
    assert resolution.doubts == ()


def test_a_level_beyond_the_counted_ones_is_reported_and_not_believed() -> None:
    spec = replace(document("p", series="Dyer"), size=3)
    resolution = resolved([spec], [described("p", "Chief Dyer", "1", 7)])
    assert [c.level for c in resolution.classes] == [None]
    assert resolution.series == ()
    assert ["beyond the 3 levels" in d.reason for d in resolution.doubts] == [True]


def listing_weavers(*titles: str) -> tuple[Resolution, str]:
    """Return a world with two classes on level 2, and the mention that lists level 2."""
    documents = [replace(document(n, series="Weaving"), size=3) for n in "pq"]
    mentions = [
        described("p", titles[0], "1", 2),
        described("q", titles[1], "2", 2),
        *(
            replace(named("p", place, title, "member"), position=place)
            for place, title in enumerate(("Weaver", "Weaving Lead", "Weaving Chief"), 1)
        ),
    ]
    return resolved(documents, mentions), "spec/p#named-2"


@pytest.mark.parametrize(
    "titles", [("Weaving Lead", "Lead Weaving"), ("Weaving Hand Lead", "Lead")]
)
def test_a_listed_name_that_fits_two_classes_of_one_level_is_settled_on_neither(
    titles: tuple[str, str],
) -> None:
    resolution, mention = listing_weavers(*titles)
    assert not any(mention in dict(c.mentions) for c in resolution.classes)
    assert [d.mention for d in resolution.doubts] == [mention]
    assert sorted(c.level or 0 for c in resolution.classes) == [1, 2, 2, 3]


def test_a_listed_name_is_settled_on_the_one_class_of_its_level_that_bears_it() -> None:
    resolution, mention = listing_weavers("Weaving Lead", "Lead")
    assert home(resolution, mention).code == "1"
    assert resolution.doubts == ()


def test_a_class_that_documents_put_in_two_series_is_of_the_one_that_has_its_level() -> None:
    documents = [document("p", series="Dyer"), document("q", series="Craft")]
    mentions = [
        described("p", "Dyer I", "1", 1),
        described("q", "Dyer I", "1", 1),
        Mention("spec/q#class-2", "spec/q", "Fuller", "2"),
    ]
    resolution = resolved([replace(d, size=None) for d in documents], mentions)
    (series,) = resolution.series
    found = home(resolution, "spec/q#class-1")
    assert (series.name, found.series, found.level) == ("Dyer", series.iri, 1)


def test_a_class_that_two_series_have_a_level_for_is_in_neither_and_reported() -> None:
    documents = [document("p", series="Dyer"), document("q", series="Craft")]
    mentions = [described(name, "Dyer I", "1", 1) for name in "pq"]
    resolution = resolved([replace(d, size=None) for d in documents], mentions)
    (found,) = resolution.classes
    assert (found.series, found.level) == (None, None)
    assert sum("different series (Craft, Dyer)" in d.reason for d in resolution.doubts) == 2
