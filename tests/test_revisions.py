"""Which documents revise which, what is said of those that do not, and that no order matters."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.identity.mentions import Document, Mention, Role, employers
from graph.identity.resolution import Resolution
from graph.identity.resolve import resolve
from graph.identity.revisions import revisions
from graph.iris import Iris

COUNTY = "Wool County"


def document(name: str, employer: str | None = COUNTY, **dates: str) -> Document:
    spec = Document(f"spec/{name}", f"{name:0<64}", f"{name}.txt", "1", employer)
    return replace(spec, **dates)  # type: ignore[arg-type]


def described(name: str, title: str, code: str | None = None, number: int = 1) -> Mention:
    return Mention(f"spec/{name}#class-{number}", f"spec/{name}", title, code)


def resolved(documents: list[Document], mentions: list[Mention]) -> Resolution:
    (employer,) = employers(documents, mentions)
    return resolve(employer, Iris("https://example.org/"))


def pairs(resolution: Resolution) -> list[tuple[str, str]]:
    return [(r.newer[-1], r.older[-1]) for r in resolution.revisions]


def dyers(**dates: dict[str, str]) -> Resolution:
    """Return one class that each document given describes, by the document's dates."""
    documents = [document(name, **told) for name, told in dates.items()]
    return resolved(documents, [described(name, "Dyer", "1") for name in dates])


def test_a_document_dated_later_revises_the_one_before_it() -> None:
    resolution = dyers(p={"issued": "1998"}, q={"issued": "1998", "modified": "2004-05"}, r={})
    assert pairs(resolution) == [("q", "p")]
    (found,) = resolution.classes
    assert set(dict(found.mentions)) == {"spec/q#class-1", "spec/r#class-1"}
    assert [d.mention for d in resolution.doubts] == ["spec/q#class-1"]


def test_each_document_revises_the_one_dated_next_before_it() -> None:
    resolution = dyers(r={"opened": "2018-01-05"}, p={"opened": "2012"}, q={"opened": "2015-03"})
    assert pairs(resolution) == [("q", "p"), ("r", "q")]
    assert resolution.doubts == ()


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2002-09", "2002-11", "2002"), [("q", "p")]),
        (("2002-09", "2002-11", "2002", "2003"), [("q", "p"), ("s", "q"), ("s", "r")]),
        (("2002-09", "2002-11", "2001"), [("p", "r"), ("q", "p")]),
        (("2002", "2002-11-02", "2002-11", "2002-12"), [("s", "q"), ("s", "r")]),
        (("2001", "2001", "2002", "2002"), [("r", "p"), ("r", "q"), ("s", "p"), ("s", "q")]),
    ],
)
def test_a_vaguer_date_leaves_what_other_dates_tell(
    dates: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    told = {name: {"issued": date} for name, date in zip("pqrs", dates, strict=False)}
    assert pairs(dyers(**told)) == expected


@pytest.mark.parametrize("other", ["WOOL COUNTY", "Wool  County", "wool county"])
def test_an_employer_is_one_however_documents_spell_it(other: str) -> None:
    documents = [document("p", issued="2001"), document("q", other, issued="2005")]
    resolution = resolved(documents, [described(n, "Dyer", "1") for n in "pq"])
    assert pairs(resolution) == [("q", "p")]


def test_without_an_employer_no_document_revises_another() -> None:
    documents = [document("p", None, issued="2001"), document("q", None, issued="2005")]
    classes = {d.iri: frozenset({1}) for d in documents}
    assert revisions(documents, classes) == ()


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ({"issued": "1998"}, {"issued": "1998-07"}),
        ({"issued": "1998"}, {"issued": "1998"}),
        ({"issued": "1998"}, {"opened": "2004"}),
        ({"issued": "1998"}, {}),
    ],
)
def test_without_a_later_date_both_documents_stay_and_are_reported_once(
    earlier: dict[str, str], later: dict[str, str]
) -> None:
    resolution = dyers(p=earlier, q=later)
    assert resolution.revisions == ()
    assert len(resolution.classes[0].mentions) == 2
    (doubt,) = resolution.doubts
    assert doubt.mention == "spec/p#class-1"
    assert "also described by q.txt; no date tells which document is the newest" in doubt.reason


def test_clear_dates_of_other_sets_of_classes_are_not_said_to_be_unclear() -> None:
    documents = [document("p", issued="1998"), document("q", issued="2004")]
    classes = [described("p", "Dyer", "1"), described("q", "Dyer", "1")]
    resolution = resolved(documents, [*classes, described("q", "Fuller", "2", 2)])
    assert resolution.revisions == ()
    (doubt,) = resolution.doubts
    assert "they do not describe the same classes" in doubt.reason


def test_where_no_employer_is_stated_that_is_the_reason() -> None:
    documents = [
        replace(document(name, None, issued=date), series="Dyer", size=3)
        for name, date in (("p", "1998"), ("q", "2004"))
    ]
    resolution = resolved(documents, [described(name, "Dyer", "1") for name in "pq"])
    (doubt,) = resolution.doubts
    assert "no document states the employer" in doubt.reason


def test_each_pair_of_documents_is_reported_once_with_its_own_reason() -> None:
    documents = [document("p"), document("q"), document("r")]
    classes = [described(name, "Dyer", "1") for name in "pqr"]
    resolution = resolved(documents, [*classes, described("p", "Fuller", "2", 2)])
    assert [(d.mention, "same classes" in d.reason) for d in resolution.doubts] == [
        ("spec/p#class-1", True),
        ("spec/q#class-1", False),
    ]
    assert "q.txt, r.txt" in resolution.doubts[0].reason


def test_documents_of_one_file_name_are_told_apart() -> None:
    documents = [replace(document(name), file_name="dyer.txt") for name in "pq"]
    resolution = resolved(documents, [described(name, "Dyer", "1") for name in "pq"])
    (doubt,) = resolution.doubts
    assert "in dyer.txt (p00000000000): it is also described by dyer.txt (q0" in doubt.reason


def test_documents_of_other_classes_or_of_nobody_known_revise_nothing() -> None:
    documents = [document("p", issued="1998"), document("q", issued="2004")]
    classes = {"spec/p": frozenset({1}), "spec/q": frozenset({1, 2})}
    assert revisions(documents, classes) == ()


def test_what_a_revised_document_says_counts_no_more() -> None:
    documents = [document("p", issued="1998"), document("q", issued="2004")]
    namer = frozenset[tuple[Role, str]]({("qualifies", "spec/p#class-1")})
    old = Mention("spec/p#named-1", "spec/p", "Wool Sorter", roles=namer)
    resolution = resolved(
        documents, [described("p", "Dyer", "1"), described("q", "Dyer", "1"), old]
    )
    assert [c.title for c in resolution.classes] == ["Dyer"]
    assert resolution.edges == ()


def test_documents_that_come_to_describe_the_same_classes_revise_one_another_too() -> None:
    """While the oldest document counts, two codes bear the title that the newest has none for."""
    told = {
        "p": ("Dyer", "1", "1998"),
        "q": ("Dyer", None, "2004"),
        "r": ("Dyer", "9", "1990"),
        "s": ("Head Dyer", "9", "2000"),
    }
    documents = [document(name, issued=date) for name, (_, _, date) in told.items()]
    mentions = [described(name, title, code) for name, (title, code, _) in told.items()]
    resolution = resolved(documents, mentions)
    assert pairs(resolution) == [("q", "p"), ("s", "r")]
    assert sorted(c.title for c in resolution.classes) == ["Dyer", "Head Dyer"]
    assert resolution.doubts == ()


TITLES = ("Dyer", "DYER", "Dyers", "Senior Dyer", "Dyer, Senior", "Dyer I", "Dyer II", "Fuller")
ROLES: tuple[Role, ...] = ("member", "distinguished", "qualifies", "equivalent")


@st.composite
def documents_of(draw: st.DrawFn, name: str) -> tuple[Document, list[Mention]]:
    """Return a document with one or two classes of few titles, codes, levels, sizes and dates."""
    spec = Document(
        f"spec/{name}",
        f"{name:0<64}",
        draw(st.sampled_from(("dyer.txt", f"{name}.txt"))),
        "1",
        draw(st.sampled_from((COUNTY, COUNTY.upper()))),
        draw(st.sampled_from((None, "Dyer", "DYERS", "Fuller"))),
        draw(st.sampled_from((None, 1, 2, 3))),
        draw(st.sampled_from((None, "2002", "2002-09", "2002-11", "2003"))),
    )
    classes = [
        Mention(f"{spec.iri}#class-{n}", spec.iri, title, code, level)
        for n, (title, code, level) in enumerate(draw(st.lists(CLASSES, min_size=1, max_size=2)))
    ]
    named = [
        Mention(
            f"{spec.iri}#named-{n}",
            spec.iri,
            title,
            position=n + 1 if role == "member" else None,
            roles=frozenset({(role, classes[0].iri)}),
        )
        for n, (title, role) in enumerate(draw(st.lists(NAMES, max_size=3)))
    ]
    return spec, [*classes, *named]


CLASSES = st.tuples(
    st.sampled_from(TITLES), st.sampled_from((None, "1", "2")), st.sampled_from((None, 1, 2, 3))
)
NAMES = st.tuples(st.sampled_from(TITLES), st.sampled_from(ROLES))
WORLDS = st.tuples(*(documents_of(name) for name in "pqrs"))


@settings(max_examples=300, deadline=None)
@given(WORLDS, st.randoms(use_true_random=False))
def test_the_order_of_loading_changes_nothing(
    world: tuple[tuple[Document, list[Mention]], ...], random: Random
) -> None:
    documents = [spec for spec, _ in world]
    mentions = [mention for _, inside in world for mention in inside]
    expected = resolved(documents, mentions)
    random.shuffle(documents)
    random.shuffle(mentions)
    assert resolved(documents, mentions) == expected
    assert max(Counter(m for c in expected.classes for m, _ in c.mentions).values()) == 1


@settings(max_examples=300, deadline=None)
@given(WORLDS, st.permutations("pqrs"))
def test_the_digests_of_documents_decide_nothing(
    world: tuple[tuple[Document, list[Mention]], ...], names: list[str]
) -> None:
    """The same texts under other addresses: classes, levels and revisions are the same."""
    to = dict(zip("pqrs", names, strict=True))
    documents = [replace(d, iri=f"spec/{to[d.iri[-1]]}") for d, _ in world]
    mentions = [
        replace(
            m,
            iri=f"spec/{to[m.document[-1]]}{m.iri[6:]}",
            document=f"spec/{to[m.document[-1]]}",
            roles=frozenset((role, f"spec/{to[n[5]]}{n[6:]}") for role, n in m.roles),
        )
        for _, inside in world
        for m in inside
    ]
    plain = resolved([d for d, _ in world], [m for _, inside in world for m in inside])
    moved = resolved(documents, mentions)
    assert summary(plain, {name: name for name in "pqrs"}) == summary(moved, to)


def summary(resolution: Resolution, to: dict[str, str]) -> object:
    back = {new: old for old, new in to.items()}
    return (
        sorted(
            (
                c.title,
                c.code or "",
                c.level or 0,
                c.series or "",
                sorted((back[m[5]] + m[6:], rule) for m, rule in c.mentions),
            )
            for c in resolution.classes
        ),
        sorted((s.name, s.size) for s in resolution.series),
        sorted((back[r.newer[-1]], back[r.older[-1]]) for r in resolution.revisions),
        sorted(back[d.mention[5]] + d.mention[6:] for d in resolution.doubts),
    )
