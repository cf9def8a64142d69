"""What a specification says of pay: figures, ranges and grades, as printed."""

from __future__ import annotations

import re
from typing import Final

from loaders.dates import DATE
from loaders.lines import Document
from loaders.record import Statement
from loaders.relations import sentences_of
from loaders.sections import Sections
from loaders.wording import phrases

__all__ = ["pay"]

_SIGN: Final = re.compile(r"[$€£%]")
_FIGURE: Final = re.compile(r"\d")
_DATE: Final = re.compile(rf"{DATE}|\d{{1,2}}-[a-z]{{3,9}}-\d{{2,4}}", re.IGNORECASE)
_OF_PAY: Final = re.compile(
    phrases(
        *(
            "salar*",
            "pay",
            "paid",
            "wage*",
            "rate*",
            "range",
            "grade",
            "step*",
            "schedule",
            "scale",
        ),
        *("contract", "agreement", "negotiat*", "compensat*", "hour*", "annual*", "band", "exempt"),
        *("commensurate", "MOU", "stipend", "bonus", "differential", "unpaid", "volunteer"),
    ),
    re.IGNORECASE,
)
#: Who is appointed, and how to find out, is no pay.
_OF_PERSONS: Final = re.compile(
    phrases(
        *("candidates", "applicants", "eligible list", "eligibles", "appointed", "appointments"),
        *("go to", "please", "contact", "for information", "visit", "confirm"),
    ),
    re.IGNORECASE,
)


def pay(doc: Document, parts: Sections) -> tuple[Statement, ...]:
    """Return what the sections of pay state of it.

    A sentence without a figure counts where it has a word of pay, unless it speaks of who is
    appointed or whom to ask.
    """
    return tuple(
        doc.statement(*span, rule="section-sentence")
        for span in sentences_of(doc, parts, "pay")
        if _states(doc.clean[slice(*span)])
    )


def _states(text: str) -> bool:
    # No date has a sign of money in it, so that most need not be looked for.
    if _SIGN.search(text) or _FIGURE.search(_DATE.sub("", text)):
        return True
    return _OF_PAY.search(text) is not None and _OF_PERSONS.search(text) is None
