"""What classes do and ask for, item by item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from pyoxigraph import NamedNode

from graph.model import Item
from graph.rows import competency, credential, duty, examined
from graph.store import Row, Store

__all__ = ["items_of"]

#: The queries that find them, and what makes an item of a row.
_KINDS: Final[Mapping[str, Callable[[Row], Item]]] = {
    "class-duties": duty,
    "class-competencies": competency,
    "class-credentials": credential,
    "class-examined": examined,
}


def items_of(store: Store, classes: Iterable[str]) -> Mapping[str, tuple[Item, ...]]:
    """Return what each class does and asks for, duties part by part, and is examined in.

    :param classes: their IRIs; asking for many at once takes less than for each alone
    """
    found: dict[str, list[Item]] = defaultdict(list)
    asked = tuple(map(NamedNode, classes))
    for question, item in _KINDS.items() if asked else ():
        for row in store.ask(question, {"class": asked}):
            found[row["class"].value].append(item(row))
    return {one.value: tuple(found[one.value]) for one in asked}
