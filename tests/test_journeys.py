"""What people come for, done in a real browser on the bundled samples."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site_pages import CLASS, PAGES


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


def test_a_plan_tells_what_of_it_is_met(page: Page) -> None:
    page.goto("/plan?from=4410&to=4430")
    page.get_by_text("Change the classes").click()
    page.get_by_text("What do you have?").click()
    page.get_by_label("Months in it").fill("60")
    page.get_by_label("Level").first.select_option("Bachelor's degree")
    page.get_by_role("button", name="Plan", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Supervisor")
    assert "60" not in page.url
    assert page.get_by_text("✓ met").first.is_visible()


def test_an_example_query_is_chosen_and_run(page: Page) -> None:
    page.goto("/sparql?format=html")
    page.get_by_text("For a personnel analyst").click()
    page.get_by_role("link", name="no document describes").first.click()
    page.get_by_role("button", name="Run").click()
    table = page.get_by_role("table")
    expect(table.get_by_text("Lead").first).to_be_visible()


def test_what_is_around_a_class_leads_on_to_another(page: Page) -> None:
    page.goto(CLASS)
    page.get_by_role("link", name="Explore").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Around")
    page.get_by_role("link", name="Around it").first.click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Technician")


def test_names_are_offered_while_they_are_typed(chromium: Browser, samples_site: str) -> None:
    with chromium.new_context(base_url=samples_site) as context:
        page = context.new_page()
        page.goto("/")
        page.get_by_role("combobox").press_sequentially("water qual")
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Water Quality")


@pytest.mark.parametrize("path", ["/plan", "/compare", "/explore"])
def test_a_class_that_is_offered_fills_its_field(
    chromium: Browser, samples_site: str, path: str
) -> None:
    with chromium.new_context(base_url=samples_site) as context:
        page = context.new_page()
        page.goto(path)
        field = page.get_by_role("combobox").first
        field.press_sequentially("senior wat")
        page.get_by_role("option", name="Senior Water Quality Technician").click()
        expect(field).to_have_value("Senior Water Quality Technician")
        assert page.url.endswith(path)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_what_it_is_without_script(plain: Page, path: str) -> None:
    plain.goto(path)
    expect(plain.get_by_role("heading", level=1)).to_be_visible()
    assert plain.title() != " · Nextrung"
