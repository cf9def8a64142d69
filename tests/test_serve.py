"""``nextrung serve`` as a program: it answers, and leaves nothing when it is told to end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path

from graph.store import Store

COMMAND = (sys.executable, "-c", "from web.cli import main; main()")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def test_the_samples_are_shown_and_gone_when_the_site_ends(tmp_path: Path) -> None:
    port = free_port()
    with subprocess.Popen(
        [*COMMAND, "serve", "--demo", "--port", str(port)],
        cwd=Path(__file__).parents[1],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stderr=subprocess.PIPE,
        text=True,
    ) as site:
        assert site.stderr is not None
        assert f"http://127.0.0.1:{port}/" in site.stderr.readline()
        assert len(list(tmp_path.iterdir())) == 1
        connection = HTTPConnection("127.0.0.1", port)
        connection.request("GET", "/ladders")
        answer = connection.getresponse()
        assert answer.status == 200
        assert "Environmental Monitoring" in answer.read().decode()
        connection.close()
        site.send_signal(signal.SIGTERM)
        assert site.wait() == 0
    assert list(tmp_path.iterdir()) == []


def test_many_requests_that_are_never_sent_whole_keep_nobody_out(tmp_path: Path) -> None:
    Store.open(tmp_path / "store").close()
    port = free_port()
    options = ["--store", str(tmp_path / "store"), "--port", str(port)]
    with (
        subprocess.Popen(
            [*COMMAND, "serve", *options],
            cwd=Path(__file__).parents[1],
            stderr=subprocess.PIPE,
            text=True,
        ) as site,
        ExitStack() as halves,
    ):
        assert site.stderr is not None
        assert f"http://127.0.0.1:{port}/" in site.stderr.readline()
        for _ in range(110):
            half = halves.enter_context(socket.create_connection(("127.0.0.1", port)))
            half.sendall(b"GET / HTTP/1.1\r\nHost: ")
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", "/static/site.css")
            assert connection.getresponse().status == 200
        finally:
            connection.close()
            site.send_signal(signal.SIGTERM)
        assert site.wait() == 0
