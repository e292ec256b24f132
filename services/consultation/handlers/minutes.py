"""The minutes of a meeting: begun from what is known, written, published once, corrected in public."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from services.consultation.commands.entries import EnterRecommendation
from services.consultation.commands.minutes import (
    AddMinutesFile,
    BeginMinutes,
    CorrectMinutes,
    EnterFromMeeting,
    ForgetInMinutes,
    PublishMinutes,
    RemoveMinutesFile,
    WriteMinutes,
)
from services.consultation.errors.minutes import MinutesBegun, NoActDiscussed
from services.consultation.handlers.entries import enter_recommendation
from services.consultation.handlers.recommendations import Receipt
from services.consultation.model.links import Links
from services.consultation.model.meeting import Meeting
from services.consultation.model.minutes import Minutes
from services.consultation.model.registration_links import RegistrationLinks
from services.consultation.queries.minutes import known_of
from services.consultation.repository import meetings, registrations
from services.consultation.repository import minutes as stored
from services.consultation.repository.gatherings import gathering_of
from shared.clock import Clock
from shared.errors import NotAllowed
from shared.files.errors import NoSuchFile
from shared.files.kinds import DOCX, JPEG, ODT, PDF, PNG
from shared.persistence import files
from shared.persistence.audit import Deed, note
from shared.persistence.files import Attachment, Subject
from shared.persistence.unit_of_work import UnitOfWork

TAKEN = (PDF, DOCX, ODT, JPEG, PNG)
MINUTES = "minutes"


@dataclass(frozen=True)
class SavedMinutes:
    """Minutes after a change."""

    id: UUID
    meeting_id: UUID
    version: int
    state: str
    published_at: datetime | None


def begin_minutes(command: BeginMinutes, uow: UnitOfWork, clock: Clock) -> SavedMinutes:
    """Begin them, from what the meeting says of itself and who came and spoke.

    Raises:
        NoSuchMeeting, NotAllowed, MeetingNotBegun
        MinutesBegun: somebody has.
    """
    meeting = _meeting(command.meeting_id, command.clerk_of, uow)
    if stored.written(uow.session, meeting.id):
        raise MinutesBegun
    now = clock.now()
    made = Minutes.begin(meeting, known_of(uow.session, meeting.id), by=command.clerk_id, now=now)
    uow.add(made)
    _note(uow, now, command.clerk_id, "minutes.begun", made, {})
    return _saved(made, uow)


def write_minutes(command: WriteMinutes, uow: UnitOfWork, clock: Clock) -> SavedMinutes:
    """Write a part anew; of two clerks who write at a time, the second is told.

    Raises:
        NoSuchMeeting, NotAllowed, NoSuchMinutes, Stale, and what `Minutes.write` raises
    """
    _, found = _minutes(command.meeting_id, command.clerk_of, uow)
    found.require_version(command.version)
    found.write(command.part, command.words, by=command.clerk_id, now=clock.now())
    return _saved(found, uow)


def publish_minutes(
    command: PublishMinutes,
    uow: UnitOfWork,
    clock: Clock,
    links: Links,
    registration_links: RegistrationLinks,
) -> SavedMinutes:
    """Let everybody read them; who was on the list of the meeting is told.

    Raises:
        NoSuchMeeting, NotAllowed, NoSuchMinutes, Stale, MinutesPublished, MeetingNotHeld, MinutesIncomplete
    """
    meeting, found = _minutes(command.meeting_id, command.clerk_of, uow)
    found.require_version(command.version)
    now = clock.now()
    draft = meetings.draft_of(uow.session, meeting)
    found.publish(meeting, draft.title if draft else None, by=command.clerk_id, now=now, links=links)
    gathering = gathering_of(uow.session, "meeting", meeting.id)
    for one in registrations.on_list(uow.session, gathering):
        one.hear(gathering, "minutes", "", registration_links)
    _note(uow, now, command.clerk_id, "minutes.published", found, {})
    return _saved(found, uow)


def correct_minutes(command: CorrectMinutes, uow: UnitOfWork, clock: Clock) -> SavedMinutes:
    """Say in public what is right, and why it was wrong.

    Raises:
        NoSuchMeeting, NotAllowed, NoSuchMinutes, Stale, MinutesNotPublished, TooManyCorrections
    """
    _, found = _minutes(command.meeting_id, command.clerk_of, uow)
    found.require_version(command.version)
    now = clock.now()
    position = found.correct(command.part, command.text, command.reason, by=command.clerk_id, now=now)
    _note(uow, now, command.clerk_id, "minutes.corrected", found, {"part": command.part, "entry": position})
    return _saved(found, uow)


def forget_in_minutes(command: ForgetInMinutes, uow: UnitOfWork, clock: Clock) -> SavedMinutes:
    """Take the name of a private person out, who asks for it; the audit trail does not have it, either.

    Raises:
        NoSuchMeeting, NotAllowed, NoSuchMinutes, Stale, and what `Minutes.forget` raises
    """
    _, found = _minutes(command.meeting_id, command.clerk_of, uow)
    found.require_version(command.version)
    now = clock.now()
    found.forget(command.name, by=command.clerk_id, now=now)
    _note(uow, now, command.clerk_id, "minutes.name-taken-out", found, {})
    return _saved(found, uow)


def enter_from_meeting(command: EnterFromMeeting, uow: UnitOfWork, clock: Clock, links: Links) -> Receipt:
    """Enter it under the register's next number, with the meeting as its source; an answer is owed.

    It counts by when it was said: what was said after the term does not enter the register (art. 7 (4)).

    Raises:
        NoSuchMeeting, NotAllowed, NoSuchMinutes, MinutesPublished
        NoActDiscussed: the meeting is about no consultation.
        and what `enter_recommendation` raises
    """
    meeting, found = _minutes(command.meeting_id, command.clerk_of, uow)
    found.require_draft()
    if meeting.consultation_id is None:
        raise NoActDiscussed
    entry = replace(command.entry, meeting_id=meeting.id)
    entered = EnterRecommendation(
        meeting.consultation_id, command.clerk_id, command.clerk_of, command.words, entry
    )
    return enter_recommendation(entered, uow, clock, links)


def add_minutes_file(command: AddMinutesFile, uow: UnitOfWork, clock: Clock) -> Attachment:
    """Put a document to a draft of them; a worker looks into it before anybody is given it.

    Raises:
        NoSuchMeeting, NotAllowed, NoSuchMinutes, MinutesPublished, and what `files.attach` raises
    """
    _, found = _minutes(command.meeting_id, command.clerk_of, uow)
    found.require_draft()
    key = files.attach(
        uow.session,
        Subject(type=MINUTES, id=found.id, owner_id=found.id),
        name=command.name,
        content=command.content,
        purpose=MINUTES,
        now=clock.now(),
        taken=TAKEN,
    )
    return files.attachment(uow.session, key)


def remove_minutes_file(command: RemoveMinutesFile, uow: UnitOfWork) -> None:
    """Take a document from a draft.

    Raises:
        NoSuchMeeting, NotAllowed, NoSuchMinutes, MinutesPublished, NoSuchFile
    """
    _, found = _minutes(command.meeting_id, command.clerk_of, uow)
    found.require_draft()
    if files.attachment(uow.session, command.file_id).subject_id != found.id:
        raise NoSuchFile
    files.detach(uow.session, command.file_id)


def _meeting(meeting_id: UUID, clerk_of: frozenset[str], uow: UnitOfWork) -> Meeting:
    meeting = meetings.meeting(uow.session, meeting_id)
    if meeting.authority not in clerk_of:
        raise NotAllowed
    return meeting


def _minutes(meeting_id: UUID, clerk_of: frozenset[str], uow: UnitOfWork) -> tuple[Meeting, Minutes]:
    meeting = _meeting(meeting_id, clerk_of, uow)
    return meeting, stored.minutes_of(uow.session, meeting.id)


def _saved(minutes: Minutes, uow: UnitOfWork) -> SavedMinutes:
    uow.session.flush()
    return SavedMinutes(minutes.id, minutes.meeting_id, minutes.version, minutes.state, minutes.published_at)


def _note(
    uow: UnitOfWork, now: datetime, who: UUID, deed: str, of: Minutes, details: Mapping[str, Any]
) -> None:
    line = Deed(
        authority=of.authority,
        actor_id=who,
        deed=deed,
        subject_type=MINUTES,
        subject_id=of.id,
        details=details,
    )
    note(uow.session, line, now)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    BeginMinutes: begin_minutes,
    WriteMinutes: write_minutes,
    PublishMinutes: publish_minutes,
    CorrectMinutes: correct_minutes,
    ForgetInMinutes: forget_in_minutes,
    EnterFromMeeting: enter_from_meeting,
    AddMinutesFile: add_minutes_file,
    RemoveMinutesFile: remove_minutes_file,
}
