"""What a page says where something is not there: one sentence, and the way out."""

from __future__ import annotations

from flask import Flask, Response, make_response, render_template
from werkzeug.exceptions import HTTPException

from graph.errors import StoreError, UnknownName
from web.api.errors import below_api, refused
from web.problems import headed, of_program, problem
from web.unreadable import LATER, unreadable

__all__ = ["register"]


def register(app: Flask) -> None:
    """Give the site its pages for errors."""
    app.register_error_handler(UnknownName, _unknown)
    app.register_error_handler(StoreError, _unreadable)
    app.register_error_handler(HTTPException, _refused)


def _unknown(error: UnknownName) -> tuple[str, int] | Response:
    if of_program():
        return problem(404, str(error), candidates=error.candidates)
    return render_template("unknown.html", error=error), 404


def _unreadable(error: StoreError) -> Response:
    answer = _told(503, "Nothing can be shown just now", unreadable(error))
    answer.headers["Retry-After"] = str(LATER)
    return answer


def _refused(error: HTTPException) -> Response:
    if below_api():
        return refused(error)
    return headed(_told(error.code or 500, error.name, error.description or error.name), error)


def _told(status: int, name: str, sentence: str) -> Response:
    if of_program():
        return problem(status, sentence)
    return make_response(render_template("error.html", name=name, sentence=sentence), status)
