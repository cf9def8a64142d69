"""Requests a second and 95th percentile of each page, beside a Flask hello-world in the same run.

::

    python -m benchmarks.web --store PLACE [--seconds 5] [--connections 4] [--addresses 40]

Both run as processes of their own under waitress, the site with the threads of ``nextrung serve``,
and are asked over loopback by wrk (Debian's package ``wrk``), which takes part of the same cores.
Each page is asked for at up to ``--addresses`` addresses in turn, drawn by ``--seed`` from what the
store holds, after the site has made what it keeps of the whole store; the slowest address of a
first round is told by itself.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode

from graph import promotions, read
from graph.store import Store
from web.cli.echo import echo
from web.told.tables import Cell, Table, as_text

_HELLO: Final = """
import flask, waitress, sys
app = flask.Flask("hello")
app.add_url_rule("/", view_func=lambda: "<!doctype html><title>Hello</title><p>Hello, world!")
waitress.serve(app, host="127.0.0.1", port=int(sys.argv[1]))
"""
_SITE: Final = "from web.cli import main; main()"
_LUA: Final = Path(__file__).with_name("web.lua")
_COLUMNS: Final = (
    *("page", "addresses", "first s", "requests/s", "of hello", "median ms", "p95 ms", "not 2xx"),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What wrk saw of one page: a rate, two latencies in ms, and the answers that were refusals."""

    rate: float
    median: float
    p95: float
    refused: int


def main() -> None:
    """Measure, and print a table."""
    asked = _arguments()
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is not installed; Debian's package of that name has it.")
    pages = _pages(asked.store, random.Random(asked.seed), asked.addresses)  # noqa: S311
    with _listening("-c", _HELLO, port_after=()) as hello:
        peer = _measured(hello, ["/"], asked.seconds, asked.connections)
    rows = [_row("Flask hello-world", 1, 0.0, peer, peer)]
    options = ("serve", "--store", str(asked.store))
    with _listening("-c", _SITE, *options, port_after=("--port",)) as site:
        echo(f"What pages need of the whole store was made in {_made(site):.0f} s.")
        for name, paths in pages.items():
            first = _first(site, paths)
            seen = _measured(site, paths, asked.seconds, asked.connections)
            rows.append(_row(name, len(paths), first, seen, peer))
    echo(as_text(Table(_COLUMNS, tuple(rows))))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Load on the pages of a site.")
    parser.add_argument("--store", required=True, help="folder of a loaded store")
    parser.add_argument("--seconds", type=int, default=5, help="how long each page is asked for")
    parser.add_argument("--connections", type=int, default=4)
    parser.add_argument("--addresses", type=int, default=40, help="at most, for each page")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _pages(place: str, chance: random.Random, most: int) -> Mapping[str, Sequence[str]]:
    """Return addresses of each kind of page."""
    with Store.read(Path(place)) as store:
        names = read.class_names(store)
        described = [one for one in names if "/" in one.key]
        ladders = ["/".join(one.iri.rsplit("/", 2)[-2:]) for one in read.ladders(store)]
        edges = promotions.network(store).edges
        documents = [one.iri.rsplit("/", 1)[-1][:12] for one in read.documents(store)]
    keys = {one.iri: one.key for one in names}

    def drawn(found: Sequence[str]) -> list[str]:
        return chance.sample(found, min(most, len(found)))

    classes = drawn([one.key for one in described])
    moves = [
        urlencode({"from": keys[edge.lower], "to": keys[edge.upper]})
        for edge in chance.sample(edges, min(most, len(edges)))
    ]
    words = [one.title.split()[0] for one in chance.sample(names, min(most, len(names)))]
    pairs = [urlencode({"a": a, "b": b}) for a, b in zip(classes, reversed(classes), strict=True)]
    return {
        "home": ["/"],
        "search": [f"/?q={quote(word)}" for word in words],
        "suggest": [f"/suggest?q={quote(word[:4])}" for word in words],
        "ladder": [f"/ladders/{key}" for key in drawn(ladders)],
        "class": [f"/classes/{key}" for key in classes],
        "document": [f"/documents/{name}" for name in drawn(documents)],
        "plan": [f"/plan?{move}" for move in moves],
        "compare": [f"/compare?{pair}" for pair in pairs],
        "explore": [f"/explore/{key}" for key in classes],
        "quality": ["/quality"],
        "data of a class": [f"/id/class/{key}?format=turtle" for key in classes],
        "API: class": [f"/api/v1/classes/{key}" for key in classes],
        "SPARQL": [
            f"/sparql?{urlencode({'query': _SPARQL % (at * 5), 'format': 'json'})}"
            for at in range(most)
        ],
    }


_SPARQL: Final = (
    "SELECT ?class ?title WHERE { ?class a nr:JobClass ; skos:prefLabel ?title } OFFSET %d LIMIT 20"
)


@contextmanager
def _listening(*arguments: str, port_after: Sequence[str]) -> Iterator[int]:
    """Run a Python program that serves on a port, and yield the port when it listens."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    command = [sys.executable, *arguments, *port_after, str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            _await(port, server)
            yield port
        finally:
            server.terminate()


def _await(port: int, server: subprocess.Popen[bytes]) -> None:
    while server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit("The server ended at once.")


def _made(port: int) -> float:
    """Wait until the site has made what pages need of the whole store; return the seconds."""
    began = time.perf_counter()
    while _status(port, "/quality") != HTTPStatus.OK:
        time.sleep(0.5)
    return time.perf_counter() - began


def _status(port: int, path: str) -> int:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def _first(port: int, paths: Sequence[str]) -> float:
    """Ask for each address once; return the seconds that the slowest took."""
    slowest = 0.0
    for path in paths:
        began = time.perf_counter()
        _status(port, path)
        slowest = max(slowest, time.perf_counter() - began)
    return slowest


def _measured(port: int, paths: Sequence[str], seconds: int, connections: int) -> Measured:
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(paths) + "\n")
        file.flush()
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s"]
        ran = subprocess.run(
            [*command, "-s", str(_LUA), f"http://127.0.0.1:{port}/"],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "NEXTRUNG_PATHS": file.name},
        )
    told = json.loads(ran.stdout.splitlines()[-1])
    if told["broken"]:
        raise SystemExit(f"{told['broken']} connections broke, of {told['requests']} requests.")
    return Measured(
        rate=told["requests"] * 1e6 / told["microseconds"],
        median=told["median"] / 1000,
        p95=told["p95"] / 1000,
        refused=told["refused"],
    )


def _row(
    name: str, addresses: int, first: float, seen: Measured, peer: Measured
) -> tuple[Cell, ...]:
    return (
        name,
        addresses,
        f"{first:.2f}",
        f"{seen.rate:,.0f}",
        f"{seen.rate / peer.rate:.3f}",
        f"{seen.median:.1f}",
        f"{seen.p95:.1f}",
        seen.refused,
    )


if __name__ == "__main__":
    main()
