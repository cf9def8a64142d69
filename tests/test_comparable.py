"""Which classes are looked at, and what is known of a store."""

from __future__ import annotations

import gc
from weakref import ref

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from graph import vocab
from graph.comparison.answers import comparable
from graph.comparison.index import Words, index
from graph.comparison.known import known
from graph.errors import UnknownName
from graph.store import Store
from tests.web_world import BASE, small_world

MILL = (
    Words("a", ("Loom Electrician",), ("Repairs electric looms",)),
    Words("b", ("Electrical Loom Mechanic",), ("Repairs looms and their motors",)),
    Words("c", ("Senior Loom Electrician II",), ("Supervises repairs of electric looms",)),
    Words("d", ("Gardener",), ("Prunes trees",)),
    Words("e", ("Gardener, Department of Parks",), ()),
)


def test_what_shares_no_telling_word_is_not_near() -> None:
    assert set(index(MILL).nearest("a", 0.5)) == {"b", "c"}


def test_words_that_grade_a_title_do_not_count() -> None:
    near = index(MILL).nearest("a", 1.0)
    assert near["c"] == pytest.approx(1)
    assert list(near) == ["c", "b"]


def test_the_organisation_behind_a_comma_does_not_count() -> None:
    assert index(MILL).nearest("d", 1.0)["e"] == pytest.approx(1)


def test_a_class_without_texts_is_near_by_its_title_alone() -> None:
    assert index(MILL).nearest("e", 0.25) == {"d": pytest.approx(0.25)}


@given(
    st.dictionaries(
        st.sampled_from("pqrst"),
        st.lists(st.sampled_from(["weaves cloth", "dyes wool", "mends looms"]), max_size=3),
    ),
    st.floats(0, 1),
)
def test_nearness_is_mutual_between_0_and_1_and_never_of_oneself(
    said: dict[str, list[str]], share: float
) -> None:
    of = index(Words(iri, (f"Hand {iri}",), tuple(texts)) for iri, texts in said.items())
    near = {iri: of.nearest(iri, share) for iri in said}
    for one, others in near.items():
        assert one not in others
        assert all(0 <= score <= 1 + 1e-9 for score in others.values())
        assert all(near[other][one] == pytest.approx(score) for other, score in others.items())


def test_a_graph_that_is_written_anew_under_its_name_is_known_anew() -> None:
    store = small_world()
    chief = f"{BASE}class/port-elm/5"
    assert known(store).names[chief].title == "Harbour Watch Chief"
    for graph in store.graphs():
        store.put(
            graph, [renamed(triple, chief, "Harbour Master") for triple in store.triples(graph)]
        )
    assert known(store).names[chief].title == "Harbour Master"


def renamed(triple: Triple, iri: str, title: str) -> Triple:
    named = triple.subject == NamedNode(iri) and triple.predicate == vocab.PREF_LABEL
    return Triple(triple.subject, triple.predicate, Literal(title)) if named else triple


def test_an_employer_that_is_not_there_is_named_with_those_that_are(samples_store: Store) -> None:
    with pytest.raises(UnknownName, match="Aldermere County"):
        comparable(known(samples_store), "aldermere-county/3170200", agency="Nowhere")


def test_of_one_employer_alone_nothing_is_comparable_by_default() -> None:
    store = small_world()
    found = comparable(known(store), "H-20")
    assert (found.found, found.looked_at) == ((), 0)


def test_what_is_known_of_a_store_does_not_keep_it() -> None:
    store = small_world()
    about = known(store)
    about.words  # noqa: B018  # read, so that it is kept
    gone = ref(store)
    del store
    gc.collect()
    assert gone() is None
