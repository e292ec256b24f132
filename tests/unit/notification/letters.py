"""Real-shaped data for each mail, and mails read back as a mail program would."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from typing import Any, get_args

import pytest

from services.notification.model.fact import Category
from services.notification.model.links import Links
from services.notification.model.secrets_of_links import StopTokens
from services.notification.ports import examples
from services.notification.ports.composer import Composer, Outgoing
from services.notification.ports.relay_address import Sender
from services.notification.ports.texts import Library
from shared.ids import new_id
from tests.unit.notification.world import PUBLIC_URL

NOW = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)
LINKS = Links(PUBLIC_URL)
COMPOSER = Composer(Library(LINKS), LINKS, StopTokens("w" * 32), Sender("Parteneriat", "noreply@example.org"))
SUBMISSION, OF_ORGANISATION = examples.SUBMISSION, examples.OF_ORGANISATION
DATA = {category: examples.example_of(category, PUBLIC_URL) for category in get_args(Category)}
BOTH = pytest.mark.parametrize("language", ["ro", "en"])
EACH = pytest.mark.parametrize("category", get_args(Category))


class Page(HTMLParser):
    """What a mail is made of: its tags, links, styles and texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.styles: list[str] = []
        self.coloured: list[str] = []  # the class of each element that has a colour of its own
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is there."""
        self.tags.append(tag)
        given = {name: value or "" for name, value in attrs}
        if "href" in given:
            self.links.append(given["href"])
        styles = [part.partition(":")[0].strip() for part in given.get("style", "").split(";") if part]
        self.styles += styles
        if {"color", "background-color"} & set(styles):
            self.coloured.append(given.get("class", ""))

    def handle_data(self, data: str) -> None:
        """A text, with single spaces."""
        if self.tags[-1:] != ["style"] and (words := " ".join(data.split())):
            self.texts.append(words)


def outgoing(
    category: str,
    language: str = "ro",
    *,
    stoppable: bool = False,
    recipient: str = "ana@example.org",
    **changes: Any,
) -> Outgoing:
    """A delivery that was claimed."""
    return Outgoing(
        delivery_id=new_id(),
        fact_id=new_id(),
        lease=new_id(),
        category=category,
        recipient=recipient,
        language=language,
        data={**DATA[category], **changes},
        subscription_id=new_id() if stoppable else None,
        topic_key="all" if stoppable else None,
        correlation_id=None,
        traceparent=None,
    )


def mail(category: str, language: str = "ro", *, stoppable: bool = False, **changes: Any) -> EmailMessage:
    """A mail, read back as a mail program would."""
    raw = COMPOSER.compose(outgoing(category, language, stoppable=stoppable, **changes), NOW)
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    return message_from_bytes(raw, _class=EmailMessage, policy=policy.default)


def parts(message: EmailMessage) -> tuple[str, str]:
    """Its text and its HTML."""
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    return plain.get_content().replace("\r\n", "\n"), html.get_content()
