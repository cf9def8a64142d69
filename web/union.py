"""Graphs as one: each triple once, subject by subject, put in order on disk and never held whole.

Lines of N-Quads are sorted a portion at a time, the portions lie in files without a name, and all
of them are merged (D. Knuth, The Art of Computer Programming, volume 3, section 5.4).
"""

from __future__ import annotations

import heapq
import io
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from types import TracebackType
from typing import IO, Final, Self

import pyoxigraph as ox

__all__ = ["Union"]

#: Bytes of lines that are sorted at once; Python takes three times as much for them.
_PORTION: Final = 16_000_000


class Union(io.RawIOBase):
    """Takes N-Quads, as a file does that is written to, and gives the triples back in order.

    It is a context manager: what lies on disk is gone afterwards.

    :param portion: how many bytes are sorted in memory at once, 1 or more
    """

    def __init__(self, portion: int = _PORTION) -> None:
        self._portion = portion
        self._taken: list[bytes] = []
        self._size = 0
        self._open = ExitStack()
        self._files: list[IO[bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()
        super().__exit__(kind, error, trace)

    def writable(self) -> bool:
        """Return that it takes bytes."""
        return True

    def write(self, some: bytes) -> int:  # type: ignore[override]
        """Take some of the text of N-Quads; a line may come in pieces."""
        self._taken.append(bytes(some))
        self._size += len(some)
        if self._size >= self._portion:
            self._put_aside()
        return len(some)

    def _put_aside(self) -> None:
        """Write the whole lines down in order, and keep the beginning of the last one."""
        whole, _, begun = b"".join(self._taken).rpartition(b"\n")
        self._taken, self._size = [begun], len(begun)
        file = self._open.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
        file.writelines(sorted({_without_graph(line) for line in whole.split(b"\n") if line}))
        self._files.append(file)

    def triples(self) -> Iterator[ox.Triple]:
        """Yield each triple once, those of one subject together; nothing is taken afterwards.

        :raises OSError: where the disk has no room
        """
        self._put_aside()
        for file in self._files:
            file.seek(0)
        once = (line for line, _ in groupby(heapq.merge(*self._files)))
        for quad in ox.parse(io.BufferedReader(_Text(once)), format=ox.RdfFormat.N_TRIPLES):
            yield quad.triple


def _without_graph(line: bytes) -> bytes:
    """Return a line of N-Quads as one of N-Triples: a graph is an IRI, in which no space stands."""
    return line.rpartition(b" <")[0] + b" .\n"


class _Text(io.RawIOBase):
    """Lines as a file that is read."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        left = self._left or next(self._lines, b"")
        some, self._left = left[: len(into)], left[len(into) :]
        into[: len(some)] = some
        return len(some)
