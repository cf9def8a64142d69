"""Titles that requirements print are found among those that the employer is known to have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.identity.asked import Asked, Naming, Requirement, may_have_grades
from graph.identity.mentions import Document, Employer, Mention, Role, employers
from graph.identity.resolution import Resolution
from graph.identity.resolve import resolve
from graph.iris import Iris

TITLES = ("Weaver", "Senior Weaver", "Wool Dyer", "Yarn Clerk", "Head Carder", "Carder")
#: The class that asks, unless a test says another.
ASKING = "Loom Inspector"


def iri(title: str) -> str:
    return f"spec/{title}#class-1"


def document(title: str) -> Document:
    return Document(f"spec/{title}", title, f"{title}.txt", "1", "Wool County")


def described(title: str) -> Mention:
    return Mention(iri(title), f"spec/{title}", title)


def named(title: str, role: Role = "qualifies", asking: str = ASKING) -> Mention:
    roles = frozenset({(role, iri(asking))})
    return Mention(f"spec/{asking}#{title}", f"spec/{asking}", title, roles=roles)


def county(*titles: str, read: tuple[Mention, ...] = ()) -> Employer:
    """Return an employer that describes some classes, and what was read as named in them."""
    every = [*titles, ASKING]
    (found,) = employers(map(document, every), [*map(described, every), *read])
    return found


def asked(text: str, *read: Mention, asking: str = ASKING) -> Asked:
    """Return what a class asks for, and what was read as named there, by its title."""
    return Asked(
        requirements=(Requirement(f"spec/{asking}#qualification-1", text, (iri(asking),)),),
        namings=tuple(Naming(iri(asking), one.iri, one.title) for one in read),
    )


def ways(resolution: Resolution, *kinds: str) -> set[str]:
    """Return the titles of the classes that lead to another."""
    titles = {one.iri: one.title for one in resolution.classes}
    return {titles[edge.lower] for edge in resolution.edges if edge.kind in (kinds or "qualifies")}


def found(text: str, *read: Mention, titles: tuple[str, ...] = TITLES) -> set[str]:
    resolution = resolve(county(*titles, read=read), Iris(), asked(text, *read))
    return ways(resolution, "qualifies")


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Two years as a wool dyer.", {"Wool Dyer"}),
        ("Two years as a journey-level wool dyer in a mill.", {"Wool Dyer"}),
        ("Two years as a Wool Dyer engaged in dyeing.", {"Wool Dyer"}),
        ("Two years as a Weaver, Senior.", {"Senior Weaver"}),
        ("Two years as a Sr. Weaver.", {"Senior Weaver"}),
        ("Two years as one of the Yarn Clerks.", {"Yarn Clerk"}),
        ("Two years as a fuller, wool dyer, or page in a mill.", {"Wool Dyer"}),
        ("Two years as a Wool Dyer, Yarn Clerk or Carder.", {"Wool Dyer", "Yarn Clerk", "Carder"}),
        ("Two years in a class at the level of Yarn Clerk.", {"Yarn Clerk"}),
        ("Two years as a weaver of wool.", set()),
        ("Two years as assistant to a Wool Dyer.", set()),
        ("Two years as a Wool Dyer Helper.", set()),
        ("Two years as a wool dyer helper.", set()),
        ("Registration as a Wool Dyer.", set()),
        ("Two years supervising Wool Dyers.", set()),
        ("Two years as a Loom Inspector.", set()),
    ],
)
def test_a_title_counts_where_somebody_has_held_the_class(text: str, classes: set[str]) -> None:
    assert found(text) == classes


def test_one_word_in_small_letters_is_a_title_in_its_own_line_of_work_alone() -> None:
    every = county(*TITLES)
    own = asked("Two years as a carder.", asking="Head Carder")
    assert ways(resolve(every, Iris(), own), "qualifies") == {"Carder"}
    other = asked("Two years as a carder.", asking="Yarn Clerk")
    assert ways(resolve(every, Iris(), other), "qualifies") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Two years at the level of Yarn Clerk.",
        "Two years as a Yarn Clerk or in a class at that level.",
    ],
)
def test_a_class_of_that_level_counts_too_where_the_text_says_so(text: str) -> None:
    resolution = resolve(county(*TITLES), Iris(), asked(text))
    assert ways(resolution, "equivalent") == {"Yarn Clerk"}


def test_what_is_found_names_its_rule_and_the_words_that_it_stands_in() -> None:
    resolution = resolve(county(*TITLES), Iris(), asked("Two years as a wool dyer."))
    (one,) = resolution.found
    assert one.requirement == f"spec/{ASKING}#qualification-1"
    assert (one.first, one.behind, one.mention.title) == (4, 6, "wool dyer")
    (rule,) = {
        rule for c in resolution.classes for iri, rule in c.mentions if iri == one.mention.iri
    }
    assert rule == "title-index"
    assert all(c.aliases == () for c in resolution.classes)


def test_a_name_that_was_read_already_is_not_found_again() -> None:
    read = named("Wool Dyer")
    employer = county(*TITLES, read=(read,))
    resolution = resolve(employer, Iris(), asked("Two years as a Wool Dyer.", read))
    assert resolution.found == ()
    assert ways(resolution, "qualifies") == {"Wool Dyer"}


def test_a_list_that_was_read_as_one_name_is_each_of_its_titles() -> None:
    read = named("Wool Dyer, Yarn Clerk")
    assert found("Two years as a Wool Dyer, Yarn Clerk.", read) == {"Wool Dyer", "Yarn Clerk"}


def test_a_name_that_is_part_of_a_longer_title_is_that_title() -> None:
    titles = (*TITLES, "Weaver of the Harbor")
    read = named("Weaver")
    text = "Two years as a Weaver of the Harbor."
    assert found(text, read, titles=titles) == {"Weaver of the Harbor"}


def test_a_name_stays_where_it_also_stands_alone() -> None:
    titles = (*TITLES, "Weaver of the Harbor")
    read = named("Weaver")
    text = "Two years as a Weaver. A year as a Weaver of the Harbor."
    assert found(text, read, titles=titles) == {"Weaver", "Weaver of the Harbor"}


def test_a_longer_name_that_no_class_bears_is_a_class_of_its_own() -> None:
    read = named("Chief Weaver")
    assert found("Two years as a Chief Weaver.", read) == {"Chief Weaver"}


@pytest.mark.parametrize("name", ["Wool Town", "Department of Looms"])
def test_a_name_of_another_form_is_no_class_and_reported(name: str) -> None:
    read = named(name)
    employer = county(*TITLES, read=(read,))
    resolution = resolve(employer, Iris(), asked(f"Two years as of {name}.", read))
    assert name not in {one.title for one in resolution.classes}
    (doubt,) = resolution.doubts
    assert doubt.mention == read.iri
    assert "form" in doubt.reason


def test_a_title_that_a_class_bore_before_is_that_class_in_every_document() -> None:
    old = named("Thread Clerk", asking="Weaver")
    employer = county(*TITLES, read=(old,))
    text = "Two years as a Yarn Clerk (formerly Thread Clerk) or so."
    resolution = resolve(employer, Iris(), asked(text))
    (clerk,) = [one for one in resolution.classes if one.title == "Yarn Clerk"]
    assert dict(clerk.mentions)[old.iri] == "former-title"
    assert clerk.aliases == ("Thread Clerk",)
    assert dict(resolution.rests)[old.iri] == f"spec/{ASKING}#qualification-1"


def graded(employer: Employer) -> Asked:
    told = {one.iri: f"{one.document}#other-1" for one in may_have_grades(employer)}
    return Asked(graded=told)


def test_a_title_with_a_numeral_is_a_pay_grade_where_the_class_is_said_to_have_them() -> None:
    second = named("Wool Dyer II")
    employer = county(*TITLES, read=(second,))
    resolution = resolve(employer, Iris(), graded(employer))
    (dyer,) = [one for one in resolution.classes if one.title == "Wool Dyer"]
    assert dict(dyer.mentions)[second.iri] == "pay-grade"
    assert dict(resolution.rests)[second.iri] == "spec/Wool Dyer#other-1"
    assert ways(resolution, "qualifies") == {"Wool Dyer"}


def test_a_numeral_sets_classes_apart_where_no_document_speaks_of_pay_grades() -> None:
    second = named("Wool Dyer II")
    resolution = resolve(county(*TITLES, read=(second,)), Iris())
    assert ways(resolution, "qualifies") == {"Wool Dyer II"}


def test_a_numeral_sets_classes_apart_where_another_class_bears_one() -> None:
    second = named("Wool Dyer II")
    employer = county(*TITLES, "Wool Dyer III", read=(second,))
    assert ways(resolve(employer, Iris(), graded(employer)), "qualifies") == {"Wool Dyer II"}


def test_only_classes_that_are_named_with_a_numeral_may_have_grades() -> None:
    employer = county(*TITLES, "Spinner II", read=(named("Wool Dyer II"), named("Spinner II")))
    assert [one.title for one in may_have_grades(employer)] == ["Wool Dyer"]


def test_of_two_titles_of_the_same_words_the_one_in_that_order_is_meant() -> None:
    titles = ("Dyer Assistant", "Assistant Dyer")
    read = named("Assistant Dyer")
    assert found("Two years as an Assistant Dyer.", read, titles=titles) == {"Assistant Dyer"}


def test_a_title_that_two_classes_bear_is_neither_and_reported() -> None:
    documents = [document("a"), document("b"), document(ASKING)]
    mentions = [
        replace(described("a"), title="Wool Dyer", code="1"),
        replace(described("b"), title="Wool Dyer", code="2"),
        described(ASKING),
    ]
    (employer,) = employers(documents, mentions)
    resolution = resolve(employer, Iris(), asked("Two years as a wool dyer."))
    assert ways(resolution, "qualifies") == set()
    assert ["several classes" in doubt.reason for doubt in resolution.doubts] == [True]


def test_what_a_revised_document_asks_for_names_no_class() -> None:
    newer = replace(document(ASKING), modified="2010")
    older = replace(newer, iri="spec/old", sha256="old", file_name="old.txt", modified="2001")
    old = Mention("spec/old#class-1", "spec/old", ASKING)
    (employer,) = employers(
        [newer, older, document("Wool Dyer")], [described(ASKING), old, described("Wool Dyer")]
    )
    requirement = Requirement("spec/old#qualification-1", "A year as a wool dyer.", (old.iri,))
    resolution = resolve(employer, Iris(), Asked((requirement,)))
    assert (resolution.found, ways(resolution, "qualifies")) == ((), set())
