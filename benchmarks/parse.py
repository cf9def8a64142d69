"""Parsing beside pycola: documents and facts a second, on the bulletins that it was made for.

::

    pip install -e '.[bench]'
    python -m benchmarks.parse FOLDER [--rounds 3]

Reads every text file of a folder of the City of Los Angeles' job bulletins, once with Nextrung and
once with pycola, in one process each that has nothing else to do, in turn and as often as
``--rounds`` says; the fastest round counts, since other work on the machine only slows one down.
Times are processor time, without what either needs to start.

A fact is a statement or the value of a field. Of ours, the text, the place and the heading of a
statement are none; of pycola's, a value counts once for each bulletin and column, however many of
its rows repeat it.
"""

from __future__ import annotations

import argparse
import io
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stdout
from dataclasses import dataclass, fields, is_dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from pycola.bulletin_parser import Extractor

from graph.errors import DocumentError
from loaders import samples
from loaders.parse import parse_file
from loaders.record import Other, Record, Statement
from web.cli.echo import echo
from web.told.tables import Table, as_text

#: Fields that are a fact's words and place, or tell of the file, and are none themselves.
_NO_FACT: Final = frozenset(
    """document end heading lead media_type sha256 spans start text understood value warnings
    """.split()
)
#: What pycola's table holds where it found nothing.
_EMPTY: Final = "-"


@dataclass(frozen=True, slots=True)
class Round:
    """What one program made of the folder: in how many seconds, and how many facts are in it.

    ``loose`` of them are statements that belong to no field.
    """

    seconds: float
    documents: int
    facts: int
    loose: int = 0


def main() -> None:
    """Measure, and print a table."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as below:
        folder = _bulletins(asked.folder, Path(below))
        rounds = [(_alone(_ours, folder), _alone(_theirs, folder)) for _ in range(asked.rounds)]
    ours, theirs = (min(runs, key=lambda run: run.seconds) for runs in zip(*rounds, strict=True))
    columns = ("", "nextrung", "pycola", "times as many")
    echo(as_text(Table(columns, tuple(_rows(ours, theirs)))))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="bulletins of the City of Los Angeles, as text")
    parser.add_argument("--rounds", type=int, default=3, help="how often each reads them")
    return parser.parse_args()


def _bulletins(folder: Path, below: Path) -> Path:
    """Return a folder that holds the bulletins and nothing else: pycola takes whatever is there."""
    for path in sorted(folder.glob("*.txt")):
        (below / path.name).symlink_to(path.resolve())
    return below


def _alone(work: Callable[[Path], Round], folder: Path) -> Round:
    """Return what a work finds in a process of its own, where nothing is known yet."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(work, folder).result()


def _ours(folder: Path) -> Round:
    for path in (path for agency in samples.agencies() for path in agency.glob("*.txt")):
        parse_file(path)  # so that the words and the grammar are there
    seconds, documents, facts, loose = 0.0, 0, 0, 0
    for path in sorted(folder.iterdir()):
        start = time.process_time()
        record = _record(path)
        seconds += time.process_time() - start
        if record is not None:
            found = list(_facts(record))
            documents += 1
            facts += len(found)
            loose += sum(isinstance(fact, Other) for fact in found)
    return Round(seconds, documents, facts, loose)


def _record(path: Path) -> Record | None:
    try:
        return parse_file(path)
    except DocumentError:
        return None


def _facts(part: object) -> Iterator[object]:
    """Yield the statements of a part of a record, and the values of its fields."""
    if isinstance(part, tuple):
        for inner in part:
            yield from _facts(inner)
    elif is_dataclass(part) and not isinstance(part, type):
        if isinstance(part, Statement) or hasattr(part, "value"):
            yield part
        for field in fields(part):
            if field.name not in _NO_FACT:
                yield from _facts(getattr(part, field.name))
    elif part:
        yield part


def _theirs(folder: Path) -> Round:
    with tempfile.TemporaryDirectory() as below, redirect_stdout(io.StringIO()):
        asked = {"input_path": f"{folder}/", "output_filename": f"{below}/table.csv"}
        extractor = Extractor(asked)
        start = time.process_time()
        table = extractor.extraction()
        seconds = time.process_time() - start
    names, rows = table["FILE_NAME"], table.drop(columns="FILE_NAME").to_dict("records")
    facts = {
        (name, column, value)
        for name, row in zip(names, rows, strict=True)
        for column, value in row.items()
        if value != _EMPTY
    }
    return Round(seconds, names.nunique(), len(facts))


def _rows(ours: Round, theirs: Round) -> Iterator[tuple[str, str, str, str]]:
    for what, one, other in (
        ("documents", ours.documents, theirs.documents),
        ("facts", ours.facts, theirs.facts),
        ("facts, those in no field left out", ours.facts - ours.loose, theirs.facts),
        ("seconds", ours.seconds, theirs.seconds),
        ("documents/s", ours.documents / ours.seconds, theirs.documents / theirs.seconds),
        ("facts/s", ours.facts / ours.seconds, theirs.facts / theirs.seconds),
    ):
        yield what, _shown(one), _shown(other), f"{one / other:.2f}"


def _shown(figure: float) -> str:
    return f"{figure:,.2f}" if figure < 100 else f"{figure:,.0f}"


if __name__ == "__main__":
    main()
