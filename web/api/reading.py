"""From a request to what it asks for; whatever is wrong with it is said in one sentence."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final

import msgspec
from flask import Request
from werkzeug.exceptions import UnsupportedMediaType

from graph.fit.profile import Profile
from graph.fit.profile_file import profile_in
from web.api.asked import Asked
from web.api.errors import Refused
from web.profiles.text import within_limits

__all__ = ["MOST_BYTES", "asked_for", "profile_sent"]

#: The most bytes of a profile; a long life's fits a hundred times over.
MOST_BYTES: Final = 64 * 1024
#: Where msgspec says that a fault lies: "Expected `int` >= 1 - at `$.limit`".
_PLACED: Final = re.compile(r"(?P<what>.*) - at `\$\.(?P<name>\w+)`", re.DOTALL)
_SHOWN: Final = 40
_LONGEST: Final = 300


def asked_for(kind: type[Asked], request: Request, path: Mapping[str, str]) -> Asked:
    """Return the parameters of a request.

    :param path: those that stand in the path
    :raises Refused: where there is no such parameter, one is missing, stands twice, or is wrong
    """
    names = {one.encode_name: one.required for one in msgspec.structs.fields(kind)}
    for name, values in request.args.lists():
        if name not in names or name in path:
            raise _unknown(name, [one for one in names if one not in path])
        if len(values) > 1:
            raise Refused(f'The parameter "{name}" stands twice; keep one of them.', name)
    given = {**path, **request.args.to_dict()}
    for name, needed in names.items():
        if needed and name not in given:
            raise Refused(f'The parameter "{name}" is missing.', name)
    try:
        return msgspec.convert(given, kind, strict=False)
    except msgspec.ValidationError as error:
        raise _wrong(error) from error


def _unknown(name: str, known: list[str]) -> Refused:
    told = ", ".join(known)
    near = get_close_matches(name[:_SHOWN], known)
    return Refused(
        f'There is no parameter "{name[:_SHOWN]}" here; there are: {told}.', name[:_SHOWN], near
    )


def _wrong(error: msgspec.ValidationError) -> Refused:
    placed = _PLACED.fullmatch(str(error))
    if placed is None:
        return Refused(f"{error}.")
    what = textwrap.shorten(placed["what"].replace("`", ""), _LONGEST, placeholder=" ...")
    if "matching regex" in what:
        what = "it is no address, neither a whole one nor a short one such as nr:Duty"
    return Refused(f'The parameter "{placed["name"]}" is wrong: {what}.', placed["name"])


def profile_sent(request: Request) -> Profile:
    """Return the profile in a request's body, as JSON.

    :raises UnsupportedMediaType: where it is not sent as JSON
    :raises RequestEntityTooLarge: where it is too long
    :raises ProfileError: where it is no profile, or one with longer lists than anybody's, with the
        place in it and what to mend
    """
    if request.mimetype != "application/json":
        raise UnsupportedMediaType("The body is a profile, sent as application/json.")
    request.max_content_length = MOST_BYTES
    body = request.get_data(cache=False)
    try:
        # Stricter than the reader of files: it refuses half a surrogate pair and NaN, which the
        # answer could not repeat.
        msgspec.json.decode(body)
        text = body.decode()
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(f"The body is no JSON: {error}.") from error
    return within_limits(profile_in(text, "the body", as_json=True), "the body")
