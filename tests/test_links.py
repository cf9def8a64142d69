"""Links to pages that a site may have."""

from __future__ import annotations

import pytest
from flask import Flask

from web.links import class_page

KEY = "port-elm/H-20"


@pytest.mark.parametrize("key", [KEY, f"https://example.org/id/class/{KEY}"])
def test_a_class_is_linked_where_the_site_has_pages_of_classes(key: str) -> None:
    app = Flask("with")
    app.add_url_rule("/classes/<employer>/<code>", "classes.job_class", lambda: "")
    with app.test_request_context():
        assert class_page(key) == "/classes/port-elm/H-20"


def test_a_class_is_not_linked_where_it_has_none() -> None:
    app = Flask("without")
    with app.test_request_context():
        assert class_page(KEY) is None
