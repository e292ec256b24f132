"""What the service refuses to start with, and what it never shows."""

from dataclasses import replace

import pytest

from services.notification.ports.relay_address import RelayAddress, Sender
from shared.email_addresses import mask_email, mask_emails_in
from shared.settings import Secret, SettingsError
from tests.unit.notification.world import settings

USUAL = settings("postgresql://x")


@pytest.mark.parametrize("url", ["http://relay.example.org", "smtp://", "relay.example.org:25"])
def test_a_relay_that_is_none_is_refused(url: str) -> None:
    """With a sentence that names the setting."""
    with pytest.raises(SettingsError, match="SMTP_URL"):
        replace(USUAL, smtp_url=Secret(url))


@pytest.mark.parametrize("sender", ["", "Parteneriat", "a@b.org\nBcc: c@d.org", "ană@example.org"])
def test_a_sender_that_is_none_is_refused(sender: str) -> None:
    """The same."""
    with pytest.raises(SettingsError, match="MAIL_FROM"):
        replace(USUAL, mail_from=sender)


def test_production_speaks_to_other_machines_in_secret() -> None:
    """Mail holds links that act; only a relay on the same machine may be reached in the clear."""
    with pytest.raises(SettingsError, match="starttls"):
        replace(USUAL, environment="production", smtp_url=Secret("smtp://relay.example.org"))
    for url in ("smtp://localhost:25", "smtps://relay.example.org", "smtp+starttls://relay.example.org"):
        replace(USUAL, environment="production", smtp_url=Secret(url))


def test_production_opens_nothing_of_this_machine_to_strangers() -> None:
    """Tests alone may send webhooks to it."""
    with pytest.raises(SettingsError, match="OUTBOUND_LOOPBACK"):
        replace(USUAL, environment="production", smtp_url=Secret("smtp://localhost"), outbound_loopback=True)
    assert replace(USUAL, outbound_loopback=True).outbound_loopback
    with pytest.raises(SettingsError, match="OUTBOUND_CA_FILE"):
        replace(USUAL, outbound_ca_file="/nowhere.pem")


@pytest.mark.parametrize(
    "url",
    [
        "smtp://localhost:1025",
        "smtp+starttls://mail-catcher:587",
        "smtps://mailpit",
        "smtp+starttls://relay.invalid",
        "smtps://mail.example",
    ],
)
def test_production_does_not_start_without_a_real_relay(url: str) -> None:
    """A mail catcher shows mail and passes none on; a demonstration may use one."""
    with pytest.raises(SettingsError, match="nobody would get their mail"):
        replace(USUAL, environment="production", smtp_url=Secret(url))
    replace(USUAL, environment="demo", smtp_url=Secret(url))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"bounce_address": "bounces"}, "BOUNCE_ADDRESS"),
        ({"bounce_address": "bounces@localhost\r\n"}, "BOUNCE_ADDRESS"),
        ({"bounce_address": "boun+ces@example.org"}, "BOUNCE_ADDRESS"),
        ({"bounce_address": "b" * 21 + "@example.org"}, "BOUNCE_ADDRESS"),
        ({"bounce_address": "", "bounces_bind": "127.0.0.1:8024"}, "BOUNCES_BIND needs"),
        ({"bounces_bind": "8024"}, "host:port"),
    ],
)
def test_where_mails_come_back_is_checked(changes: dict[str, str], says: str) -> None:
    """A sentence that names the setting; both may be left out."""
    with pytest.raises(SettingsError, match=says):
        replace(USUAL, **changes)  # type: ignore[arg-type]
    replace(USUAL, bounce_address="", bounces_bind="")
    replace(USUAL, bounces_bind="127.0.0.1:8024")


def test_a_relay_is_taken_apart() -> None:
    """User and password may be quoted; the password is not shown."""
    relay = RelayAddress.parse("smtp+starttls://ana%40example.org:p%3Ass@relay.example.org")
    assert (relay.user, relay.password, relay.port) == ("ana@example.org", "p:ss", 587)
    assert "p:ss" not in repr(relay)
    assert Sender.parse("Parteneriat <noreply@example.org>").domain == "example.org"


def test_addresses_are_masked() -> None:
    """Enough to recognise, not enough to write to; also within a server's words."""
    assert mask_email("jana@example.org") == "j***@e***.org"
    assert mask_emails_in("550 <jana@example.org>: unknown") == "550 <j***@e***.org>: unknown"
