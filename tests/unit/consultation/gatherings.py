"""Meetings for those who register: three seats, in a week."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import msgspec
from sqlalchemy import insert, text, update

from services.consultation.commands.registrations import AskWithoutAccount, ConfirmRegistration, Register
from services.consultation.handlers.registrations import Registered
from services.consultation.model.meeting import Meeting, MeetingEntry
from services.consultation.model.registration import Intent, Wish
from shared.ids import new_id
from tests.unit.consultation.world import AUTHORITY, CLERK, SAID, World

BEGINS = datetime(2026, 2, 3, 15, 0, tzinfo=UTC)


def meeting(world: World, *, capacity: int | None = 3, **changes: Any) -> UUID:
    """A meeting that was called; how it came to that is left out."""
    made, starts_at = new_id(), changes.get("starts_at", BEGINS)
    usual: dict[str, Any] = {
        "id": made,
        "version": 1,
        "authority": AUTHORITY,
        "kind": "public-meeting",
        "consultation_id": None,
        "title": "Ședință publică: parcările",
        "title_plain": "sedinta publica: parcarile",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
        "place": "Sala de consiliu",
        "online_url": None,
        "capacity": capacity,
        "speaking_minutes": 5,
        "agenda": ["Locuri de parcare", "Diverse"],
        "how_to_register": "",
        "state": "called",
        "called_at": world.clock.now(),
        "reason": "",
        "sequence": 0,
        "is_example": True,
    }
    said = {"what": "called", "reason": "", "before": {}, "after": {}}
    entry = {"id": new_id(), "meeting_id": made, "at": world.clock.now(), "by": CLERK, **said}
    with world.runtime.engine.begin() as connection:
        connection.execute(insert(Meeting), {**usual, **changes})
        connection.execute(insert(MeetingEntry), entry)
    return made


def set_meeting(world: World, meeting_id: UUID, **values: Any) -> None:
    """Write it anew, as who moves or cancels it does."""
    with world.runtime.engine.begin() as connection:
        connection.execute(update(Meeting).where(Meeting.id == meeting_id).values(**values))


def registered(
    world: World, meeting_id: UUID, account_id: UUID | None = None, intent: Intent = "attend", **more: Any
) -> Registered:
    """Somebody with an account registers now."""
    who = account_id or world.person()
    made: Registered = world.do(Register("meeting", meeting_id, who, Wish(intent, **more)))
    return made


def asked(world: World, meeting_id: UUID, email: str = "ion@example.org", **wish: Any) -> str:
    """Somebody without account asks; returns the secret that the letter carries."""
    given = Wish(**{"intent": "attend", **wish})
    world.do(AskWithoutAccount("meeting", meeting_id, given, "Ion Exemplu", email, "ro", world.clock.now()))
    letter = world.said("letter.registration-confirmation")[-1]
    return parse_qs(urlsplit(letter["link"]).query)["token"][0]


def confirmed(world: World, meeting_id: UUID, email: str = "ion@example.org", **wish: Any) -> str:
    """The secret of the own link of somebody without account who has confirmed."""
    secret: str = world.do(ConfirmRegistration(asked(world, meeting_id, email, **wish))).own_secret
    return secret


def states(world: World) -> list[tuple[str, str]]:
    """Name and state of each registration, in the order in which they came."""
    with world.runtime.read() as session:
        rows = session.execute(text("select name, state from registration order by id")).all()
    return [(row.name, row.state) for row in rows]


def said_of(world: World) -> list[dict[str, Any]]:
    """What was said to who has an account and to who has none, oldest first."""
    with world.runtime.read() as session:
        rows = session.execute(SAID).all()
    kinds = (".registration.noted.v1", ".registration.mailed.v1")
    return [msgspec.json.decode(row.data) for row in rows if row.data and row.type.endswith(kinds)]


def told(world: World) -> list[tuple[str, str]]:
    """To whom what was said."""
    return [(said["name"], said["what"]) for said in said_of(world)]
