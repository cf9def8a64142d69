"""How long each class of a way must be held, by what a person has and gains on the way."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graph.alternatives import listed, own_level
from graph.clock import Clock, of_time
from graph.fit.case import Asked
from graph.fit.profile import Held, Profile, Schooling
from graph.fit.standing import standing
from graph.model import ClassName, QualificationNode, Quote, Substitution
from graph.network import Edge
from graph.routes import simple
from graph.schedule import Schedule, scheduled
from tests.walks import edge

NAMES = {
    iri: ClassName(iri, f"elm/{iri}", title, (), None, "Elm")
    for iri, title in (("a", "Aide"), ("w", "Weaver"), ("d", "Dyer"), ("m", "Mill Master"))
}
WAY = (edge("a", "w", 12), edge("w", "m", 24))


def experience(
    text: str, months: int, iri: str | None = None, *, or_equivalent: bool = False
) -> QualificationNode:
    return QualificationNode(
        "experience",
        Quote(text, 0, len(text), "spec/1", "mill.txt"),
        months=months,
        in_class=NAMES[iri].title if iri is not None else None,
        named=iri,
        or_equivalent=or_equivalent,
    )


AS_AIDE = experience("one year as an Aide", 12, "a")
AS_WEAVER = experience("two years as a Weaver", 24, "w")
IN_ALL = experience("five years of experience", 60)
DEGREE = QualificationNode(
    "education", Quote("a degree", 0, 8, "spec/1", "mill.txt"), level="Bachelor's degree"
)


def timed(
    *last: QualificationNode,
    person: Profile | None = None,
    way: tuple[Edge, ...] = WAY,
    substitutions: tuple[Substitution, ...] = (),
) -> Schedule:
    """Return the times of a way whose last class asks for these trees."""
    trees = {"w": (AS_AIDE,), "m": last}
    clock = Clock(
        person,
        NAMES,
        standing(NAMES.values(), (), "Elm"),
        lambda edge: Asked(trees=trees[edge.upper], substitutions=substitutions),
    )
    return scheduled(way, clock.on(way, simple(way)).lacking)


def months(found: Schedule) -> list[int | None]:
    return [stage.months for stage in found.stages]


def test_each_class_is_held_as_long_as_the_next_asks() -> None:
    assert months(timed(AS_WEAVER)) == [12, 24]


def test_what_is_asked_of_all_experience_runs_on_while_other_classes_are_held() -> None:
    both = QualificationNode("all", parts=(AS_WEAVER, IN_ALL))
    assert months(timed(both)) == [12, 48]
    assert months(timed(IN_ALL)) == [12, 48]


def test_a_class_below_is_not_of_the_level_of_the_class_above() -> None:
    at_level = experience("two years as a Weaver or at that level", 24, "w", or_equivalent=True)
    assert months(timed(at_level)) == [12, 24]
    before = Profile(classes=(Held(title="Aide", months=40),), experience=())
    assert months(timed(at_level, person=before)) == [0, 24]


def test_what_a_person_has_is_not_asked_for_again() -> None:
    person = Profile(
        classes=(Held(title="Aide", months=30), Held(title="Weaver", months=10, now=True)),
        experience=(),
    )
    assert months(timed(AS_WEAVER, person=person)) == [0, 14]
    assert months(timed(AS_WEAVER, person=person, way=WAY[1:])) == [14]


def test_what_is_undecidable_counts_for_the_least_time_and_not_for_the_certain_one() -> None:
    at_level = experience("two years as a Weaver or at that level", 24, "w", or_equivalent=True)
    person = Profile(classes=(Held(title="Dyer", months=40),), experience=())
    clock = Clock(person, NAMES, standing(NAMES.values(), ()), lambda _: Asked(trees=(at_level,)))
    on = clock.on(WAY[1:], simple(WAY[1:]))
    assert (on.lacking(WAY[1], {}), on.surely(WAY[1], {})) == (0, 24)


def test_part_time_counts_by_its_share() -> None:
    person = Profile(classes=(Held(title="Weaver", months=20, share=0.5),), experience=())
    assert months(timed(AS_WEAVER, person=person, way=WAY[1:])) == [14]


def test_where_nothing_states_a_time_none_is_told() -> None:
    untimed = (edge("a", "w", 12), edge("w", "m"))
    assert months(timed(way=untimed)) == [12, None]
    assert months(timed(DEGREE, way=untimed)) == [12, None]


def test_schooling_in_place_of_time_leaves_no_time_that_all_must_spend() -> None:
    untimed = (edge("a", "w", 12), edge("w", "m"))
    choice = QualificationNode("any", parts=(IN_ALL, DEGREE))
    assert months(timed(choice, way=untimed)) == [12, None]
    unschooled = Profile(classes=(), education=(), experience=())
    assert months(timed(choice, way=untimed, person=unschooled)) == [12, 48]


def test_what_is_no_time_at_work_is_left_out_but_where_it_stands_for_time() -> None:
    judged = QualificationNode("equivalent-combination", DEGREE.quote)
    tree = QualificationNode(
        "all", parts=(DEGREE, QualificationNode("any", parts=(IN_ALL, DEGREE, judged)))
    )
    (kept,) = of_time([tree, DEGREE])
    assert kept == QualificationNode(
        "all", parts=(QualificationNode("any", parts=(IN_ALL, DEGREE)),)
    )


def test_current_employment_states_no_time() -> None:
    current = replace(experience("current employment as a Weaver", 0, "w"), months=None)
    untimed = (edge("a", "w", 12), edge("w", "m"))
    assert months(timed(current, way=untimed)) == [12, None]


def test_time_in_any_class_of_a_list_counts() -> None:
    text = "three years as an Aide or a Weaver"
    tree = experience(text, 36)
    named = {
        iri: (Quote(title, text.index(title), text.index(title) + len(title), "spec/1", "m"),)
        for iri, title in (("a", "Aide"), ("w", "Weaver"))
    }
    (choice,) = listed([tree], named)
    assert [(part.named, part.months) for part in choice.parts] == [("a", 36), ("w", 36)]
    assert months(timed(choice)) == [12, 24]
    assert listed([AS_WEAVER], named) == (AS_WEAVER,)


def test_of_a_list_only_the_class_held_stands_for_its_level() -> None:
    parts = tuple(
        experience("a year as a Weaver or Dyer or at that level", 12, iri, or_equivalent=True)
        for iri in "wd"
    )
    (tree,) = own_level([QualificationNode("any", parts=parts)], "w")
    assert [part.or_equivalent for part in tree.parts] == [True, False]
    assert months(timed(tree)) == [12, 12]


def test_a_circle_is_no_trouble_to_who_was_in_it() -> None:
    person = Profile(classes=(Held(title="Dyer", months=12),), experience=())
    clock = Clock(person, NAMES, standing(NAMES.values(), ()), lambda _: Asked(trees=(AS_WEAVER,)))
    around = simple([*WAY, edge("d", "w"), edge("w", "d")])
    assert isinstance(around, nx.DiGraph)
    assert scheduled(WAY[1:], clock.on(WAY[1:], around).lacking).months == 24


@st.composite
def substitutions(draw: st.DrawFn) -> Substitution:
    """Return schooling that stands for experience, at one rate or another."""
    text = "A bachelor's degree may be substituted for experience"
    return Substitution(
        iri="s",
        quote=Quote(text, 0, len(text), "spec/1", "mill.txt"),
        offers=draw(st.sampled_from(["a bachelor's degree", "college education"])),
        replaces="experience",
        rate=draw(st.sampled_from([None, "year for year", "on a year-for-year basis"])),
        months=draw(st.sampled_from([None, 12, 24])),
    )


@given(substitutions(), st.sampled_from([None, (), (Schooling(level="bachelor"),)]))
def test_a_substitution_never_makes_a_way_longer(
    more: Substitution, education: tuple[Schooling, ...] | None
) -> None:
    person = Profile(classes=(), experience=(), education=education)
    for tree in (AS_WEAVER, IN_ALL):
        without = timed(tree, person=person)
        assert timed(tree, person=person, substitutions=(more,)).months <= without.months
        assert timed(tree, person=person, substitutions=(more,)).months >= 0


@given(st.integers(0, 60), st.integers(0, 60))
def test_more_time_behind_a_person_never_makes_a_way_longer(less: int, more: int) -> None:
    def way(served: int) -> int:
        person = Profile(classes=(Held(title="Aide", months=served),), experience=())
        return timed(QualificationNode("all", parts=(AS_WEAVER, IN_ALL)), person=person).months

    assert way(less + more) <= way(less)
