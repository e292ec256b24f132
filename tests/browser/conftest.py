"""Pages of the town, each in a browser of its visitor's own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from operations.demo import content
from tests.browser.town import Town

OpenPage = Callable[..., Page]
FIRST = "test_journey.py"  # begins with the town as it was seeded


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The journey comes before the town's other tests, which do not mind what has happened."""
    here = [place for place, item in enumerate(items) if item.path.parent == Path(__file__).parent]
    ordered = sorted((items[place] for place in here), key=lambda item: item.path.name != FIRST)
    for place, item in zip(here, ordered, strict=True):
        items[place] = item


@pytest.fixture
def open_page(browser: Browser, town: Town) -> Iterator[OpenPage]:
    """`open_page("/consultari", java_script_enabled=False, …)` → a page of a visitor of its own.

    `sign_in_as` is the address of who signs in first; the rest goes to the browser's context.
    """
    contexts: list[BrowserContext] = []

    def make(path: str, sign_in_as: str = "", **options: object) -> Page:
        # A colour in transition would be judged by its half.
        settings = {"base_url": town.url, "locale": "ro-RO", "reduced_motion": "reduce", **options}
        contexts.append(browser.new_context(**settings))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        if sign_in_as in dict(content.STAFF):
            secret = town.person(sign_in_as).session
            contexts[-1].add_cookies([{"name": "sesiune", "value": secret, "url": town.url}])
        elif sign_in_as:
            sign_in(page, sign_in_as, town.password)
        page.goto(path)
        return page

    yield make
    for context in contexts:
        context.close()


def sign_in(page: Page, email: str, password: str) -> None:
    """Sign in as a person does."""
    page.goto("/autentificare")
    page.get_by_label("Adresa de e-mail").fill(email)
    page.get_by_label("Parola").fill(password)
    page.get_by_role("button", name="Intră în cont").click()
    page.get_by_role("link", name="Ieșire").wait_for()
