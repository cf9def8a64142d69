"""Minimum qualifications as many employers word them, with the alternatives they mean.

``qualification_forms.txt`` has them, parted by "%": a wording, then behind "=>" its alternatives,
parted by "|": levels of education, months of experience with the class that is named and "~" where
one of equal level counts too, "cred" for a credential, "equiv" for an equivalent combination.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.parse import parse_bytes
from loaders.qualifications.alternatives import alternatives
from loaders.record import Requirement

#: What stands around the qualifications.
DOCUMENT = """CLERK

DUTIES

Files letters in the order received.

MINIMUM QUALIFICATIONS

{}

WORKING CONDITIONS

Work is performed in an office.
"""
FORMS = Path(__file__).with_name("qualification_forms.txt").read_text("utf-8").split("\n%\n")


@pytest.mark.parametrize("form", FORMS)
def test_a_wording_gives_the_alternatives_it_means(form: str) -> None:
    wording, meaning = form.strip().split("\n=>")
    record = parse_bytes(DOCUMENT.format(wording).encode(), "clerk.txt")
    found = {frozenset(map(_told, way)) for way in alternatives(record.classes[0].qualification)}
    wanted = (way.strip() for way in meaning.split("|"))
    assert found == {frozenset(way.split("+")) for way in wanted if way}


def _told(one: Requirement) -> str:
    match one.kind:
        case "education":
            return str(one.level)
        case "credential":
            return "cred"
        case "equivalent-combination":
            return "equiv"
    named = f"@{one.class_title}" if one.class_title else ""
    return f"{one.months}{named}{'~' if one.or_equivalent else ''}"
