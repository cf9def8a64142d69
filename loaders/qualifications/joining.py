"""How the atoms of one clause are joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.qualifications.connectives import Strength
from loaders.qualifications.requirements import Atom

__all__ = ["joined", "strength"]


def strength(found: Sequence[Atom], number: int) -> Strength:
    """Return how strongly an atom is parted from those before it.

    A credential behind alternatives, as in "A, or B and C, and a license", is asked in each.
    """
    atom = found[number]
    is_last = number == len(found) - 1 and atom.kind == "credential" and not atom.any_of
    if atom.comma and is_last and any(before.any_of for before in found[:number]):
        return "clause"
    return "comma" if atom.comma else "word"


def joined(found: Sequence[Atom]) -> list[Atom]:
    """Return the atoms of a numbered entry, in which credentials joined by "and" are one."""
    kept: list[Atom] = []
    for atom in found:
        before = kept[-1] if kept else None
        if before and before.kind == atom.kind == "credential" and not atom.any_of:
            kept[-1] = replace(before, end=atom.end)
        else:
            kept.append(atom)
    return kept
