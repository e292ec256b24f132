"""Mails about courses and certificates, with the reason where there is one."""

from email import message_from_bytes
from email.policy import default

import pytest

from shared.ids import new_id
from tests.unit.notification.world import AUTHORITY, World

REASON = "Lista de prezență era a altui curs."
SUBJECTS = {
    "issued": ("Certificatul dumneavoastră:", "v-a eliberat certificatul nr. 12/2026 pentru acest curs"),
    "reissued": ("Certificat nou:", "v-a eliberat certificatul nr. 12/2026, cu numele nou"),
    "revoked": ("Certificat retras:", "a retras certificatul nr. 12/2026"),
}


@pytest.mark.parametrize("what", SUBJECTS)
def test_its_holder_is_told(world: World, what: str) -> None:
    """With the number, where to find it, and why, where it was revoked."""
    account = world.person("ana@example.org")
    noted = {
        "certificate_id": str(new_id()),
        "course_id": str(new_id()),
        "authority": AUTHORITY,
        "account_id": str(account),
        "title": "Competențe civice",
        "number": "12/2026",
        "what": what,
        "reason": REASON if what == "revoked" else "",
    }
    world.hear("training.certificate.noted", noted)
    world.send_all()
    [(recipient, message)] = world.postbox.sent
    assert recipient == "ana@example.org"
    sent = message_from_bytes(message, policy=default)
    subject, body = SUBJECTS[what]
    assert sent["Subject"] == f"{subject} Competențe civice"
    text = " ".join(sent.get_body(("plain",)).get_content().split())
    assert body in text
    assert "/cont/certificate" in text
    assert (REASON in text) == (what == "revoked")


def test_who_enrolled_hears_why_a_course_is_cancelled(world: World) -> None:
    """The reason stands in the mail."""
    account = world.person("ana@example.org")
    noted = {
        "enrolment_id": str(new_id()),
        "course_id": str(new_id()),
        "authority": AUTHORITY,
        "account_id": str(account),
        "title": "Competențe civice",
        "what": "course-cancelled",
        "starts_at": "2026-03-02T15:00:00Z",
        "reason": REASON,
    }
    world.hear("training.enrolment.noted", noted)
    world.send_all()
    [(_, message)] = world.postbox.sent
    sent = message_from_bytes(message, policy=default)
    assert REASON in " ".join(sent.get_body(("plain",)).get_content().split())
