"""The headers of every answer: a page runs and shows only what this site itself serves.

Documents are untrusted text. Everything is escaped where it is shown, and these headers see to it
that a gap there still runs nothing (`Content Security Policy <https://www.w3.org/TR/CSP3/>`_).
"""

from __future__ import annotations

from typing import Final

from flask import Response

__all__ = ["HEADERS", "secured"]

_POLICY: Final = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "frame-ancestors": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}

HEADERS: Final = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def secured(response: Response) -> Response:
    """Return the answer with the headers set."""
    response.headers.update(HEADERS)
    return response
