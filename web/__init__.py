"""The pages and the command line.

``create_app`` imports what it needs when it is called, so that a command that serves no page does
not wait for Flask and for pyvis.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

__all__ = ["create_app"]


def create_app(config: Mapping[str, object] | None = None) -> Flask:
    """Return the site.

    :param config: ``STORE`` is the folder of the store, a :class:`pathlib.Path` that is opened for
        reading at each request, so that what is loaded meanwhile is seen; or an open
        :class:`graph.store.Store`. Other keys are Flask's own.
    """
    from flask import Flask

    from web import (
        assets,
        classes,
        documents,
        errors,
        home,
        ladders,
        meanings,
        plan_page,
        ready,
        security,
        suggest,
    )
    from web.api import routes as api
    from web.comparing import comparable
    from web.comparing import pages as compare
    from web.explore import pages as explore
    from web.linked import site as linked
    from web.quality import figures
    from web.quality import pages as quality
    from web.sparql import endpoint as sparql

    app = Flask("web")
    app.config.from_mapping(config or {})
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    pages = (assets, home, suggest, classes, documents, ladders, plan_page)
    for part in (*pages, compare, comparable, explore, quality, figures, sparql):
        app.register_blueprint(part.blueprint)
    api.register(app)
    linked.register(app)
    errors.register(app)
    meanings.register(app)
    ready.register(app)
    app.after_request(security.secured)
    return app
