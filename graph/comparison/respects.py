"""The respects in which classes are compared: what each side states, and how much that is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from graph import schemes
from graph.comparison.asked import Asked, least
from graph.comparison.model import Compared, Side
from graph.iris import normalised
from graph.model import Item, Quote

__all__ = ["RESPECTS"]


def _place(of: Compared) -> Side:
    place = of.structure.place
    if place is None:
        return Side()
    from_titles = "" if place.rule is None else ", from titles alone"
    told = f"level {place.level} of {place.size} ({place.ladder}{from_titles})"
    return Side(told, of.place_quotes)


def _height(of: Compared) -> tuple[int, int] | None:
    """Levels of ladders that nobody has put beside each other differ, and neither is higher."""
    place = of.structure.place
    return (place.level, place.size) if place is not None else None


_SUPERVISES: Final = {
    "no": "no",
    "partly": "in part: leads others, may supervise, or must be able to",
    "yes": "yes",
}


def _supervises(of: Compared) -> Side:
    found = of.structure.supervision
    return Side() if found is None else Side(_SUPERVISES[found.supervises], found.quotes)


def _supervision_grade(of: Compared) -> int | None:
    found = of.structure.supervision
    return found.grade if found is not None else None


def _responsibility(of: Compared) -> Side:
    found = of.structure.responsibility
    if found is None:
        return Side()
    low, high = _named(found.lowest), _named(found.highest)
    spread = low if low == high else f"{low} to {high}"
    quotes = dict.fromkeys((found.most.quote, found.least.quote))
    return Side(f"{spread}, on average {found.mean:.1f} of 7", tuple(quotes))


def _named(grade: int) -> str:
    return next(c.labels[0] for c in schemes.concepts("responsibility") if c.grade == grade)


def _mean(of: Compared) -> float | None:
    found = of.structure.responsibility
    return round(found.mean, 1) if found is not None else None


def _education(of: Compared) -> Side:
    found = least(of.structure.asked, "schooling")
    if found is None:
        return _without_order(of, lambda asked: asked.schooling)
    if found.unread and not found.schooling:
        return Side(f"not understood, beside {_work(found)}", (*found.unread, *found.work))
    if found.schooling_grade is None:
        return Side(f"none named beside {_work(found)}", found.work)
    if not found.schooling:
        return Side(f"none with {_work(found)}", found.work)
    return Side(f"{found.education}{_with(_work(found))}", found.schooling)


def _work_asked(of: Compared) -> Side:
    found = least(of.structure.asked, "work")
    if found is None:
        return _without_order(of, lambda asked: asked.work)
    if found.unread and not found.work:
        quotes = (*found.unread, *found.schooling)
        return Side(f"not understood, beside {found.education}", quotes)
    if not found.work:
        return Side(f"none with {found.education}", found.schooling)
    return Side(f"{_work(found)}{_with(found.education)}", found.work)


def _with(what: str | None) -> str:
    return f", with {what}" if what else ""


def _work(asked: Asked) -> str:
    if not asked.months:
        return ""
    where = f" as {' or '.join(asked.classes)}" if asked.classes else ""
    return f"{asked.months} months of experience{where}"


def _without_order(of: Compared, quotes: Callable[[Asked], tuple[Quote, ...]]) -> Side:
    """Return what is asked for where nothing of it tells how much."""
    found = tuple(quote for asked in of.structure.asked for quote in quotes(asked))
    return Side("asked for, of no stated length or level", found) if found else Side()


def _grade(of: Compared) -> int | None:
    found = least(of.structure.asked, "schooling")
    return found.schooling_grade if found is not None else None


def _months(of: Compared) -> int | None:
    found = least(of.structure.asked, "work")
    if found is None or found.classes or (found.unread and not found.work):
        return None
    return found.months


def _alternatives(of: Compared) -> Side:
    asked = of.structure.asked
    told = "; or ".join(filter(None, dict.fromkeys(map(_alternative, asked))))
    quotes = dict.fromkeys(quote for one in asked for quote in one.quotes)
    return Side(told, tuple(quotes)) if told else Side()


def _alternative(asked: Asked) -> str:
    unstated = "experience of no stated length" if asked.work and asked.months is None else ""
    school = (asked.education or "education") if asked.schooling else ""
    return " and ".join(filter(None, (school, _work(asked) or unstated)))


def _substituted(of: Compared) -> Side:
    quotes = of.structure.substitutions
    return Side(f"{len(quotes)} stated", quotes) if quotes else Side()


def _licences(of: Compared) -> Side:
    found = of.structure.credentials
    return Side(f"{len(found)} named", tuple(item.quote for item in found)) if found else Side()


def _flsa(of: Compared) -> Side:
    found = of.structure.flsa
    return Side() if found is None else Side(found.words, (found.quote,))


def _texts(items: tuple[Item, ...]) -> frozenset[str] | None:
    return frozenset(normalised(item.text) for item in items) or None


RESPECTS: Final[
    tuple[tuple[str, Callable[[Compared], Side], Callable[[Compared], object]], ...]
] = (
    ("Level", _place, _height),
    ("Supervises staff", _supervises, _supervision_grade),
    ("Responsibility of duties", _responsibility, _mean),
    ("Education at the least", _education, _grade),
    ("Experience at the least", _work_asked, _months),
    ("Ways to qualify", _alternatives, lambda of: _alternatives(of).words),
    ("Substitutions", _substituted, lambda of: _substituted(of).words and "stated"),
    ("Licences and certificates", _licences, lambda of: _texts(of.structure.credentials)),
    ("FLSA", _flsa, lambda of: _flsa(of).words),
)
