"""What of one class goes on in another, and what is written of it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph import vocab
from graph.continuation import continuations
from graph.iris import Iris
from graph.model import Grades, Item, ItemKind, Quote

QUOTE = Quote("as printed", 0, 10, "https://example.org/spec", "dyer.txt")
IRIS = Iris("https://example.org/")


def item(
    name: str,
    kind: ItemKind,
    text: str,
    *,
    shared: str | None = None,
    highest: int | None = None,
) -> Item:
    grades = Grades(1, highest, "contribute", "other") if highest is not None else None
    about = f"https://example.org/{shared}" if shared is not None else None
    iri = f"https://example.org/{name}"
    return Item(iri, kind, text, 1, QUOTE, shared=about, grades=grades)


def joined(below: list[Item], above: list[Item]) -> set[tuple[str, str, str]]:
    """Return which kind of link leads from which item to which."""
    links: dict[str | BlankNode | NamedNode | Triple, dict[str, str]] = {}
    for triple in continuations(below, above, IRIS):
        links.setdefault(triple.subject, {})[triple.predicate.value] = str(triple.object).strip(
            "<>"
        )
    return {
        (told[vocab.TYPE.value], told[vocab.LOWER.value], told[vocab.UPPER.value])
        for told in links.values()
        if vocab.TYPE.value in told
    }


def told(below: Item, above: Item) -> Mapping[NamedNode, object]:
    """Return what is written of the one link between two items."""
    return {t.predicate: t.object for t in continuations([below], [above], IRIS)}


@pytest.mark.parametrize(
    ("low", "high", "term"),
    [
        ("duty", "duty", vocab.DUTY_CONTINUATION),
        ("knowledge", "knowledge", vocab.COMPETENCY_CONTINUATION),
        ("skill", "knowledge", vocab.COMPETENCY_CONTINUATION),
        ("ability", "skill", vocab.COMPETENCY_CONTINUATION),
        ("examined", "examined", vocab.COMPETENCY_CONTINUATION),
        ("credential", "credential", vocab.CREDENTIAL_CONTINUATION),
    ],
)
def test_a_link_is_of_the_kind_of_what_it_joins(
    low: ItemKind, high: ItemKind, term: NamedNode
) -> None:
    below, above = item("a", low, "dyeing of fine wool"), item("b", high, "dyeing of fine wool")
    assert joined([below], [above]) == {(term.value, below.iri, above.iri)}


@pytest.mark.parametrize(
    ("low", "high"), [("duty", "skill"), ("credential", "knowledge"), ("duty", "credential")]
)
def test_a_duty_a_competency_and_a_credential_never_go_on_in_each_other(
    low: ItemKind, high: ItemKind
) -> None:
    words = "dyeing of fine wool"
    assert list(continuations([item("a", low, words)], [item("b", high, words)], IRIS)) == []


def test_a_link_tells_its_score_to_three_places_and_its_method() -> None:
    found = told(item("a", "duty", "Dye fine wool."), item("b", "duty", "Dye coarse wool."))
    score = found[vocab.SCORE]
    assert isinstance(score, Literal)
    assert score.datatype == vocab.DECIMAL
    assert 0.18 < float(score.value) < 1
    assert len(score.value) == len("0.000")
    assert found[vocab.METHOD] == Literal("tfidf-stem-1-2")


@pytest.mark.parametrize(("low", "high", "rise"), [(2, 5, 3), (5, 2, -3), (4, 4, 0)])
def test_a_link_of_graded_duties_tells_by_how_much_the_highest_grade_rises(
    low: int, high: int, rise: int
) -> None:
    below = item("a", "duty", "Dye fine wool.", highest=low)
    above = item("b", "duty", "Dye coarse wool.", highest=high)
    assert told(below, above)[vocab.RISE] == Literal(rise)


@pytest.mark.parametrize(("low", "high"), [(None, 3), (3, None), (None, None)])
def test_where_a_duty_has_no_grade_nothing_is_said_to_rise(
    low: int | None, high: int | None
) -> None:
    below = item("a", "duty", "Dye fine wool.", highest=low)
    above = item("b", "duty", "Dye fine wool.", highest=high)
    assert vocab.RISE not in told(below, above)


def test_near_competencies_are_a_close_match_and_one_competency_is_none_of_itself() -> None:
    below = item("a", "skill", "dyeing of fine wool", shared="one")
    near = item("b", "skill", "dyeing of coarse wool", shared="other")
    same = item("b", "skill", "dyeing of fine wool", shared="one")
    assert told(below, near)[vocab.CLOSE_MATCH] == NamedNode("https://example.org/other")
    assert vocab.CLOSE_MATCH not in told(below, same)


def test_what_one_document_prints_of_both_classes_goes_on_in_itself_alone() -> None:
    shared = item("shared", "duty", "Weave the cloth of the mill.")
    below = [shared, item("low", "duty", "Weave plain cloth.")]
    above = [shared, item("high", "duty", "Weave patterned cloth.")]
    pairs = {(lower[-3:], upper[-4:]) for _, lower, upper in joined(below, above)}
    assert pairs == {("red", "ared"), ("low", "high")}
