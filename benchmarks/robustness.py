"""Two loads at once, loads beside readers, and kills at random moments: what is left is whole.

::

    python benchmarks/robustness.py [FOLDER] [--kills 50] [--readers 3] [--seed 1]

Loads a folder of documents (the bundled samples unless one is given) in every one of these ways and
compares what the stores hold, graph by graph, with what an undisturbed load gives. Prints a line of
figures each, and ends with status 1 where anything was lost, torn or refused.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from graph import read
from graph.errors import StoreError
from graph.store import Store
from loaders import samples

#: The triples of each graph, by its name.
Held: TypeAlias = Mapping[str, frozenset[object]]

_NEXTRUNG = (sys.executable, "-c", "from web.cli import main; main()")
_AGENCY = ("--agency", "Any Town")


def main() -> None:
    """Run everything and print what was seen."""
    options = _options()
    folders = [options.folder] if options.folder else list(samples.agencies())
    with tempfile.TemporaryDirectory(prefix="nextrung-") as scratch:
        place = Path(scratch)
        seconds, expected = _undisturbed(place / "expected", folders)
        documents = sum("/spec/" in name for name in expected)
        print(f"undisturbed: {documents} documents, {len(expected)} graphs in {seconds:.1f} s")
        torn = (
            _two_loads(place / "two", folders, expected)
            + _beside_readers(place / "readers", folders, expected, options.readers)
            + _kills(place / "kills", folders, expected, options, seconds)
        )
    sys.exit(1 if torn else 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--readers", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _command(store: Path, paths: Sequence[Path]) -> list[str]:
    return [*_NEXTRUNG, "load", *map(str, paths), *_AGENCY, "--store", str(store)]


@contextmanager
def _load(store: Path, paths: Sequence[Path]) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        _command(store, paths), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        yield process


def _undisturbed(store: Path, paths: Sequence[Path]) -> tuple[float, Held]:
    began = time.perf_counter()
    with _load(store, paths) as process:
        process.wait()
    return time.perf_counter() - began, _held(store)


def _held(store: Path) -> Held:
    with Store.read(store) as opened:
        return {
            graph.value: frozenset(opened.triples(graph))
            for graph in opened.graphs()
            if "/graph/ontology" not in graph.value and "/graph/alignments" not in graph.value
        }


def _files(paths: Sequence[Path]) -> list[Path]:
    return sorted(file for path in paths for file in path.rglob("*") if file.suffix == ".txt")


def _torn(held: Held, expected: Held) -> int:
    """Return how many documents are there, but not whole."""
    return sum("/spec/" in name and triples != expected.get(name) for name, triples in held.items())


def _two_loads(store: Path, paths: Sequence[Path], expected: Held) -> int:
    files = _files(paths)
    began = time.perf_counter()
    with _load(store, files[::2]) as one, _load(store, files[1::2]) as other:
        statuses = one.wait(), other.wait()
    wrong = _held(store) != expected
    print(
        f"two loads at once: {time.perf_counter() - began:.1f} s, exit statuses {statuses}, "
        f"{'NOT the same' if wrong else 'the same'} graphs as one load"
    )
    return int(wrong or any(statuses))


def _beside_readers(store: Path, paths: Sequence[Path], expected: Held, readers: int) -> int:
    """Read a store over and over while it is loaded; each reader opens it anew each time."""
    Store.open(store).close()
    reading, refused, torn = 0, 0, 0
    with _load(store, paths) as process:
        while process.poll() is None:
            for _ in range(readers):
                reading += 1
                try:
                    torn += _torn(_held(store), expected)
                    with Store.read(store) as opened:
                        read.ladders(opened)
                except StoreError as error:
                    refused += 1
                    print(f"  a reader was refused: {error}")
    wrong = _held(store) != expected
    print(
        f"a load beside readers: {reading} readings, {refused} refused, {torn} torn documents, "
        f"{'NOT the same' if wrong else 'the same'} graphs at the end"
    )
    return int(bool(refused or torn or wrong))


def _kills(
    store: Path,
    paths: Sequence[Path],
    expected: Held,
    options: argparse.Namespace,
    seconds: float,
) -> int:
    """Kill loads into one store at random moments of the time that one takes, and look at it."""
    chance = random.Random(options.seed)  # noqa: S311 (no secret)
    torn, refused, whole = 0, 0, []
    for _ in range(options.kills):
        with _load(store, paths) as process:
            time.sleep(chance.uniform(0.2, max(0.4, seconds)))
            process.kill()
        try:
            held = _held(store)
        except StoreError as error:
            if "nothing is loaded" not in str(error):
                refused += 1
                print(f"  the store was refused: {error}")
            continue
        torn += _torn(held, expected)
        whole.append(sum("/spec/" in name for name in held))
        if held == expected:
            _empty(store)
    with _load(store, paths) as process:
        process.wait()
    wrong = _held(store) != expected
    print(
        f"{options.kills} kills: {refused} stores that did not open, {torn} torn documents, "
        f"{min(whole, default=0)} to {max(whole, default=0)} whole documents after a kill, "
        f"{'NOT the same' if wrong else 'the same'} graphs after one more load"
    )
    return int(bool(refused or torn or wrong))


def _empty(store: Path) -> None:
    """Take all documents out, so that the next kill finds work to interrupt."""
    with Store.open(store) as opened:
        for graph in opened.graphs():
            opened.remove(graph)


if __name__ == "__main__":
    main()
