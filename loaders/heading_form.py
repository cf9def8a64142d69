"""How a printed heading is brought to the form in which headings are compared.

Numbers before it, decoration around it, remarks in brackets and shares of time do not count. A
heading that is still unknown is tried again without words that headings share ("Examples of",
"Key" before; "of the position", "required" behind): :func:`shortened`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from loaders.wording import phrases

__all__ = ["normalised", "shortened", "without_number"]

#: How many results are kept: a line is looked at for several reasons, and stands in many documents.
_KEPT: Final = 20_000
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ROMAN: Final = r"[IVX]{1,4}"
_DECIMAL: Final = r"\d{1,2}(?:\.\d{1,2})+"
#: "II.", "3.1", "(a)", "4 -", "Section 3:", "Factors 6/7.".
_NUMBERING: Final = re.compile(
    rf"(?:(?:(?i:section|part|article|factor|item|chapter|element)s?)\s+"
    rf"(?:{_DECIMAL}|\d{{1,2}}(?:\s*[/&]\s*\d{{1,2}})?|{_ROMAN}|[A-Z])\s*[.:)-]"
    rf"|\(?(?:{_ROMAN}|[A-Za-z]|\d{{1,2}}|{_DECIMAL})[.)]\s*-?(?=\s)|{_DECIMAL}(?=\s)"
    rf"|(?:{_ROMAN}|\d{{1,2}})\s+-(?=\s)|[IVX]{{2,4}}(?=\s+[A-Z]{{2}}))\s*"
)
#: Lines of signs before a heading.
_DECORATION: Final = re.compile(r"^[-=~_*#<>|]{2,}\s*(?=[\w(\[])")
_SHARE: Final = re.compile(r"\s*[-:]?\s*\d{1,3}\s*%(?:\s+of\s+(?:the\s+)?time)?$", re.IGNORECASE)
_SIGNS: Final = str.maketrans(dict.fromkeys(",:;.*_\"'", " "))
_SMALL: Final = frozenset({"the", "a", "an", "following"})
#: What headings have in common before their own words.
_HEADS: Final = re.compile(
    phrases(
        *("basic", "characteristic", "common", "core", "critical", "current", "daily", "essential"),
        *(
            "entry level",
            "example* of",
            "full performance",
            "fundamental",
            "general",
            "illustrative",
        ),
        *("important", "job", "job related", "job-related", "key", "list of", "main", "major"),
        *("outline of", "overview of", "range of"),
        *("minimum", "most", "necessary", "needed", "normal", "other", "position", "primary"),
        *("principal", "regular", "representative", "required", "sample", "samples of", "selected"),
        *("some", "specific", "standard", "summary of", "typical", "usual", "your"),
    )
    + r"\s+(?:and\s+)?"
)
_WHAT: Final = (
    r"(?:(?:this|all|each|every)\s+)?(?:class(?:es|ifications?)?|positions?|jobs?|roles?|posts?|series"
    r"|levels?|occupations?|work|employment|employees|incumbents|entry|appointment|hire|hiring"
    r"|consideration|success|essential functions)"
)
#: What headings have in common behind their own words.
_TAILS: Final = re.compile(
    rf"\s+(?:(?:common\s+to|of|for|in|into|at|to|upon|required\s+for|needed\s+for"
    rf"|associated\s+with|required\s+for\s+entry\s+into)\s+{_WHAT}"
    rf"|(?:required|needed|necessary)\s+to\s+(?:successfully\s+)?(?:perform|do)\s+{_WHAT}"
    r"(?:\s+successfully)?|in\s+order\s+of\s+importance|include|includes|including|may\s+include"
    r"|but\s+(?:are\s+)?not\s+limited\s+to|are|is|as\s+follows|continued|cont\s*d|required|needed"
    r"|illustrative\s+only|typically\s+performed|performed|guidelines?)$"
)


def normalised(phrase: str) -> str:
    """Return a heading as it is compared.

    >>> normalised("2.0  EXAMPLES OF DUTIES (Illustrative Only):")
    'examples of duties'
    """
    bare = without_number(phrase)
    if "(" in bare or "[" in bare:
        bare = _BRACKETS.sub(" ", _BRACKETS.sub("", bare))
    bare = bare.strip(" -=~_*<>|")
    bare = _SHARE.sub("", bare) if "%" in bare else bare
    bare = bare.rstrip("-=~_<>| ").replace("&", " and ").replace("#", " no ")
    words = bare.replace("/", " / ").casefold().translate(_SIGNS).split()
    return " ".join([word for word in words if word not in _SMALL])


@lru_cache(maxsize=_KEPT)
def without_number(phrase: str) -> str:
    """Return a heading without the number and the decoration before it."""
    bare = _DECORATION.sub("", phrase.strip())
    numbered = _NUMBERING.match(bare)
    return bare[numbered.end() :] if numbered else bare


def shortened(wanted: str) -> Iterator[str]:
    """Yield what is left of a normalised heading without words that headings share, longest first.

    >>> list(shortened("key duties of this position"))
    ['key duties', 'duties']
    """
    while (match := _TAILS.search(wanted)) is not None:
        wanted = wanted[: match.start()]
        yield wanted
    while (match := _HEADS.match(wanted)) is not None:
        wanted = wanted[match.end() :]
        yield wanted
