"""A failure that is told again for a while, so that not everybody waits for it in turn."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import Final

from graph.errors import StoreError

__all__ = ["Failure"]

#: Seconds in which nobody tries again: enough for all who waited for the one who tried.
_FRESH: Final = 5.0


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a store could not be opened or asked.

    :param place: as :class:`~graph.errors.StoreError` has it
    :param reason: as above
    :param since: when it happened, by the clock that never goes back
    """

    place: str
    reason: str
    since: float

    @classmethod
    def of(cls, error: StoreError) -> Failure:
        """Return what an error says, as of now; itself it would keep what it went through."""
        return cls(error.place, error.reason, monotonic())

    def tell_again(self) -> None:
        """Return where enough time has passed to try again.

        :raises StoreError: where it has not
        """
        if monotonic() - self.since < _FRESH:
            raise StoreError(self.place, self.reason)
