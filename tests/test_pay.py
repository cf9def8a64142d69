"""What a specification says of pay."""

from __future__ import annotations

import pytest

from loaders.lines import document
from loaders.pay import pay
from loaders.sections import sections


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("$1,000 to $2,000 a month.", True),
        ("Range 12", True),
        ("Set by the agreement.", True),
        ("The pay of candidates begins at $1,000.", True),
        ("Candidates are usually appointed to the lower grade.", False),
        ("Created 5/6/2007", False),
        ("Planning and Development", False),
        ("Please confirm the pay with the department.", False),
    ],
)
def test_pay_is_stated_by_figures_and_not_by_advice(text: str, told: bool) -> None:
    doc = document(f"CLERK\n\nSALARY\n\n{text}\n\nDUTIES\n\nFiles.\n")
    assert bool(pay(doc, sections(doc))) is told
