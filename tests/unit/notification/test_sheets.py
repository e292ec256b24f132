"""A mail that many get is composed once and filled in: no recipient can tell."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest

from services.notification.model.links import Links
from services.notification.model.secrets_of_links import StopTokens
from services.notification.ports import examples
from services.notification.ports.composer import Composer, Outgoing
from services.notification.ports.relay_address import Sender
from services.notification.ports.texts import Library
from shared.ids import new_id
from tests.unit.notification.world import PUBLIC_URL

NOW = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)
LINKS, TOKENS = Links(PUBLIC_URL), StopTokens("w" * 32)
FACT = new_id()


def composer() -> Composer:
    """One that has composed nothing yet."""
    return Composer(Library(LINKS), LINKS, TOKENS, Sender("Parteneriat", "noreply@example.org"))


def item(recipient: str = "ana@example.org", **changes: Any) -> Outgoing:
    """An announcement to somebody who has asked."""
    made = Outgoing(
        delivery_id=new_id(),
        fact_id=FACT,
        lease=new_id(),
        category="announcement",
        recipient=recipient,
        language="ro",
        data=examples.example_of("announcement", PUBLIC_URL),
        subscription_id=new_id(),
        topic_key="all",
        correlation_id=None,
        traceparent=None,
    )
    return replace(made, **changes)


def read(raw: bytes) -> EmailMessage:
    """As a mail program does."""
    return message_from_bytes(raw, _class=EmailMessage, policy=policy.default)


def body(message: EmailMessage, kind: str) -> str:
    """One of its parts."""
    found = message.get_body((kind,))
    assert found is not None
    return str(found.get_content())


def said(message: EmailMessage) -> tuple[list[tuple[str, str]], str, str]:
    """All that it says; the boundary between its parts is random."""
    headers = [(name, str(value)) for name, value in message.items() if name != "Content-Type"]
    return headers, body(message, "plain"), body(message, "html")


@pytest.mark.parametrize("language", ["ro", "en"])
@pytest.mark.parametrize("title", ["Regulament", "ășț" * 60, "=" * 200, "🅿" * 90], ids=str.__len__)
def test_the_second_is_as_if_it_were_composed_for_itself(title: str, language: str) -> None:
    """Each header and both parts, wherever lines are broken."""
    data = {**examples.example_of("announcement", PUBLIC_URL), "title": title}
    first, second = (item(f"{name}@example.org", data=data, language=language) for name in ("ana", "ion"))
    shared = composer()
    shared.compose(first, NOW)
    raw = shared.compose(second, NOW)
    assert said(read(raw)) == said(read(composer().compose(second, NOW)))
    assert second.subscription_id is not None
    token = TOKENS.make(second.subscription_id)
    assert LINKS.pages(language).stop(token) in body(read(raw), "plain")
    assert LINKS.pages(language).stop(token) in body(read(raw), "html")
    assert LINKS.one_click(token) in str(read(raw)["List-Unsubscribe"])
    after_headers = raw.partition(b"\r\n\r\n")[2]
    assert max(map(len, after_headers.split(b"\r\n"))) <= 78  # as the mail library breaks them


def test_nothing_of_another_recipient_is_in_it() -> None:
    """Neither address, nor name, nor the link that stops."""
    shared, first = composer(), item("ana@example.org")
    shared.compose(first, NOW)
    raw = shared.compose(item("ion@example.org"), NOW)
    assert first.subscription_id is not None
    for word in ("ana@", str(first.delivery_id), TOKENS.make(first.subscription_id), "mark.invalid"):
        assert word.encode() not in raw.replace(b"=\r\n", b"")


def test_who_cannot_stop_it_gets_no_link_of_one_who_can() -> None:
    """Authors are told whether or not they follow."""
    shared = composer()
    shared.compose(item(), NOW)
    mail = read(shared.compose(item(subscription_id=None, topic_key=None), NOW))
    assert mail["List-Unsubscribe"] is None
    assert "oprire" not in body(mail, "plain")


def test_days_that_are_left_do_not_grow_old() -> None:
    """A minute after midnight one day less is left."""
    shared = composer()
    before = read(shared.compose(item(), NOW.replace(hour=21, minute=59)))
    after = read(shared.compose(item(), NOW.replace(hour=22, minute=1)))
    assert body(before, "plain") != body(after, "plain")


def test_a_clock_that_was_set_back_gets_a_sheet_of_its_own_time() -> None:
    """The date is never one that has yet to come."""
    shared = composer()
    shared.compose(item(), NOW)
    earlier = NOW - timedelta(hours=1)
    assert read(shared.compose(item(), earlier))["Date"].datetime == earlier


@pytest.mark.parametrize("recipient", ["x" * 60 + "@" + "y" * 60 + ".example.org", '"o b"@example.org'])
def test_addresses_that_are_not_simple(recipient: str) -> None:
    """Long or quoted: as the mail library writes them."""
    mail = read(composer().compose(item(recipient), NOW))
    assert mail["To"].addresses[0].addr_spec == recipient


def test_an_address_cannot_bring_headers() -> None:
    """One with a line end in it is no address."""
    with pytest.raises(ValueError, match=r".*"):
        composer().compose(item("ana@example.org\r\nBcc: ion@example.org"), NOW)


def test_a_mark_in_a_title_is_only_a_word() -> None:
    """Who writes titles cannot know the marks; what looks like one stays."""
    data = {**examples.example_of("announcement", PUBLIC_URL), "title": "m0123456789abcdef0123456789abcdef"}
    assert "m0123456789abcdef" in read(composer().compose(item(data=data), NOW))["Subject"]
