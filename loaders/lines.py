"""Lines and spans of a document's text: the ground that every other module stands on.

Matching works on ``Document.clean``, which is as long as the text but has its typographic quotes
and dashes plain, and blanks where the text has markup, odd white space or page furniture. An
offset into the one is an offset into the other; what is quoted comes from the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from loaders.record import Printed, Span, Statement
from loaders.rules import Rule

__all__ = ["FULL", "Document", "Line", "collapsed", "document"]

_LINE: Final = re.compile(r"[^\r\n\f]+")
_LINE_END: Final = re.compile(r"\r\n|[\r\n\f]")
_MARKUP: Final = re.compile(
    r"</?(?:u|b|i|em|strong|p|br|span|div)\b[^<>\n]*>|\*\*|__+|^#{1,6}(?= )", re.MULTILINE
)
#: One of these stands in all markup; most documents have none.
_MARKUP_SIGNS: Final = ("<", "**", "__", "# ")
#: A bullet that a reader of PDF files could only give as a control character.
_LOST_BULLET: Final = re.compile(r"(?m)^([ \t]*)([\x01-\x08\x0e-\x1f]+)(?=[ \t]+\S)")
_LOST: Final = tuple(map(chr, (*range(1, 9), *range(14, 32))))
_PLAIN: Final = str.maketrans(
    {**dict.fromkeys("‘’‛`´", "'"), **dict.fromkeys("“”„", '"'), **dict.fromkeys("‐‑‒–—―−", "-")}
    | dict.fromkeys(_LOST, " ")
    | dict.fromkeys("\ufeff\ufffd\u200b\u200c\u200d\u2060\xad\xa0", " ")
)
_INVISIBLE: Final = str.maketrans(dict.fromkeys("\ufeff\ufffd\u200b\u200c\u200d\u2060\xad", " "))
#: The share of the width that a line wrapped by hand fills, with the next word put behind it.
FULL: Final = 0.9
#: How wide a text wrapped by hand may be, in columns.
_WIDTHS: Final = range(45, 136)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A non-blank line, or the part of one behind an inline heading; it equals itself alone.

    ``text`` is ``clean[start:end]`` and has no white space at its ends; ``indent`` counts the
    columns before it; ``after_gap`` says that a blank line, or the document's start, goes before.
    """

    start: int
    end: int
    text: str
    indent: int
    after_gap: bool

    def tail(self, offset: int) -> Line | None:
        """Return the part of the line from ``offset``, counted in the document, if any."""
        rest = self.text[offset - self.start :]
        start = self.end - len(rest.lstrip())
        if start >= self.end:
            return None
        return Line(start, self.end, rest.lstrip(), self.indent, after_gap=False)


@dataclass(frozen=True, eq=False)
class Document:
    """A text with its plain twin and the spans of its page furniture, sorted.

    It equals itself alone, so that results can be kept by document without a look at its text.
    """

    text: str
    clean: str
    furniture: tuple[Span, ...] = ()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The non-blank lines, page furniture left out."""
        return tuple(_lines(self.clean))

    @cached_property
    def width(self) -> int | None:
        """How wide a text is that was wrapped by hand, in columns; ``None`` for another."""
        lengths = sorted(line.indent + len(line.text) for line in self.lines)
        widest = lengths[int(len(lengths) * 0.97)] if lengths else 0
        wide = sum(length > FULL * widest for length in lengths)
        return widest if widest in _WIDTHS and wide * 8 > len(lengths) else None

    def without(self, furniture: Iterable[Line]) -> Document:
        """Return the document with some lines taken as page furniture, blank in ``clean``."""
        clean, spans = self.clean, sorted((line.start, line.end) for line in furniture)
        if not spans:
            return self
        for start, end in spans:
            clean = clean[:start] + " " * (end - start) + clean[end:]
        return Document(self.text, clean, tuple(spans))

    def trim(self, start: int, end: int) -> Span:
        """Return the span without white space at its ends."""
        inside = self.clean[start:end]
        behind = inside.lstrip()
        if not behind:
            return (start, start)
        return (end - len(behind), start + len(inside.rstrip()))

    def quote(self, start: int, end: int) -> str:
        """Return a passage as printed, white space collapsed and page furniture left out."""
        if not self.furniture:
            return collapsed(self.text[start:end])
        return collapsed(" ".join(self.text[a:b] for a, b in self.spans(start, end)))

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the parts of a span between the page furniture inside it."""
        if not self.furniture:
            return ((start, end),) if start < end else ()
        parts, cursor = [], start
        for a, b in self.furniture:
            if start < a and b < end:
                parts.append(self.trim(cursor, a))
                cursor = b
        last = self.trim(cursor, end) if parts else (cursor, end)
        return tuple((a, b) for a, b in (*parts, last) if a < b)

    def statement(
        self,
        start: int,
        end: int,
        *,
        rule: Rule,
        lead: str | None = None,
        proficiency: str | None = None,
    ) -> Statement:
        """Return the statement that a span holds.

        :param rule: the one that found it there
        """
        spans = self.spans(start, end)
        parts = spans if len(spans) > 1 else ()
        return Statement(self.quote(start, end), start, end, lead, proficiency, parts, rule=rule)

    def printed(self, start: int, end: int, *, rule: Rule) -> Printed:
        """Return the short value that a span holds, lost and invisible letters left out.

        :param rule: the one that found it there
        """
        value = collapsed(self.quote(start, end).translate(_INVISIBLE))
        return Printed(value, start, end, rule)


def document(text: str) -> Document:
    """Return the document of a text, its page furniture not yet told apart."""
    clean = text
    if any(sign in text for sign in _LOST):
        clean = _LOST_BULLET.sub(lambda match: match[1] + "•" * len(match[2]), clean)
    clean = clean.translate(_PLAIN)
    if any(sign in clean for sign in _MARKUP_SIGNS):
        clean = _MARKUP.sub(lambda match: " " * len(match[0]), clean)
    return Document(text, clean)


def collapsed(text: str) -> str:
    """Return a text with each run of white space as one blank, none at its ends."""
    return " ".join(text.split())


def _lines(clean: str) -> Iterator[Line]:
    previous_end = 0
    for match in _LINE.finditer(clean):
        inside = match[0].strip()
        if not inside:
            continue
        start = match.end() - len(match[0].lstrip())
        indent = len(clean[match.start() : start].expandtabs()) if start > match.start() else 0
        after_gap = previous_end == 0 or _has_gap(clean[previous_end : match.start()])
        yield Line(start, start + len(inside), inside, indent, after_gap)
        previous_end = start + len(inside)


def _has_gap(between: str) -> bool:
    """Tell whether what stands between two lines has more than one line end."""
    # Most lines are parted by one; a pattern need not count it.
    return between not in ("\r\n", "\n") and len(_LINE_END.findall(between)) > 1
