"""Loading whole corpora by the command line: wall clock and memory of all its processes.

::

    pip install -e '.[bench]'
    python -m benchmarks.corpus FOLDER... [--sizes 200 500 1000]

Loads the folders into a store of their own, inference included, as ``nextrung load`` does, and
samples the resident memory of its processes meanwhile. Then, for each of the sizes, loads as many
documents of the first folder that has so many, to tell whether memory grows with their number.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil

from graph.store import Store
from loaders.corpus.folders import Found, documents_in
from web.cli.echo import echo
from web.told.tables import Cell, Table, as_text

#: Seconds between two looks at the memory.
_BETWEEN: Final = 0.1
_MB: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Load:
    """What a load took: seconds by the clock, and bytes of memory at the worst moment.

    ``together`` is that of all processes, ``largest`` that of the one that had most.
    """

    documents: int
    triples: int
    seconds: float
    together: int
    largest: int

    def row(self, what: str) -> tuple[Cell, ...]:
        """Return the line of the table."""
        rate = round(self.documents / self.seconds, 1)
        return (
            *(what, self.documents, f"{self.triples:,}", round(self.seconds, 1), rate),
            *(round(self.together / _MB), round(self.largest / _MB)),
        )


def main() -> None:
    """Measure, and print a table."""
    asked = _arguments()
    rows = [_load(asked.folders).row("all")]
    for size in asked.sizes:
        folder, paths = _enough(asked.folders, size)
        rows.append(_load(paths).row(folder.name))
    columns = ("folder", "documents", "triples", "s", "documents/s", "MB", "MB, largest process")
    echo(as_text(Table(columns, tuple(rows))))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path, help="folders of documents")
    parser.add_argument("--sizes", nargs="*", type=int, default=[], help="numbers of documents")
    return parser.parse_args()


def _enough(folders: Sequence[Path], size: int) -> tuple[Path, list[Path]]:
    for folder in folders:
        paths = [found.path for found in documents_in([folder]) if isinstance(found, Found)]
        if len(paths) >= size:
            return folder, paths[:size]
    sys.exit(f"No folder has {size} documents.")


def _load(paths: Sequence[Path]) -> Load:
    """Load documents into a store that is thrown away."""
    program = str(Path(sys.executable).with_name("nextrung"))
    with tempfile.TemporaryDirectory(prefix="nextrung-") as below:
        command = [program, "load", *map(str, paths), "--store", str(Path(below, "store"))]
        start = time.monotonic()
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as load:
            used = list(_memory(load))
        seconds = time.monotonic() - start
        with Store.read(Path(below, "store")) as store:
            documents = len(store.ask("documents"))
            triples = sum(1 for graph in store.graphs() for _ in store.triples(graph))
    together, largest = (max(each) for each in zip(*used, strict=True))
    return Load(documents, triples, seconds, together, largest)


def _memory(load: subprocess.Popen[bytes]) -> Iterator[tuple[int, int]]:
    """Yield the resident bytes of all processes, and of the largest, until the first one ends."""
    first = psutil.Process(load.pid)
    while load.poll() is None:
        with suppress(psutil.NoSuchProcess):
            held = [_resident(one) for one in (first, *first.children(recursive=True))]
            yield sum(held), max(held)
        time.sleep(_BETWEEN)


def _resident(process: psutil.Process) -> int:
    with suppress(psutil.NoSuchProcess):
        return int(process.memory_info().rss)
    return 0


if __name__ == "__main__":
    main()
