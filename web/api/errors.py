"""What programs are told where something is wrong: problem documents, with the way out."""

from __future__ import annotations

from difflib import get_close_matches
from http import HTTPStatus
from typing import Final

from flask import Response, request
from werkzeug.exceptions import BadRequest, HTTPException, InternalServerError, NotFound

from graph.errors import (
    AmbiguousName,
    LookupFailed,
    NextrungError,
    NoWayUp,
    ProfileError,
    QueryError,
    StoreError,
)
from web.api.operations import BASE, operations
from web.problems import headed, problem
from web.unreadable import LATER, unreadable

__all__ = ["Refused", "below_api", "refused", "unfit"]

#: The first that an error is an instance of tells its status.
_STATUS: Final = (
    (AmbiguousName, 409),
    (LookupFailed, 404),
    (NoWayUp, 404),
    (ProfileError, 400),
    (QueryError, 400),
    (StoreError, 503),
)
#: How much of an address is shown in a message.
_MOST_SHOWN: Final = 100


class Refused(BadRequest):
    """A request that asks for what cannot be asked for.

    :param parameter: the one to mend
    :param candidates: what it may have been meant for
    """

    def __init__(
        self, description: str, parameter: str | None = None, candidates: list[str] | None = None
    ) -> None:
        super().__init__(description)
        self.parameter = parameter
        self.candidates = candidates


def below_api() -> bool:
    """Whether the request is one of a program, whatever address it asks for."""
    return request.path.startswith(f"{BASE.rpartition('/')[0]}/")


def unfit(error: NextrungError) -> Response:
    """Return why there is no answer.

    :raises NextrungError: the error itself, where it is none that a request can bring about
    """
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), None)
    if status is None:
        raise error
    response = problem(status, _sentence(error), **_members(error))
    return _later(response)


def _later(response: Response) -> Response:
    """Return an answer that says when to ask again, where that may help."""
    if response.status_code == HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = str(LATER)
    return response


def _sentence(error: NextrungError) -> str:
    return unreadable(error) if isinstance(error, StoreError) else str(error)


def _members(error: NextrungError) -> dict[str, object]:
    if isinstance(error, LookupFailed):
        return {"kind": error.kind, "name": error.name, "candidates": list(error.candidates)}
    if isinstance(error, ProfileError) and error.place is not None:
        return {"place": error.place}
    return {}


def refused(error: HTTPException) -> Response:
    """Return why a request is refused, with the headers that tell what would be possible."""
    told = _told(error)
    if isinstance(error, Refused):
        members = {"parameter": error.parameter, "candidates": error.candidates}
        told |= {name: value for name, value in members.items() if value is not None}
    detail = str(told.pop("detail"))
    return _later(headed(problem(error.code or 500, detail, **told), error))


def _told(error: HTTPException) -> dict[str, object]:
    if isinstance(error, NotFound):
        asked = request.path[:_MOST_SHOWN]
        paths = [f"{BASE}{one.path}" for one in operations()]
        near = get_close_matches(asked, dict.fromkeys(paths), cutoff=0.5)
        return {"detail": f"There is nothing at {asked}; see /api.", "candidates": near}
    if isinstance(error, InternalServerError):
        return {"detail": "Something failed here, through no fault of the request."}
    return {"detail": error.description or error.name}
