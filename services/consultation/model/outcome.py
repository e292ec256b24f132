"""How a procedure ends: finalised on the basis of the recommendations, then adopted, rejected or withdrawn.

Art. 7 (8) and 12 of Law 52/2003: a draft goes on only after it was finalised, and what was not taken over is
answered with a reason.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.consultation.errors.consultations import RecordOnly
from services.consultation.errors.debates import DebateNotHeld, DebateOwed
from services.consultation.errors.outcomes import (
    AlreadyFinalised,
    BeforeTheNotice,
    DayAhead,
    DecidedTooSoon,
    NoNumber,
    NoReason,
    NotAText,
    NotClosedYet,
    NotFinalised,
    RecommendationsWaiting,
)
from services.consultation.errors.versions import NotPublishedYet, ProcedureOver
from services.consultation.events.outcomes import ActAdopted, ActRejected, ActWithdrawn, ConsultationFinalised
from services.consultation.model.base import Base
from services.consultation.model.consultation import CLOSED, DRAFT, RECORD, Consultation
from services.consultation.model.days import day_of
from services.consultation.model.planning import Counting, require_lawful
from services.consultation.model.wording import tidy

OutcomeKind = Literal["adopted", "rejected", "withdrawn"]


@dataclass(frozen=True)
class Decision:
    """What was decided.

    Args:
        on: the day of it.
        number: of the act, where it was adopted.
        url: where the decision can be read.
        reason: why; of a rejection or withdrawal there must be one.
        version: the text that was adopted; None for the final one.
        votes_for, votes_against, abstained: None where they are not known.
    """

    kind: OutcomeKind
    on: date
    number: str = ""
    url: str | None = None
    reason: str = ""
    version: int | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    abstained: int | None = None


class Outcome(Base):
    """What was decided of a consultation's act: one for each, never changed."""

    __tablename__ = "outcome"

    consultation_id: Mapped[UUID] = mapped_column(
        ForeignKey("consultation.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str]
    on_date: Mapped[date]
    number: Mapped[str]
    url: Mapped[str | None]
    reason: Mapped[str]
    version: Mapped[int | None]
    votes_for: Mapped[int | None]
    votes_against: Mapped[int | None]
    abstained: Mapped[int | None]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID]


@dataclass(frozen=True)
class Standing:
    """How a procedure stands when it is to end.

    Args:
        newest: the number of the newest published text.
        received: how many recommendations stand in the register.
        waiting: how many of them have no reasoned answer and were not withdrawn.
        debates_owed: how many requests for a debate are open.
        debates_ahead: how many wait for the debate that was called for them.
        counting: how days are counted.
    """

    newest: int
    received: int
    waiting: int
    counting: Counting = field(default_factory=Counting)
    debates_owed: int = 0
    debates_ahead: int = 0


def finalise(consultation: Consultation, standing: Standing, now: datetime) -> None:
    """Say that the newest text is final.

    Raises:
        RecordOnly, NotPublishedYet, ProcedureOver, AlreadyFinalised, NotClosedYet
        RecommendationsWaiting: art. 12.
        DebateOwed, DebateNotHeld: art. 7 (9), in the urgent procedure as well.
    """
    _require_running(consultation)
    if consultation.finalised_at is not None:
        raise AlreadyFinalised
    if consultation.state != CLOSED:
        raise NotClosedYet
    if standing.waiting:
        raise RecommendationsWaiting(waiting=standing.waiting)
    _require_debated(standing)
    consultation.finalised_at, consultation.final_version = now, standing.newest
    consultation.record(
        ConsultationFinalised(
            **_named(consultation),
            version=standing.newest,
            finalised_at=now,
            recommendations=standing.received,
        )
    )


def decide(
    consultation: Consultation, decision: Decision, standing: Standing, *, by: UUID, now: datetime
) -> Outcome:
    """Say what was decided, once. A withdrawal ends a term that still runs.

    Args:
        by: the clerk.
        now: when it is recorded.

    Raises:
        RecordOnly, NotPublishedYet, ProcedureOver, DayAhead, BeforeTheNotice
        NotFinalised, DecidedTooSoon: adopted or rejected before the draft was final, art. 7 (8).
        RecommendationsWaiting: one was entered since, and has no answer yet.
        DebateOwed, DebateNotHeld: a debate was asked for since, art. 7 (9).
        AdoptionTooEarly, BudgetTooEarly, AdoptionBeforeEnd: before the law's terms, however days are counted.
        NoNumber, NotAText, NoReason
    """
    _require_running(consultation)
    _require_day(consultation, decision, day_of(now))
    if decision.kind != "withdrawn":
        if standing.waiting:
            raise RecommendationsWaiting(waiting=standing.waiting)
        _require_debated(standing)
    reason, number, version = tidy(decision.reason), tidy(decision.number), None
    if decision.kind == "adopted":
        version = _adopted_text(consultation, decision, standing.newest)
        if not number:
            raise NoNumber
        _require_lawful_day(consultation, decision.on, standing.counting)
    elif not reason:
        raise NoReason
    if consultation.state != CLOSED:
        consultation.end_by_withdrawal(now, standing.received)
    consultation.outcome, consultation.outcome_on = decision.kind, decision.on
    consultation.record(_said(consultation, decision, number, reason, version))
    return Outcome(
        consultation_id=consultation.id,
        kind=decision.kind,
        on_date=decision.on,
        number=number if decision.kind == "adopted" else "",
        url=decision.url,
        reason=reason,
        version=version,
        votes_for=decision.votes_for,
        votes_against=decision.votes_against,
        abstained=decision.abstained,
        recorded_at=now,
        recorded_by=by,
    )


def _require_running(consultation: Consultation) -> None:
    if consultation.state == RECORD:
        raise RecordOnly
    if consultation.state == DRAFT:
        raise NotPublishedYet
    if consultation.outcome is not None:
        raise ProcedureOver


def _require_debated(standing: Standing) -> None:
    if standing.debates_owed:
        raise DebateOwed(open=standing.debates_owed)
    if standing.debates_ahead:
        raise DebateNotHeld


def _require_day(consultation: Consultation, decision: Decision, today: date) -> None:
    if decision.on > today:
        raise DayAhead
    if consultation.published_on and decision.on < consultation.published_on:
        raise BeforeTheNotice
    if decision.kind == "withdrawn":
        return
    if consultation.finalised_at is None:
        raise NotFinalised
    if decision.on < (earliest := day_of(consultation.finalised_at)):
        raise DecidedTooSoon(earliest=earliest)


def _require_lawful_day(consultation: Consultation, on: date, counting: Counting) -> None:
    assert consultation.published_on  # noqa: S101 - what is finalised was published
    planned = consultation.planned_from(consultation.published_on, counting)
    require_lawful(replace(planned, adoption=on, debate=None))


def _adopted_text(consultation: Consultation, decision: Decision, newest: int) -> int:
    final = consultation.final_version or 1
    version = decision.version or final
    if not final <= version <= newest:
        raise NotAText
    return version


def _said(
    consultation: Consultation, decision: Decision, number: str, reason: str, version: int | None
) -> ActAdopted | ActRejected | ActWithdrawn:
    named = _named(consultation)
    if decision.kind == "adopted":
        return ActAdopted(
            **named,
            adopted_on=decision.on,
            act_number=number,
            decision_url=decision.url,
            version=version or 1,
            note=reason,
        )
    if decision.kind == "rejected":
        return ActRejected(**named, rejected_on=decision.on, note=reason, decision_url=decision.url)
    return ActWithdrawn(**named, withdrawn_on=decision.on, note=reason)


def _named(consultation: Consultation) -> dict[str, Any]:
    return {
        "consultation_id": consultation.id,
        "authority": consultation.authority,
        "title": consultation.title,
        "is_example": consultation.is_example,
    }
