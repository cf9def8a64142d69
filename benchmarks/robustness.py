"""Two loads at once, loads beside readers, and kills at random moments: what is left is whole.

::

    python -m benchmarks.robustness [FOLDER] [--kills 50] [--readers 2] [--seed 1] [--server]

Loads a folder of documents (the bundled samples unless one is given) by the command line itself, in
processes of their own, for one employer and for another in turn, and compares what is then held,
graph by graph, with what undisturbed loads give. ``--server`` has a SPARQL server (``oxigraph
serve``) hold the graphs instead of a folder. Prints a line of figures for each way, and ends with
status 1 where anything was lost, torn or refused.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from graph import read
from graph.errors import NextrungError, StoreError, UnknownName
from graph.iris import Iris
from graph.store import Place, Store
from graph.store.latest import Latest
from loaders import samples
from loaders.corpus import Found, documents_in
from web.cli.echo import echo

#: A digest of the triples of each graph, by the graph's name.
Held: TypeAlias = Mapping[str, str]

#: Employers whose names stand in no document: every graph differs between them.
_EMPLOYERS: Final = ("Any Town", "Other Town")
#: Graphs of our own terms hold blank nodes, whose names differ at each load.
_OURS: Final = frozenset(Iris().reference(name).value for name in ("ontology", "alignments"))
_DOCUMENTS: Final = Iris().specification("").value
#: Seconds after which a process that was left behind by a kill is counted.
_LONGEST: Final = 20.0


@dataclass(slots=True)
class Seen:
    """What a reader saw; ``states`` are digests of all graphs together, each new one noted.

    ``gone`` counts classes that one question told of and the next did not know: that may happen
    where a server is asked live, and nowhere else.
    """

    readings: int = 0
    gone: int = 0
    refused: list[str] = field(default_factory=list)
    torn: int = 0
    backward: int = 0
    slowest: float = 0.0
    states: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class World:
    """What is loaded where, and what undisturbed loads of it give, by employer."""

    place: Place
    paths: Sequence[Path]
    expected: Mapping[str, Held]
    seconds: float

    def torn(self, held: Held) -> int:
        """Return how many documents are there, but neither as before nor as after a load."""
        return sum(
            digest not in {of.get(name) for of in self.expected.values()}
            for name, digest in held.items()
            if name.startswith(_DOCUMENTS)
        )


def main() -> None:
    """Run everything and print what was seen."""
    options = _options()
    paths = [options.folder] if options.folder else list(samples.agencies())
    with tempfile.TemporaryDirectory(prefix="nextrung-") as scratch:
        # Where the locks of servers lie.
        os.environ["XDG_STATE_HOME"] = scratch
        world = _undisturbed(Path(scratch), paths)
        with _place(Path(scratch), server=options.server) as place:
            world = World(place, paths, world.expected, world.seconds)
            bad = _two_loads(world) + _contest(world)
            bad += _beside_readers(world, Path(scratch), options.readers)
            bad += _kills(world, options.kills, random.Random(options.seed))  # noqa: S311
    sys.exit(1 if bad else 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--readers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--server", action="store_true")
    return parser.parse_args()


@contextmanager
def _place(scratch: Path, *, server: bool) -> Iterator[Place]:
    if not server:
        yield scratch / "store"
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        at = f"127.0.0.1:{free.getsockname()[1]}"
    program = str(Path(sys.executable).with_name("oxigraph"))
    command = [program, "serve", "--location", str(scratch / "server"), "--bind", at]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            time.sleep(2)
            yield f"http://{at}"
        finally:
            process.terminate()


@contextmanager
def _load(place: Place, paths: Iterable[Path], employer: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a load in a group of processes of its own, whose output ends when they all have ended."""
    program = str(Path(sys.executable).with_name("nextrung"))
    command = [program, "load", *map(str, paths), "--agency", employer, "--store", str(place)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    ) as process:
        yield process


def _loaded(place: Place, paths: Iterable[Path], employer: str) -> int:
    with _load(place, paths, employer) as process:
        process.communicate()
        return process.returncode


def _held(store: Store) -> Held:
    return {
        graph.value: _digest(map(str, store.triples(graph)))
        for graph in store.graphs()
        if graph.value not in _OURS
    }


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def _held_at(place: Place) -> Held:
    with Store.read(place) as store:
        return _held(store)


def _undisturbed(scratch: Path, paths: Sequence[Path]) -> World:
    expected: dict[str, Held] = {}
    began = time.perf_counter()
    for employer in _EMPLOYERS:
        _loaded(scratch / employer, paths, employer)
    seconds = (time.perf_counter() - began) / len(_EMPLOYERS)
    for employer in _EMPLOYERS:
        expected[employer] = _held_at(scratch / employer)
    documents = sum(name.startswith(_DOCUMENTS) for name in expected[_EMPLOYERS[0]])
    echo(f"undisturbed: {documents} documents, a load takes {seconds:.1f} s")
    return World(scratch, paths, expected, seconds)


def _two_loads(world: World) -> int:
    """Load one half of the documents beside the other."""
    files = [found.path for found in documents_in(world.paths) if isinstance(found, Found)]
    employer = _EMPLOYERS[0]
    began = time.perf_counter()
    with (
        _load(world.place, files[::2], employer) as one,
        _load(world.place, files[1::2], employer) as other,
    ):
        waited = sum(b"waiting for another" in each.communicate()[0] for each in (one, other))
    statuses = one.returncode, other.returncode
    right = _held_at(world.place) == world.expected[employer]
    echo(
        f"two loads at once, of half the documents each: {time.perf_counter() - began:.1f} s, "
        f"{waited} waited, exit statuses {statuses}, graphs as expected: {_yes(right)}"
    )
    return int(not right or any(statuses))


def _contest(world: World) -> int:
    """Load the same documents for two employers at once: who writes last is right."""
    with (
        _load(world.place, world.paths, _EMPLOYERS[0]) as one,
        _load(world.place, world.paths, _EMPLOYERS[1]) as other,
    ):
        for process in (one, other):
            process.communicate()
    statuses = one.returncode, other.returncode
    right = _held_at(world.place) in world.expected.values()
    echo(
        f"two loads at once, of the same for two employers: exit statuses {statuses}, "
        f"graphs as one of them expects: {_yes(right)}"
    )
    return int(not right or any(statuses))


def _beside_readers(world: World, scratch: Path, readers: int) -> int:
    """Load for the two employers in turn, beside readers that open anew and one that stays."""
    _loaded(world.place, world.paths, _EMPLOYERS[0])
    stop = scratch / "stop"
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(readers + 1, mp_context=spawn) as pool:
        anew = [pool.submit(_read_anew, world, stop) for _ in range(readers)]
        site = pool.submit(_read_as_the_site, world, stop)
        while not site.done() and not stop.with_suffix(".begun").exists():
            time.sleep(0.1)
        statuses = [
            _loaded(world.place, world.paths, employer)
            for employer in (*reversed(_EMPLOYERS), *reversed(_EMPLOYERS))
        ]
        stop.touch()
        seen = [one.result() for one in anew]
        stayed = site.result()
    right = _held_at(world.place) == world.expected[_EMPLOYERS[0]]
    echo(f"{len(statuses)} loads beside {readers} readers, graphs as expected: {_yes(right)}")
    _tell("opened anew each time", seen)
    whole = {_digest(of.values()) for of in world.expected.values()}
    between = sum(state not in whole for state in stayed.states)
    states = f"{len(stayed.states)} states, {between} of them amid a load"
    _tell(f"one handle that stays, {states}", [stayed])
    bad = sum(len(one.refused) + one.torn + one.backward for one in (*seen, stayed))
    if isinstance(world.place, Path):
        bad += sum(one.gone for one in (*seen, stayed))
    return int(bool(bad) or not right or any(statuses))


def _tell(who: str, seen: Sequence[Seen]) -> None:
    refused = [reason for one in seen for reason in one.refused]
    echo(
        f"  {who}: {sum(one.readings for one in seen)} readings, {len(refused)} refused, "
        f"{sum(one.torn for one in seen)} torn documents, {sum(one.backward for one in seen)} that "
        f"went back, {sum(one.gone for one in seen)} classes gone, "
        f"slowest to open {max(one.slowest for one in seen):.2f} s"
    )
    for reason in refused[:3]:
        echo(f"    {reason}")


def _read_anew(world: World, stop: Path) -> Seen:
    seen = Seen()
    for _ in _until(stop):
        began = time.perf_counter()
        try:
            with Store.read(world.place) as store:
                seen.slowest = max(seen.slowest, time.perf_counter() - began)
                _look(world, store, seen)
        except NextrungError as error:
            seen.refused.append(str(error))
    return seen


def _read_as_the_site(world: World, stop: Path) -> Seen:
    """Read through one handle that follows the generations; one request lasts all the time."""
    seen = Seen()
    latest = Latest(world.place)
    with latest.opened() as long:
        first = _held(long)
        stop.with_suffix(".begun").touch()
        for _ in _until(stop):
            began = time.perf_counter()
            try:
                with latest.opened() as store:
                    seen.slowest = max(seen.slowest, time.perf_counter() - began)
                    _look(world, store, seen)
            except NextrungError as error:
                seen.refused.append(str(error))
        # A server is asked live: there the request sees what is new.
        if isinstance(world.place, Path):
            seen.torn += sum(digest != first[name] for name, digest in _held(long).items())
    latest.close()
    return seen


def _until(stop: Path) -> Iterator[None]:
    """Yield over and over until a file is there, and once more, to see what is there at the end."""
    while not stop.exists():
        yield
    yield


def _look(world: World, store: Store, seen: Seen) -> None:
    """Ask what a page asks, and compare all that is held with what may be."""
    try:
        for ladder in read.ladders(store):
            for rung in ladder.rungs:
                read.facts(store, rung.iri)
    except UnknownName:
        seen.gone += 1
    held = _held(store)
    seen.readings += 1
    seen.torn += world.torn(held)
    # Documents are replaced one by one, and none is ever taken out.
    seen.backward += sum(name.startswith(_DOCUMENTS) for name in held) < _count(world)
    state = _digest(held.values())
    if not seen.states or seen.states[-1] != state:
        seen.states.append(state)


def _count(world: World) -> int:
    return sum(name.startswith(_DOCUMENTS) for name in world.expected[_EMPLOYERS[0]])


def _kills(world: World, kills: int, chance: random.Random) -> int:
    """Kill loads at random moments, each second one into nothing, and load again after each."""
    refused, torn, wrong, left, late = 0, 0, 0, 0, 0
    whole: list[int] = []
    for number in range(kills):
        if number % 2 == 0:
            _empty(world.place)
        with _load(world.place, world.paths, chance.choice(_EMPLOYERS)) as process:
            time.sleep(chance.uniform(0, 0.9 * world.seconds))
            late += process.poll() is not None
            left += _kill(process, alone=number % 4 > 1)
        try:
            held = _held_at(world.place)
        except StoreError as error:
            if "nothing is loaded" not in str(error):
                refused += 1
                echo(f"  refused: {error}")
            held = {}
        torn += world.torn(held)
        whole.append(sum(name.startswith(_DOCUMENTS) for name in held))
        employer = chance.choice(_EMPLOYERS)
        status = _loaded(world.place, world.paths, employer)
        wrong += bool(status) or _held_at(world.place) != world.expected[employer]
    echo(
        f"{kills} kills ({late} came too late): {refused} stores that did not open, {torn} torn "
        f"documents, {min(whole)} to {max(whole)} documents after a kill, {left} processes left "
        f"behind, {wrong} next loads that did not bring the graphs expected"
    )
    return refused + torn + wrong + left


def _empty(place: Place) -> None:
    """Leave no store in a folder, and no graph of ours on a server."""
    if isinstance(place, Path):
        shutil.rmtree(place, ignore_errors=True)
        return
    with Store.open(place) as store:
        for graph in store.graphs():
            store.remove(graph)


def _kill(process: subprocess.Popen[bytes], *, alone: bool) -> int:
    """Kill a load, alone or with all its processes, and return 1 where any lives on."""
    if process.poll() is None:
        if alone:
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    try:
        process.communicate(timeout=_LONGEST)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        return 1
    return 0


def _yes(right: bool) -> str:
    return "yes" if right else "NO"


if __name__ == "__main__":
    main()
