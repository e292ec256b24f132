"""Terms watched by the clock: clerks are reminded, superiors are told of a breach, each once."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from services.consultation.commands.deadlines import WatchMinutes, WatchTerms
from services.consultation.model.consultation import PUBLISHED
from services.consultation.model.days import day_of
from services.consultation.model.deadlines import (
    DEBATE,
    DOCUMENTS,
    OpenTerm,
    Procedure,
    is_broken,
    reminder_of,
    terms_of,
)
from services.consultation.model.debate_request import binds
from services.consultation.model.minutes_term import last_day
from services.consultation.model.procedure_deed import Of, ProcedureDeed
from services.consultation.repository.counting import counting_of
from services.consultation.repository.deadlines import Running, clerks_of, is_done, running, superiors_of
from services.consultation.repository.minutes_due import without_minutes
from shared.clock import Clock
from shared.persistence.unit_of_work import UnitOfWork

AT_ONCE = 100


def watch_terms(command: WatchTerms, uow: UnitOfWork, clock: Clock) -> UUID | None:
    """Look at some procedures. Whatever was slept through is done once, with when it really ran.

    Returns:
        The last that was looked at, after which others follow; None where there are no more.
    """
    found = running(uow.session, day_of(clock.now()), command.after, AT_ONCE)
    for one in found:
        _watch(one, uow, clock)
    return found[-1].id if len(found) == AT_ONCE else None


def watch_minutes(command: WatchMinutes, uow: UnitOfWork, clock: Clock) -> UUID | None:
    """Look at some debates whose minutes nobody reads yet, art. 7 (10) d.

    Returns:
        The last that was looked at, after which others follow; None where there are no more.
    """
    found = without_minutes(uow.session, clock.now(), command.after, AT_ONCE)
    for one in found:
        day = last_day(one.kind, one.ended_at)
        if day is not None:
            _remind(one, OpenTerm(DOCUMENTS, day, 0), one.ended_at, uow, clock)
    return found[-1].meeting_id if len(found) == AT_ONCE else None


def _watch(one: Running, uow: UnitOfWork, clock: Clock) -> None:
    is_open = one.state == PUBLISHED and clock.now() < one.ends_at
    procedure = Procedure(
        published_at=one.published_at,
        last_day=one.last_day if is_open else None,
        adoption=one.planned_adoption,
        waiting=one.waiting,
        announced=one.last_day,
        debates=one.debates if binds(one.kind) else 0,
    )
    for term in terms_of(procedure):
        since = (term.name == DEBATE and one.debates_since) or one.published_at
        _remind(one, term, since, uow, clock)


def _remind(of: Of, term: OpenTerm, since: datetime, uow: UnitOfWork, clock: Clock) -> None:
    now, calendar = clock.now(), counting_of(uow.session, of.authority).calendar
    reminder = reminder_of(term, since, now, calendar)
    if reminder and not is_done(uow.session, of.id, "reminded", term.name, term.last_day, reminder.days):
        uow.add(ProcedureDeed.reminded(of, term, reminder, clerks_of(uow.session, of.authority), now))
    if is_broken(term, now, reminder) and not is_done(
        uow.session, of.id, "breach-told", term.name, term.last_day, 0
    ):
        uow.add(ProcedureDeed.breach_told(of, term, superiors_of(uow.session, of.authority), now))


HANDLERS: Mapping[type, Callable[..., Any]] = {WatchTerms: watch_terms, WatchMinutes: watch_minutes}
