"""Words of the field, each explained once on a page, where it first stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from flask import Flask, g

from graph.meanings import meaning
from graph.model import Flsa

__all__ = ["register"]

_EXPLAINED: Final = "explained"


@dataclass(frozen=True, slots=True)
class _Explained:
    """What a word means; ``key`` names it within a page."""

    key: str
    sentences: tuple[str, ...]


def register(app: Flask) -> None:
    """Give the templates what ``term.html`` asks for."""
    app.add_template_global(_first, "explained")
    app.add_template_global(_all, "all_explained")
    app.add_template_filter(_of_flsa, "flsa_terms")


def _first(names: Iterable[str]) -> _Explained | None:
    """Return what a word means, ``None`` where this page has said so already.

    :param names: of terms, as :func:`graph.meanings.meaning` takes them
    """
    wanted = tuple(names)
    before = _before()
    if wanted in before:
        return None
    key = "-".join(wanted).replace("/", "-").lower()
    before[wanted] = _Explained(f"means-{key}", tuple(map(meaning, wanted)))
    return before[wanted]


def _all() -> tuple[_Explained, ...]:
    """Return what was explained on this page so far."""
    return tuple(_before().values())


def _before() -> dict[tuple[str, ...], _Explained]:
    found: dict[tuple[str, ...], _Explained] = g.setdefault(_EXPLAINED, {})
    return found


def _of_flsa(of: Flsa) -> tuple[str, ...]:
    """Return the names of the terms that a designation is made of."""
    return tuple(f"flsa/{name}" for name in (of.status, of.exemption) if name is not None)
