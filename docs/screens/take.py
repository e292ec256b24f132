"""Takes the pictures of this folder from a running system, after `make demo` has played on it.

python docs/screens/take.py [--url http://localhost:8080] [--logins .local/logins.json]
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import httpx
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from operations.demo import content
from operations.demo.codes import code_of, wait_for_the_next
from operations.local import chromium

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
WIDE, NARROW = {"width": 1280, "height": 960}, {"width": 390, "height": 844}


@click.command()
@click.option("--url", default="http://localhost:8080", show_default=True, help="The gateway.")
@click.option(
    "--logins",
    type=click.Path(exists=True, path_type=Path),
    default=ROOT / ".local" / "logins.json",
    show_default=True,
    help="Who can sign in, as the local run keeps it.",
)
def take(url: str, logins: Path) -> None:
    """Take each picture, wide in light and narrow in dark."""
    people = {login["email"]: login["password"] for login in json.loads(logins.read_text())["logins"]}
    consultation = _with_answers(url)
    with sync_playwright() as playwright:
        browser = _browser(playwright)
        for name, path, email in _pages(consultation):
            for size, scheme, suffix in ((WIDE, "light", ""), (NARROW, "dark", "-narrow-dark")):
                context = browser.new_context(
                    base_url=url, viewport=size, color_scheme=scheme, locale="ro-RO", reduced_motion="reduce"
                )
                _sign_in(context, email, people)
                page = context.new_page()
                answer = page.goto(path)
                if answer is None or not answer.ok:
                    raise click.ClickException(f"{path} is not shown: is the whole system running?")
                page.screenshot(path=FOLDER / f"{name}{suffix}.png")
                context.close()
                click.echo(f"{name}{suffix}.png")
        browser.close()


def _pages(consultation: str) -> Iterator[tuple[str, str, str]]:
    """Name, path, and who looks (empty: a stranger)."""
    yield "home", "/", ""
    yield "consultation", f"/consultari/{consultation}", ""
    yield "article", f"/consultari/{consultation}#art-2", ""
    yield "recommendations", f"/consultari/{consultation}#recomandari", ""
    yield "recommend", f"/consultari/{consultation}/recomanda?articol=2", content.CITIZEN[0]
    yield "desk", "/birou", content.CLERK[0]
    yield "english", f"/en/consultari/{consultation}", ""


def _with_answers(url: str) -> str:
    """The open consultation with the most recommendations."""
    answer = httpx.get(f"{url}/api/consultation/v1/consultations", params={"state": "open"}, timeout=10)
    found: list[dict[str, Any]] = answer.json()["items"]
    if not found:
        raise click.ClickException("No consultation is open: play `make demo` first.")
    return str(max(found, key=lambda one: one["recommendations"])["id"])


def _browser(playwright: Any) -> Browser:
    found = chromium.find(ROOT / ".parts")
    if found is None:
        raise click.ClickException("There is no Chromium: `make test` fetches one.")
    browser: Browser = playwright.chromium.launch(
        executable_path=found.program,
        env={**os.environ, **found.environment},
        chromium_sandbox=found.sandboxed,
    )
    return browser


def _sign_in(context: BrowserContext, email: str, people: dict[str, str]) -> None:
    if not email:
        return
    page = context.new_page()
    page.goto("/autentificare")
    page.get_by_label("Adresa de e-mail").fill(email)
    page.get_by_label("Parola").fill(people[email])
    page.get_by_role("button", name="Intră în cont").click()
    while email in dict(content.STAFF) and page.get_by_label("Codul din aplicație").is_visible():
        page.get_by_label("Codul din aplicație").fill(code_of(email, people[email], ahead=1))
        page.get_by_role("button", name="Intră în cont").click()
        if page.get_by_role("alert").is_visible():  # the code was used for the picture before
            wait_for_the_next()
    page.get_by_role("link", name="Ieșire").wait_for()
    page.close()


if __name__ == "__main__":
    take()
