"""The FLSA status, where a document designates one."""

from __future__ import annotations

import pytest

from graph.schemes import concepts
from loaders.flsa import flsa
from loaders.lines import document
from loaders.sections import sections


def read(text: str) -> tuple[str, str | None] | None:
    doc = document(text)
    found = flsa(doc, sections(doc))
    return (found.status, found.exemption) if found else None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("FLSA: Non Exempt\n", ("non-exempt", None)),
        ("FLSA Status: Nonexempt\n", ("non-exempt", None)),
        ("\tFLSA Designation\n\tExempt (Administrative)\n", ("exempt", "administrative")),
        ("FLSA: Exempt - Computer Professional\n", ("exempt", "computer")),
        ("FLSA: Overtime eligible\n", ("non-exempt", None)),
        ("FLSA: Not OT Eligible\n", ("exempt", None)),
        ("FLSA: E-Executive\n", ("exempt", "executive")),
        ("FLSA: EX / Professional\n", ("exempt", "professional")),
        ("FLSA: Employees are told\n", None),
        ("Weavers are covered by the overtime provisions of the FLSA.\n", ("non-exempt", None)),
        ("Weavers are not subject to overtime under the FLSA.\n", ("exempt", None)),
        ("Overtime: no; executive exemption under the FLSA\n", ("exempt", "executive")),
        ("Overtime: no; a tax exemption under the FLSA\n", None),
        ("Weavers are subject to overtime.\n", None),
        ("Overtime Status: Exempt\n", ("exempt", None)),
        ("DUTIES\n\nThis class is exempt under the FLSA.\n", ("exempt", None)),
        ("DUTIES\n\nThe Fair Labor Standards Act makes it non-exempt.\n", ("non-exempt", None)),
        ("DUTIES\n\nHelps people who are exempt from taxes.\n", None),
        ("FLSA: to be determined\n", None),
        ("FLSA STATUS:   ___ Exempt    _X_ Non-Exempt\n", ("non-exempt", None)),
        ("6. FLSA:  [ ] Exempt  [X] Nonexempt\n", ("non-exempt", None)),
        ("FLSA: [x] Exempt (Administrative)  [ ] Nonexempt\n", ("exempt", "administrative")),
        ("FLSA: Exempt: ____ Non-Exempt: __X__\n", ("non-exempt", None)),
        ("FLSA Status: ☐ Exempt ☒ Non-Exempt\n", ("non-exempt", None)),
        ("FLSA Status: [ ] Exempt [ ] Non-Exempt\n", None),
        ("[X] Exempt  [ ] Non-Exempt\n", ("exempt", None)),
        ("FLSA: N\n", ("non-exempt", None)),
        ("FLSA: E/A\n", ("exempt", None)),
        ("FLSA: N/A\n", None),
        ("FLSA Exempt: No\n", ("non-exempt", None)),
        ("FLSA Exempt: Yes\n", ("exempt", None)),
        ("Classification: Non-Exempt\n", ("non-exempt", None)),
        ("Overtime Eligible\n", None),
        ("DUTIES\n\nThe employee in this position is non-exempt.\n", ("non-exempt", None)),
    ],
)
def test_a_status_is_read_only_where_it_is_designated(
    text: str, found: tuple[str, str | None] | None
) -> None:
    assert read("CLERK\n" + text) == found


def test_the_passage_is_the_evidence() -> None:
    doc = document("CLERK\nFLSA: Exempt (Executive)\n")
    found = flsa(doc, sections(doc))
    assert found is not None
    assert doc.text[found.start : found.end] == "Exempt (Executive)"


def test_the_scheme_has_the_five_exemptions_of_the_regulation() -> None:
    under = {concept.name for concept in concepts("flsa") if concept.broader == "exempt"}
    assert under == {"executive", "administrative", "professional", "computer", "outside-sales"}
