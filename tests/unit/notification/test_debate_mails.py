"""What people are told of debates that are asked for: each turn in both languages, and where it leads."""

from typing import Any

import pytest

from services.notification.model.notice import Shown
from services.notification.ports.examples import CONSULTATION
from services.notification.schemas.heard.debates import TO_ASKER, TO_STAFF
from shared.ids import new_id
from tests.unit.notification.letters import BOTH, DATA, mail, parts
from tests.unit.notification.world import AUTHORITY, World

MEETING = "01990000-0000-7000-8000-000000000042"
WHY = "Cererea este a unei singure persoane."
MAILED: dict[str, Any] = {
    "request_id": str(new_id()),
    "consultation_id": CONSULTATION,
    "authority": AUTHORITY,
    "email": "asociatia@example.org",
    "language": "en",
    "title": "Regulamentul de parcare",
    "what": "received",
    "asker": "Asociația Neînscrisă",
    "received_at": "2026-01-13T09:00:00Z",
    "reason": "",
    "meeting_id": None,
}


@BOTH
@pytest.mark.parametrize("what", [*TO_ASKER, *TO_STAFF])
def test_each_turn_has_words_of_its_own(what: str, language: str) -> None:
    """Who asked goes to the draft's page or the debate, whose work it is to the desk."""
    more: dict[str, Any] = {"meeting_id": MEETING} if what == "called" else {}
    plain, _ = parts(mail("debate-request", language, what=what, open=2, to_be_verified=True, **more))
    where = f"/birou/consultari/{CONSULTATION}/dezbatere"
    if what in TO_ASKER:
        where = f"/intalniri/{MEETING}" if what == "called" else f"/consultari/{CONSULTATION}#dezbatere"
    assert where in plain
    assert ("Received" in plain or "Primită" in plain) == (what in ("received", "asked"))


def test_a_reason_is_quoted() -> None:
    """The authority's, where it says that none is owed."""
    plain, _ = parts(mail("debate-request", "ro", what="not-owed", reason=WHY))
    assert WHY in plain


@pytest.mark.parametrize(
    ("what", "path"),
    [
        ("received", f"/consultari/{CONSULTATION}#dezbatere"),
        ("overdue", f"/birou/consultari/{CONSULTATION}/dezbatere"),
    ],
)
def test_under_the_bell(what: str, path: str) -> None:
    """It leads to the same page."""
    assert Shown.of("debate-request", {**DATA["debate-request"], "what": what}).path == path


def test_who_has_no_account_is_told_and_forgotten(world: World) -> None:
    """At the address, in the language that was noted; nothing is left of it afterwards."""
    world.hear("consultation.debate-request.mailed", MAILED)
    world.send_all()
    [(recipient, sent)] = world.postbox.sent
    assert recipient == "asociatia@example.org"
    assert b"Content-Language: en" in sent
    world.hear("consultation.asker.forgotten", {"request_id": MAILED["request_id"]})
    assert not [row for row in world.rows("select * from delivery") if "asociatia@" in str(row["recipient"])]


def test_a_clerk_is_told_at_the_account(world: World) -> None:
    """Of all that wait, without a request of its own."""
    said = {name: value for name, value in MAILED.items() if name not in ("email", "language")}
    more = {"request_id": None, "received_at": None, "what": "overdue", "asker": "", "to_be_verified": False}
    account = {"account_id": str(world.person()), "open": 3, "last_day": "2026-01-26"}
    world.hear("consultation.debate-request.noted", {**said, **more, **account})
    world.send_all()
    [(recipient, sent)] = world.postbox.sent
    assert recipient == "ana@example.org"
    assert b"Content-Language: ro" in sent
