"""What the scripts of the search and of the plan do, in a real browser on the bundled samples."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

SENIOR = "Senior Water Quality Technician"


@pytest.fixture
def visit(chromium: Browser, samples_site: str) -> Iterator[BrowserContext]:
    with chromium.new_context(base_url=samples_site) as context:
        yield context


@pytest.fixture
def page(visit: BrowserContext) -> Page:
    return visit.new_page()


def told(page: Page, months: str = "30") -> None:
    """Fill in the form of a plan, and what one has."""
    page.goto("/plan")
    page.locator("#from").fill("4412")
    page.locator("#to").fill("4420")
    page.locator("#to").blur()  # what is offered for it would lie over what comes next
    page.get_by_text("What do you have?").click()
    page.get_by_label("Months in it").fill(months)


# Names that are offered


def test_a_search_offers_names_that_keys_choose(page: Page) -> None:
    page.goto("/")
    field = page.get_by_role("combobox")
    field.press_sequentially("senior water")
    option = page.get_by_role("option").first
    expect(option).to_contain_text(SENIOR)
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", str(option.get_attribute("id")))
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(SENIOR)


def test_escape_closes_the_list_and_keeps_what_was_typed(page: Page) -> None:
    page.goto("/")
    field = page.get_by_role("combobox")
    field.press_sequentially("water")
    expect(page.get_by_role("listbox")).to_be_visible()
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("water")


def test_enter_without_a_choice_searches_as_it_does_without_script(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("water")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.get_by_role("combobox").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")


def test_how_many_names_there_are_is_announced(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("zzzzzz")
    expect(page.get_by_role("status").filter(has_text="No suggestions")).to_be_attached()


def test_a_field_of_a_plan_takes_the_name_that_is_clicked(page: Page) -> None:
    page.goto("/plan")
    page.locator("#to").press_sequentially("senior water")
    page.locator(".suggestions [role=option]").first.click()
    expect(page.locator("#to")).to_have_value(SENIOR)


# What is told stays in the browser


def test_what_is_told_is_kept_only_where_that_is_ticked(page: Page) -> None:
    told(page)
    page.get_by_role("button", name="Plan with this").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(SENIOR)
    assert page.evaluate("localStorage.length") == 0


def test_what_is_kept_is_filled_in_again_and_forgotten_at_a_button(page: Page) -> None:
    told(page)
    page.locator('button[name="another"][value="experience"]').click()
    page.locator('[name="experience.fields"]').nth(1).fill("sampling")
    page.locator('[name="experience.months"]').nth(1).fill("7")
    page.get_by_label("Keep what I told in this browser").check()
    page.goto("/plan")
    expect(page.get_by_label("Months in it")).to_have_value("30")
    expect(page.locator('[name="experience.fields"]').first).to_have_value("sampling")
    expect(page.locator('[name="experience.months"]').first).to_have_value("7")
    page.get_by_role("button", name="Forget it").click()
    expect(page.get_by_label("Months in it")).to_have_value("")
    assert page.evaluate("localStorage.length") == 0


def test_an_address_carries_what_was_told_only_where_that_is_ticked(
    visit: BrowserContext, page: Page
) -> None:
    told(page)
    page.get_by_role("button", name="Plan with this").click()
    address = page.get_by_label("Address to share")
    assert "#" not in address.input_value()
    page.get_by_label("In the address, with what I told").check()
    assert "#told=" in address.input_value()
    assert "30" not in address.input_value().partition("#")[0]
    asked: list[str] = []
    other = visit.new_page()
    other.on("request", lambda request: asked.append(request.url))
    other.goto(address.input_value())
    expect(other.get_by_label("Months in it")).to_have_value("30")
    assert "#" not in other.url
    assert not [url for url in asked if "told" in url]


@pytest.mark.parametrize("brought", ["%", "AAAA", "eyJhIjoxfQ", "W1siYSJdXQ", "bnVsbA"])
def test_an_address_that_carries_nonsense_changes_nothing(page: Page, brought: str) -> None:
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(f"/plan#told={brought}")
    expect(page.get_by_label("Months in it")).to_have_value("")
    assert failed == []


# What words mean


def test_a_word_opens_what_it_means_by_the_keyboard_and_without_script(
    chromium: Browser, samples_site: str
) -> None:
    with chromium.new_context(base_url=samples_site, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/classes/lindenfell-water-district/4420")
        word = page.get_by_role("button", name="Minimum qualifications")
        word.focus()
        word.press("Enter")
        meaning = page.get_by_text("What an applicant must bring at the least")
        expect(meaning).to_be_visible()
        page.keyboard.press("Escape")
        expect(meaning).to_be_hidden()
