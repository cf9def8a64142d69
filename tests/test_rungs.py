"""Which rung of a ladder a class stands on, and which class a listed place is of."""

from __future__ import annotations

import pytest

from graph.identity.mentions import Document, Mention, Role, employers
from graph.identity.resolution import Resolution, ResolvedClass
from graph.identity.resolve import resolve
from graph.iris import Iris


def document(name: str, *, size: int | None = None, series: str | None = "Weaver") -> Document:
    return Document(f"spec/{name}", name, f"{name}.txt", "1", "Wool County", series, size)


def described(name: str, title: str, level: int | None = None, code: str | None = None) -> Mention:
    return Mention(f"spec/{name}#class-1", f"spec/{name}", title, code, level)


def listed(name: str, *titles: str) -> list[Mention]:
    """Return the list of a series as one document prints it."""
    return [
        Mention(
            iri=f"spec/{name}#named-{place}",
            document=f"spec/{name}",
            title=title,
            position=place,
            roles=frozenset({("member", f"spec/{name}#class-1")}),
        )
        for place, title in enumerate(titles, 1)
    ]


def named(name: str, title: str, *, level: int | None = None) -> Mention:
    role: Role = "qualifies"
    return Mention(
        iri=f"spec/{name}#named-99",
        document=f"spec/{name}",
        title=title,
        level=level,
        roles=frozenset({(role, f"spec/{name}#class-1")}),
    )


def resolved(documents: list[Document], mentions: list[Mention]) -> Resolution:
    (employer,) = employers(documents, mentions)
    return resolve(employer, Iris("https://example.org/"))


def home(resolution: Resolution, mention: str) -> ResolvedClass:
    (found,) = [c for c in resolution.classes if mention in dict(c.mentions)]
    return found


def test_a_class_without_a_stated_level_has_that_of_its_title_s_place_in_the_list() -> None:
    documents = [document("a", size=3), document("b", size=3)]
    titles = ("Weaver Aide", "Weaver", "Weaver Chief")
    mentions = [
        described("a", "Weaver Aide"),
        described("b", "Weaver", 2),
        *listed("b", *titles),
    ]
    resolution = resolved(documents, mentions)
    aide = home(resolution, "spec/a#class-1")
    assert (aide.level, set(dict(aide.mentions))) == (1, {"spec/a#class-1", "spec/b#named-1"})
    assert sorted((c.level, c.title) for c in resolution.classes) == list(enumerate(titles, 1))


def test_of_two_classes_on_a_level_the_one_that_bears_the_listed_title_is_listed() -> None:
    documents = [document("a", size=2), document("b", size=2)]
    mentions = [
        described("a", "Weaver Foreman", 2, "7"),
        described("b", "Foreman", 2, "8"),
        *listed("b", "Weaver", "Foreman"),
    ]
    resolution = resolved(documents, mentions)
    assert home(resolution, "spec/b#named-2").code == "8"
    assert sorted((c.level, c.title) for c in resolution.classes) == [
        (1, "Weaver"),
        (2, "Foreman"),
        (2, "Weaver Foreman"),
    ]


def test_a_rung_that_is_only_counted_is_found_by_its_number() -> None:
    documents = [document("a", size=3)]
    mentions = [described("a", "Weaver", 2), named("a", "Weaver, Level 3")]
    found = home(resolved(documents, mentions), "spec/a#named-99")
    assert (found.level, dict(found.mentions)) == (3, {"spec/a#named-99": "title"})


def test_numerals_number_a_list_as_well_and_so_its_rungs_that_no_document_describes() -> None:
    titles = ("Weaver I", "Weaver II", "Weaver III")
    mentions = [described("a", "Weaver II"), *listed("a", *titles)]
    resolution = resolved([document("a", size=3)], mentions)
    assert sorted((c.level, c.title) for c in resolution.classes) == list(enumerate(titles, 1))
    assert [(one.name, one.size) for one in resolution.series] == [("Weaver", 3)]
    assert len([edge for edge in resolution.edges if edge.kind == "next-rung"]) == 2


def test_a_list_that_is_shorter_than_its_ladder_is_none_of_levels() -> None:
    mentions = [described("a", "Weaver", 2), *listed("a", "Weaver Aide", "Weaver")]
    aide = home(resolved([document("a", size=3)], mentions), "spec/a#named-1")
    assert (aide.level, dict(aide.mentions)) == (None, {"spec/a#named-1": "named"})


def test_a_list_that_two_documents_print_differently_is_none_of_levels() -> None:
    documents = [document("a", size=2), document("b", size=2)]
    mentions = [
        described("a", "Weaver", 2),
        described("b", "Weaver", 2),
        *listed("a", "Weaver Aide", "Weaver"),
        *listed("b", "Weaver Helper", "Weaver"),
    ]
    resolution = resolved(documents, mentions)
    assert home(resolution, "spec/a#named-1").level is None
    assert home(resolution, "spec/b#named-1").level is None
    assert home(resolution, "spec/b#named-2").level == 2


def test_a_list_counts_where_it_only_shortens_the_title_of_a_class_on_a_stated_level() -> None:
    mentions = [described("a", "Weaver Foreman", 2), *listed("a", "Aide", "Foreman")]
    aide = home(resolved([document("a", size=2)], mentions), "spec/a#named-1")
    assert (aide.level, dict(aide.mentions)) == (1, {"spec/a#named-1": "list-position"})


def test_the_levels_that_sentences_state_are_as_many_as_they_say() -> None:
    mentions = [described("a", "Weaver", 2)]
    resolution = resolved([document("a", size=4)], mentions)
    assert [(one.name, one.size) for one in resolution.series] == [("Weaver", 4)]
    assert sorted((c.level, c.title) for c in resolution.classes) == [
        (1, "Weaver, level 1"),
        (2, "Weaver"),
        (3, "Weaver, level 3"),
        (4, "Weaver, level 4"),
    ]


@pytest.mark.parametrize(
    "titles", [("Weaver", "Weaver I"), ("Weaver II", "Weaver III"), ("Weaver Chief II", "Weaver I")]
)
def test_numerals_that_leave_out_a_title_or_the_first_rung_number_no_series(
    titles: tuple[str, str],
) -> None:
    documents = [document("a", size=2), document("b", size=2)]
    mentions = [described(name, title) for name, title in zip("ab", titles, strict=True)]
    resolution = resolved(documents, mentions)
    assert sorted((c.level, c.title) for c in resolution.classes) == [(None, t) for t in titles]
    assert resolution.series == ()
