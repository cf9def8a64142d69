"""Whether a class supervises staff, as its duties, its statements and its requirements say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from graph.comparison.asked import Asked
from graph.iris import normalised
from graph.model import ClassFacts, Item, Quote
from graph.responsibility import verbs

__all__ = ["Supervises", "Supervision", "supervision"]

#: In rising order. partly: leads others, may supervise, helps to, or must be able to.
Supervises: TypeAlias = Literal["no", "partly", "yes"]

_ORDER: Final[tuple[Supervises, ...]] = ("no", "partly", "yes")
_VERBS: Final = frozenset({"supervise", "superintend"})
#: Verbs that tell of staff only where staff is named.
_OF_STAFF: Final = frozenset(
    {"assign", "direct", "discipline", "dismiss", "hire", "lead", "manage", "oversee"}
)
_STAFF: Final = re.compile(
    r"\b(?:assistants|classes of employees|crews?|employees?|helpers|personnel|"
    r"professionals|staff|subordinates?|supervisors|teams?|technicians|workers)\b",
    re.IGNORECASE,
)
#: Of whom one is in charge without being their superior at work.
_OTHERS: Final = re.compile(
    r"\bsupervis\w+ (?:of )?(?:\w+ )?(?:children|clients|inmates|patients|pupils|residents|"
    r"students|visitors|wards|youths?)\b",
    re.IGNORECASE,
)
_WITHIN: Final = re.compile(
    r"\b(?:supervis(?:es?|ing|ion of)|directs?|directing|oversees?|overseeing)\b"
    rf"[^.;]{{0,60}}?(?:{_STAFF.pattern}|\b(?:activities|efforts|work) of\b)|"
    r"\b(?:act|serve|function|work)s?\b[^.;]{0,20}? supervisor\b|"
    r"\bsupervisory (?:duties|principles|responsibilit(?:ies|y)|techniques)\b",
    re.IGNORECASE,
)
#: What one must be able to do who supervises.
_ABLE: Final = re.compile(
    r"\b(?:supervis(?:e|ing)|direct(?:ing)?)\b[^.;]{0,60}?"
    rf"(?:{_STAFF.pattern}|\bwork of\b|\bothers\b)",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(r"\b(?P<none>non-?)?supervis(?:ing|ors?|ory)\b", re.IGNORECASE)
_PARTLY: Final = re.compile(
    r"\b(?:assists?|helps?|may|leads?|lead\s?worker|leadership|if assigned|functional)\b",
    re.IGNORECASE,
)
#: A statement that says of nobody that they are supervised, or a form filled in with "none".
_NOT: Final = re.compile(
    r"^\W*(?:n/?a|none|not applicable|no supervision)\b|"
    r"\b(?:non-?supervisory|does not|do not|not) (?:\w+ )?(?:supervis|exercise)|"
    r"\bno (?:\w+ )?(?:supervis|subordinate)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Supervision:
    """Whether a class supervises, and the passages that say so."""

    supervises: Supervises
    quotes: tuple[Quote, ...]

    @property
    def grade(self) -> int:
        """0 for no, 1 for partly, 2 for yes."""
        return _ORDER.index(self.supervises)


def supervision(facts: ClassFacts, asked: Iterable[Asked] = ()) -> Supervision | None:
    """Return what is said of a class's supervising, ``None`` where nothing is.

    The highest that any passage says counts, with the passages that say it, the shortest first.
    That the ability or experience to supervise is asked for tells only where nothing else does.

    :param asked: the class's alternatives, see :func:`graph.comparison.asked.alternatives`
    """
    found = [*_titled(facts), *_stated(facts), *_done(facts)] or [*_fit_for_it(facts, asked)]
    if not found:
        return None
    highest = max((told for told, _ in found), key=_ORDER.index)
    quotes = dict.fromkeys(quote for told, quote in found if told == highest)
    return Supervision(highest, tuple(sorted(quotes, key=lambda quote: len(quote.text))))


def _titled(facts: ClassFacts) -> Iterator[tuple[Supervises, Quote]]:
    """Yield what the title says, where a document prints it."""
    wanted = normalised(facts.rung.title)
    for passage in facts.passages:
        printed = passage.kind == "PrintedFact" and normalised(passage.quote.text) == wanted
        if printed and (found := _TITLE.search(passage.quote.text)) is not None:
            yield "no" if found["none"] else "yes", passage.quote


def _fit_for_it(facts: ClassFacts, asked: Iterable[Asked]) -> Iterator[tuple[Supervises, Quote]]:
    """Yield the experience and the abilities that only those need who supervise."""
    for one in asked:
        if one.supervisory:
            yield from (("partly", quote) for quote in one.work)
    for item in facts.items:
        if item.kind in {"ability", "skill"} and _ABLE.search(item.text):
            yield "partly", item.quote


def _stated(facts: ClassFacts) -> Iterator[tuple[Supervises, Quote]]:
    for passage in facts.passages:
        text = passage.quote.text
        if passage.kind == "Supervision":
            yield _kind(text), passage.quote
        elif passage.kind == "Summary" and (told := _of_duty(text, verbs(text))) is not None:
            yield told, passage.quote


def _kind(text: str) -> Supervises:
    """Return what a statement under a heading of supervision says."""
    if _NOT.search(text):
        return "no"
    return "partly" if _PARTLY.search(text) or _OTHERS.search(text) else "yes"


def _done(facts: ClassFacts) -> Iterator[tuple[Supervises, Quote]]:
    for item in facts.items:
        if item.kind == "duty":
            told = _of_duty(item.text, verbs(item.text))
            if told is not None:
                yield _shared(item, told), item.quote


def _shared(item: Item, told: Supervises) -> Supervises:
    """Return less than a duty's other verb says, where the duty may also be help alone."""
    shares = item.grades is not None and item.grades.lowest == 1
    return "partly" if shares else told


def _of_duty(text: str, opening: tuple[str, ...]) -> Supervises | None:
    if _OTHERS.search(text) and not _STAFF.search(text):
        return None
    opens = _VERBS.intersection(opening) or (
        _OF_STAFF.intersection(opening) and _STAFF.search(text)
    )
    within = _WITHIN.search(text)
    if not opens and within is None:
        return None
    told = text[: within.end()] if within is not None else text[:60]
    return "partly" if _PARTLY.search(told) else "yes"
