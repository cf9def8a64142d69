"""What a class asks for at the least."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.comparison.asked import Asked, alternatives, least
from graph.model import QualificationNode
from tests.comparison_world import all_of, any_of, quoted, school, work

BACHELOR, SCHOOL = "Bachelor's degree", "High school diploma"


def told(*trees: QualificationNode) -> list[tuple[str | None, int | None]]:
    return [(asked.education, asked.months) for asked in alternatives(trees)]


def test_parts_that_all_are_asked_for_make_one_alternative_with_the_longest_experience() -> None:
    assert told(all_of(school(BACHELOR), work(24), work(12))) == [(BACHELOR, 24)]


def test_any_of_several_parts_is_an_alternative() -> None:
    tree = any_of(all_of(school(BACHELOR), work(24)), all_of(school(SCHOOL), work(72)))
    assert told(tree) == [(BACHELOR, 24), (SCHOOL, 72)]


def test_choices_within_what_all_is_asked_for_are_multiplied() -> None:
    tree = all_of(school(SCHOOL), any_of(work(24, as_a="Dyer"), work(48)))
    assert told(tree) == [(SCHOOL, 24), (SCHOOL, 48)]


def test_an_alternative_that_only_asks_for_more_is_left_out() -> None:
    tree = any_of(all_of(school(BACHELOR), work(24)), school(SCHOOL))
    assert told(tree) == [(SCHOOL, 0)]


def test_what_is_had_in_a_class_of_the_employer_is_no_less_for_outsiders() -> None:
    tree = any_of(work(12, as_a="Dyer"), work(48))
    found = alternatives([tree])
    assert [(asked.months, asked.classes) for asked in found] == [(12, ("Dyer",)), (48, ())]
    assert least(found, "work") == found[1]


def test_no_schooling_beside_a_class_below_does_not_mean_none() -> None:
    (promoted,) = alternatives([work(12, as_a="Dyer")])
    (outside,) = alternatives([work(12)])
    assert (promoted.schooling_grade, outside.schooling_grade) == (None, 0)


def test_what_has_no_order_is_kept_and_never_the_least() -> None:
    tree = any_of(school("Coursework"), work(None))
    found = alternatives([tree])
    assert [(asked.grade, asked.months) for asked in found] == [(None, 0), (0, None)]
    assert least(found, "schooling") is None


def test_what_no_rule_understood_asks_for_nothing_that_can_be_compared() -> None:
    unparsed = QualificationNode("unparsed", quoted("Likes looms"))
    assert told(unparsed) == []
    assert told(all_of(unparsed, work(12))) == [(None, 12)]


def test_the_least_schooling_and_the_least_work_may_stand_in_two_alternatives() -> None:
    found = alternatives([any_of(school(BACHELOR), work(60))])
    assert least(found, "schooling") == found[1]
    assert least(found, "work") == found[0]


leaves = st.one_of(
    st.sampled_from([BACHELOR, SCHOOL, "Coursework"]).map(school),
    st.builds(
        lambda months, name: work(months, as_a=name),
        st.sampled_from([None, 6, 12, 48]),
        st.sampled_from([None, "Dyer"]),
    ),
)
trees = st.recursive(
    leaves,
    lambda parts: st.builds(
        lambda kind, of: QualificationNode(kind, parts=tuple(of)),
        st.sampled_from(["all", "any"]),
        st.lists(parts, min_size=1, max_size=3),
    ),
    max_leaves=6,
)


@given(trees)
def test_every_tree_leaves_an_alternative_and_none_asks_only_for_more(
    tree: QualificationNode,
) -> None:
    found = alternatives([tree])
    assert found
    assert not any(less(one, other) for one in found for other in found)


def less(one: Asked, other: Asked) -> bool:
    """Whether one asks an outsider for no more than the other, and for less of something."""
    if one.classes or other.classes or None in {one.grade, other.grade, one.months, other.months}:
        return False
    mine, theirs = (one.grade or 0, one.months or 0), (other.grade or 0, other.months or 0)
    return mine != theirs and all(a <= b for a, b in zip(mine, theirs, strict=True))


def test_beside_what_no_rule_understood_no_schooling_does_not_mean_none() -> None:
    unparsed = QualificationNode("unparsed", quoted("Education: same as a Dyer"))
    (worked,) = alternatives([all_of(work(24), unparsed)])
    assert (worked.months, worked.schooling_grade, worked.unread) == (24, None, (unparsed.quote,))
    (schooled,) = alternatives([all_of(school(BACHELOR), unparsed)])
    assert schooled.schooling_grade == schooled.grade


def test_what_holds_something_that_no_rule_understood_is_not_known_to_ask_for_less() -> None:
    unparsed = QualificationNode("unparsed", quoted("Education: same as a Dyer"))
    tree = any_of(all_of(work(12), unparsed), work(24))
    assert told(tree) == [(None, 12), (None, 24)]
