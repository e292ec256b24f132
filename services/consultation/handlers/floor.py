"""The floor of a meeting: opened, given, taken, held up, closed; what is under discussion."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm.attributes import flag_modified

from services.consultation.commands.floor import ChangeFloor
from services.consultation.errors.floor import NotASpeaker
from services.consultation.errors.meetings import MeetingOver, NotBegunYet
from services.consultation.model import Floor, Meeting, Speaking
from services.consultation.model.days import ROMANIA, day_of
from services.consultation.model.floor import Speaker, require_speaking
from services.consultation.model.meeting import CALLED
from services.consultation.repository import floor as stored
from services.consultation.repository import meetings
from shared.clock import Clock
from shared.errors import NotAllowed, Stale
from shared.persistence.unit_of_work import UnitOfWork

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class ChangedFloor:
    """The floor after a change."""

    meeting_id: UUID
    version: int


def change_floor(command: ChangeFloor, uow: UnitOfWork, clock: Clock) -> ChangedFloor:
    """Do what the chair says.

    Raises:
        NoSuchMeeting, NotAllowed, MeetingOver, NotBegunYet
        Stale: another device has changed it meanwhile.
        AlreadyBegun, NotBegunByChair, NobodySpeaks, NotASpeaker, NoSuchTopic, HeldAstray
    """
    now = clock.now()
    meeting = meetings.meeting(uow.session, command.meeting_id)
    if meeting.authority not in command.clerk_of:
        raise NotAllowed
    if meeting.state != CALLED:
        raise MeetingOver
    if day_of(now) < day_of(meeting.starts_at):
        raise NotBegunYet
    floor = _floor(meeting, command.version, uow, now)
    floor.changed_at = now
    if command.act == "begin":
        floor.begin(now)
    else:
        floor.require_begun()
        ACTS[command.act](command, meeting, floor, uow, now)
    uow.session.flush()
    return ChangedFloor(meeting.id, floor.version)


def _floor(meeting: Meeting, version: int, uow: UnitOfWork, now: datetime) -> Floor:
    found = stored.floor(uow.session, meeting.id)
    if found is not None:
        found.require_version(version)
        flag_modified(found, "changed_at")  # who speaks is another now, be it at the same instant
        return found
    if version:
        raise Stale
    made = Floor.of(meeting, now)
    uow.add(made)
    return made


def _give(command: ChangeFloor, meeting: Meeting, floor: Floor, uow: UnitOfWork, now: datetime) -> None:
    """Whoever has the floor has spoken; on what the next one speaks is under discussion."""
    if current := stored.speaking_now(uow.session, meeting.id):
        current.end(now)
        uow.session.flush()
    called = _called(command, meeting, uow, now)
    called.begin(now)
    if called.article is not None or called.point is not None:
        floor.article, floor.point = called.article, called.point


def _absent(command: ChangeFloor, meeting: Meeting, _: Floor, uow: UnitOfWork, now: datetime) -> None:
    """Who was called, by their registration or as who has the floor by mistake, is not there."""
    current = stored.speaking_now(uow.session, meeting.id)
    if command.registration_id is None:
        missed = require_speaking(current)
        missed.began_at = missed.paused_at = None
    elif current and current.registration_id == command.registration_id:
        missed = current
        missed.began_at = missed.paused_at = None
    else:
        missed = _called(command, meeting, uow, now)
    missed.miss()


def _called(command: ChangeFloor, meeting: Meeting, uow: UnitOfWork, now: datetime) -> Speaking:
    """The row of who is called: the one that says that they were not there, else a new one."""
    if command.registration_id is None:
        who = Speaker(command.name, command.organisation, None, command.article, command.point)
    else:
        if before := stored.missed(uow.session, meeting.id, command.registration_id):
            return before
        known = stored.registered(uow.session, meeting.id, command.registration_id)
        if known is None:
            raise NotASpeaker
        organisation = known.organisation_name or ""
        who = Speaker(known.name, organisation, known.id, known.article, known.agenda_point)
    if who.article is not None or who.point is not None:
        _require_topic(meeting, who.article, who.point, uow)
    made = Speaking.call(meeting, who, by=command.clerk_id, now=now)
    uow.session.add(made)
    return made


def _require_topic(meeting: Meeting, article: str | None, point: int | None, uow: UnitOfWork) -> None:
    Floor.of(meeting, meeting.starts_at).discuss(
        meeting, article, point, has_article=_has(meeting, article, uow)
    )


def _has(meeting: Meeting, article: str | None, uow: UnitOfWork) -> bool:
    return article is not None and stored.has_article(uow.session, meeting.consultation_id, article)


def _done(_: ChangeFloor, meeting: Meeting, __: Floor, uow: UnitOfWork, now: datetime) -> None:
    require_speaking(stored.speaking_now(uow.session, meeting.id)).end(now)


def _pause(_: ChangeFloor, meeting: Meeting, __: Floor, uow: UnitOfWork, now: datetime) -> None:
    require_speaking(stored.speaking_now(uow.session, meeting.id)).pause(now)


def _resume(_: ChangeFloor, meeting: Meeting, __: Floor, uow: UnitOfWork, now: datetime) -> None:
    require_speaking(stored.speaking_now(uow.session, meeting.id)).resume(now)


def _discuss(command: ChangeFloor, meeting: Meeting, floor: Floor, uow: UnitOfWork, _: datetime) -> None:
    has_article = _has(meeting, command.article, uow)
    floor.discuss(meeting, command.article, command.point, has_article=has_article)


def _end(command: ChangeFloor, meeting: Meeting, floor: Floor, uow: UnitOfWork, now: datetime) -> None:
    """Who speaks has spoken, and the meeting was held from when it was opened until now."""
    if current := stored.speaking_now(uow.session, meeting.id):
        current.end(now)
    began = floor.require_begun()
    ended = now.replace(second=0, microsecond=0)
    began = min(began.replace(second=0, microsecond=0), ended - MINUTE)  # it is said to the minute
    local = (one.astimezone(ROMANIA).time() for one in (began, ended))
    meeting.hold(*local, by=command.clerk_id, now=now)


ACTS: Mapping[str, Callable[[ChangeFloor, Meeting, Floor, UnitOfWork, datetime], None]] = {
    "give": _give,
    "done": _done,
    "absent": _absent,
    "pause": _pause,
    "resume": _resume,
    "discuss": _discuss,
    "end": _end,
}
HANDLERS: Mapping[type, Callable[..., Any]] = {ChangeFloor: change_floor}
