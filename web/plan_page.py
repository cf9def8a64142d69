"""The page of a plan: what it takes to move from one class to another, and its downloads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeAlias

from flask import Blueprint, Response, abort, render_template, request

from graph import answers, promotions
from graph.errors import LookupFailed, NoWayUp
from graph.lookup import find_class, of_agency
from graph.planning import Plan
from graph.store import Store
from web import as_json, plan_view
from web.asked import LONGEST
from web.cli import outline, plan_parts
from web.kept import kept
from web.plan_view import Asked, Problem
from web.stores import opened

__all__ = ["blueprint"]

blueprint = Blueprint("plan", __name__)

_MOST_WAYS: Final = 20
_USUAL_WAYS: Final = 3
#: A page or a file with its status.
_Answer: TypeAlias = tuple[str, int] | Response


@dataclass(frozen=True, slots=True)
class _Kind:
    """A file that a plan can be taken away as: its media type, and what writes it."""

    media_type: str
    written: Callable[[Plan], str]


_KINDS: Final = {
    "json": _Kind(
        "application/json",
        lambda found: json.dumps(as_json.plan(found), indent=2, ensure_ascii=False) + "\n",
    ),
    "md": _Kind(
        "text/markdown", lambda found: outline.markdown(tuple(plan_parts.plan(found))) + "\n"
    ),
}


@blueprint.get("/plan")
def plan() -> tuple[str, int]:
    """Return the form, and below it the plan or why there is none.

    Without the one of the two classes it tells what is one move away from the other.
    """
    asked = _asked()
    with opened() as store:
        page = partial(_page, asked, _employers(store))
        if not asked.start and not asked.goal:
            return page()
        try:
            if asked.start and asked.goal:
                return page(plan=_found(store, asked))
            return page(moves=_moves(store, asked))
        except (LookupFailed, NoWayUp) as error:
            return page(problem=plan_view.problem(error, asked))


@blueprint.get("/plan.<any(json, md):ending>")
def download(ending: str) -> _Answer:
    """Return a plan as a file, as the command line writes it; where there is none, the page."""
    asked = _asked()
    if not asked.start or not asked.goal:
        abort(400, "Name the class held (from) and the class wanted (to).")
    with opened() as store:
        try:
            found = _found(store, asked)
        except (LookupFailed, NoWayUp) as error:
            return _page(asked, _employers(store), problem=plan_view.problem(error, asked))
        content = _KINDS[ending].written(found)
    response = Response(content, content_type=f"{_KINDS[ending].media_type}; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=f"plan.{ending}")
    return response


def _asked() -> Asked:
    """Return what the address asks for; what no form of ours sends is refused."""
    start, goal, agency = (request.args.get(name, "").strip() for name in ("from", "to", "agency"))
    for name, value in (("from", start), ("to", goal), ("agency", agency)):
        if len(value) > LONGEST:
            abort(400, f"“{name}” has {len(value)} characters, and may have {LONGEST}.")
    ways = request.args.get("ways", str(_USUAL_WAYS))
    if not (ways.isascii() and ways.isdigit() and 1 <= int(ways[:3]) <= _MOST_WAYS):
        abort(400, f"“ways” is a number from 1 to {_MOST_WAYS}.")
    return Asked(start, goal, agency, int(ways))


def _found(store: Store, asked: Asked) -> Plan:
    return answers.move_up(
        store,
        asked.start,
        asked.goal,
        agency=asked.agency or None,
        ways=asked.ways,
        network=kept(store, promotions.network),
    )


def _employers(store: Store) -> list[str]:
    names = {row["name"].value for row in store.ask("employers")}
    return sorted(names, key=str.casefold)


def _moves(store: Store, asked: Asked) -> plan_view.Moves:
    """Return what is one move away from the one class that is named."""
    network = kept(store, promotions.network)
    names = of_agency(network.names.values(), asked.agency or None)
    here = find_class(names, asked.start or asked.goal)
    return plan_view.moves(store, network, here, onward=bool(asked.start))


def _page(
    asked: Asked,
    employers: Iterable[str],
    *,
    plan: Plan | None = None,
    problem: Problem | None = None,
    moves: plan_view.Moves | None = None,
) -> tuple[str, int]:
    page = render_template(
        "plan.html",
        asked=asked,
        employers=employers,
        plan=plan,
        problem=problem,
        moves=moves,
        view=plan_view,
    )
    return page, problem.status if problem is not None else 200
