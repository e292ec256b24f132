"""What is said of requests for a debate: to everybody without persons, to who asked, to the clerks."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from services.consultation.events.debates import (
    AskerForgotten,
    DebateAnswered,
    DebateAsked,
    DebateRequestMailed,
    DebateRequestNoted,
)

if TYPE_CHECKING:
    from services.consultation.model.consultation import Consultation
    from services.consultation.model.debate_request import DebateRequest


def say_asked(of: "DebateRequest", consultation: "Consultation") -> None:
    """It was received; who asked is told so."""
    of.record(
        DebateAsked(
            **_named(of),
            title=consultation.title,
            kind=of.kind,
            channel=of.channel,
            received_at=of.received_at,
            is_late=of.is_late,
            is_example=consultation.is_example,
        )
    )
    _tell_asker(of, "received", consultation.title)


def say_answered(of: "DebateRequest", answer: str, title: str, at: datetime) -> None:
    """It was answered, or is open again."""
    of.record(
        DebateAnswered(
            **_named(of),
            answer=answer,
            reason=of.settled_reason if answer == "not-owed" else "",
            meeting_id=of.meeting_id if answer == "called" else None,
            answered_at=at,
        )
    )
    _tell_asker(of, answer, title)


def tell_clerks(of: "DebateRequest", title: str, clerks: Iterable[UUID], waiting: int) -> None:
    """A debate was asked for on line: whose work it is hears of it."""
    for clerk in clerks:
        of.record(
            DebateRequestNoted(**_about(of, "asked", title), account_id=clerk, open=waiting, last_day=None)
        )


def of_waiting(
    consultation_id: UUID, authority: str, title: str, *, what: str, to: UUID, waiting: int, last_day: date
) -> DebateRequestNoted:
    """Requests wait for an answer: a clerk is reminded, or a superior told."""
    return DebateRequestNoted(
        request_id=None,
        consultation_id=consultation_id,
        authority=authority,
        account_id=to,
        title=title,
        what=what,
        asker="",
        to_be_verified=False,
        received_at=None,
        reason="",
        meeting_id=None,
        open=waiting,
        last_day=last_day,
    )


def say_forgotten(of: "DebateRequest") -> None:
    """Who asked is to be forgotten by those who wrote to them."""
    of.record(AskerForgotten(request_id=of.id))


def _tell_asker(of: "DebateRequest", what: str, title: str) -> None:
    about = _about(of, what, title)
    if of.account_id is not None:
        of.record(DebateRequestNoted(**about, account_id=of.account_id, open=0, last_day=None))
    elif of.email:
        del about["to_be_verified"]
        of.record(DebateRequestMailed(**about, email=of.email, language=of.language))


def _named(of: "DebateRequest") -> dict[str, Any]:
    return {
        "request_id": of.id,
        "consultation_id": of.consultation_id,
        "authority": of.authority,
        "organisation_id": of.organisation_id,
        "organisation_name": of.public_name,
    }


def _about(of: "DebateRequest", what: str, title: str) -> dict[str, Any]:
    return {
        "request_id": of.id,
        "consultation_id": of.consultation_id,
        "authority": of.authority,
        "title": title,
        "what": what,
        "asker": of.name,
        "to_be_verified": of.to_be_verified,
        "received_at": of.received_at,
        "reason": of.settled_reason,
        "meeting_id": of.meeting_id,
    }
