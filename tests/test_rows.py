"""A row of a query becomes one value, whichever of its variables are bound."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from graph import rows, vocab
from graph.errors import StoreError
from graph.model import Flsa, Grades, QualificationNode, Quote
from graph.store import Row, Term

PLACE = Quote("Sort the wool", 7, 20, "spec/1", "sorter.txt")
PRINTED: Row = {
    "text": Literal("Sort the wool"),
    "start": Literal(7),
    "end": Literal(20),
    "document": NamedNode("https://example.org/spec/1"),
    "file": Literal("sorter.txt"),
    "order": Literal(3),
}


def iri(name: str) -> NamedNode:
    return NamedNode(f"https://example.org/{name}")


def concept(name: str) -> NamedNode:
    return NamedNode(vocab.SCHEME + name)


def row(**more: Term) -> Row:
    return {**PRINTED, **more}


def node(name: str, kind: NamedNode, parent: str | None = None, /, **more: Term) -> Row:
    """Return the row of a node of a tree; only leaves are printed, here those with more to say."""
    placed = {"parent": iri(parent)} if parent is not None else {}
    told = {"root": iri("all"), "node": iri(name), "kind": kind, **placed, **more}
    return row(**told) if kind not in {vocab.ALL_OF, vocab.ANY_OF} else told


def test_a_quote_is_what_is_printed_and_where() -> None:
    assert rows.quote(PRINTED) == Quote(
        "Sort the wool", 7, 20, "https://example.org/spec/1", "sorter.txt"
    )


def test_a_duty_has_the_grades_of_its_lowest_and_its_highest_verb() -> None:
    grades = {
        "lowest": concept("responsibility/perform"),
        "highest": concept("responsibility/manage"),
    }
    found = rows.duty(row(unit=iri("unit"), **grades))
    assert (found.iri, found.kind, found.text, found.order) == (
        "https://example.org/unit",
        "duty",
        "Sort the wool",
        3,
    )
    assert found.grades == Grades(2, 6, "perform", "manage")


def test_a_duty_that_no_known_verb_opens_has_no_grades() -> None:
    assert rows.duty(row(unit=iri("unit"))).grades is None


@pytest.mark.parametrize("side", ["lowest", "highest"])
def test_a_grade_outside_the_scale_is_an_error_and_names_the_document(side: str) -> None:
    graded = {name: concept("responsibility/perform") for name in ("lowest", "highest")}
    graded[side] = concept("flsa/exempt")
    with pytest.raises(StoreError, match="graded outside the scale") as told:
        rows.duty(row(unit=iri("unit"), **graded))
    assert told.value.place == "https://example.org/spec/1"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (vocab.KNOWLEDGE_REQUIREMENT, "knowledge"),
        (vocab.SKILL_REQUIREMENT, "skill"),
        (vocab.ABILITY_REQUIREMENT, "ability"),
    ],
)
def test_a_competency_is_of_the_kind_that_its_statement_is(kind: NamedNode, expected: str) -> None:
    asked = row(statement=iri("s"), kind=kind, competency=iri("c"))
    found = rows.competency(asked)
    assert (found.kind, found.shared, found.proficiency) == (
        expected,
        "https://example.org/c",
        None,
    )
    assert found.text == "Sort the wool"


def test_a_competency_is_shown_with_its_lead_words_and_how_well_it_must_be_had() -> None:
    asked = row(
        statement=iri("s"),
        kind=vocab.KNOWLEDGE_REQUIREMENT,
        competency=iri("c"),
        lead=Literal("Knowledge of how to"),
        proficiency=concept("proficiency/thorough"),
    )
    found = rows.competency(asked)
    assert (found.text, found.proficiency) == ("Knowledge of how to Sort the wool", "thorough")


def test_a_credential_tells_for_whom_and_by_when_where_that_is_stated() -> None:
    bare = row(statement=iri("s"), credential=iri("c"))
    found = rows.credential(bare)
    assert (found.kind, found.shared) == ("credential", "https://example.org/c")
    assert (found.condition, found.within_months) == (None, None)
    stated = rows.credential({**bare, "condition": Literal("some"), "months": Literal(6)})
    assert (stated.condition, stated.within_months) == ("some", 6)


@pytest.mark.parametrize(
    ("stated", "status", "exemption"),
    [
        ("non-exempt", "non-exempt", None),
        ("exempt", "exempt", None),
        ("executive", "exempt", "executive"),
        ("outside-sales", "exempt", "outside-sales"),
    ],
)
def test_a_designation_is_exempt_where_it_is_one_of_the_exemptions(
    stated: str, status: str, exemption: str | None
) -> None:
    found = rows.designation([row(stated=concept(f"flsa/{stated}"))])
    assert isinstance(found, Flsa)
    assert (found.status, found.exemption, found.quote.text) == (status, exemption, PLACE.text)


def test_a_link_leads_from_the_lower_item_to_the_upper_one() -> None:
    told: Row = {
        "from": iri("low"),
        "to": iri("high"),
        "score": Literal("0.71"),
        "method": Literal("words"),
    }
    found = rows.link(told)
    assert (found.lower, found.upper) == ("https://example.org/low", "https://example.org/high")
    assert (found.score, found.method) == (0.71, "words")


def test_a_document_tells_each_of_its_dates_apart() -> None:
    dates = {"issued": Literal("1998"), "modified": Literal("2004-05"), "opened": Literal("2011")}
    found = rows.source(row(**dates))
    assert (found.iri, found.file_name) == ("https://example.org/spec/1", "sorter.txt")
    assert (found.issued, found.modified, found.opened) == ("1998", "2004-05", "2011")
    bare = rows.source(PRINTED)
    assert (bare.issued, bare.modified, bare.opened) == (None, None, None)


def test_a_passage_tells_its_kind_without_our_namespace() -> None:
    found = rows.passage(row(statement=iri("s"), kind=vocab.DISTINCTION, heading=Literal("Apart")))
    assert (found.kind, found.heading) == ("Distinction", "Apart")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (vocab.EDUCATION_REQUIREMENT, "education"),
        (vocab.EXPERIENCE_REQUIREMENT, "experience"),
        (vocab.CREDENTIAL_NEED, "credential"),
        (vocab.EQUIVALENT_COMBINATION, "equivalent-combination"),
        (vocab.UNPARSED_REQUIREMENT, "unparsed"),
    ],
)
def test_a_requirement_that_says_no_more_is_of_its_kind_and_quoted(
    kind: NamedNode, expected: str
) -> None:
    (found,) = rows.trees([node("all", kind)], {})
    assert found == QualificationNode(
        expected, quote=rows.quote(PRINTED), iri="https://example.org/all"
    )


def test_a_tree_has_its_parts_in_the_order_of_the_rows_each_once() -> None:
    months: dict[str, Term] = {
        "months": Literal(24),
        "inClass": iri("m"),
        "orEquivalent": Literal(value=True),
    }
    told = [
        node("all", vocab.ALL_OF),
        node("any", vocab.ANY_OF, "all"),
        node(
            "years", vocab.EXPERIENCE_REQUIREMENT, "any", **months, supervisory=Literal(value=True)
        ),
        node(
            "years", vocab.EXPERIENCE_REQUIREMENT, "any", **months, supervisory=Literal(value=True)
        ),
        node("degree", vocab.EDUCATION_REQUIREMENT, "any", level=concept("education/bachelor")),
        node("paper", vocab.CREDENTIAL_NEED, "all"),
    ]
    (tree,) = rows.trees(
        told, {"https://example.org/m": row(printed=Literal("Sorter"), meant=iri("class"))}
    )
    assert (tree.kind, tree.quote, [part.kind for part in tree.parts]) == (
        "all",
        None,
        ["any", "credential"],
    )
    either, _ = tree.parts
    years, degree = either.parts
    assert (either.kind, years.kind, degree.kind) == ("any", "experience", "education")
    assert (years.months, years.in_class, years.or_equivalent, years.supervisory) == (
        24,
        "Sorter",
        True,
        True,
    )
    assert (years.iri, years.named) == ("https://example.org/years", "https://example.org/class")
    assert (degree.level, degree.months, degree.or_equivalent) == ("Bachelor's degree", None, False)


def test_the_fields_of_a_requirement_are_read_together() -> None:
    units = Literal("12 semester units")
    told = [
        node("all", vocab.EDUCATION_REQUIREMENT, field=Literal(name), units=units)
        for name in ("law", "history")
    ]
    (found,) = rows.trees(told, {})
    assert (found.fields, found.units) == (("history", "law"), "12 semester units")


def test_a_substitution_says_what_it_offers_and_how_much() -> None:
    told = row(
        substitution=iri("s"),
        offers=Literal("A degree"),
        replaces=Literal("experience"),
        rate=Literal("year for year"),
        months=Literal(24),
        applies=iri("years"),
    )
    found = rows.substitution(told)
    assert (found.offers, found.replaces, found.rate, found.months, found.applies_to) == (
        "A degree",
        "experience",
        "year for year",
        24,
        "https://example.org/years",
    )


def test_what_a_requirement_denies_is_not_asked_for() -> None:
    denied = {"orEquivalent": Literal(value=False), "supervisory": Literal(value=False)}
    (found,) = rows.trees([node("all", vocab.EXPERIENCE_REQUIREMENT, **denied)], {})
    assert (found.or_equivalent, found.supervisory) == (False, False)
