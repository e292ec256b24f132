"""Followers of an authority and those who spoke on a draft are told what changed of it after publication."""

from typing import Any

import pytest

from tests.unit.notification.test_consultation_news import spoken
from tests.unit.notification.world import AUTHORITY, CONSULTATION, World

OF: dict[str, Any] = {
    "consultation_id": str(CONSULTATION),
    "authority": AUTHORITY,
    "title": "Regulamentul de parcare",
    "reason": "Raportul de specialitate a venit târziu.",
    "on": "2026-01-20",
    "is_example": True,
}
UNTIL = {"previous_until": "2026-01-23T21:59:59Z", "recommendations_until": "2026-02-02T21:59:59Z"}


@pytest.mark.parametrize(
    ("event", "more", "subjects"),
    [
        ("extended", UNTIL, ("Termen prelungit", "Deadline extended")),
        ("changed", {"kind": "document"}, ("Document nou", "New document")),
        ("changed", {"kind": "correction"}, ("Corectare", "Correction")),
        ("changed", {"kind": "note"}, ("Precizare", "Note")),
    ],
)
def test_each_is_told_once_in_their_language(
    world: World, event: str, more: dict[str, str], subjects: tuple[str, str]
) -> None:
    """Also who follows and has spoken, also where it is heard twice; with the reason."""
    world.subscribed("ana@example.org")
    spoken(world, "ana@example.org")
    spoken(world, "ion@example.org", "en")
    heard = world.hear(f"consultation.consultation.{event}", {**OF, **more})
    world.hear(f"consultation.consultation.{event}", {**OF, **more}, heard)
    told = sorted((row["recipient"], row["language"]) for row in world.deliveries("consultation-change"))
    assert told == [("ana@example.org", "ro"), ("ion@example.org", "en")]
    before = len(world.postbox.sent)
    world.send_all()
    mails = [message for _, message in world.postbox.sent[before:]]
    for subject in subjects:
        assert any(f"Subject: {subject}: ".encode() in mail for mail in mails)
