"""What classes ask for: knowledge, skills, abilities, licences and certificates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

from graph import vocab
from graph.store import Row, Store

__all__ = ["AskedFor", "AskedKind", "asked_for"]

AskedKind: TypeAlias = Literal["knowledge", "skill", "ability", "license", "certification"]

_KINDS: Final[tuple[AskedKind, ...]] = get_args(AskedKind)


@dataclass(frozen=True, slots=True)
class AskedFor:
    """One thing that classes ask for: ``key`` names it alone, ``classes`` counts those that ask."""

    iri: str
    key: str
    kind: AskedKind
    name: str
    classes: int


def asked_for(store: Store) -> tuple[AskedFor, ...]:
    """Return all that classes ask for, by name."""
    found: dict[str, AskedFor] = {}
    for row in store.ask("asked-for"):
        iri = row["thing"].value
        found.setdefault(iri, _asked_for(iri, row))
    return tuple(found.values())


def _asked_for(iri: str, row: Row) -> AskedFor:
    kind = row["kind"].value.removeprefix(vocab.NR).lower()
    return AskedFor(
        iri=iri,
        key=_key(iri),
        kind=next(one for one in _KINDS if one == kind),
        name=row["name"].value,
        classes=int(row["classes"].value),
    )


def _key(iri: str) -> str:
    """Return the end of an address: ``competency/knowledge/…`` or ``credential/…``."""
    for kind in ("competency", "credential"):
        _, found, after = iri.partition(f"/{kind}/")
        if found:
            return f"{kind}/{after}"
    return iri
