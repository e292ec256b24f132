"""The mail catcher, from SMTP to page."""

import smtplib
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from operations.local.ports import LOOPBACK, free_port
from operations.mail_catcher.pages import make_pages, with_links
from operations.mail_catcher.receiving import receive
from operations.mail_catcher.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    return Store(tmp_path / "mails.sqlite")


@pytest.fixture
def pages(store: Store) -> FlaskClient:
    """The pages over it."""
    return make_pages(store).test_client()


@pytest.fixture
def smtp(store: Store) -> Iterator[smtplib.SMTP]:
    """A connection to its server."""
    port = free_port()
    server = receive(store, LOOPBACK, port)
    with smtplib.SMTP(LOOPBACK, port, timeout=5) as connection:
        yield connection
    server.stop()


def letter(to: str = "ana@example.org") -> EmailMessage:
    """A message in two forms."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "Ședință nouă", "p@example.org", to
    message.set_content("Mergeți la http://localhost:8080/confirmare?token=a_1.")
    message.add_alternative("<script>alert(1)</script><p>Bună", subtype="html")
    return message


def test_what_was_sent_is_found_by_recipient_and_subject(smtp: smtplib.SMTP, pages: FlaskClient) -> None:
    """JSON gives text, HTML and headers of what was sent to an address."""
    smtp.send_message(letter())
    smtp.send_message(letter("ion@example.org"))
    found = pages.get("/api/messages?to=ana@example.org&subject=Ședință").get_json()["messages"]
    assert [(mail["subject"], mail["to"]) for mail in found] == [("Ședință nouă", "ana@example.org")]
    assert "token=a_1" in found[0]["text"]
    assert found[0]["headers"]["From"] == "p@example.org"


def test_refusals_are_used_up(smtp: smtplib.SMTP, pages: FlaskClient) -> None:
    """A test can let the next messages be refused, and mail flows again afterwards."""
    assert pages.post("/api/refusals", json={"replies": ["451 later"]}).status_code == 204
    with pytest.raises(smtplib.SMTPDataError):
        smtp.send_message(letter())
    smtp.send_message(letter())
    assert len(pages.get("/api/messages").get_json()["messages"]) == 1


def test_a_mails_html_can_do_nothing(smtp: smtplib.SMTP, pages: FlaskClient) -> None:
    """It stands in a sandbox without scripts, and loads nothing from anywhere."""
    smtp.send_message(letter())
    assert b"sandbox=" in pages.get("/mesaje/1").data
    policy = pages.get("/mesaje/1/html").headers["Content-Security-Policy"]
    assert policy.startswith("sandbox ")
    assert "allow-scripts" not in policy
    assert "default-src 'none'" in policy
    assert pages.get("/mesaje/2").status_code == 404


def test_addresses_in_text_become_links_and_nothing_else_does() -> None:
    """The full stop after an address is not part of it; markup is shown as it is."""
    shown = with_links("La http://localhost/x?token=a_1. <b>")
    assert '<a href="http://localhost/x?token=a_1">' in shown
    assert shown.endswith("</a>. &lt;b&gt;")
