"""Links between pages that do not know each other, and what is taken from an address."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, current_app, url_for

__all__ = ["LONGEST", "blueprint"]

#: The most characters of a name or a search; no title is nearly as long.
LONGEST: Final = 200

blueprint = Blueprint("links", __name__)


@blueprint.app_template_filter()
def class_page(key: str) -> str | None:
    """Return the address of a class's page, ``None`` where the site has no such pages.

    :param key: the class's key or IRI: what counts are its last two parts
    """
    if "classes.job_class" not in current_app.view_functions:
        return None
    employer, code = key.rsplit("/", 2)[-2:]
    return url_for("classes.job_class", employer=employer, code=code)
