"""Which of the classes that documents describe are one, and what is said where that is open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.identity.resolution import Resolution
from tests.test_resolve import described, document, home, named, resolved


def reasons(resolution: Resolution) -> dict[str, list[str]]:
    """Return why each mention is doubted, without its name and its document."""
    told: dict[str, list[str]] = {}
    for doubt in resolution.doubts:
        told.setdefault(doubt.mention, []).append(doubt.reason.split(": ", 1)[1])
    return told


def test_a_level_of_a_series_is_one_class_under_whatever_titles() -> None:
    told = [described("p", "Weaver Foreman", level=3), described("q", "Loom Boss", level=3)]
    resolution = resolved([document("p"), document("q")], told)
    found = home(resolution, "spec/p#class-1")
    assert (found.level, found.title, found.aliases) == (3, "Weaver Foreman", ("Loom Boss",))
    assert dict(found.mentions) == {"spec/p#class-1": "level", "spec/q#class-1": "level"}


def test_classes_of_a_series_without_levels_are_as_many_as_their_titles() -> None:
    told = [described("p", "Weaver Foreman"), described("q", "Loom Boss")]
    resolution = resolved([document("p"), document("q")], told)
    assert [(c.title, c.level) for c in resolution.classes] == [
        ("Loom Boss", None),
        ("Weaver Foreman", None),
    ]


@pytest.mark.parametrize("sizes", [(None, 4), (4, None), (2, 4), (4, 2)])
def test_a_ladder_is_as_long_as_the_longest_that_a_document_says_of_it(
    sizes: tuple[int | None, int | None],
) -> None:
    documents = [replace(document(name), size=size) for name, size in zip("pq", sizes, strict=True)]
    told = [described("p", "Weaver", level=2), described("q", "Weaver Head", level=4)]
    assert [series.size for series in resolved(documents, told).series] == [4]


def test_a_series_of_which_nobody_says_how_long_it_is_has_no_rungs_beside_those_described() -> None:
    told = [described("p", "Weaver", level=2)]
    resolution = resolved([replace(document("p"), size=None)], told)
    assert [(c.title, c.level) for c in resolution.classes] == [("Weaver", 2)]
    assert resolution.series == ()


@pytest.mark.parametrize("level", [None, 2])
def test_a_title_joins_the_code_that_bears_it_unless_on_another_level(level: int | None) -> None:
    told = [described("p", "Dyer", "1", 2), described("q", "Dyers", level=level)]
    resolution = resolved([document(name, series=None) for name in "pq"], told)
    (found,) = resolution.classes
    assert (found.code, found.level) == ("1", 2)
    assert dict(found.mentions)["spec/q#class-1"] == "title"


def test_a_title_on_another_level_than_the_code_stays_apart() -> None:
    told = [described("p", "Dyer", "1", 2), described("q", "Dyer", level=3)]
    resolution = resolved([document(name, series=None) for name in "pq"], told)
    assert sorted((c.level, c.code) for c in resolution.classes) == [(2, "1"), (3, None)]
    assert dict(home(resolution, "spec/q#class-1").mentions) == {"spec/q#class-1": "title"}
    assert resolution.doubts == ()


def test_titles_on_two_levels_join_no_code_and_that_is_told() -> None:
    told = [
        described("p", "Dyer", "1"),
        described("q", "Dyer", level=1),
        described("r", "Dyer", level=2),
    ]
    resolution = resolved([document(name, series=None) for name in "pqr"], told)
    assert len(resolution.classes) == 3
    assert dict(home(resolution, "spec/r#class-1").mentions) == {"spec/r#class-1": "title"}
    both = [
        "documents state different levels for this title.",
        "several classes bear this title.",
    ]
    assert reasons(resolution) == {"spec/q#class-1": both, "spec/r#class-1": both}


def test_a_code_in_a_series_and_outside_it_is_a_class_of_the_series() -> None:
    told = [described("p", "Weaver", "1", 2), described("q", "Weaver", "1")]
    found = home(resolved([document("p"), document("q", series=None)], told), "spec/q#class-1")
    assert (found.level, found.series) == (2, "https://example.org/series/wool-county/weaver")


def test_levels_that_contradict_each_other_are_told_and_so_are_the_other_documents() -> None:
    names = {"p": "c.txt", "q": "b.txt", "r": "a.txt"}
    documents = [replace(document(n, series=None), file_name=file) for n, file in names.items()]
    told = [
        described("p", "Dyer", "1", 2),
        described("q", "Dyer", "1", 3),
        described("r", "Dyer", "1"),
    ]
    resolution = resolved(documents, told)
    assert reasons(resolution)["spec/p#class-1"] == ["documents put it on different levels (2, 3)."]
    assert reasons(resolution)["spec/r#class-1"] == [
        "documents put it on different levels (2, 3).",
        "it is also described by b.txt, c.txt; no date tells which document is the newest, "
        "so all of them count.",
    ]


@pytest.mark.parametrize(
    ("classes", "reason"),
    [
        ([], "no class bears this name."),
        (["Dyer", "Dyers"], "several classes bear this name."),
    ],
)
def test_a_class_that_only_sets_another_apart_is_not_made_up(
    classes: list[str], reason: str
) -> None:
    names = "pq"[: len(classes)]
    told = [described(n, title, n) for n, title in zip(names, classes, strict=True)]
    speaker = [described("z", "Fuller"), named("z", 1, "Dyer", "distinguished")]
    documents = [document(name, series=None) for name in (*names, "z")]
    resolution = resolved(documents, [*told, *speaker])
    assert reasons(resolution) == {"spec/z#named-1": [reason]}
    assert len(resolution.classes) == len(classes) + 1


def test_a_listed_title_is_of_no_class_of_the_series_that_bears_another() -> None:
    titles = ("Weaver Aide", "Weaver")
    members = [
        replace(named("q", place, title, "member"), position=place)
        for place, title in enumerate(titles, 1)
    ]
    documents = [replace(document(name), size=2) for name in "pq"]
    told = [described("p", "Loom Boss"), described("q", "Weaver", level=2), *members]
    resolution = resolved(documents, told)
    assert home(resolution, "spec/p#class-1").level is None
    assert home(resolution, "spec/q#named-1").title == "Weaver Aide"


def test_of_two_classes_of_one_title_a_document_speaks_of_the_one_that_it_does_not_describe() -> (
    None
):
    told = [
        described("p", "Dyer", "1"),
        described("q", "Dyer", "2"),
        named("q", 1, "Dyer", "qualifies"),
    ]
    listed_too = replace(told[2], roles=told[2].roles | {("member", "spec/q#class-1")})
    documents = [document(name, series=None) for name in "pq"]
    assert home(resolved(documents, told), "spec/q#named-1").code == "1"
    assert home(resolved(documents, [*told[:2], listed_too]), "spec/q#named-1").code == "1"


def test_a_name_that_rungs_of_two_ladders_bear_is_of_neither() -> None:
    documents = [replace(document(name, series=name), size=2) for name in ("weaver", "dyer")]
    told = [
        described("weaver", "Weaver", level=2),
        described("dyer", "Dyer", level=2),
        *(
            replace(named(name, place, title, "member"), position=place)
            for name in ("weaver", "dyer")
            for place, title in enumerate(("Apprentice", name), 1)
        ),
        described("z", "Fuller"),
        named("z", 1, "Apprentice", "qualifies"),
    ]
    resolution = resolved([*documents, document("z", series=None)], told)
    assert reasons(resolution) == {"spec/z#named-1": ["several classes bear this name."]}


def test_a_class_that_two_documents_only_name_is_one_class() -> None:
    told = [
        described("p", "Dyer"),
        described("q", "Fuller"),
        named("p", 1, "Wool Carrier", "qualifies"),
        named("q", 1, "Wool Carriers", "equivalent"),
    ]
    resolution = resolved([document(name, series=None) for name in "pq"], told)
    carrier = home(resolution, "spec/p#named-1")
    assert set(dict(carrier.mentions)) == {"spec/p#named-1", "spec/q#named-1"}
    assert {(edge.lower, edge.kind) for edge in resolution.edges} == {
        (carrier.iri, "qualifies"),
        (carrier.iri, "equivalent"),
    }


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        (("Loom weaver", "Loom Weavers", "Loom Weavers"), "Loom Weavers"),
        (("loom weavers", "loom weavers", "Loom Weaver"), "Loom Weaver"),
        (("LOOM WEAVER", "LOOM WEAVER", "Loom Weavers"), "Loom Weaver"),
    ],
)
def test_a_ladder_has_the_name_that_most_documents_print_if_not_in_small_letters(
    printed: tuple[str, ...], name: str
) -> None:
    documents = [document(n, series=series) for n, series in zip("pqr", printed, strict=True)]
    told = [described(n, f"Weaver {n}", level=level) for level, n in enumerate("pqr", 1)]
    assert [series.name for series in resolved(documents, told).series] == [name]
