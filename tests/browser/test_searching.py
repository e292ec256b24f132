"""Finding by words: from the first page to the article, the recommendation, with what was found marked."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_journey import publish_one
from tests.browser.test_pages import check
from tests.browser.town import Town

FOUND = "/cautare?q=rastel"


def once_found(page: Page, path: str) -> None:
    """The worker needs a moment."""
    page.goto(path)
    for _ in range(30):
        if page.locator("#results mark").count():
            return
        page.wait_for_timeout(500)
        page.reload()
    raise AssertionError(f"Nothing was found at {path}.")


def test_words_are_found_marked_and_led_to(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """Without a script, from the first page; the link goes to the article in which they stand."""
    publish_one(town)
    page = open_page("/", java_script_enabled=False)
    once_found(page, FOUND)
    page.goto("/")
    page.get_by_label("Caută în tot").fill("rastel pentru biciclete")
    page.get_by_role("search").get_by_role("button", name="Caută").click()
    results = page.locator("#results")
    expect(results.locator("mark").first).to_be_visible()
    act = results.get_by_role("listitem").filter(has_text="Act ·").first
    act.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/consultari/.*#art-"))


def test_filters_and_nothing_found(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """With a script the results alone change, and how many there are is announced."""
    publish_one(town)
    page = open_page("/cautare")
    once_found(page, FOUND)
    page.get_by_label("În ce", exact=True).select_option("document")
    expect(page.get_by_text("Nimic din ce este public nu are aceste cuvinte.")).to_be_visible()
    page.goto("/cautare?q=qxwzy")
    expect(page.get_by_role("link", name="Arată toate consultările")).to_be_visible()


def test_the_page_is_clean(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """Empty, full and in vain, in both languages."""
    publish_one(town)
    page = open_page("/cautare")
    once_found(page, FOUND)
    for prefix in ("", "/en"):
        for path in ("/cautare", FOUND, "/cautare?q=qxwzy"):
            page.goto(prefix + path)
            check(page, axe_script)
