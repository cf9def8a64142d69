"""When a class was established and its specification last revised."""

from __future__ import annotations

import pytest

from loaders.history import adopted, opened, revised
from loaders.lines import document
from loaders.parse import parse_bytes
from loaders.sections import sections


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Adopted: 5/22/89\nRevised: 3/11/02, 11/18/14\n", "1989-05-22", "2014-11-18"),
        ("DATE CREATED    15-Jun-2009\nDATE REVISED    03-Sep-20\n", "2009-06-15", "2020-09-03"),
        (
            "ESTABLISHED:  7/1/87P  7/1/87P\nREVISED:  9/21/18PC  9/21/18PC\n",
            "1987-07-01",
            "2018-09-21",
        ),
        (
            "NC: 12/93   Effective: 12/18/1993\nREV: 07/99\nREV: 06/12/2011\n",
            "1993-12-18",
            "2011-06-12",
        ),
        ("Town of Rye\nMarch 2006\nRevised: May 2019\n", "2006-03", "2019-05"),
        ("Town of Rye\nMarch 2006\n", None, None),
        (
            "New class: 4-12-71.\nGeneral revision and new title: 6-10-05.\n",
            "1971-04-12",
            "2005-06-10",
        ),
        ("Job Established: 08/08/1988\nLast Reviewed: 05/14/2020\n", "1988-08-08", None),
        ("Class | Established\nClerk I | 5/1/1999\nClerk II | 7/1/1998\n", "1998-07-01", None),
    ],
)
def test_the_first_and_the_last_date_count(text: str, first: str | None, last: str | None) -> None:
    doc = document(f"{text}\nCLERK\n\nDUTIES\n\nFiles letters.\n")
    parts = sections(doc)
    read = adopted(doc, parts), revised(doc, parts)
    assert tuple(one and one.value for one in read) == (first, last)


def test_a_bulletin_has_an_opening_date() -> None:
    doc = document("CLERK\nOpening Date: 05/05/15\n")
    assert getattr(opened(doc, sections(doc)), "value", None) == "2015-05-05"


def test_dates_in_a_column_of_each_class_are_no_text() -> None:
    text = (
        "MAIL CLERK\n\nABILITIES\n\nAbility to: sort.\n\n      21.544      21.547\n\n"
        "ESTABLISHED:   7/1/78      7/1/78\nREVISED:       3/4/16PC    3/4/16PC\n"
    )
    record = parse_bytes(text.encode(), "a.txt")
    assert [one.text for one in record.classes[0].abilities] == ["sort"]
    assert record.adopted is not None
    assert record.adopted.value == "1978-07-01"
