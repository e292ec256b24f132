"""How an authority counts days, as it does today."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.consultation.model.days_off import day_off
from services.consultation.model.law import Calendar
from services.consultation.model.planning import Counting

MOST = 2000  # days off: a few a year, for as many years as anybody enters


def counting_of(session: Session, authority: str) -> Counting:
    """Its rule, and the Government's days off that were entered."""
    days = session.scalars(select(day_off.c.day).order_by(day_off.c.day.desc()).limit(MOST))
    return Counting(calendar=Calendar(frozenset(days)))
