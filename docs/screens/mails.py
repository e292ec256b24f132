"""Takes the pictures of mails in `mails/`: each in light and dark, as wide as a phone and as a window.

python docs/screens/mails.py

They are composed from examples, as an editor sees them in the preview; no system need be running.
"""

import os
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import click
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from operations.local import chromium
from services.notification.model.links import Links
from services.notification.model.secrets_of_links import StopTokens
from services.notification.ports.composer import Composer, Outgoing
from services.notification.ports.examples import example_of
from services.notification.ports.relay_address import Sender
from services.notification.ports.texts import Library
from shared.ids import new_id

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "mails"
SITE = "https://consultare.example.ro"
NOW = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)
WIDTHS = (360, 700)
GAP = 16
COLOURS = 64
STOPPABLE = ("announcement", "consultation-news")
MAILS = (*STOPPABLE, "receipt", "answer", "subscription-confirmation")


@click.command()
def take() -> None:
    """One picture a mail and language, with its four looks beside each other."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        found = chromium.find(ROOT / ".parts")
        if found is None:
            raise click.ClickException("There is no Chromium: `make test` fetches one.")
        browser = playwright.chromium.launch(
            executable_path=found.program,
            env={**os.environ, **found.environment},
            chromium_sandbox=found.sandboxed,
        )
        for category in MAILS:
            for language in ("ro", "en"):
                html = _html(category, language)
                looks = [_look(browser, html, width, look) for look in ("light", "dark") for width in WIDTHS]
                _keep(looks, FOLDER / f"{category}-{language}.png")
                click.echo(f"{category}-{language}.png")
        browser.close()


def _html(category: str, language: str) -> str:
    links = Links(SITE)
    sender = Sender("Parteneriat", "noreply@example.ro")
    stoppable = category in STOPPABLE
    composer = Composer(Library(links), links, StopTokens("w" * 32), sender)
    item = Outgoing(
        delivery_id=new_id(),
        fact_id=new_id(),
        lease=new_id(),
        category=category,
        recipient="ana@example.org",
        language=language,
        data=example_of(category, SITE),
        subscription_id=new_id() if stoppable else None,
        topic_key="authority:oras-exemplu" if stoppable else None,
        correlation_id=None,
        traceparent=None,
    )
    mail = message_from_bytes(composer.compose(item, NOW), _class=EmailMessage, policy=policy.default)
    body = mail.get_body(("html",))
    if body is None:
        raise click.ClickException(f"{category} has no HTML.")
    return str(body.get_content())


def _look(browser: Browser, html: str, width: int, scheme: str) -> Image.Image:
    context = browser.new_context(
        viewport={"width": width, "height": 200},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.set_content(html)
    taken = page.screenshot(full_page=True)
    context.close()
    return Image.open(BytesIO(taken)).convert("RGB")


def _keep(looks: list[Image.Image], path: Path) -> None:
    width = sum(look.width for look in looks) + GAP * (len(looks) + 1)
    sheet = Image.new("RGB", (width, max(look.height for look in looks) + 2 * GAP), "#808080")
    left = GAP
    for look in looks:
        sheet.paste(look, (left, GAP))
        left += look.width + GAP
    sheet.quantize(COLOURS).save(path, optimize=True)


if __name__ == "__main__":
    take()
