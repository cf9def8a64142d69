"""A small corpus of class specifications written for Nextrung, with its gold annotations.

Both employers are invented. Aldermere County describes four rungs of a ladder of five, and no
document describes the third; its name stands in ``nextrung.toml``. Lindenfell Water District
describes four classes whose minimum qualifications name one another; its name stands in the
documents.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

__all__ = ["agencies", "gold", "gold_links", "root"]

#: The folders of documents, one an agency.
AGENCIES = ("aldermere-county", "lindenfell-water-district")


def root() -> Path:
    """Return the folder that holds the corpus, to which the gold's ``document`` is relative."""
    return Path(str(files("loaders.samples")))


def agencies() -> tuple[Path, ...]:
    """Return the folders of documents, one an agency, sorted.

    >>> [folder.name for folder in agencies()]
    ['aldermere-county', 'lindenfell-water-district']
    """
    return tuple(root() / name for name in AGENCIES)


def gold() -> Path:
    """Return the folder of annotations, each at the relative path of its document."""
    return root() / "gold"


def gold_links() -> Path:
    """Return the folder of hand-drawn links between rungs: one JSON file a series."""
    return root() / "gold-links"
