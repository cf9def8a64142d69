"""The class that a user names in a form, or why it is none, with those that may be meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Response, abort, render_template

from graph.errors import AmbiguousName, LookupFailed
from graph.lookup import class_label, find_class, near_classes
from graph.model import ClassName
from web.asked import LONGEST
from web.downloads import page_of
from web.media import HTML, Media
from web.problems import problem

__all__ = ["Unclear", "chosen", "class_at", "fitting", "no_such_class"]


@dataclass(frozen=True, slots=True)
class Unclear:
    """Why a name leads to no single class; ``status`` is that of HTTP."""

    name: str
    status: int
    sentence: str
    candidates: tuple[ClassName, ...]


def fitting(name: str, value: str) -> str:
    """Return what an address gives for a class; what is too long for any name is refused.

    :param name: of the parameter, for the message
    """
    if len(value) > LONGEST:
        abort(400, f"“{name}” has {len(value)} characters, and may have {LONGEST}.")
    return value.strip()


def chosen(classes: Iterable[ClassName], name: str) -> ClassName | Unclear:
    """Return the class that bears a name, or those that may be meant.

    :param name: code, title, other printed form or key
    """
    known = tuple(classes)
    try:
        return find_class(known, name)
    except LookupFailed as error:
        labels = {class_label(one): one for one in known}
        candidates = tuple(labels[label] for label in error.candidates)
        if isinstance(error, AmbiguousName):
            sentence = f"{len(candidates)} classes bear the name “{name}”. Which one is meant?"
            return Unclear(name, 300, sentence, candidates)
        return Unclear(name, 404, f"No class is named “{name}”.", candidates)


def class_at(classes: Iterable[ClassName], agency: str, code: str) -> ClassName | None:
    """Return the class at an address, under whichever base it was minted."""
    wanted = f"{agency}/{code}"
    return next((one for one in classes if one.key == wanted), None)


def no_such_class(
    classes: Iterable[ClassName], agency: str, code: str, form: Media = HTML
) -> Response:
    """Return the answer that offers the nearest classes, of the employer where it has any."""
    names = tuple(classes)
    own = [one for one in names if one.key.startswith(f"{agency}/")]
    near = near_classes(own or names, code[:LONGEST])
    name = f"{agency}/{code}"
    if form != HTML:
        detail = f"No loaded document describes or names a class at the address “{name}”."
        return problem(404, detail, candidates=[one.key for one in near])
    return page_of(render_template("no_class.html", name=name, near=near), 404)
