"""The page that tells people what programs can ask."""

from __future__ import annotations

import shlex
from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import render_template, request

from web.api.document import parameters
from web.api.operations import BASE, Operation, operations
from web.as_json import Json

__all__ = ["Told", "curl", "example", "index"]


@dataclass(frozen=True, slots=True)
class Told:
    """An operation as the page tells it: its parameters, and a command that asks it."""

    of: Operation
    parameters: list[Json]
    curl: str


def index() -> str:
    """Return the page."""
    groups: dict[str, list[Told]] = defaultdict(list)
    site = request.url_root.rstrip("/")
    for one in operations():
        groups[one.group].append(Told(one, parameters(one), curl(one, site)))
    return render_template("api/index.html", groups=groups, base=BASE)


def example(of: Operation) -> str:
    """Return an address that finds something in the bundled samples, without the site's own."""
    names = {name: str(value) for name, value in of.example.items()}
    inside = {name: value for name, value in names.items() if f"{{{name}}}" in of.path}
    asked = {name: value for name, value in names.items() if name not in inside}
    query = f"?{urlencode(asked, safe=':/')}" if asked else ""
    return f"{BASE}{of.path.format(**inside)}{query}"


def curl(of: Operation, site: str) -> str:
    """Return a command that asks an operation.

    :param site: the address of the site, without a slash at its end
    """
    sent = " --json @profile.json" if of.body is not None else ""
    return f"curl{sent} {shlex.quote(site + example(of))}"
