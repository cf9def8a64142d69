"""Errors as programs read them: one shape, that of `RFC 9457 <https://www.rfc-editor.org/rfc/rfc9457>`_."""

from __future__ import annotations

import json
from http import HTTPStatus

from flask import Response

__all__ = ["PROBLEM", "problem"]

PROBLEM = "application/problem+json"


def problem(status: int, detail: str, **members: object) -> Response:
    """Return an error as a problem document.

    :param status: the HTTP status, 400 to 599
    :param detail: what is wrong, where, and what to do; a sentence
    :param members: further members of the document, by name, as values of JSON
    """
    told = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail, **members}
    return Response(json.dumps(told, ensure_ascii=False) + "\n", status, mimetype=PROBLEM)
