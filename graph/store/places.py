"""Where a store is: a folder on this machine, or the address of a SPARQL 1.1 server."""

from __future__ import annotations

from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import urlsplit, urlunsplit

from graph.errors import StoreError

__all__ = ["Place", "address", "checked_address"]

#: A folder, or the address (``http://`` or ``https://``) of a SPARQL 1.1 server; a text that is no
#: address is the path of a folder.
Place: TypeAlias = Path | str

_SCHEMES: Final = ("http://", "https://")
_PORTS: Final = {"http": ":80", "https": ":443"}
#: Stands in a message for an address that is not shown, since parts of it may be secret.
_UNSHOWN: Final = "at the address given"


def address(place: Place) -> str | None:
    """Return the server's address in the one way in which it is written, or ``None`` for a folder.

    That is with scheme and host in lower case, without the port that goes without saying, and
    without a slash at its end (`RFC 3986, section 6.2
    <https://www.rfc-editor.org/rfc/rfc3986#section-6.2>`_).

    :raises StoreError: where it is no address, or holds what must not be shown

    >>> address("HTTP://LocalHost:7878/")
    'http://localhost:7878'
    >>> address("ladders") is None
    True
    """
    if isinstance(place, Path) or "://" not in place:
        return None
    parts = urlsplit(checked_address(place, "the address"))
    host = parts.netloc.lower().removesuffix(_PORTS[parts.scheme])
    return urlunsplit((parts.scheme, host, parts.path, "", "")).rstrip("/")


def checked_address(given: str, what: str) -> str:
    """Return an address as it was given, where a server can be reached by it and it may be shown.

    Whoever puts a password into an address finds it again in logs and messages; so such an address
    is refused, and the message does not quote it.

    :param what: what it is called in a message, such as ``"NEXTRUNG_QUERY_URL"``
    :raises StoreError: where it names no server, or holds a name, a password or a query
    """
    if "@" in given:
        raise StoreError(
            _UNSHOWN,
            f"{what} holds a name or password; leave out all up to the @, and set NEXTRUNG_USER "
            "and NEXTRUNG_PASSWORD instead",
        )
    if "?" in given or "#" in given:
        raise StoreError(_UNSHOWN, f"{what} must end before any ? or #")
    if not given.lower().startswith(_SCHEMES) or not _has_host(given):
        raise StoreError(given, f"{what} must be like http://localhost:7878")
    return given


def _has_host(given: str) -> bool:
    try:
        parts = urlsplit(given)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
