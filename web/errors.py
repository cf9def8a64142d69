"""What a page says where something is not there: one sentence, and the way out."""

from __future__ import annotations

from flask import Flask, Response, render_template
from werkzeug.exceptions import HTTPException

from graph.errors import StoreError, UnknownName
from web.api.errors import below_api, refused
from web.problems import of_program, problem
from web.unreadable import unreadable

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


def _unreadable(error: StoreError) -> tuple[str, int] | Response:
    sentence = unreadable(error)
    if of_program():
        return problem(503, sentence)
    page = render_template("error.html", name="Nothing can be shown just now", sentence=sentence)
    return page, 503


def _refused(error: HTTPException) -> tuple[str, int] | Response:
    if below_api():
        return refused(error)
    if of_program():
        return problem(error.code or 500, error.description or error.name)
    page = render_template("error.html", name=error.name, sentence=error.description)
    return page, error.code or 500
