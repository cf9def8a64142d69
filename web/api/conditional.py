"""What a client that has an answer already is told: that it still holds, before any work is done.

`RFC 9110, section 13 <https://www.rfc-editor.org/rfc/rfc9110#section-13>`_. An answer depends on
the request, on the state of the store, and on the program; of a store that has no states that can
be told apart (a server, an open store) each answer must be made, and its own digest tells it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.metadata import version

from flask import Request, Response

from graph.iris import digest
from web.media import Media
from web.stores import state

__all__ = ["Validators", "holds", "put", "validators"]

_DIGITS = 32


@dataclass(frozen=True, slots=True)
class Validators:
    """What tells one state of an answer from another; the tag is a weak one."""

    tag: str
    since: datetime


def validators(form: Media) -> Validators | None:
    """Return what tells whether an answer still holds; ``None`` where only the answer tells.

    :param form: the form of the answer
    """
    found = state()
    if found is None:
        return None
    stamp, since = found
    tag = digest(f"{stamp} {form.name} {_version()}", length=_DIGITS)
    return Validators(tag, since.replace(microsecond=0))


@cache
def _version() -> str:
    return version("nextrung")


def holds(of: Validators, request: Request) -> bool:
    """Whether the client has the answer already."""
    if "If-None-Match" in request.headers:
        given = request.if_none_match
        # Any tag would do for "*", also that of an answer that does not exist.
        return not given.star_tag and given.contains_weak(of.tag)
    asked = request.if_modified_since
    return asked is not None and of.since <= asked


def put(of: Validators, response: Response) -> Response:
    """Return an answer that tells its state."""
    response.set_etag(of.tag, weak=True)
    response.last_modified = of.since
    return response
