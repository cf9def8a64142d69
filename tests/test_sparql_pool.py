"""Queries are run where they can be stopped: by time, by memory, by whoever ends the site."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from types import ModuleType

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Triple

from graph import vocab
from graph.store import Store
from tests.sparql_world import DATA, ENDLESS, filled, processes, site
from web.sparql.exchange import Answered, Question, Refusal
from web.sparql.limits import Limits
from web.sparql.pool import Pool

YES = {"query": "ASK {}"}
#: Doubles a text thirty times.
HUGE = (
    "SELECT (STRLEN(?t30) AS ?n) { BIND('aaaaaaaa' AS ?t0) "
    + " ".join(f"BIND(CONCAT(?t{place}, ?t{place}) AS ?t{place + 1})" for place in range(30))
    + " }"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[FlaskClient]:
    with site(folder, SPARQL_SECONDS=3) as found:
        yield found


def is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_query_that_takes_too_long_is_stopped_and_its_process_with_it(
    client: FlaskClient,
) -> None:
    assert client.get("/sparql", query_string=YES).status_code == 200
    (process,) = processes(client)
    answer = client.get("/sparql", query_string={"query": ENDLESS})
    assert answer.status_code == 504
    assert "within 3 seconds" in answer.get_json()["detail"]
    assert is_gone(process)
    assert client.get("/sparql", query_string=YES).status_code == 200
    assert processes(client) != (process,)


def test_one_process_answers_one_query_after_the_other(client: FlaskClient) -> None:
    client.get("/sparql", query_string=YES)
    first = processes(client)
    client.get("/sparql", query_string=YES)
    assert processes(client) == first
    assert len(first) == 1


def test_a_query_that_needs_too_much_memory_harms_nobody_else(folder: Path) -> None:
    with site(folder, SPARQL_MEMORY=1 << 29) as client:
        answer = client.get("/sparql", query_string={"query": HUGE})
        assert answer.status_code == 503
        assert "memory" in answer.get_json()["detail"]
        assert client.get("/sparql", query_string=YES).status_code == 200


def test_a_query_that_nests_without_end_harms_nobody_else(client: FlaskClient) -> None:
    deep = "ASK " + "{" * 9_000 + "}" * 9_000
    answer = client.get("/sparql", query_string={"query": deep})
    assert answer.status_code in {400, 503}
    assert "nest" in answer.get_json()["detail"]
    assert client.get("/sparql", query_string=YES).status_code == 200


def test_a_process_that_somebody_else_ends_is_replaced(client: FlaskClient) -> None:
    client.get("/sparql", query_string=YES)
    for process in processes(client):
        os.kill(process, signal.SIGKILL)
        os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    assert client.get("/sparql", query_string=YES).status_code == 200


def test_who_comes_when_all_are_busy_is_told_to_come_again(folder: Path) -> None:
    settings = {"SPARQL_SECONDS": 3, "SPARQL_WORKERS": 1, "SPARQL_PATIENCE": 1}
    with site(folder, **settings) as client:
        client.get("/sparql", query_string=YES)
        other = client.application.test_client()
        long = Thread(
            target=other.get, args=("/sparql",), kwargs={"query_string": {"query": ENDLESS}}
        )
        long.start()
        try:
            answer = client.get("/sparql", query_string=YES)
            while long.is_alive() and answer.status_code == 200:
                answer = client.get("/sparql", query_string=YES)
        finally:
            long.join()
        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) > 0
        assert client.get("/sparql", query_string=YES).status_code == 200


def test_what_is_loaded_meanwhile_is_seen_by_the_next_query(tmp_path: Path) -> None:
    asked = {"query": f"ASK {{ {DATA[0]} a nr:Series }}"}
    with site(filled(tmp_path)) as client:
        assert not client.get("/sparql", query_string=asked).get_json()["boolean"]
        before = processes(client)
        with Store.open(tmp_path) as store:
            store.put(DATA[0], [Triple(DATA[0], vocab.TYPE, vocab.SERIES)])
        assert client.get("/sparql", query_string=asked).get_json()["boolean"]
        assert processes(client) == before


def test_no_process_outlives_the_site(folder: Path) -> None:
    with site(folder) as client:
        client.get("/sparql", query_string=YES)
        left = processes(client)
    assert left
    assert all(map(is_gone, left))


def test_no_process_outlives_a_pool_that_nobody_uses_any_longer(folder: Path) -> None:
    pool = Pool(Limits())
    asked = Question("ASK {}", (), (), "text/csv", None, 1)
    answer = pool.answer(folder, asked)
    assert isinstance(answer, Answered)
    assert answer.content == b"true"
    (process,) = pool.processes()
    number = process.pid or 0
    del pool, process
    assert is_gone(number)


_SITE = """
import sys
from pathlib import Path
from threading import Thread
from tests.sparql_world import ENDLESS
from web.sparql.exchange import Question
from web.sparql.limits import Limits
from web.sparql.pool import Pool

pool = Pool(Limits(seconds=600))
for query in ("ASK {}", ENDLESS):
    asked = Question(query, (), (), "text/csv", None, 1)
    asking = Thread(target=pool.answer, args=(Path(sys.argv[1]), asked), daemon=True)
    asking.start()
    asking.join(600 if query == "ASK {}" else 0.2)
print("asked", flush=True)
asking.join()
"""


def test_no_process_outlives_a_site_that_is_killed_while_it_asks(folder: Path) -> None:
    command = [sys.executable, "-c", _SITE, str(folder)]
    root = Path(__file__).parents[1]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"asked\n"
        program.kill()
        # The process that runs the query holds the other end too: the end of the file is its end.
        assert program.communicate(timeout=60)[0] == b""


def test_a_store_that_is_not_there_is_told_and_then_found(tmp_path: Path) -> None:
    pool = Pool(Limits())
    asked = Question("ASK {}", (), (), "text/csv", None, 1)
    answer = pool.answer(tmp_path, asked)
    assert isinstance(answer, Refusal)
    assert answer.status == 503
    filled(tmp_path)
    assert isinstance(pool.answer(tmp_path, asked), Answered)
    pool.close()
    assert not pool.processes()


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        found.listen()
        found.setblocking(False)
        yield found


@pytest.mark.parametrize(
    "query",
    [
        "ASK { SERVICE <URL> { ?s ?p ?o } }",
        "ASK { service silent <URL> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
        "SELECT * { ?s ?p ?o FILTER NOT EXISTS { { SERVICE <URL> {} } UNION {} } }",
        "SELECT * { { SELECT ?s { OPTIONAL { SERVICE SILENT <URL> { ?s ?p ?o } } } } }",
        "SELECT * { BIND(<URL> AS ?u) SERVICE ?u { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o MINUS { GRAPH ?g { SERVICE <URL> { ?s ?p ?o } } } }",
        "CONSTRUCT { ?s ?p ?o } { SERVICE <URL> { ?s ?p ?o } }",
        "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
        "PREFIX s: <URL> ASK { SERVICE s: {} }",
        "PREFIX : <URL> ASK { SERVICE: {} }",
        "BASE <URL> ASK { SERVICE <> {} }",
        # Two parsers may take this for two texts: of one the call is in a string.
        'ASK { FILTER("\\u0022 != "x") SERVICE <URL> { ?s ?p ?o } FILTER("" != "") }',
        'ASK { FILTER("\\u0022 != ") SERVICE <URL> { ?s ?p ?o } # ")\n }',
        "ASK { \\u0053ERVICE <URL> {} }",
        "ASK { SERV\\u0049CE <URL> {} }",
        "ASK { # \\u000A SERVICE <URL> {}\n }",
        "SELECT (EXISTS { SERVICE <URL> {} } AS ?x) {}",
        "SELECT * { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <URL> {} })",
        "SELECT * { ?s ?p ?o } GROUP BY ?s ?p ?o HAVING (EXISTS { SERVICE <URL> {} })",
    ],
)
def test_no_query_ever_calls_another_server(
    client: FlaskClient, listener: socket.socket, query: str
) -> None:
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    answer = client.get("/sparql", query_string={"query": query.replace("URL", url)})
    assert answer.status_code in {400, 403} or "# \\u000A" in query
    assert answer.status_code != 403 or "SERVICE" in answer.get_json()["detail"]
    with pytest.raises(BlockingIOError):
        listener.accept()


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DELETE DATA { <a:a> <a:b> <a:c> }",
        "PREFIX a: <a:> DELETE { ?s ?p ?o } INSERT { ?s a:p ?o } WHERE { ?s ?p ?o }",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DELETE WHERE { ?s ?p ?o }",
        "LOAD <http://127.0.0.1:9/>",
        "LOAD SILENT <http://127.0.0.1:9/> INTO GRAPH <a:g>",
        "CLEAR ALL",
        "DROP SILENT GRAPH <a:g>",
        "CREATE GRAPH <a:g>",
        "ADD <a:g> TO <a:h>",
        "MOVE <a:g> TO <a:h>",
        "COPY DEFAULT TO <a:h>",
        "# a remark\nclear named",
    ],
)
def test_no_query_changes_anything(client: FlaskClient, update: str) -> None:
    answer = client.get("/sparql", query_string={"query": update})
    assert answer.status_code == 403
    assert "nextrung load" in answer.get_json()["detail"]


@pytest.mark.parametrize("word", ["service", "INSERT", "LOAD <http://127.0.0.1:9/>", "clear all"])
def test_a_text_that_only_names_such_a_thing_is_answered(client: FlaskClient, word: str) -> None:
    asked = {"query": f'# SERVICE\nSELECT ?service {{ BIND("{word}" AS ?service) }}'}
    answer = client.get("/sparql", query_string=asked)
    assert answer.get_json()["results"]["bindings"][0]["service"]["value"] == word


class Elsewhere(int):
    """A number of a type that another process does not find."""


def test_that_a_process_cannot_begin_is_not_blamed_on_the_query(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = ModuleType("nowhere")
    nowhere.Elsewhere = Elsewhere  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "nowhere", nowhere)
    monkeypatch.setattr(Elsewhere, "__module__", "nowhere")
    pool = Pool(Limits(rows=Elsewhere(1)))
    answer = pool.answer(folder, Question("ASK {}", (), (), "text/csv", None, 1))
    assert isinstance(answer, Refusal)
    assert answer.sentence.startswith("No process could be begun")
    assert answer.retry is not None
    assert not pool.processes()
