"""A reader sees the store as it was when opened, whatever a writer does to the files meanwhile."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph import vocab
from graph.store import Store

WEAVER = NamedNode("https://example.org/weaver")
OTHER = NamedNode("https://example.org/other")
#: More tables than this, and a reader makes links of its own.
HELD = 16
MOST_WRITERS = 30


def titled(title: str) -> list[Triple]:
    return [
        Triple(WEAVER, vocab.TYPE, vocab.JOB_CLASS),
        Triple(WEAVER, vocab.PREF_LABEL, Literal(title)),
    ]


def titles(store: Store) -> list[str]:
    return sorted(row["title"].value for row in store.ask("class-names"))


def many_tables(path: Path) -> list[str]:
    """Write a store of so many tables that a reader makes links; return its titles.

    How many a writer leaves is not certain: the engine joins some of them when it likes.
    """
    written: list[str] = []
    while len(list(path.glob("oxigraph/*.sst"))) <= HELD:
        assert len(written) < MOST_WRITERS, "the engine joins its tables as fast as they come"
        graph = NamedNode(f"https://example.org/{len(written)}")
        written.append(f"Weaver {len(written):02}")
        with Store.open(path) as store:
            store.put(graph, titled(written[-1]))
    return written


@pytest.mark.parametrize("writers", [1, 2, 3])
def test_a_reader_sees_what_it_opened_whatever_a_writer_packs_away(
    tmp_path: Path, writers: int
) -> None:
    # Each writer that does not pack leaves tables of its own: one has few, and three have many.
    for number in range(writers):
        with Store.open(tmp_path) as store:
            store.put(NamedNode(f"https://example.org/{number}"), titled(f"Weaver {number}"))
    with Store.read(tmp_path) as reader:
        with Store.open(tmp_path) as writer:
            writer.put(OTHER, titled("Dyer"))
            writer.optimize()
        assert titles(reader) == [f"Weaver {number}" for number in range(writers)]
        assert len(reader.graphs()) == writers + 2
    assert not list(tmp_path.glob("readers/*"))


#: Opens a store, puts one graph and closes, over and over: each time its log becomes tables.
_OPENER = """
import itertools, sys
from pathlib import Path
from pyoxigraph import Literal, NamedNode, Triple
from graph import vocab
from graph.store import Store

for number in itertools.count():
    graph = NamedNode(f"https://example.org/graph/{number}")
    with Store.open(Path(sys.argv[1])) as store:
        store.put(graph, [Triple(graph, vocab.PREF_LABEL, Literal(str(number)))])
    print(number, flush=True)
"""


def test_a_reader_misses_nothing_of_what_a_writer_moves_while_it_opens(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _OPENER, str(tmp_path)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[1],
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline()
        most, ends = 1, time.monotonic() + 4
        while time.monotonic() < ends:
            with Store.read(tmp_path) as store:
                names = {graph.value for graph in store.graphs() if "/graph/" in graph.value}
                held = {name for name in names if name.startswith("https://example.org/")}
            assert len(held) >= most
            assert held == {f"https://example.org/graph/{n}" for n in range(len(held))}
            most = len(held)
        writer.kill()
    assert most > 1


def test_links_of_a_reader_that_was_killed_are_swept_by_the_next_writer(tmp_path: Path) -> None:
    many_tables(tmp_path)
    reading = (
        "import sys; from graph.store import Store; s = Store.read(sys.argv[1]); "
        "print('open', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", reading, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[1],
    ) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == b"open\n"
        Store.open(tmp_path).close()
        assert len(list(tmp_path.glob("readers/*"))) == 2
        reader.kill()
    Store.open(tmp_path).close()
    assert not list(tmp_path.glob("readers/*"))


def test_who_can_make_no_links_reads_all_the_same(tmp_path: Path) -> None:
    written = many_tables(tmp_path)
    (tmp_path / "readers").write_text("wool")
    with Store.read(tmp_path) as store:
        assert titles(store) == written
