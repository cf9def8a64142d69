"""The part that linked data has in the site: its routes."""

from __future__ import annotations

from flask import Flask

from web.linked import addresses, asked_for, downloads, vocabulary

__all__ = ["register"]


def register(app: Flask) -> None:
    """Give the site the addresses of things, of our terms, and of the data as a whole."""
    for part in (addresses, asked_for, downloads, vocabulary):
        app.register_blueprint(part.blueprint)
