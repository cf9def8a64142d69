"""What people come for, done in a real browser on the bundled samples."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site_pages import PAGES


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def page(chromium: Browser, samples_site: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Return a new page of the site, with script and without."""
    with chromium.new_context(base_url=samples_site, java_script_enabled=request.param) as context:
        yield context.new_page()


@pytest.fixture
def plain(chromium: Browser, samples_site: str) -> Iterator[Page]:
    """Return a new page of the site that runs no script."""
    with chromium.new_context(base_url=samples_site, java_script_enabled=False) as context:
        yield context.new_page()


def test_a_search_leads_to_a_class_and_a_quote_to_its_passage_in_the_document(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Class title").fill("environmental tecnician")
    page.get_by_label("Class title").press("Enter")
    page.get_by_role("link", name="Environmental Monitoring Technician").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Technician")
    duties = page.get_by_role("region", name="Duties")
    duties.locator("summary").first.click()
    quoted = duties.locator("blockquote").first.inner_text()
    duties.get_by_role("link").first.click()
    marked = page.locator("mark").all_inner_texts()
    assert "".join("".join(marked).split()) == "".join(quoted.split())
    expect(page.locator("mark").first).to_be_in_viewport()


def test_a_ladder_leads_to_its_rungs(page: Page) -> None:
    page.goto("/ladders")
    page.get_by_role("link", name="Environmental Monitoring").first.click()
    stairs = page.get_by_role("group", name="as a staircase")
    expect(stairs).to_be_visible()
    stairs.get_by_role("link", name="Environmental Monitoring Manager").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Environmental Monitoring Manager")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_what_it_is_without_script(plain: Page, path: str) -> None:
    plain.goto(path)
    expect(plain.get_by_role("heading", level=1)).to_be_visible()
    assert plain.title() != " · Nextrung"
