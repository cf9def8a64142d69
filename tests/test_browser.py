"""The pages in a real browser, Debian's Chromium: what draws, and what is asked for on the way.

Without the browser these tests are skipped, but fail where ``NEXTRUNG_REQUIRE_BROWSER`` is set.
"""

from __future__ import annotations

import os
import re
import shutil
import struct
import subprocess
import threading
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from flask import request
from werkzeug.serving import make_server

from tests.web_world import LADDER, small_world
from web import create_app

#: Runs the browser with options and an address of the site; returns what it prints and says.
Browser: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]

#: What it takes to be quiet, in a container too; ``MAP`` lets it ask for no outside name at all.
_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--enable-logging=stderr",
    "--virtual-time-budget=8000",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@pytest.fixture(scope="module")
def asked() -> list[str]:
    """Return the paths that the browser has asked the site for so far."""
    return []


@pytest.fixture(scope="module")
def site(asked: list[str]) -> Iterator[str]:
    app = create_app({"STORE": small_world()})
    app.before_request(lambda: asked.append(request.path))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser(site: str, tmp_path_factory: pytest.TempPathFactory) -> Browser:
    chromium = shutil.which("chromium")
    if chromium is None:
        reason = "Debian's chromium is not installed"
        if os.environ.get("NEXTRUNG_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)

    def run(path: str, *options: str) -> subprocess.CompletedProcess[str]:
        profile = tmp_path_factory.mktemp("profile")
        command = [chromium, *_QUIET, f"--user-data-dir={profile}", *options, f"{site}{path}"]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)

    return run


def dom(browser: Browser, path: str) -> str:
    return browser(path, "--dump-dom").stdout


def complaints(said: str) -> list[str]:
    """Return what pages wrote to the browser's console: errors, and refusals by the policy."""
    return [line for line in said.splitlines() if "CONSOLE" in line]


def rows(png: bytes) -> set[bytes]:
    """Return the different rows of pixels of an image: few where a sheet is empty."""
    (height,) = struct.unpack(">I", png[20:24])
    packed, at = b"", 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        packed += png[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    unpacked = zlib.decompress(packed)
    row = len(unpacked) // height
    return {unpacked[at : at + row] for at in range(0, len(unpacked), row)}


def test_the_network_draws_on_a_canvas(browser: Browser) -> None:
    ran = browser(f"{LADDER}/network", "--dump-dom")
    assert "<canvas" in ran.stdout
    assert complaints(ran.stderr) == []


def test_the_ladder_and_the_network_in_it_break_no_policy(
    browser: Browser, asked: list[str]
) -> None:
    asked.clear()
    ran = browser(LADDER, "--dump-dom", "--window-size=1280,9000")
    assert complaints(ran.stderr) == []
    assert "/assets/vis-network.min.js" in asked


def test_hostile_titles_run_nothing(browser: Browser, asked: list[str]) -> None:
    asked.clear()
    for path in (LADDER, f"{LADDER}/network"):
        html = dom(browser, path)
        assert "<img" not in html
        assert "<script>" not in html
    assert "/ladders/port-elm/x" not in asked


def test_everything_that_a_page_asks_for_comes_from_this_site(browser: Browser, site: str) -> None:
    html = dom(browser, LADDER) + dom(browser, f"{LADDER}/network")
    links = re.findall(r'(?:src|href)="([^"]*)"', html)
    assert links
    assert all(re.match(r"/(?!/)|#", link) or link.startswith(site) for link in links)


@pytest.mark.parametrize("size", ["1280,2400", "400,2400"])
@pytest.mark.parametrize(
    "path", ["/", "/?q=warden", LADDER, f"{LADDER}/network", "/plan?from=H-20&to=H-50"]
)
def test_a_page_shows_more_than_an_empty_sheet(
    browser: Browser, tmp_path: Path, path: str, size: str
) -> None:
    picture = tmp_path / "page.png"
    browser(path, f"--window-size={size}", f"--screenshot={picture}")
    png = picture.read_bytes()
    assert png.startswith(b"\x89PNG")
    assert len(rows(png)) > 100
