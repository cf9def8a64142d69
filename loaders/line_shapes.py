"""What a line looks like: a heading in capitals, a title in title case, running text.

The lexicon knows many headings, but not all. A line that it does not know counts as a heading
where it stands in capitals, or looks like the headings that the same document is known to use:
their case, the colon behind them, the kind of number before them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from loaders import lexicon
from loaders.heading_form import without_number
from loaders.lines import Line
from loaders.wording import has_more_words

__all__ = [
    "is_capital_sentence",
    "is_capitals",
    "is_heading",
    "is_title_case",
    "is_titled",
    "numbering",
    "styles",
]

_SMALL: Final = frozenset("a an and as at by for from in of on or per the to with".split())
_WORD: Final = re.compile(r"[A-Za-z][\w'./-]*")
_ENDS_SENTENCE: Final = (".", ";", ",", "!", "?")
_CREDENTIAL: Final = re.compile(
    r"licen[sc]e|certificat|credential|registration|degree|diploma", re.IGNORECASE
)
#: "Either I", "Or II": the mark of an alternative.
_ALTERNATIVE: Final = re.compile(
    r"(?:either|or|and)\b|.*\b(?:either|or|and)$|.*\b(?:either|or)\s+[IVX]{1,4}$", re.IGNORECASE
)
#: The head of a column beside a list.
_COLUMN: Final = re.compile(
    r"(?:(?:percent|%)\s*(?:of\s*time)?|percentage|frequency|weight|time|rating):?", re.IGNORECASE
)
_REMARK: Final = re.compile(r"\s*\([^()]*\)[.:]?$")
_DIGITS: Final = re.compile(r"\d+")
_LETTER: Final = re.compile(r"[A-Z]")
#: A sentence, or the second line of one, that is printed in capitals.
_SENTENCE: Final = re.compile(
    r"(?:THIS|THESE|THE|ALL|IF|YOU)\b.*\b(?:IS|ARE|WILL|SHALL|MUST|MAY)\b"
    r"|(?:ONLY\s+)?(?:ON|OF|BY|WITH|FROM)\s"
)
_LONGEST: Final = 12
_MOST: Final = 0.6
#: How many lines' looks are kept; most lines come in many documents.
_KEPT: Final = 20_000
#: How many known headings of one style make it the style of the document's headings.
_ENOUGH: Final = 2


def is_capitals(text: str) -> bool:
    """Tell whether a text has letters, and no small ones."""
    return text.upper() == text and sum(map(str.isalpha, text)) > 3


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


def is_capital_sentence(first: str, second: str) -> bool:
    """Tell whether two lines are one sentence in capitals.

    >>> is_capital_sentence("THE OFFICE IS OPEN ONLY", "ON A WORKING DAY")
    True
    """
    if not (is_capitals(first) and is_capitals(second)) or first.endswith(_ENDS_SENTENCE):
        return False
    return bool(_SENTENCE.match(first) or _SENTENCE.match(second))


@lru_cache(maxsize=_KEPT)
def numbering(text: str) -> str | None:
    """Return the kind of number before a text, ``None`` where it has none.

    >>> numbering("3.1 Education"), numbering("IV. Wages"), numbering("Section 2: Pay")
    ('1.1', 'I.', 'Section 1:')
    """
    bare = without_number(text)
    mark = text[: len(text) - len(bare)].strip()
    if not mark or bare == text:
        return None
    if re.fullmatch(r"\(?[IVX]{1,4}[.)]?", mark):
        return re.sub(r"[IVX]+", "I", mark)
    return _DIGITS.sub("1", mark) if any(map(str.isdigit, mark)) else _LETTER.sub("A", mark)


def styles(lines: Sequence[Line]) -> frozenset[str]:
    """Return the styles that a document's known headings have."""
    # What looks like no heading need not be looked up, which takes longer.
    shaped = (line.text for line in lines if _style(line.text) is not None)
    known = (text for text in shaped if lexicon.heading(text) is not None)
    counted = Counter(style for text in known for style in _known_styles(text))
    return frozenset(style for style, number in counted.items() if number >= _ENOUGH)


def is_heading(line: Line, following: Sequence[Line], known: frozenset[str]) -> bool:
    """Tell whether a line that the lexicon does not know is a heading.

    :param following: the lines after it; a heading has some, which do not look like it
    :param known: the styles of the document's known headings
    """
    number, style = numbering(line.text), _style(line.text)
    if style is None or not following or _COLUMN.fullmatch(line.text):
        return False
    if number is not None:
        return number in known and style in known
    if not line.text[0].isalpha():
        return False
    if style != "title":
        return style == "capitals" or style in known
    return (
        style in known
        and line.after_gap
        and len(following[0].text) > len(line.text) * (1 if following[0].after_gap else 2)
        and not _CREDENTIAL.search(line.text)
    )


def _known_styles(text: str) -> Iterator[str]:
    style, number = _style(text), numbering(text)
    if style is not None:
        yield style
        # A numbered word may be a point of a list: "3. Training".
        if number is not None and len(without_number(text).split()) > 1:
            yield number


@lru_cache(maxsize=_KEPT)
def _style(text: str) -> str | None:
    """Return "capitals", "title" or "colon"; ``None`` for what is no heading."""
    text = without_number(text)
    text = _REMARK.sub("", text) if "(" in text else text
    if text.endswith(_ENDS_SENTENCE) or has_more_words(text, _LONGEST) or _ALTERNATIVE.match(text):
        return None
    if is_capitals(text):
        return None if _SENTENCE.match(text) else "capitals"
    if not is_title_case(text):
        return None
    return "colon" if text.endswith(":") else "title"
