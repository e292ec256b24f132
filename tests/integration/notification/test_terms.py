"""Terms of consultations, told to those whose work they are."""

from email import message_from_bytes

import pytest

from shared.ids import new_id
from tests.unit.notification.world import AUTHORITY, World


@pytest.mark.parametrize(
    ("event", "more", "words"),
    [
        ("neared", {"term": "answers", "working_days_left": 3}, "trebuie să fie gata răspunsurile"),
        ("neared", {"term": "recommendations", "working_days_left": 1}, "se încheie termenul"),
        ("broken", {"term": "answers"}, "nu au încă răspuns"),
    ],
)
def test_a_term_is_one_mail_a_person(world: World, event: str, more: dict[str, object], words: str) -> None:
    """With its day, how many wait, and a link to the desk; heard twice, it is told once."""
    consultation_id = str(new_id())
    data = {
        "consultation_id": consultation_id,
        "authority": AUTHORITY,
        "account_id": str(world.person()),
        "title": "Regulamentul de parcare",
        "rule": "refusal-reasoned",
        "last_day": "2026-03-02",
        "waiting": 4,
        **more,
    }
    message = world.hear(f"consultation.term.{event}", data)
    world.hear(f"consultation.term.{event}", data, message)
    world.send_all()
    [(_, mail)] = world.postbox.sent
    assert f"/birou/consultari/{consultation_id}".encode() in mail
    parts = message_from_bytes(mail).walk()
    said = next(part for part in parts if part.get_content_type() == "text/plain").get_payload(decode=True)
    assert isinstance(said, bytes)
    assert words in " ".join(said.decode().split())
