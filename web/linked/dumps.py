"""Files of all that the store holds, made when first asked for and once a state of the store.

A file of a million triples takes longer than a request may. It is written by a thread of its own,
one large one at a time; who asks waits for some seconds and then is told to come again. The files
lie in a folder of this process (:mod:`web.linked.folders`), and go when there is something new in
the store.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Final, cast

from flask import Flask, current_app

from graph.errors import NextrungError
from graph.store import Store, generation
from web.careers import careers, write_graphml
from web.exports import write_rdf
from web.kept import kept
from web.linked.folders import folder_for
from web.media import CSV, JSON_LD, N_QUADS, TURTLE, Media
from web.stores import opened
from web.told.career_tables import class_table, edge_table
from web.told.tables import as_csv

__all__ = ["DUMPS", "GZIP", "Dump", "Made", "Shelf", "shelf"]

#: https://www.rfc-editor.org/rfc/rfc6713
GZIP: Final = "application/gzip"
_GRAPHML: Final = Media("graphml", "application/graphml+xml", "graphml")
_TURN: Final = "nextrung.dumps.turn"
#: Seconds for which the files of a server's store are kept; it cannot be told when one changes.
_KEPT: Final = 3600.0


@dataclass(frozen=True, slots=True)
class Dump:
    """A file that can be had: its name, what it holds, in which form, and what writes it."""

    name: str
    said: str
    form: Media
    write: Callable[[Store, IO[bytes]], None]

    @property
    def packed(self) -> bool:
        """Return whether it is compressed (gzip)."""
        return self.name.endswith(".gz")


def _classes(store: Store, file: IO[bytes]) -> None:
    file.write(as_csv(class_table(careers(store))).encode())


def _edges(store: Store, file: IO[bytes]) -> None:
    file.write(as_csv(edge_table(careers(store))).encode())


DUMPS: Final[Mapping[str, Dump]] = {
    dump.name: dump
    for dump in (
        Dump(
            "dump.nq.gz",
            "Every graph by itself, as N-Quads",
            N_QUADS,
            lambda store, file: write_rdf(store, "nquads", file),
        ),
        Dump(
            "dump.ttl.gz",
            "All graphs as one, as Turtle",
            TURTLE,
            lambda store, file: write_rdf(store, "turtle", file),
        ),
        Dump(
            "dump.jsonld.gz",
            "All graphs as one, as JSON-LD",
            JSON_LD,
            lambda store, file: write_rdf(store, "json-ld", file),
        ),
        Dump("classes.csv", "A row a class", CSV, _classes),
        Dump("edges.csv", "A row a way from one class to another", CSV, _edges),
        Dump(
            "careers.graphml",
            "Classes and the ways between them, for network tools",
            _GRAPHML,
            lambda store, file: write_graphml(careers(store), file),
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Made:
    """A file that is there: where, its size in bytes, and a digest of it that names its state."""

    path: Path
    size: int
    digest: str


class Shelf:
    """The files of one state of the store.

    :param modified: when the store was last written
    """

    def __init__(self, modified: datetime) -> None:
        self.modified = modified
        self._mutex = threading.Lock()
        self._files: dict[str, Future[Made]] = {}
        self._folder: Path | None = None

    def made(self, dump: Dump) -> Made | None:
        """Return a file that is there already, ``None`` where it is not."""
        future = self._files.get(dump.name)
        return future.result() if future is not None and _is_made(future) else None

    def asked(self, dump: Dump, patience: float) -> Made | None:
        """Return a file, made now if need be, or ``None`` where that takes longer.

        Whoever asks meanwhile waits for the same one.

        :param patience: how many seconds to wait, 0 or more
        :raises OSError: where it cannot be written; who asks again has it tried again
        :raises NextrungError: where the store cannot be read
        """
        with self._mutex:
            future = self._files.get(dump.name)
            if future is None or (future.done() and not _is_made(future)):
                app = cast("Flask", current_app._get_current_object())  # type: ignore[attr-defined]
                future = Future()
                self._folder = self._folder or folder_for(self)
                work = (app, dump, self._folder / dump.name, future)
                self._files[dump.name] = future
                threading.Thread(target=_make, args=work, daemon=True).start()
        try:
            return future.result(patience)
        except TimeoutError:
            return None


def shelf(store: Store) -> Shelf:
    """Return the files of the store's present state."""
    return kept(store, _shelf, longest=_KEPT)


def _shelf(store: Store) -> Shelf:
    return Shelf(generation.stamped(Path(store.place)) or datetime.now(UTC))


def _is_made(future: Future[Made]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _make(app: Flask, dump: Dump, path: Path, told: Future[Made]) -> None:
    """Write a file when it is its turn, and tell those who wait."""
    turns: dict[bool, threading.Lock] = app.extensions.setdefault(
        _TURN, {True: threading.Lock(), False: threading.Lock()}
    )
    try:
        with turns[dump.packed], app.app_context(), opened() as store:
            told.set_result(_written(store, dump, path))
    except (OSError, NextrungError) as error:
        told.set_exception(error)
    finally:
        # Whatever else stopped it, nobody is to wait for ever.
        told.cancel()


def _written(store: Store, dump: Dump, path: Path) -> Made:
    with path.open("wb") as file:
        if dump.packed:
            # Without a time or a name, so that what holds the same is the same.
            with gzip.GzipFile("", "wb", 6, file, 0) as packed, _buffered(packed) as into:
                dump.write(store, into)
        else:
            dump.write(store, file)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Made(path, path.stat().st_size, digest)


def _buffered(packed: gzip.GzipFile) -> io.BufferedWriter:
    """Return what takes small pieces at once, as the engine writes them."""
    return io.BufferedWriter(cast("io.RawIOBase", packed), 1 << 20)
