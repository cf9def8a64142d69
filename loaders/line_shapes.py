"""What a line looks like: a heading in capitals, a title in title case, running text.

The lexicon knows many headings, but not all. A line that it does not know counts as a heading
where it stands in capitals, or looks like the headings that the same document is known to use.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

from loaders import lexicon
from loaders.lines import Line

__all__ = ["Style", "is_capitals", "is_heading", "is_title_case", "is_titled", "styles"]

Style: TypeAlias = Literal["capitals", "title", "colon"]

_SMALL: Final = frozenset("a an and as at by for from in of on or per the to with".split())
_WORD: Final = re.compile(r"[A-Za-z][\w'./-]*")
_ENDS_SENTENCE: Final = (".", ";", ",", "!", "?")
_CREDENTIAL: Final = re.compile(
    r"licen[sc]e|certificat|credential|registration|degree|diploma", re.IGNORECASE
)
#: "Either I", "Or II": the mark of an alternative.
_ALTERNATIVE: Final = re.compile(r"(?:either|or|and)\b|.*\b(?:either|or|and)$", re.IGNORECASE)
_LONGEST: Final = 12
_MOST: Final = 0.6
#: How many known headings of one style make it the style of the document's headings.
_ENOUGH: Final = 2


def is_capitals(text: str) -> bool:
    """Tell whether a text has letters, and no small ones."""
    return sum(letter.isalpha() for letter in text) > 3 and text.upper() == text


def is_title_case(text: str) -> bool:
    """Tell whether each word but the small ones begins with a capital.

    >>> is_title_case("Human Interaction and Aptitude"), is_title_case("Answers the telephone")
    (True, False)
    """
    words = [word for word in _WORD.findall(text) if word not in _SMALL]
    return bool(words) and all(word[0].isupper() for word in words)


def is_titled(text: str) -> bool:
    """Tell whether most words begin with a capital, as in a title with a slip of the pen."""
    words = [word for word in _WORD.findall(text) if word not in _SMALL]
    return bool(words) and sum(word[0].isupper() for word in words) >= _MOST * len(words)


def styles(lines: Sequence[Line]) -> frozenset[Style]:
    """Return the styles that a document's known headings have."""
    counted = Counter(
        style
        for line in lines
        if (style := _style(line.text)) and lexicon.heading(line.text) is not None
    )
    return frozenset(style for style, number in counted.items() if number >= _ENOUGH)


def is_heading(line: Line, following: Sequence[Line], known: frozenset[Style]) -> bool:
    """Tell whether a line that the lexicon does not know is a heading.

    :param following: the lines after it; a heading has some, which do not look like it
    :param known: the styles of the document's known headings
    """
    style = _style(line.text)
    if style is None or not following or not line.text[0].isalpha():
        return False
    if style != "title":
        return style == "capitals" or style in known
    return (
        style in known
        and line.after_gap
        and len(following[0].text) > len(line.text) * (1 if following[0].after_gap else 2)
        and not _CREDENTIAL.search(line.text)
    )


def _style(text: str) -> Style | None:
    if len(text.split()) > _LONGEST or text.endswith(_ENDS_SENTENCE) or _ALTERNATIVE.match(text):
        return None
    if is_capitals(text):
        return "capitals"
    if not is_title_case(text):
        return None
    return "colon" if text.endswith(":") else "title"
