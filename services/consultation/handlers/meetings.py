"""Debates and public meetings: called, moved, written anew, cancelled, held."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from services.consultation.commands.meetings import (
    CallMeeting,
    CancelMeeting,
    HoldMeeting,
    MeetingChange,
    MoveMeeting,
    ReviseMeeting,
)
from services.consultation.errors.consultations import AuthorityNotKnownYet
from services.consultation.handlers import debates
from services.consultation.handlers.of_clerks import published_of
from services.consultation.handlers.registrations import follow_gathering
from services.consultation.model import Meeting
from services.consultation.model.meeting_findings import MeetingFinding
from services.consultation.model.registration_links import RegistrationLinks
from services.consultation.repository import consultations
from services.consultation.repository import meetings as stored
from services.consultation.repository.counting import counting_of
from services.consultation.repository.registrations import seats_taken
from shared.clock import Clock
from shared.errors import NotAllowed
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class SavedMeeting:
    """A meeting after a change, and what the law says of its day where that was set."""

    id: UUID
    version: int
    state: str
    findings: Sequence[MeetingFinding] = ()


def call_meeting(command: CallMeeting, uow: UnitOfWork, clock: Clock) -> SavedMeeting:
    """Call people to a meeting; it is public at once. A debate answers who has asked for one.

    Raises:
        NotAllowed, AuthorityNotKnownYet, NoSuchConsultation, NotAnnouncedYet, RecordOnly, and what
        `Meeting.call` raises
    """
    if command.authority not in command.clerk_of:
        raise NotAllowed
    of = command.consultation_id
    consultation = published_of(of, command.clerk_of, uow) if of else None
    example = consultations.is_example(uow.session, command.authority)
    if example is None:
        raise AuthorityNotKnownYet
    made, findings = Meeting.call(
        command.authority,
        replace(command.invitation, is_example=command.invitation.is_example or example),
        consultation,
        by=command.clerk_id,
        now=clock.now(),
        counting=counting_of(uow.session, command.authority),
    )
    uow.add(made)
    uow.session.flush()
    debates.answer_by(made, consultation, uow, clock.now())
    return _saved(made, uow, findings)


def move_meeting(
    command: MoveMeeting, uow: UnitOfWork, clock: Clock, registration_links: RegistrationLinks
) -> SavedMeeting:
    """Hold it at another time or place; who registered is told.

    Raises:
        NoSuchMeeting, NotAllowed, Stale, and what `Meeting.move` raises
    """
    meeting, now = _looked_at(command, uow), clock.now()
    findings = meeting.move(
        command.when,
        command.where,
        command.reason,
        stored.draft_of(uow.session, meeting),
        by=command.clerk_id,
        now=now,
        counting=counting_of(uow.session, meeting.authority),
    )
    follow_gathering(uow, "meeting", meeting.id, "moved", meeting.reason, now, registration_links)
    return _saved(meeting, uow, findings)


def revise_meeting(
    command: ReviseMeeting, uow: UnitOfWork, clock: Clock, registration_links: RegistrationLinks
) -> SavedMeeting:
    """Write its order anew; who waits moves up where there are more seats.

    Raises:
        NoSuchMeeting, NotAllowed, Stale, and what `Meeting.revise` raises
    """
    meeting = _looked_at(command, uow)
    draft, who, now = stored.draft_of(uow.session, meeting), command.clerk_id, clock.now()
    taken = seats_taken(uow.session, "meeting", meeting.id)
    meeting.revise(command.order, command.online_url, draft, taken=taken, by=who, now=now)
    follow_gathering(uow, "meeting", meeting.id, "changed", "", now, registration_links)
    return _saved(meeting, uow)


def cancel_meeting(
    command: CancelMeeting, uow: UnitOfWork, clock: Clock, registration_links: RegistrationLinks
) -> SavedMeeting:
    """It is not held; who registered is told.

    Raises:
        NoSuchMeeting, NotAllowed, Stale, MeetingOver
    """
    meeting = _looked_at(command, uow)
    draft, now = stored.draft_of(uow.session, meeting), clock.now()
    meeting.cancel(command.reason, draft, by=command.clerk_id, now=now)
    follow_gathering(uow, "meeting", meeting.id, "cancelled", meeting.reason, now, registration_links)
    debates.note_cancelled(meeting, uow, now)
    return _saved(meeting, uow)


def hold_meeting(command: HoldMeeting, uow: UnitOfWork, clock: Clock) -> SavedMeeting:
    """It was held.

    Raises:
        NoSuchMeeting, NotAllowed, Stale, and what `Meeting.hold` raises
    """
    meeting = _looked_at(command, uow)
    meeting.hold(command.began, command.ended, by=command.clerk_id, now=clock.now())
    debates.note_held(meeting, uow)
    return _saved(meeting, uow)


def _looked_at(command: MeetingChange, uow: UnitOfWork) -> Meeting:
    meeting = stored.meeting(uow.session, command.meeting_id)
    if meeting.authority not in command.clerk_of:
        raise NotAllowed
    meeting.require_version(command.version)
    return meeting


def _saved(meeting: Meeting, uow: UnitOfWork, findings: Sequence[MeetingFinding] = ()) -> SavedMeeting:
    uow.session.flush()
    return SavedMeeting(meeting.id, meeting.version, meeting.state, findings)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    CallMeeting: call_meeting,
    MoveMeeting: move_meeting,
    ReviseMeeting: revise_meeting,
    CancelMeeting: cancel_meeting,
    HoldMeeting: hold_meeting,
}
