"""The settings of a folder: what its ``nextrung.toml`` says of the documents in and below it.

::

    agency = "King County"  # their employer
    source = "https://kingcounty.gov/jobs"  # where they come from
    lexicon = "headings.ttl"  # further headings, beside this file
    exclude = ["drafts/*", "*-old.txt"]  # documents passed over; * stands for slashes too

What a person corrects of what was read stands beside it: :mod:`loaders.corrections.files`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode

from graph.errors import DocumentError
from loaders.corrections.files import CORRECTIONS, corrections_in
from loaders.corrections.model import Corrections
from loaders.headings import headings
from loaders.lexicon import BUNDLED, Wording

__all__ = ["SETTINGS", "Settings", "settings_for"]

#: The name of the file.
SETTINGS: Final = "nextrung.toml"
_KNOWN: Final = ("agency", "exclude", "lexicon", "source")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a folder says: the employer, the address that its documents come from, more headings.

    ``exclude`` holds patterns of paths below ``folder``; ``corrections`` are those of the nearest
    file of them, ``None`` where there is none.
    """

    folder: Path
    employer: str | None = None
    source: str | None = None
    lexicon: Wording = BUNDLED
    exclude: tuple[str, ...] = ()
    corrections: Corrections | None = None

    def passes_over(self, file: Path) -> bool:
        """Tell whether a file below the folder is one of those to be passed over."""
        relative = file.relative_to(self.folder).as_posix()
        return any(fnmatchcase(relative, pattern) for pattern in self.exclude)


def settings_for(folder: Path, top: Path) -> Settings:
    """Return the settings of a folder: of the nearest file in it or above it, up to ``top``.

    :raises DocumentError: where the settings, or the corrections, cannot be read
    """
    settings, corrections = (_nearest(name, folder, top) for name in (SETTINGS, CORRECTIONS))
    said = _read(settings) if settings is not None else Settings(folder)
    return replace(said, corrections=corrections_in(corrections) if corrections else None)


def _nearest(name: str, folder: Path, top: Path) -> Path | None:
    for place in (folder, *folder.parents):
        try:
            if (place / name).is_file():
                return place / name
        except PermissionError as error:
            raise DocumentError(
                str(place), f"the folder cannot be read ({error.strerror})"
            ) from error
        if place == top:
            break
    return None


def _read(file: Path) -> Settings:
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DocumentError(
            str(file), f"the settings cannot be read, nor then their documents ({error})"
        ) from error
    if strange := sorted(told.keys() - set(_KNOWN)):
        known = ", ".join(_KNOWN)
        raise DocumentError(
            str(file),
            f'it has no setting "{strange[0]}" (it knows: {known}), and the documents that it is '
            "for are left out until that is mended",
        )
    lexicon = _text(file, told, "lexicon", "headings.ttl")
    return Settings(
        folder=file.parent,
        employer=_text(file, told, "agency", "King County"),
        source=_address(file, _text(file, told, "source", "https://example.org/jobs")),
        lexicon=headings(file.parent / lexicon) if lexicon is not None else BUNDLED,
        exclude=_patterns(file, told.get("exclude", [])),
    )


def _text(file: Path, told: Mapping[str, object], name: str, example: str) -> str | None:
    value = told.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise DocumentError(str(file), f'{name} must be a text, such as {name} = "{example}"')
    return value.strip()


def _address(file: Path, source: str | None) -> str | None:
    try:
        if source is None or NamedNode(source).value.startswith(("https://", "http://")):
            return source
    except ValueError:
        pass
    raise DocumentError(str(file), f'source must be a web address, and "{source}" is none')


def _patterns(file: Path, told: object) -> tuple[str, ...]:
    if not isinstance(told, list) or not all(isinstance(one, str) and one for one in told):
        raise DocumentError(
            str(file), 'exclude must be a list of patterns, such as exclude = ["drafts/*"]'
        )
    return tuple(told)
