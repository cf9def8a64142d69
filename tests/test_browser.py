"""The pages in a real browser: what draws, what runs, and what is asked for on the way."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import site_of
from tests.web_world import LADDER, small_world

PATHS = ["/", "/?q=warden", LADDER, f"{LADDER}/network", "/plan?from=H-20"]


@dataclass
class Visit:
    """A page open in a browser, with what it wrote to the console and asked for, by address."""

    page: Page
    site: str
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Open another page and wait until nothing more is asked for."""
        self.page.goto(f"{self.site}{path}", wait_until="networkidle")


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with site_of(small_world()) as address:
        yield address


@pytest.fixture
def visit(chromium: Browser, site: str) -> Iterator[Visit]:
    with chromium.new_context() as context:
        seen = Visit(context.new_page(), site)
        seen.page.on("console", lambda message: seen.complaints.append(message.text))
        seen.page.on("pageerror", lambda error: seen.complaints.append(error.message))
        seen.page.on("request", lambda request: seen.asked.append(request.url))
        yield seen


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


def test_the_network_draws_on_a_canvas(visit: Visit) -> None:
    visit.go(f"{LADDER}/network")
    assert visit.page.locator("canvas").count() == 1


@pytest.mark.parametrize("path", PATHS)
def test_a_page_breaks_no_policy(visit: Visit, path: str) -> None:
    visit.go(path)
    assert visit.complaints == []


def test_the_network_within_a_ladder_is_asked_for_when_it_is_seen(visit: Visit) -> None:
    visit.go(LADDER)
    visit.page.locator("iframe").scroll_into_view_if_needed()
    visit.page.frame_locator("iframe").locator("canvas").wait_for()
    assert f"{visit.site}/assets/vis-network.min.js" in visit.asked
    assert visit.complaints == []


@pytest.mark.parametrize("path", PATHS)
def test_hostile_titles_run_nothing(visit: Visit, path: str) -> None:
    visit.page.on("dialog", lambda dialog: visit.complaints.append(dialog.message))
    visit.go(path)
    assert visit.page.locator("img").count() == 0
    assert visit.complaints == []
    assert not [url for url in visit.asked if url.endswith("/x")]


@pytest.mark.parametrize("path", PATHS)
def test_everything_that_a_page_asks_for_comes_from_this_site(visit: Visit, path: str) -> None:
    visit.go(path)
    assert visit.asked
    assert [url for url in visit.asked if not url.startswith(visit.site)] == []
    links = re.findall(r'(?:src|href)="([^"]*)"', visit.page.content())
    assert [link for link in links if not re.match(r"/(?!/)|#|\?", link)] == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_its_width_and_shows_more_than_an_empty_sheet(
    visit: Visit, path: str, width: int
) -> None:
    visit.page.set_viewport_size({"width": width, "height": 1600})
    visit.go(path)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    assert len(rows(visit.page.screenshot())) > 100
