"""Each page by the rules of WCAG 2.2, AA, that a program can test: those of axe-core.

https://www.w3.org/TR/WCAG22/ and https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.site_pages import CLASS, LADDER, PAGES

_TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: Within a page that embeds another, that is tested at its own address.
_OPTIONS: Final = {"runOnly": _TAGS, "iframes": False}


@pytest.fixture
def page(chromium: Browser, samples_site: str) -> Iterator[Page]:
    with chromium.new_context(base_url=samples_site) as context:
        yield context.new_page()


def violations(page: Page) -> list[str]:
    """Return a line for each place that breaks a rule."""
    found = Axe().run(page, options=_OPTIONS).response["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_breaks_no_rule(page: Page, path: str) -> None:
    page.goto(path, wait_until="networkidle")
    assert violations(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_nor_in_the_dark_on_a_narrow_screen_with_all_of_it_opened(page: Page, path: str) -> None:
    scheme: Literal["dark"] = "dark"
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(path, wait_until="networkidle")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_passage_in_its_document_breaks_no_rule(page: Page) -> None:
    page.goto(CLASS)
    duties = page.get_by_role("region", name="Duties")
    duties.locator("summary").first.click()
    duties.get_by_role("link").first.click()
    assert page.locator("mark").count() > 0
    assert violations(page) == []


def test_what_several_classes_ask_for_breaks_no_rule(page: Page) -> None:
    page.goto("/?q=driver")
    page.locator("a[href^='/credentials/']").first.click()
    assert violations(page) == []


def test_a_plan_held_against_what_one_has_breaks_no_rule(page: Page) -> None:
    page.goto("/plan?from=4410&to=4430")
    page.get_by_text("Change the classes").click()
    page.get_by_text("What do you have?").click()
    page.get_by_label("Months in it").fill("60")
    page.get_by_role("button", name="Plan", exact=True).click()
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert violations(page) == []


def test_the_first_key_leads_past_the_header_to_the_content(page: Page) -> None:
    page.goto(LADDER)
    page.keyboard.press("Tab")
    assert page.locator(":focus").text_content() == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")
