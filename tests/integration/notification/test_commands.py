"""What an operator does from the shell."""

import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from services.notification.cli import cli
from shared.testing.mailbox import Mailbox
from tests.unit.notification.world import CONSULTATION, PUBLIC_URL, PUBLISHED, World


@pytest.fixture
def run(world: World, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs a command over the world's database, with the mailbox as the relay."""
    environment = {
        "DATABASE_URL": world.runtime.settings.database_url.reveal(),
        "PUBLIC_URL": PUBLIC_URL,
        "WEB_SECRET": "w" * 32,
        "PARTENERIAT_ENV": "test",
        "LOG_LEVEL": "ERROR",  # the mailbox lives in this process and would speak in between
        "SMTP_URL": f"smtp://{mailbox.host}:{mailbox.port}",
        "MAIL_FROM": "Parteneriat <noreply@example.org>",
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return lambda *words: CliRunner().invoke(cli, words)


def test_what_was_sent_is_listed_without_addresses_or_words(world: World, run: Callable[..., Result]) -> None:
    """Also what holds a secret: only that it was sent, to somebody, and when."""
    world.subscribed("ana@example.org")
    world.hear("consultation.consultation.published", PUBLISHED)
    world.send_all()
    world.hear(
        "registry.letter.account-exists",
        {"email": "ion@example.org", "name": "Ion", "language": "ro", "link": "http://localhost/the-secret"},
    )
    listed = run("deliveries", "list", "--json")
    rows = json.loads(listed.stdout)
    assert [row["category"] for row in rows] == [
        "account-exists",
        "announcement",
        "subscription-confirmation",
    ]
    shown = run("deliveries", "show", rows[1]["id"], "--json")
    assert [step["state"] for step in json.loads(shown.stdout)["history"]] == ["sending", "delivered"]
    for said in (listed, shown, run("deliveries", "list"), run("deliveries", "show", rows[0]["id"])):
        assert said.exit_code == 0
        assert not any(word in said.stdout for word in ("ana@", "ion@", "the-secret"))


def test_lists_can_be_narrowed(world: World, run: Callable[..., Result]) -> None:
    """By consultation, category, state; announcements come with their numbers."""
    world.subscribed("ana@example.org")
    world.hear("consultation.consultation.published", PUBLISHED)
    narrowed = run("deliveries", "list", "--consultation", str(CONSULTATION), "--state", "created", "--json")
    assert len(json.loads(narrowed.stdout)) == 1
    (row,) = json.loads(run("announcements", "list", "--json").stdout)
    assert (row["recipients"], row["told"], row["waiting"]) == (1, 0, 1)


def test_the_relay_is_checked(
    run: Callable[..., Result], mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without sending anything; where it does not answer, one sentence and exit code 1."""
    assert run("mail", "check").exit_code == 0
    assert mailbox.received == []
    monkeypatch.setenv("SMTP_URL", "smtp://127.0.0.1:9")
    failed = run("mail", "check")
    assert failed.exit_code == 1
    assert len(failed.stderr.strip().splitlines()) == 1


def test_a_delivery_that_is_not_there(run: Callable[..., Result]) -> None:
    """One sentence, and exit code 2."""
    missing = run("deliveries", "show", str(CONSULTATION))
    assert (missing.exit_code, missing.stderr.strip()) == (2, "There is no such message.")
