"""Who is told of minutes, and in which words."""

from typing import Any
from uuid import UUID

import pytest

from services.notification.ports.examples import EXAMPLES
from tests.unit.notification.letters import BOTH, mail
from tests.unit.notification.test_consultation_news import spoken
from tests.unit.notification.world import AUTHORITY, CONSULTATION, World

MEETING = UUID("01990000-0000-7000-8000-000000000014")
MINUTES: dict[str, Any] = {
    "meeting_id": str(MEETING),
    "consultation_id": str(CONSULTATION),
    "consultation_title": "Regulamentul de parcare",
    "authority": AUTHORITY,
    "kind": "debate",
    "title": "Dezbatere: regulamentul de parcare",
    "held_at": "2026-01-20T15:05:00Z",
    "is_example": True,
}


def test_followers_and_who_spoke_are_told_once(world: World) -> None:
    """By mail and under the bell, where the minutes are one click away; no calendar of what is over."""
    world.subscribed("ana@example.org")
    spoken(world, "ion@example.org", "en")
    heard = world.hear("consultation.minutes.published", MINUTES)
    world.hear("consultation.minutes.published", MINUTES, heard)
    rows = world.deliveries("meeting-news")
    assert sorted(row["recipient"] for row in rows) == ["ana@example.org", "ion@example.org"]
    before = len(world.postbox.sent)
    world.send_all()
    mails = dict(world.postbox.sent[before:])
    assert b"Subject: Minutes: Dezbatere" in mails["ion@example.org"]
    assert b"text/calendar" not in mails["ana@example.org"]
    [notice] = world.rows("select path, words from notice where category = 'meeting-news'")
    assert (notice["path"], notice["words"]["turn"]) == (f"/intalniri/{MEETING}/minuta", "minutes")


@BOTH
def test_the_words(language: str) -> None:
    """When it was held, of which draft, and where to read."""
    said = {**EXAMPLES["meeting-news"], **MINUTES, "what": "minutes"}
    body = mail("meeting-news", language, **said).get_body(("plain",))
    assert body is not None
    text = body.get_content()
    assert f"/intalniri/{MEETING}/minuta" in text
    assert {"ro": "a publicat minuta", "en": "has published the minutes"}[language] in text


@BOTH
@pytest.mark.parametrize("category", ["term-neared", "term-broken"])
def test_a_term_of_documents_speaks_of_the_debate(category: str, language: str) -> None:
    """And counts no recommendations."""
    body = mail(category, language, **{**EXAMPLES[category], "term": "documents"}).get_body(("plain",))
    assert body is not None
    text = body.get_content()
    assert {"ro": "minut", "en": "minutes"}[language] in text.lower()
    assert {"ro": "Recomandări fără", "en": "without an answer"}[language] not in text
