"""What holds of every judgement, whatever is asked for and whoever is judged."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.fit.case import Asked, Case, leaves
from graph.fit.evaluation import holds, judge
from graph.fit.fit import evaluate
from graph.fit.nearest import MOST, Alternative, alternatives
from graph.fit.profile import Held, Profile, Schooling, Work
from graph.fit.verdicts import Judged, Truth
from graph.fit.waiting import Waiting, months_lacking, timed
from graph.model import QualificationNode, Substitution
from tests.fit_world import (
    all_of,
    any_of,
    credential,
    degree,
    held,
    in_class,
    profile,
    schooling,
    substitution,
    work,
    years,
)

TITLES = st.sampled_from(["Clerk", "Typist", "Porter"])
FIELDS = st.sampled_from(["filing", "filing of maps", "typing", "maps"])
MONTHS = st.integers(0, 60)
LEVELS = st.sampled_from(["high-school", "some-college", "associate", "bachelor", "master"])
SUPERVISORY = st.sampled_from([None, True, False])

HELD = st.builds(
    Held,
    title=TITLES,
    months=MONTHS,
    share=st.sampled_from([1.0, 0.5]),
    supervisory=SUPERVISORY,
    fields=st.none() | st.tuples(FIELDS),
)
WORK = st.builds(Work, fields=st.tuples(FIELDS), months=MONTHS, supervisory=SUPERVISORY)
SCHOOLING = st.builds(Schooling, level=LEVELS, fields=st.none() | st.tuples(FIELDS))
PAPERS = st.sampled_from(["driver's license", "notary commission", "forklift certificate"])
PROFILES = st.builds(
    Profile,
    classes=st.none() | st.lists(HELD, max_size=3).map(tuple),
    education=st.none() | st.lists(SCHOOLING, max_size=2).map(tuple),
    experience=st.none() | st.lists(WORK, max_size=3).map(tuple),
    credentials=st.none() | st.lists(PAPERS, max_size=2).map(tuple),
)


@st.composite
def experiences(draw: st.DrawFn) -> QualificationNode:
    text = draw(
        st.sampled_from(
            [
                "years of experience",
                "years of work, one year of which must have been in a supervisory capacity",
                "years of work, including six months of typing",
                "years of work within the last ten years",
            ]
        )
    )
    count = draw(st.integers(1, 5))
    title = draw(st.none() | TITLES)
    return years(
        count,
        draw(st.sampled_from([(), ("filing",), ("typing",)])),
        text=f"{count} {text}",
        in_class=title,
        or_equivalent=draw(st.booleans()) and title is not None,
        supervisory=draw(st.booleans()),
        iri=f"node-{draw(st.integers(0, 10**6))}",
    )


EDUCATION = st.builds(
    lambda level, fields: degree(level, *fields),
    st.sampled_from(["High school diploma", "Associate degree", "Bachelor's degree"]),
    st.sampled_from([(), ("filing",), ("typing", "maps")]),
)
OPEN = st.sampled_from(
    [replace(years(1), kind="unparsed"), replace(years(1), kind="equivalent-combination")]
)
PAPER = PAPERS.map(lambda text: QualificationNode("credential", credential(text).quote))
LEAVES = experiences() | EDUCATION | PAPER | OPEN
TREES = st.recursive(
    LEAVES,
    lambda parts: st.builds(
        lambda kind, found: kind(*found),
        st.sampled_from([all_of, any_of]),
        st.lists(parts, min_size=1, max_size=3),
    ),
    max_leaves=7,
)
SUBSTITUTIONS = st.sampled_from(
    [
        substitution(
            "A bachelor's degree may be substituted for two years of experience",
            "A bachelor's degree",
            "experience",
            months=24,
        ),
        substitution(
            "College may be substituted for experience on a year-for-year basis",
            "College",
            "experience",
            rate="year-for-year",
        ),
        substitution(
            "Additional qualifying experience may be substituted for the required education on a"
            " year-for-year basis",
            "Additional qualifying experience",
            "education",
            rate="year-for-year",
        ),
        substitution(
            "Experience in typing may be substituted for one year of the required experience",
            "Experience in typing",
            "experience",
            months=12,
        ),
        substitution("Talent may be substituted for experience", "Talent", "experience"),
    ]
)
ASKED = st.builds(
    lambda tree, found: Asked((tree,), tuple(found)), TREES, st.lists(SUBSTITUTIONS, max_size=2)
)


def grown(person: Profile, more: Held | Work | Schooling | str) -> Profile:
    """Return a profile that states one thing more."""
    if isinstance(more, Held):
        return msgspec.structs.replace(person, classes=(*(person.classes or ()), more))
    if isinstance(more, Work):
        return msgspec.structs.replace(person, experience=(*(person.experience or ()), more))
    if isinstance(more, Schooling):
        return msgspec.structs.replace(person, education=(*(person.education or ()), more))
    return msgspec.structs.replace(person, credentials=(*(person.credentials or ()), more))


def flat(judged: Judged) -> list[Judged]:
    return [judged, *(inner for part in judged.parts for inner in flat(part))]


@given(PROFILES, ASKED, HELD | WORK | SCHOOLING | PAPERS)
@settings(max_examples=300, deadline=None)
def test_what_is_met_stays_met_when_the_profile_grows(
    person: Profile, asked: Asked, more: Held | Work | Schooling | str
) -> None:
    before = [one.truth for one in flat(evaluate(person, asked).trees[0])]
    after = [one.truth for one in flat(evaluate(grown(person, more), asked).trees[0])]
    assert [now for was, now in zip(before, after, strict=True) if was is Truth.YES] == [
        Truth.YES
    ] * before.count(Truth.YES)


@given(PROFILES, ASKED, SUBSTITUTIONS, HELD)
@settings(max_examples=150, deadline=None)
def test_a_substitution_more_never_lengthens_the_months_that_lack(
    person: Profile, asked: Asked, more: Substitution, working: Held
) -> None:
    case = Case(person, asked)
    further = Case(person, replace(asked, substitutions=(*asked.substitutions, more)))
    before, after = months_lacking(case, working), months_lacking(further, working)
    for was, now in ((before.sure, after.sure), (before.least, after.least)):
        assert was is None or (now is not None and now <= was)


def ways(tree: QualificationNode) -> list[tuple[QualificationNode, ...]]:
    """Return every way to qualify, each as the leaves that it asks for."""
    if tree.kind == "any":
        return [way for part in tree.parts for way in ways(part)]
    if tree.kind == "all":
        joined = product(*(ways(part) for part in tree.parts))
        return [tuple(leaf for way in together for leaf in way) for together in joined]
    return [(tree,)]


@given(PROFILES, ASKED)
@settings(max_examples=300, deadline=None)
def test_the_judgement_of_a_tree_is_that_of_all_its_ways_written_out(
    person: Profile, asked: Asked
) -> None:
    case = Case(person, asked)
    (tree,) = asked.trees
    of_leaf = {leaf: judge(case, leaf) for leaf in leaves(tree)}
    written = [[of_leaf[leaf] for leaf in way] for way in ways(tree)]
    expected = max(min((one.truth for one in way), default=Truth.YES) for way in written)
    assert holds(case) == expected
    costs = [
        Alternative(tuple(one.lack for one in way if one.lack is not None)).cost for way in written
    ]
    found = alternatives([judge(case, tree)])
    assert found[0].cost == min(costs)
    assert len(found) <= MOST


@given(PROFILES, ASKED)
@settings(max_examples=200, deadline=None)
def test_nothing_is_missing_just_where_all_is_met(person: Profile, asked: Asked) -> None:
    found = evaluate(person, asked)
    assert (found.verdict == "met") == (found.nearest is None)
    for judged in flat(found.trees[0]):
        if judged.kind not in {"all", "any"}:
            assert (judged.lack is None) == (judged.truth is Truth.YES)


@given(st.lists(experiences() | EDUCATION | PAPER, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_who_has_exactly_what_is_asked_lacks_nothing(asked: list[QualificationNode]) -> None:
    asked = [leaf for leaf in asked if leaf.quote and "within the last" not in leaf.quote.text]
    having: list[Held | Work | Schooling | str] = []
    for leaf in asked:
        if leaf.kind == "education":
            having.append(schooling(leaf.level or "", *leaf.fields))
        elif leaf.kind == "credential" and leaf.quote is not None:
            having.append(leaf.quote.text)
        else:
            having.append(
                held(
                    leaf.in_class or "Anybody",
                    leaf.months or 0,
                    fields=(*leaf.fields, "typing"),
                    supervisory=True,
                )
            )
    found = evaluate(profile(*having), Asked((all_of(*asked),)))
    assert found.nearest is None


@given(PROFILES, ASKED, HELD)
@settings(max_examples=100, deadline=None)
def test_after_the_months_that_lack_all_is_met_and_not_a_month_before(
    person: Profile, asked: Asked, working: Held
) -> None:
    case = Case(person, asked)
    found = months_lacking(case, working)
    assert found.least is not None or found.sure is None
    for months, truth in ((found.sure, Truth.YES), (found.least, Truth.PERHAPS)):
        if months:
            assert holds(case.with_time(working, months)) >= truth
            assert holds(case.with_time(working, months - 1)) < truth


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (in_class(3, "Clerk"), Waiting(26, 26)),
        (all_of(in_class(3, "Clerk"), years(4, ("filing",))), Waiting(38, 38)),
        (any_of(in_class(3, "Clerk"), years(4, ("filing",))), Waiting(26, 26)),
        (in_class(3, "Typist"), Waiting(None, None)),
        (in_class(3, "Typist", or_equivalent=True), Waiting(None, 26)),
        (
            years(1, ("filing",), text="a year of filing, six months of which must supervising"),
            Waiting(2, 2),
        ),
        (degree(), Waiting(None, None)),
    ],
)
def test_requirements_of_experience_run_in_parallel(
    tree: QualificationNode, expected: Waiting
) -> None:
    person = profile(held("Clerk", 10, fields=("filing",)))
    working = held("Clerk", 0, fields=("filing",), supervisory=False)
    assert months_lacking(Case(person, Asked((tree,))), working) == expected


def test_more_experience_than_is_asked_waits_for_a_degree_by_substitution() -> None:
    more = substitution(
        "Additional qualifying experience may be substituted for the required education on a"
        " year-for-year basis",
        "Additional qualifying experience",
        "education",
        rate="year-for-year",
    )
    tree = all_of(degree(), in_class(2, "Clerk"))
    person = profile(schooling("associate"), held("Clerk", 10))
    case = Case(person, Asked((tree,), (more,)))
    assert months_lacking(case, held("Clerk", 0)) == Waiting(38, 38)


def test_time_alone_is_what_remains_when_papers_are_gained_beside_work() -> None:
    asked = Asked(
        (
            any_of(
                all_of(degree(), in_class(2, "Clerk")),
                replace(years(1), kind="equivalent-combination"),
            ),
        ),
        credentials=(credential("a notary commission"),),
    )
    case = Case(profile(work(3, "typing"), held("Clerk", 4)), timed(asked))
    assert months_lacking(case, held("Clerk", 0)) == Waiting(20, 20)
    assert timed(Asked((degree(),))).trees == (all_of(),)


def test_many_choices_are_joined_without_being_written_out() -> None:
    pairs = [any_of(years(one, (f"craft {one}",)), degree()) for one in range(1, 40)]
    found = evaluate(profile(), Asked((all_of(*pairs),)))
    assert found.alternatives[0].words == "a bachelor's degree"
