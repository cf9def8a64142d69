"""Fixtures that several test modules share."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from graph.store import Store, reference
from graph.store.places import Place
from loaders import corpus, samples
from web import create_app
from web.later import PATIENCE
from web.sparql import running

#: What keeps the browser quiet, in a container too; ``MAP`` lets it ask for no outside name at all.
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

# How long an example takes says something of the machine, and nothing of the program.
settings.register_profile("nextrung", deadline=None)
settings.load_profile("nextrung")


@pytest.fixture(autouse=True, scope="session")
def state_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what the tests leave in the user's folder for state out of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@contextmanager
def serving(location: Path, *options: str) -> Iterator[str]:
    """Run a real SPARQL server on loopback and yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        at = f"127.0.0.1:{free.getsockname()[1]}"
    program = Path(sys.executable).with_name("oxigraph")
    command = [str(program), *(options or ["serve"]), "--location", str(location), "--bind", at]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            _await(at, server)
            yield f"http://{at}"
        finally:
            server.terminate()


def _await(at: str, server: subprocess.Popen[bytes]) -> None:
    host, port = at.split(":")
    for _ in range(400):
        assert server.poll() is None, "the server ended at once"
        try:
            socket.create_connection((host, int(port))).close()
        except ConnectionRefusedError:
            time.sleep(0.025)
        else:
            return
    pytest.fail("the server does not listen")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server that tests write to; see ``server_place`` for a tidy one."""
    with serving(tmp_path_factory.mktemp("server")) as url:
        yield url


@pytest.fixture
def server_place(server: str) -> str:
    """Return the address of a server that holds nothing but our own terms."""
    ours = {graph for graph, _, _ in reference.contents()}
    with Store.open(server) as store:
        for graph in store.graphs():
            if graph not in ours:
                store.remove(graph)
    return server


@pytest.fixture(params=["disk", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Return where a store can be opened: a folder that is not there yet, then a server."""
    if request.param == "disk":
        return tmp_path / "store"
    url: str = request.getfixturevalue("server_place")
    return url


@pytest.fixture(params=["memory", "disk", "server"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Return a store to write to, of each kind in turn, that holds nothing but our own terms."""
    if request.param == "memory":
        opened = Store.memory()
    elif request.param == "disk":
        opened = Store.open(tmp_path / "store")
    else:
        opened = Store.open(request.getfixturevalue("server_place"))
    with opened:
        yield opened


@pytest.fixture(scope="session")
def samples_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store on a server, loaded with the bundled samples; tests only read it."""
    with serving(tmp_path_factory.mktemp("samples")) as url:
        with Store.open(url) as store:
            report = corpus.load(store, corpus.documents_in(samples.agencies()))
            assert not report.skipped
        with Store.read(url) as store:
            yield store


@contextmanager
def site_of(store: Store | Path) -> Iterator[str]:
    """Serve the pages of a store on loopback and yield the site's address."""
    app = create_app({"STORE": store, PATIENCE: 60.0})
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        running.close(app)


@pytest.fixture(scope="session")
def samples_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site that shows the bundled samples."""
    folder = tmp_path_factory.mktemp("samples-site")
    with Store.open(folder) as store:
        report = corpus.load(store, corpus.documents_in(samples.agencies()))
        assert not report.skipped
    with site_of(folder) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return Debian's Chromium, driven.

    Its tests are skipped where it is absent, but fail where ``NEXTRUNG_REQUIRE_BROWSER`` is set.
    """
    program = shutil.which("chromium")
    if program is None:
        reason = "Debian's chromium is not installed"
        if os.environ.get("NEXTRUNG_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=_QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real documents and tools beside the checkout.

    Its tests are skipped where it is absent, but fail where ``NEXTRUNG_REQUIRE_SHARED`` is set.
    """
    required = bool(os.environ.get("NEXTRUNG_REQUIRE_SHARED"))
    return real_documents(Path(__file__).parents[2] / "shared", required=required)


def real_documents(folder: Path, *, required: bool) -> Path:
    """Return a folder that is there; else skip the test, or fail it where it is required."""
    if not folder.is_dir():
        reason = f"{folder} holds the corpus and is not on this machine"
        if required:
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


@pytest.fixture(scope="session")
def samples_store() -> Store:
    """Return a store that holds the bundled samples; tests only read it."""
    store = Store.memory()
    report = corpus.load(store, corpus.documents_in(samples.agencies()))
    assert not report.skipped
    return store
