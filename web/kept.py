"""What is made from a store once and shared by all requests that read the same state of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Any, Final, TypeVar
from weakref import WeakKeyDictionary

from flask import current_app

from graph.errors import StoreError
from graph.store import Store
from graph.store.failure import Failure
from graph.store.places import address

__all__ = ["kept"]

_Made = TypeVar("_Made")

_EXTENSION: Final = "nextrung.kept"
#: Seconds after which it is made anew. The handle on a folder is another one as soon as something
#: new is there, and what was made from the old one goes with it; a server is asked live through
#: one handle, so that what was loaded into it is seen after this time.
_LONGEST: Final = 60.0


@dataclass(slots=True)
class _Shelf:
    """What one function made, by store, each with the time when it was made, or why it failed."""

    mutex: Lock = field(default_factory=Lock)
    made: WeakKeyDictionary[Store, tuple[float, Any]] = field(default_factory=WeakKeyDictionary)
    failed: WeakKeyDictionary[Store, Failure] = field(default_factory=WeakKeyDictionary)

    def make(self, store: Store, make: Callable[[Store], Any]) -> tuple[float, Any]:
        """Make it, unless that failed just now.

        :raises StoreError: where it fails, and soon after it did
        """
        failed = self.failed.get(store)
        if failed is not None:
            failed.tell_again()
        try:
            made = self.made[store] = (monotonic(), make(store))
        except StoreError as error:
            self.failed[store] = Failure.of(error)
            raise
        return made


def kept(store: Store, make: Callable[[Store], _Made], *, longest: float = _LONGEST) -> _Made:
    """Return what a function makes of a store; those who ask meanwhile wait for the first one.

    :param make: a function of a module, which names what is kept
    :param longest: seconds after which what was made of a server is made anew
    :raises StoreError: where the store cannot be read; all who waited are told so at once
    """
    shelves: dict[Callable[[Store], Any], _Shelf]
    shelves = current_app.extensions.setdefault(_EXTENSION, {})
    shelf = shelves.setdefault(make, _Shelf())
    with shelf.mutex:
        made = shelf.made.get(store)
        live = address(store.place) is not None
        if made is None or (live and monotonic() - made[0] > longest):
            made = shelf.make(store, make)
        found: _Made = made[1]
        return found
