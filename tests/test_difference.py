"""What two documents of one class say differently."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.difference import Differences, Wording, differences
from graph.model import Quote


def said(text: str, part: str = "Duties", at: int = 0) -> Wording:
    return Wording(part, Quote(text, at, at + len(text), "spec/1", "weaver.txt"))


def told(found: Differences) -> list[tuple[str, str | None, str | None]]:
    return [(change.kind, words(change.before), words(change.after)) for change in found.changes]


def words(of: Quote | None) -> str | None:
    return of.text if of is not None else None


def test_what_one_document_lacks_is_added_or_removed() -> None:
    found = differences([said("Weaves cloth")], [said("Dyes wool in the yard")])
    assert told(found) == [
        ("removed", "Weaves cloth", None),
        ("added", None, "Dyes wool in the yard"),
    ]
    assert (found.same, found.count("added"), found.count("reworded")) == (0, 1, 0)


def test_what_shares_most_words_is_reworded_with_the_likest() -> None:
    old = [said("Repairs looms in the mill"), said("Repairs looms and carts in the mill")]
    found = differences(old, [said("Repairs all looms and carts in the mill")])
    assert told(found) == [
        ("removed", "Repairs looms in the mill", None),
        ("reworded", old[1].quote.text, "Repairs all looms and carts in the mill"),
    ]


def test_nothing_is_reworded_into_another_part() -> None:
    found = differences([said("Repairs all looms")], [said("Repairs looms", "Skills")])
    assert [kind for kind, _, _ in told(found)] == ["added", "removed"]


def test_what_stands_elsewhere_or_under_another_heading_is_the_same() -> None:
    old = [said("Weaves cloth", at=1), said("Dyes wool", at=30)]
    new = [said("Dyes wool", "Summary", at=2), said("Weaves  cloth.", at=40)]
    assert differences(old, new) == Differences((), 2)


def test_a_space_that_a_broken_line_lost_is_no_difference() -> None:
    assert not differences([said("Weaves finecloth")], [said("Weaves fine cloth")]).changes


def test_what_is_said_twice_and_then_once_is_removed_once() -> None:
    found = differences(
        [said("Weaves cloth", at=1), said("Weaves cloth", at=9)], [said("Weaves cloth")]
    )
    assert told(found) == [("removed", "Weaves cloth", None)]


def test_a_list_and_a_paragraph_of_the_same_words_are_the_same() -> None:
    listed = [said("Knowledge of looms", at=1), said("Knowledge of wool", at=30)]
    paragraph = [said("x Knowledge of looms x Knowledge of wool", "Elsewhere")]
    assert not differences(listed, paragraph).changes
    assert not differences(paragraph, listed).changes
    longer = [said("Knowledge of looms, of the whole of their history, and of wool")]
    assert differences(listed, longer).changes


def test_differences_come_part_by_part_in_the_order_of_the_newer_document() -> None:
    old = [said("Weaves cloth", "Duties"), said("Old", "Pay")]
    new = [said("New", "Title"), said("Counts bales", "Duties", 9), said("Bakes", "Duties", 1)]
    assert [(change.part, change.kind) for change in differences(old, new).changes] == [
        ("Title", "added"),
        ("Duties", "removed"),
        ("Duties", "added"),
        ("Duties", "added"),
        ("Pay", "removed"),
    ]


texts = st.lists(st.sampled_from(["weaves", "dyes", "wool", "fine", "cloth"]), min_size=1)
documents = st.lists(
    st.builds(
        lambda told, part, at: said(" ".join(told), part, at),
        texts,
        st.sampled_from(["Duties", "Skills"]),
        st.integers(0, 99),
    ),
    max_size=6,
)


@given(documents)
def test_a_document_does_not_differ_from_itself(document: list[Wording]) -> None:
    assert differences(document, document) == Differences((), len(document))


@given(documents, documents)
def test_each_statement_is_the_same_or_in_one_difference(
    old: list[Wording], new: list[Wording]
) -> None:
    found = differences(old, new)
    before = sum(change.before is not None for change in found.changes)
    after = sum(change.after is not None for change in found.changes)
    assert before <= len(old)
    assert after <= len(new)
    assert (not found.changes) == (not differences(new, old).changes)
