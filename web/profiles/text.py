"""A profile as text, as ``nextrung fit --profile`` takes it, from whoever sends one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec
import yaml

from graph.errors import ProfileError
from graph.fit.profile import Held, Profile, Schooling, Work
from graph.fit.profile_file import profile_in
from web.profiles.fields import MOST_ROWS

__all__ = ["profile_of", "within_limits", "written"]

_NAME: Final = "the text"
#: More letters than the longest profile that is accepted has; the reader of YAML is slow.
_MOST_LETTERS: Final = 16_000
#: Of brackets within brackets the reader of YAML tries each at each.
_MOST_BRACKETS: Final = 200
_TOO_LONG: Final = f"a profile has at most {_MOST_LETTERS} characters here"
_TOO_NESTED: Final = f"a profile has at most {_MOST_BRACKETS} opening brackets ([ or {{) here"
_TOO_MANY: Final = f"a list of a profile has at most {MOST_ROWS} entries here"


def profile_of(text: str) -> Profile:
    """Return the profile that a text holds: JSON where it begins with a brace, else YAML.

    :raises ProfileError: where it is none, or longer than anybody's
    """
    if len(text) > _MOST_LETTERS:
        raise ProfileError(_NAME, None, _TOO_LONG)
    if text.count("[") + text.count("{") > _MOST_BRACKETS:
        raise ProfileError(_NAME, None, _TOO_NESTED)
    as_json = text.lstrip().startswith("{")
    if not as_json and _has_alias(text):
        # A short text of aliases of aliases stands for one of any length.
        raise ProfileError(_NAME, None, "write each entry out: aliases (*) are not read here")
    return within_limits(profile_in(text, _NAME, as_json=as_json), _NAME)


def within_limits(of: Profile, name: str) -> Profile:
    """Return a profile whose lists are no longer than anybody's: each entry costs time.

    :param name: what the profile is called where it is refused
    :raises ProfileError: where a list is longer, with the place of the list
    """
    for place, entries in _lists(of):
        if len(entries) > MOST_ROWS:
            raise ProfileError(name, place, _TOO_MANY)
    return of


def _has_alias(text: str) -> bool:
    try:
        return any(isinstance(one, yaml.AliasToken) for one in yaml.scan(text, yaml.SafeLoader))
    except yaml.YAMLError:
        return False  # whoever reads the text says what is wrong with it


def _lists(of: Profile) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield the lists with their places; one of entries before those in its entries."""
    yield "credentials", of.credentials or ()
    yield "competencies", of.competencies or ()
    parts: dict[str, tuple[Held | Work | Schooling, ...] | None]
    parts = {"classes": of.classes, "experience": of.experience, "education": of.education}
    for name, entries in parts.items():
        yield name, entries or ()
        for place, one in enumerate(entries or ()):
            yield f"{name}[{place}].fields", one.fields or ()


def written(of: Profile) -> str:
    """Return a profile as YAML, to be kept as a file; what is not stated is left out.

    >>> print(written(Profile(credentials=("class C driver's license",))), end="")
    credentials:
    - class C driver's license
    """
    told = {
        name: _plain(value) for name, value in msgspec.to_builtins(of).items() if value is not None
    }
    return yaml.safe_dump(told, allow_unicode=True, sort_keys=False)


def _plain(entries: list[object]) -> list[object]:
    """Return entries without what they do not state."""
    return [
        {key: value for key, value in one.items() if value is not None}
        if isinstance(one, dict)
        else one
        for one in entries
    ]
