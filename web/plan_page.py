"""The page of a plan: what it takes to move from one class to another, and its downloads.

Who tells something of work and schooling sends it by POST, and gets the answer to that request:
the server keeps nothing of it. No token guards the form against requests that another site makes a
browser send: nothing is changed by one, no cookie comes with it, and the other site cannot read
the answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from flask import Blueprint, Response, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from graph import answers, promotions
from graph.errors import LookupFailed, NoWayUp
from graph.fit.profile import Profile
from graph.fit.reading import ClassFit
from graph.lookup import find_class, of_agency
from graph.model import ClassName
from graph.network import Network
from graph.planning import Plan
from graph.store import Store
from web import plan_view
from web.asked import LONGEST
from web.kept import kept
from web.plan_view import Asked, Problem
from web.profiles import answer as judging
from web.profiles import fields, form, verdicts
from web.profiles.text import written
from web.stores import opened
from web.told import outline

__all__ = ["blueprint"]

blueprint = Blueprint("plan", __name__)

_MOST_WAYS: Final = 20
_USUAL_WAYS: Final = 3
_WAYS: Final = re.compile(r"[0-9]{1,2}")
#: Bytes of a form; a profile has some hundreds.
_LARGEST: Final = 65_536
#: A page or a file with its status.
_Answer: TypeAlias = tuple[str, int] | Response
_Judged: TypeAlias = Mapping[str, ClassFit]


@dataclass(frozen=True, slots=True)
class _Kind:
    """A file that a plan can be taken away as: its media type, and what writes it."""

    media_type: str
    written: Callable[[Plan, _Judged | None], str]


def _as_json(found: Plan, judged: _Judged | None) -> str:
    told = judging.written(found, judged)
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _as_markdown(found: Plan, judged: _Judged | None) -> str:
    return outline.markdown(tuple(judging.as_outline(found, judged))) + "\n"


_KINDS: Final = {
    "json": _Kind("application/json", _as_json),
    "md": _Kind("text/markdown", _as_markdown),
}


@dataclass(frozen=True, slots=True)
class _Request:
    """What is asked for, and what is told of the person, ``None`` where it is asked by address."""

    asked: Asked
    told: form.Told | None = None
    another: str = ""

    @property
    def personal(self) -> bool:
        """Whether the answer rests on what a person tells."""
        return self.told is not None and self.told.stated


@dataclass(frozen=True, slots=True)
class _Found:
    """What answers a request: a plan or the moves next to one class, as judged for the person."""

    plan: Plan | None = None
    moves: plan_view.Moves | None = None
    person: Profile | None = None
    judged: _Judged | None = None


@blueprint.get("/plan")
def plan() -> _Answer:
    """Return the form, and below it the plan or why there is none.

    Without the one of the two classes it tells what is one move away from the other.
    """
    return _answered(_Request(_asked(request.args)))


@blueprint.post("/plan")
def plan_of_a_person() -> ResponseReturnValue:
    """Return the same with what a person tells; where nothing is told, the address of the plan."""
    wanted = _sent()
    if not wanted.personal and not wanted.another:
        return redirect(wanted.asked.address(), 303)
    return _private(_answered(wanted))


@blueprint.get("/plan.<any(json, md):ending>")
def download(ending: str) -> _Answer:
    """Return a plan as a file, as the command line writes it; where there is none, the page."""
    return _file(ending, _Request(_asked(request.args)))


@blueprint.post("/plan.<any(json, md):ending>")
def download_of_a_person(ending: str) -> _Answer:
    """Return a plan with what is judged of a person as a file; where there is none, the page."""
    return _private(_file(ending, _sent()))


def _asked(fields_: MultiDict[str, str]) -> Asked:
    """Return what is asked for; what no form of ours sends is refused.

    A name that is chosen among several takes the place of what was typed.
    """
    start, goal, agency = (
        (fields_.get(f"{name}.chosen") or fields_.get(name, "")).strip()
        for name in ("from", "to", "agency")
    )
    for name, value in (("from", start), ("to", goal), ("agency", agency)):
        if len(value) > LONGEST:
            abort(400, f"“{name}” has {len(value)} characters, and may have {LONGEST}.")
    ways = fields_.get("ways", str(_USUAL_WAYS))
    if not (_WAYS.fullmatch(ways) and 1 <= int(ways) <= _MOST_WAYS):
        abort(400, f"“ways” is a number from 1 to {_MOST_WAYS}.")
    return Asked(start, goal, agency, int(ways))


def _sent() -> _Request:
    """Return what a form asks for and tells."""
    request.max_content_length = _LARGEST
    asked = _asked(request.form)
    told = form.told(request.form, held=bool(asked.start))
    return _Request(asked, told, request.form.get("another", ""))


def _private(answer: _Answer) -> Response:
    """Return an answer that nothing on its way may keep: it holds what a person tells."""
    response = answer if isinstance(answer, Response) else Response(*answer, mimetype="text/html")
    response.cache_control.no_store = True
    return response


def _answered(wanted: _Request) -> _Answer:
    if (wanted.told is not None and wanted.told.faults) or wanted.another:
        return _page(wanted, status=400 if wanted.told and wanted.told.faults else 200)
    with opened() as store:
        try:
            return _page(wanted, _found(store, wanted))
        except (LookupFailed, NoWayUp) as error:
            return _page(wanted, problem=plan_view.problem(error, wanted.asked))


def _file(ending: str, wanted: _Request) -> _Answer:
    if wanted.told is not None and wanted.told.faults:
        return _page(wanted, status=400)
    if not wanted.asked.goal or not (wanted.asked.start or wanted.personal):
        abort(400, "Name the class held (from) and the class wanted (to).")
    with opened() as store:
        try:
            found = _found(store, wanted)
        except (LookupFailed, NoWayUp) as error:
            return _page(wanted, problem=plan_view.problem(error, wanted.asked))
    if found.plan is None:
        return _page(wanted, found)
    content = _KINDS[ending].written(found.plan, found.judged)
    response = Response(content, content_type=f"{_KINDS[ending].media_type}; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=f"plan.{ending}")
    return response


def _found(store: Store, wanted: _Request) -> _Found:
    """Return the plan, or what is one move away from the one class that is named."""
    asked, told = wanted.asked, wanted.told
    if not (asked.start or asked.goal):
        return _Found()
    network = kept(store, promotions.network)
    names = of_agency(network.names.values(), asked.agency or None)
    held = find_class(names, asked.start) if asked.start else None
    person = told.profile(held) if told is not None and told.stated else None
    if asked.goal and (held is not None or (person is not None and person.classes)):
        found = answers.move_up(
            store,
            asked.start or None,
            asked.goal,
            profile=person,
            agency=asked.agency or None,
            ways=asked.ways,
            network=network,
        )
        judged = judging.of_plan(store, network, found, person) if person is not None else None
        return _Found(plan=found, person=person, judged=judged)
    here = held if held is not None else find_class(names, asked.goal)
    return _moves(store, network, here, person, onward=held is not None)


def _moves(
    store: Store, network: Network, here: ClassName, person: Profile | None, *, onward: bool
) -> _Found:
    moves = plan_view.moves(store, network, here, onward=onward)
    if person is None:
        return _Found(moves=moves)
    wanted = [move.name.iri for move in moves.moves] if onward else [here.iri]
    return _Found(moves=moves, person=person, judged=judging.fits(store, network, wanted, person))


def _employers() -> list[str]:
    with opened() as store:
        names = {row["name"].value for row in store.ask("employers")}
    return sorted(names, key=str.casefold)


def _page(
    wanted: _Request,
    found: _Found | None = None,
    *,
    problem: Problem | None = None,
    status: int = 200,
) -> tuple[str, int]:
    found = found or _Found()
    page = render_template(
        "plan.html",
        asked=wanted.asked,
        told=wanted.told or form.Told(),
        another=wanted.another,
        posted=wanted.told is not None,
        employers=_employers(),
        plan=found.plan,
        moves=found.moves,
        judged=found.judged,
        profile=written(found.person) if found.person is not None else None,
        problem=problem,
        view=plan_view,
        fields=fields,
        verdicts=verdicts,
        most_judged=judging.MOST_JUDGED,
    )
    return page, problem.status if problem is not None else status
