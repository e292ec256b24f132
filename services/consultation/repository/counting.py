"""How an authority counts days, as it does today."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.consultation.model.days_off import day_off
from services.consultation.model.law import Calendar
from services.consultation.model.planning import Counting
from services.consultation.repository import settings

MOST = 2000  # days off: a few a year, for as many years as anybody enters


def counting_of(session: Session, authority: str | None) -> Counting:
    """Its rule, and the Government's days off that were entered.

    Args:
        authority: a slug; None for a notice of an authority that is not among ours.
    """
    calendar = calendar_of(session)
    rule = settings.of(session, authority).count_rule if authority else None
    return Counting(rule, calendar=calendar) if rule else Counting(calendar=calendar)


def calendar_of(session: Session) -> Calendar:
    """The working days, without the Government's days off that were entered."""
    days = session.scalars(select(day_off.c.day).order_by(day_off.c.day.desc()).limit(MOST))
    return Calendar(frozenset(days))
