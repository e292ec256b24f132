"""One town for all tests that look at it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.town import Town, running_town

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The town needs the broker and the browser, and all its tests the same one."""
    for item in items:
        if "town" in getattr(item, "fixturenames", ()):
            item.add_marker("amqp")
            item.add_marker("browser")
            item.add_marker(pytest.mark.xdist_group("town"))


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """The demonstration's town, running."""
    with running_town(tmp_path_factory.mktemp("town") / "data") as town:
        yield town


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
        if sign_in_as:
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
