"""The days off that the Government has given."""

from datetime import date
from typing import Any

from sqlalchemy import extract, select
from sqlalchemy.orm import Session

from services.consultation.model.days_off import day_off

MOST = 2000  # a few a year, for as many years as anybody enters


def of_year(session: Session, year: int) -> list[dict[str, Any]]:
    """Those of a year, in their order."""
    query = select(day_off.c.id, day_off.c.day, day_off.c.reason).order_by(day_off.c.day)
    return [
        dict(row) for row in session.execute(query.where(extract("year", day_off.c.day) == year)).mappings()
    ]


def all_days(session: Session) -> frozenset[date]:
    """All of them, for the calendar of the law."""
    return frozenset(session.scalars(select(day_off.c.day).order_by(day_off.c.day.desc()).limit(MOST)))
