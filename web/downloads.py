"""Answers that are files to keep, and pages that share their address with such files."""

from __future__ import annotations

import json

from flask import Response

from web.media import HTML, Media

__all__ = ["file_of", "json_of", "page_of"]


def file_of(content: str | bytes, form: Media, name: str) -> Response:
    """Return a file in one of the forms in which an address answers.

    :param name: what it is saved as, without its ending
    """
    answer = Response(content, mimetype=form.type)
    answer.headers.set("Content-Disposition", "attachment", filename=f"{name}.{form.ending}")
    answer.vary.add("Accept")
    return answer


def json_of(data: object, form: Media, name: str) -> Response:
    """Return data as a file in a form that is JSON."""
    return file_of(json.dumps(data, indent=1, ensure_ascii=False) + "\n", form, name)


def page_of(html: str, status: int = 200) -> Response:
    """Return a page whose address also answers in other forms."""
    answer = Response(html, status, mimetype=HTML.type)
    answer.vary.add("Accept")
    return answer
