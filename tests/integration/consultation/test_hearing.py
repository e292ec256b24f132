"""What is heard of others, and in which order it may come."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest
from sqlalchemy import text

from services.consultation.subscriptions import SUBSCRIPTIONS
from shared.ids import new_id
from shared.messaging.envelope import Envelope
from shared.messaging.subscription import Message, Subscription
from tests.integration.consultation.calls import Calls
from tests.unit.consultation.world import AUTHORITY

ACCOUNT, ORGANISATION, MANDATE = new_id(), new_id(), new_id()
PERSON = {"account_id": str(ACCOUNT), "email": "ana@example.org", "name": "Ana Exemplu", "language": "ro"}
SPEAKS = {
    "mandate_id": str(MANDATE),
    "account_id": str(ACCOUNT),
    "organisation_id": str(ORGANISATION),
    "organisation_name": "Asociația Exemplu",
    "role": "legal-representative",
    "from_date": "2026-01-01",
    "until_date": None,
}


def line_of(event: str) -> Subscription:
    """What the service has in its table for an event of the registry."""
    return next(line for line in SUBSCRIPTIONS if line.type == f"ro.parteneriat.registry.{event}.v1")


def message(event: str, data: dict[str, Any], sequence: int = 1, epoch: int = 1) -> Message:
    """An event of the registry, as a handler gets it."""
    line = line_of(event)
    envelope = Envelope(
        id=new_id(),
        source="/common/registry",
        type=line.type,
        subject=ACCOUNT,
        time=datetime(2026, 1, 13, tzinfo=UTC),
        sequence=sequence,
        epoch=epoch,
        position=1,
        data=msgspec.json.encode({**data, "unheard_of": 1}),
    )
    return Message(envelope, line.schema.load(envelope.content()))


@pytest.fixture
def hear(calls: Calls) -> Callable[..., None]:
    """Has the service hear an event of the registry."""

    def hear(event: str, data: dict[str, Any], sequence: int = 1, epoch: int = 1) -> None:
        with calls.world.runtime.units() as uow:
            line_of(event).handler([message(event, data, sequence, epoch)], uow)
            uow.commit()

    return hear


def test_who_works_for_an_authority(calls: Calls, hear: Callable[..., None]) -> None:
    """A role that was taken back is not held, whichever word of it comes last."""
    role = {"account_id": str(ACCOUNT), "authority": AUTHORITY, "role": "clerk"}
    hear("staff.role-taken", role, 2)
    hear("staff.role-given", role, 1)
    hear("staff.role-given", {**role, "role": "editor"}, 3)
    query = text("select role, held from staff_role order by role")
    with calls.world.runtime.read() as session:
        assert [tuple(row) for row in session.execute(query)] == [("clerk", False), ("editor", True)]


def test_of_many_at_once_the_newest_counts(calls: Calls) -> None:
    """A rebuild brings a person's whole story in one batch; epochs come before sequences."""
    told = [("Ana", 1, 1), ("Ana Restaurată", 1, 2), ("Ana Nouă", 2, 1)]
    with calls.world.runtime.units() as uow:
        line_of("account.changed").handler(
            [message("account.changed", {**PERSON, "name": name}, *at) for name, *at in told], uow
        )
        uow.commit()
    assert _name(calls) == "Ana Restaurată"


def test_older_news_is_ignored(calls: Calls, hear: Callable[..., None]) -> None:
    """The newest state wins, whatever the order of arrival; a higher epoch beats any sequence."""
    hear("account.changed", {**PERSON, "name": "Ana Nouă"}, sequence=2)
    hear("account.created", PERSON, sequence=1)
    assert _name(calls) == "Ana Nouă"
    hear("account.changed", {**PERSON, "name": "Ana Restaurată"}, sequence=1, epoch=2)
    assert _name(calls) == "Ana Restaurată"


def test_who_was_heard_of_can_speak(calls: Calls, hear: Callable[..., None]) -> None:
    """Account and mandate come by events; after the mandate's last day it speaks for nobody."""
    consultation = calls.published()
    hear("account.created", PERSON)
    hear("mandate.given", SPEAKS)
    hear(
        "organisation.verified",
        {
            "organisation_id": str(ORGANISATION),
            "authority": AUTHORITY,
            "name": "Asociația Exemplu",
            "verified_on": str(date(2026, 1, 1)),
        },
    )
    assert calls.send(consultation, ACCOUNT, on_behalf_of=str(ORGANISATION)).status_code == 201
    hear("mandate.ended", {**SPEAKS, "until_date": "2026-01-12"}, sequence=2)
    assert calls.send(consultation, ACCOUNT, on_behalf_of=str(ORGANISATION)).status_code == 403


FOUND = {
    "organisation_id": str(ORGANISATION),
    "authority": AUTHORITY,
    "name": "Asociația Exemplu",
    "verified_on": "2026-01-01",
}


@pytest.fixture
def sent(calls: Calls, hear: Callable[..., None]) -> str:
    """Where a recommendation stands that a verified organisation has made."""
    hear("account.created", PERSON)
    hear("mandate.given", SPEAKS)
    hear("organisation.verified", FOUND)
    answer = calls.send(calls.published(), ACCOUNT, on_behalf_of=str(ORGANISATION))
    return f"/recommendations/{answer.json['id']}"


def _is_verified(calls: Calls, path: str) -> bool:
    return bool(calls.get(path).json["organisation"]["verified"])


def test_the_badge_goes_and_comes_with_the_standing(
    calls: Calls, hear: Callable[..., None], sent: str
) -> None:
    """Also where the news overtake each other."""
    assert _is_verified(calls, sent)
    hear("organisation.suspended", {**FOUND, "state": "suspended"}, sequence=2)
    assert not _is_verified(calls, sent)
    hear("organisation.struck-off", {**FOUND, "state": "struck-off"}, sequence=4)
    hear("organisation.restored", {**FOUND, "state": "verified"}, sequence=3)
    assert not _is_verified(calls, sent)
    hear("organisation.verified", FOUND, sequence=5)
    assert _is_verified(calls, sent)


@pytest.mark.parametrize("life", ["dissolved", "merged"])
def test_what_has_ended_has_no_badge_and_nobody_speaks_for_it(
    calls: Calls, hear: Callable[..., None], sent: str, life: str
) -> None:
    """At once, before its mandates are heard to have ended."""
    hear(f"organisation.{life}", {**FOUND, "life": life}, sequence=2)
    assert not _is_verified(calls, sent)
    again = calls.send(calls.published(), ACCOUNT, on_behalf_of=str(ORGANISATION))
    assert (again.status_code, again.json["code"]) == (403, "no-mandate")


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"role": "delegate"}, 201),
        ({"role": "observer"}, 403),
        ({"from_date": "2026-01-13", "until_date": "2026-01-13"}, 201),
        ({"from_date": "2026-01-14"}, 403),
        ({"until_date": "2026-01-12"}, 403),
        ({"until_date": "2026-01-13", "ended_at": "2026-01-13T08:59:59Z"}, 403),
        ({"until_date": "2026-01-13", "ended_at": "2026-01-13T21:59:59Z"}, 201),
    ],
)
def test_who_speaks_holds_a_mandate_that_speaks_at_that_instant(
    calls: Calls, hear: Callable[..., None], change: dict[str, str], status: int
) -> None:
    """In a role that speaks, from its first day to its last, and not after it was ended."""
    consultation = calls.published()
    hear("account.created", PERSON)
    hear("mandate.given", {**SPEAKS, "given_by": str(new_id()), **change})
    assert calls.send(consultation, ACCOUNT, on_behalf_of=str(ORGANISATION)).status_code == status


def test_a_new_authority_can_consult(calls: Calls, hear: Callable[..., None]) -> None:
    """An authority that was established may have consultations, under its name."""
    hear("authority.established", {"authority": "nou", "name": "Comuna Nouă", "is_example": False})
    act = {"title": "Un act", "recommendations_until": "2026-02-01", "authority": "nou"}
    made = calls.post("/consultations", act, calls.clerk("nou")).json
    page = calls.get(f"/consultations/{made['id']}", calls.clerk("nou")).json
    assert page["authority"] == {"slug": "nou", "name": "Comuna Nouă", "is_example": False}


def _name(calls: Calls) -> Any:
    with calls.world.runtime.read() as session:
        return session.scalar(text("select name from account"))


def test_a_new_name_is_what_is_spoken_under_and_what_was_sent_keeps_its_own(
    calls: Calls, hear: Callable[..., None], sent: str
) -> None:
    """Whatever the order in which the names arrive."""
    name = {"organisation_id": str(ORGANISATION), "name": "Asociația Nouă"}
    hear("organisation.changed", name, sequence=7)
    hear("organisation.changed", {**name, "name": "Asociația Veche"}, sequence=6)
    hear("organisation.suspended", {**FOUND, "state": "suspended"}, sequence=5)
    hear("mandate.given", SPEAKS, epoch=2)
    again = calls.send(calls.published(), ACCOUNT, on_behalf_of=str(ORGANISATION)).json["id"]
    paths = (sent, f"/recommendations/{again}")
    names = [calls.get(path).json["organisation"]["name"] for path in paths]
    assert names == ["Asociația Exemplu", "Asociația Nouă"]


def test_of_which_kind_an_organisation_is(calls: Calls, hear: Callable[..., None]) -> None:
    """Whom art. 7 (9) owes a debate depends on it; what becomes of a standing does not say it again."""
    hear("organisation.verified", {**FOUND, "kind": "public-authority"})
    hear("organisation.suspended", {**FOUND, "state": "suspended"}, sequence=2)
    with calls.world.runtime.read() as session:
        found = session.execute(text("select kind, state from organisation")).one()
    assert tuple(found) == ("public-authority", "suspended")
