"""Followers of an authority and those who spoke on a draft are told what became of it."""

from email import message_from_bytes, policy
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from shared.ids import new_id
from tests.unit.notification.letters import SUBMISSION
from tests.unit.notification.world import AUTHORITY, CONSULTATION, World

VERSION: dict[str, Any] = {
    "consultation_id": str(CONSULTATION),
    "authority": AUTHORITY,
    "title": "Regulamentul de parcare",
    "number": 2,
    "note": "Am redus tariful la articolul 2.",
    "published_at": "2026-02-13T08:00:00Z",
    "is_example": True,
}


def spoken(world: World, email: str, language: str = "ro", consultation: UUID = CONSULTATION) -> None:
    """Somebody whose recommendation was received."""
    account = world.person(email, language)
    received = {**SUBMISSION, "received_at": "2026-01-13T09:00:07Z", "fingerprint": "ab" * 32}
    data = {**received, "consultation_id": str(consultation), "authority": AUTHORITY}
    world.hear("consultation.submission.received", {**data, "account_id": str(account)})


def parsed(message: bytes) -> str:
    """The subject of a mail."""
    return str(message_from_bytes(message, policy=policy.default)["Subject"])


def told(world: World) -> list[tuple[str, str]]:
    """Who is told of the news, and in which language."""
    return sorted((row["recipient"], row["language"]) for row in world.deliveries("consultation-news"))


def test_followers_and_authors_are_told_once(world: World) -> None:
    """Also who follows and has spoken twice; each in their language."""
    world.subscribed("ana@example.org")
    for email, language in (("ana@example.org", "ro"), ("ion@example.org", "en"), ("ion@example.org", "en")):
        spoken(world, email, language)
    event = world.hear("consultation.version.published", VERSION)
    world.hear("consultation.version.published", VERSION, event)
    assert told(world) == [("ana@example.org", "ro"), ("ion@example.org", "en")]
    world.send_all()
    news = [message for recipient, message in world.postbox.sent if b"versiuni/2/fata-de/1" in message]
    assert len(news) == 2


def test_an_author_who_follows_by_a_digest_does_not_hear_it_twice(world: World) -> None:
    """They are told at once, for they have spoken; the digest has it for others alone."""
    for email in ("ana@example.org", "eva@example.org"):
        world.subscribed(email)
    with world.runtime.engine.begin() as connection:
        connection.execute(text("update subscription set cadence = 'daily'"))
    spoken(world, "ana@example.org")
    world.hear("consultation.version.published", VERSION)
    assert told(world) == [("ana@example.org", "ro")]
    items = world.rows("select f.email from digest_item i join follower f on f.id = i.follower_id")
    assert [row["email"] for row in items] == ["eva@example.org"]


@pytest.mark.parametrize(
    ("event", "more", "ro", "en"),
    [
        ("act.adopted", {"adopted_on": "2026-03-05", "act_number": "HCL 12/2026"}, "Adoptat", "Adopted"),
        ("act.rejected", {"rejected_on": "2026-03-05"}, "Respins", "Rejected"),
        ("act.withdrawn", {"withdrawn_on": "2026-03-05"}, "Retras", "Withdrawn"),
    ],
)
def test_the_end_is_told(world: World, event: str, more: dict[str, str], ro: str, en: str) -> None:
    """To both, each in their language; with the number of the act where it was adopted."""
    world.subscribed("ana@example.org")
    spoken(world, "ion@example.org", "en")
    world.send_all()
    world.postbox.sent.clear()
    named = {name: VERSION[name] for name in ("consultation_id", "authority", "title", "is_example", "note")}
    world.hear(f"consultation.{event}", {**named, **more})
    world.send_all()
    subjects = {recipient: parsed(message) for recipient, message in world.postbox.sent}
    assert subjects["ana@example.org"].startswith(f"{ro}: Regulamentul de parcare")
    assert subjects["ion@example.org"].startswith(f"{en}: Regulamentul de parcare")
    numbered = [b"HCL 12/2026" in message for _, message in world.postbox.sent]
    assert numbered == [event == "act.adopted"] * 2


def test_who_spoke_on_another_draft_is_not_told(world: World) -> None:
    """Nor who was erased since."""
    spoken(world, "ion@example.org")
    world.hear("consultation.version.published", {**VERSION, "consultation_id": str(new_id())})
    assert told(world) == []
