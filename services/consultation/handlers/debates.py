"""Public debates that are asked for: on line, on paper; taken back, and answered that none is owed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.consultation.commands.debates import (
    AskForDebate,
    EnterDebateRequest,
    ForgetAsker,
    NoteDebateWithdrawal,
    SayNotOwed,
    WithdrawDebateRequest,
)
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.errors.debates import AskedAlready, NoSuchDebateRequest
from services.consultation.errors.recommendations import NoMandate
from services.consultation.model import Consultation
from services.consultation.model import debate_news as news
from services.consultation.model.consultation import DRAFT
from services.consultation.model.days import day_of
from services.consultation.model.debate_request import Asker, Came, DebateRequest
from services.consultation.model.entry import Moment
from services.consultation.model.meeting import Meeting
from services.consultation.model.meeting_findings import DEBATE
from services.consultation.repository import debates as stored
from services.consultation.repository.deadlines import clerks_of
from shared.clock import Clock
from shared.errors import NotAllowed
from shared.messaging.forgetting import forget_person
from shared.persistence.audit import Deed, note
from shared.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class SavedRequest:
    """A request after a change: what its asker needs to speak of it."""

    id: UUID
    consultation_id: UUID
    version: int
    state: str
    name: str
    received_at: datetime
    is_late: bool


def ask_for_debate(command: AskForDebate, uow: UnitOfWork, clock: Clock) -> SavedRequest:
    """Ask for an organisation. Not to be verified here stands in nobody's way.

    Raises:
        NoSuchConsultation, NoMandate, AskedAlready, and what `DebateRequest.ask` raises
    """
    session, at = uow.session, command.received_at
    consultation = stored.consultation_to_ask(session, command.consultation_id)
    if consultation is None or consultation.state == DRAFT:
        raise NoSuchConsultation
    name = stored.spoken_for(session, command.account_id, command.organisation_id, at)
    if name is None:
        raise NoMandate
    found = stored.known(session, command.organisation_id, consultation.authority)
    asker = Asker(found.kind, name, command.organisation_id, found.standing, command.account_id)
    made = _asked(consultation, asker, Came(Moment(at)), command.reason, uow, clock)
    waiting, _ = stored.owed(session, consultation.id)
    if made.state == "open":
        news.tell_clerks(made, consultation.title, clerks_of(session, consultation.authority), waiting)
    return _saved(made, uow)


def enter_debate_request(command: EnterDebateRequest, uow: UnitOfWork, clock: Clock) -> SavedRequest:
    """Enter what came in writing; it counts by when it was received.

    Raises:
        NoSuchConsultation, NotAllowed, AskedAlready, and what `DebateRequest.ask` raises
    """
    session = uow.session
    consultation = stored.consultation_to_ask(session, command.consultation_id)
    if consultation is None:
        raise NoSuchConsultation
    if consultation.authority not in command.clerk_of:
        raise NoSuchConsultation if consultation.state == DRAFT else NotAllowed
    found = stored.known(session, command.organisation_id, consultation.authority)
    # Of what the registry knows its own word counts, also about what sort of organisation it is.
    of_registry = found.name is not None
    asker = Asker(
        found.kind if of_registry else command.kind,
        found.name or command.name,
        command.organisation_id if of_registry else None,
        found.standing,
    )
    made = _asked(consultation, asker, command.came, command.reason, uow, clock)
    _note(made, "debate-request.entered", command.clerk_id, uow, clock, channel=made.channel)
    return _saved(made, uow)


def withdraw_debate_request(command: WithdrawDebateRequest, uow: UnitOfWork, clock: Clock) -> SavedRequest:
    """Let who asked take it back; whoever else asks is not told that it is there.

    Raises:
        NoSuchDebateRequest, RequestSettled, DebateHeld
    """
    found = stored.request(uow.session, command.request_id)
    if found.account_id != command.account_id:
        raise NoSuchDebateRequest
    title, _ = stored.title_and_kind(uow.session, found.consultation_id)
    found.withdraw(title, clock.now())
    return _saved(found, uow)


def note_withdrawal(command: NoteDebateWithdrawal, uow: UnitOfWork, clock: Clock) -> SavedRequest:
    """The same as a clerk notes it, for who has no account.

    Raises:
        NoSuchDebateRequest, NotAllowed, Stale, RequestSettled, DebateHeld, WithdrawnWithoutProof
    """
    found = _looked_at(command, uow)
    if found.account_id is not None:
        raise NotAllowed  # who has asked on line takes it back there
    title, _ = stored.title_and_kind(uow.session, found.consultation_id)
    found.withdraw(title, clock.now(), by_clerk=command.clerk_id, reason=command.reason)
    _note(found, "debate-request.withdrawal-noted", command.clerk_id, uow, clock, reason=found.settled_reason)
    return _saved(found, uow)


def say_not_owed(command: SayNotOwed, uow: UnitOfWork, clock: Clock) -> SavedRequest:
    """Say in public why no debate is owed to who asked.

    Raises:
        NoSuchDebateRequest, NotAllowed, Stale, RequestSettled, NotOwedWithoutReason, OwedByLaw
    """
    found = _looked_at(command, uow)
    title, act = stored.title_and_kind(uow.session, found.consultation_id)
    known_now = stored.known(uow.session, found.organisation_id, found.authority).standing
    found.say_not_owed(
        title,
        command.reason,
        act=act,
        known_now=known_now,
        by=command.clerk_id,
        at=clock.now(),
    )
    _note(found, "debate-request.not-owed", command.clerk_id, uow, clock, reason=found.settled_reason)
    return _saved(found, uow)


def forget_asker(command: ForgetAsker, uow: UnitOfWork, clock: Clock) -> None:
    """Forget where who asked is reached, and who it was if it was a person; twice is as good as once.

    Raises:
        NoSuchDebateRequest, NotAllowed
    """
    found = stored.request(uow.session, command.request_id)
    if found.authority not in command.clerk_of or found.account_id is not None:
        raise NotAllowed
    if found.forgotten_at is not None:
        return
    found.forget(clock.now())
    _note(found, "debate-request.asker-forgotten", command.clerk_id, uow, clock)
    uow.session.flush()
    forget_person(uow.session, found.id)


def answer_by(meeting: Meeting, consultation: Consultation | None, uow: UnitOfWork, at: datetime) -> None:
    """A debate was called: it answers all who wait for one on that draft."""
    if meeting.kind == DEBATE and consultation is not None:
        for one in stored.open_requests(uow.session, consultation.id):
            one.call(meeting.id, consultation.title, at)


def note_held(meeting: Meeting, uow: UnitOfWork) -> None:
    """A debate was held, for which people had asked."""
    if meeting.ended_at is not None:
        for one in stored.of_meeting(uow.session, meeting.id):
            one.note_held(meeting.ended_at)


def note_cancelled(meeting: Meeting, uow: UnitOfWork, at: datetime) -> None:
    """A debate is not held: who had asked for it has the draft's other one, or waits for an answer again."""
    if meeting.kind != DEBATE or meeting.consultation_id is None:
        return
    # Held, or who asks at this moment would be answered by what is being cancelled.
    consultation = stored.consultation_to_ask(uow.session, meeting.consultation_id)
    assert consultation  # noqa: S101 - what a debate is about stays
    uow.session.flush()
    other = stored.standing_debate(uow.session, consultation.id)
    for one in stored.of_meeting(uow.session, meeting.id):
        if consultation.outcome is not None:
            one.lapse(consultation.title, at)
        elif other is not None:
            _answer(one, other, consultation.title, at)
        else:
            one.open_again(consultation.title, at)


def _answer(one: DebateRequest, by: Meeting, title: str, at: datetime) -> None:
    one.call(by.id, title, at)
    if by.ended_at is not None:
        one.note_held(by.ended_at)


def lapse_open(consultation: Consultation, uow: UnitOfWork, at: datetime) -> None:
    """The draft is given up: whoever waits for a debate on it is told that there will be none."""
    for one in stored.open_requests(uow.session, consultation.id):
        one.lapse(consultation.title, at)


def _asked(
    consultation: Consultation, asker: Asker, came: Came, reason: str, uow: UnitOfWork, clock: Clock
) -> DebateRequest:
    made = DebateRequest.ask(consultation, asker, came, reason=reason, now=clock.now())
    if made.kind != "other":
        before = stored.asked_already(uow.session, consultation.id, made.organisation_id, made.name)
        if before:
            raise AskedAlready(name=before.name, day=day_of(before.received_at))
    uow.add(made)
    uow.session.flush()
    # The draft is owed one debate: who asks once it is called or held has that one.
    if standing := stored.standing_debate(uow.session, consultation.id):
        _answer(made, standing, consultation.title, clock.now())
    return made


def _looked_at(command: NoteDebateWithdrawal | SayNotOwed, uow: UnitOfWork) -> DebateRequest:
    found = stored.request(uow.session, command.request_id)
    if found.authority not in command.clerk_of:
        raise NotAllowed
    found.require_version(command.version)
    return found


def _saved(of: DebateRequest, uow: UnitOfWork) -> SavedRequest:
    uow.session.flush()
    return SavedRequest(of.id, of.consultation_id, of.version, of.state, of.name, of.received_at, of.is_late)


def _note(of: DebateRequest, deed: str, who: UUID, uow: UnitOfWork, clock: Clock, **details: str) -> None:
    line = Deed(
        authority=of.authority,
        actor_id=who,
        deed=deed,
        subject_type="debate-request",
        subject_id=of.id,
        details=details,
    )
    note(uow.session, line, clock.now())


HANDLERS: Mapping[type, Callable[..., Any]] = {
    AskForDebate: ask_for_debate,
    EnterDebateRequest: enter_debate_request,
    WithdrawDebateRequest: withdraw_debate_request,
    NoteDebateWithdrawal: note_withdrawal,
    SayNotOwed: say_not_owed,
    ForgetAsker: forget_asker,
}
