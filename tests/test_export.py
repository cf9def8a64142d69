"""What is exported is what is in the store."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import IO

import networkx as nx
import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from rdflib import Graph
from rdflib.compare import isomorphic

from graph.errors import StoreError, UnknownName
from graph.model import ClassName, Way
from graph.network import Edge
from graph.store import Store
from graph.vocab import NR, PREFIXES
from loaders import corpus, samples
from web.careers import Career, Careers, careers, write_graphml
from web.cli import cli
from web.exports import employer, write_rdf


def run(*args: str | Path, status: int = 0) -> Result:
    result = CliRunner().invoke(cli, [str(arg) for arg in args], catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("export") / "store"
    run("load", *samples.agencies(), "--store", place)
    return place


def union(store: Store) -> set[ox.Triple]:
    return {triple for graph in store.graphs() for triple in store.triples(graph)}


def rdflib_graph(triples: set[ox.Triple]) -> Graph:
    lines = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return Graph().parse(data=lines, format="nt")


@pytest.mark.parametrize(
    ("name", "kind"), [("nquads", ox.RdfFormat.N_QUADS), ("trig", ox.RdfFormat.TRIG)]
)
def test_all_graphs_come_back_as_they_were(folder: Path, name: str, kind: ox.RdfFormat) -> None:
    written = run("export", name, "--store", folder).stdout_bytes
    back = ox.Dataset(ox.parse(written, kind))
    with Store.read(folder) as store:
        held = ox.Dataset(
            ox.Quad(t.subject, t.predicate, t.object, graph)
            for graph in store.graphs()
            for t in store.triples(graph)
        )
    back.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    held.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    assert len(back) > 5000
    assert back == held


def test_turtle_is_isomorphic_to_the_union_and_names_our_prefixes(folder: Path) -> None:
    written = run("export", "turtle", "--agency", "Aldermere County", "--store", folder).stdout
    with Store.read(folder) as store:
        of = employer(store, "aldermere county")
        documents = {document.iri for document in of.documents}
        wanted = {
            triple
            for graph in store.graphs()
            if graph.value in documents or "/graph/derived/aldermere-county/" in graph.value
            for triple in store.triples(graph)
        }
    assert f"@prefix nr: <{NR}> ." in written
    assert isomorphic(Graph().parse(data=written, format="turtle"), rdflib_graph(wanted))


def test_each_triple_stands_once_in_the_union(folder: Path) -> None:
    written = run("export", "turtle", "--store", folder).stdout
    with Store.read(folder) as store:
        held = union(store)
    assert len(list(ox.parse(written, ox.RdfFormat.TURTLE))) == len(held)


def test_json_ld_holds_the_union(folder: Path) -> None:
    written = run("export", "json-ld", "--store", folder).stdout
    back = ox.Dataset(ox.parse(written, ox.RdfFormat.JSON_LD))
    with Store.read(folder) as store:
        assert len(back) == len(union(store))
    told = json.loads(written)
    assert told["@context"] == PREFIXES
    assert any("nr:nextRung" in node for node in told["@graph"])


def test_graphml_is_read_back_as_the_career_network(folder: Path) -> None:
    written = run("export", "graphml", "--store", folder).stdout_bytes
    network = nx.read_graphml(io.BytesIO(written), force_multigraph=True)
    with Store.read(folder) as store:
        found = careers(store)
    nodes = {node["title"]: node for _, node in network.nodes(data=True)}
    assert set(network.nodes) == {one.name.iri for one in found.classes}
    assert nodes["Environmental Monitoring Supervisor"] == {
        "title": "Environmental Monitoring Supervisor",
        "code": "3170400",
        "employer": "Aldermere County",
        "series": "Environmental Monitoring",
        "level": 4,
        "flsa": "exempt (administrative)",
        "described": True,
    }
    assert nodes["Lead"]["described"] is False
    assert "flsa" not in nodes["Lead"]
    assert {
        (low, high, edge["kind"], edge["course"], edge.get("months"))
        for low, high, edge in network.edges(data=True)
    } == {(one.lower, one.upper, one.way.kind, one.course, one.months) for one in found.edges}
    assert network.number_of_edges() == len(found.edges)


def test_two_ways_between_two_classes_are_two_edges() -> None:
    names = [ClassName(f"urn:{key}", f"a/{key}", key, (), None, None) for key in "xy"]
    classes = tuple(Career(name, None, None, None, ()) for name in names)
    edges = tuple(Edge(Way("urn:x", "urn:y", kind)) for kind in ("next-rung", "qualifies"))
    file = io.BytesIO()
    write_graphml(Careers(classes, edges), file)
    assert nx.read_graphml(io.BytesIO(file.getvalue())).number_of_edges() == 2


def test_what_xml_cannot_hold_is_replaced() -> None:
    name = ClassName("urn:x", "a/x", "Clerk\x0c\ufffe <b>", (), None, None)
    file = io.BytesIO()
    write_graphml(Careers((Career(name, None, None, None, ()),), ()), file)
    network = nx.read_graphml(io.BytesIO(file.getvalue()))
    assert network.nodes["urn:x"]["title"] == "Clerk\ufffd\ufffd <b>"


def test_csv_has_a_row_a_class(folder: Path) -> None:
    written = run("export", "csv", "--store", folder).stdout_bytes.decode()
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    assert len(rows) == 9
    (lead,) = [row for row in rows if row["title"] == "Lead"]
    assert (lead["level"], lead["described"], lead["documents"]) == ("3", "no", "")
    assert "Environmental Monitoring Lead Technician" in lead["also_printed"]


def test_only_one_employer_is_exported(folder: Path) -> None:
    written = run("export", "csv", "--agency", "lindenfell-water-district", "--store", folder)
    employers = {row["employer"] for row in csv.DictReader(io.StringIO(written.stdout))}
    assert employers == {"Lindenfell Water District"}
    with pytest.raises(UnknownName, match="Aldermere County"):
        run("export", "csv", "--agency", "Nowhere", "--store", folder)


def test_a_file_takes_its_name_when_it_is_whole(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "classes.csv"
    out.write_text("old")
    run("export", "csv", "--out", out, "--store", folder)
    assert out.read_text("utf-8").startswith("iri,title")
    assert [path.name for path in tmp_path.iterdir()] == ["classes.csv"]


def test_the_old_file_stays_where_writing_fails(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "classes.csv"
    out.write_text("old")
    with pytest.raises(UnknownName):
        run("export", "csv", "--agency", "Nowhere", "--out", out, "--store", folder)
    with pytest.raises(StoreError):
        run("export", "csv", "--out", out, "--store", tmp_path / "nowhere")
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["classes.csv"]


def test_only_a_regular_file_is_replaced(folder: Path, tmp_path: Path) -> None:
    null = run("export", "csv", "--out", "/dev/null", "--store", folder, status=2)
    assert "no regular file" in null.stderr
    missing = tmp_path / "no" / "x.csv"
    told = run("export", "csv", "--out", missing, "--store", folder, status=1).stderr
    assert "cannot be written" in told


class Broken(io.RawIOBase):
    """A file on a full disk."""

    def writable(self) -> bool:
        """Return true, as any file opened for writing."""
        return True

    def write(self, data: object) -> int:
        """Refuse."""
        raise OSError(28, f"No space left for {type(data)}")


def test_a_full_disk_is_an_error_of_the_system() -> None:
    store = Store.memory()
    corpus.load(store, corpus.documents_in(samples.agencies()[:1]))
    file: IO[bytes] = Broken()  # type: ignore[assignment]
    with pytest.raises(OSError, match="No space left"):
        write_rdf(store, "nquads", file)
