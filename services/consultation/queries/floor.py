"""What a meeting is at, for the chair and for everybody in the room."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.consultation.queries.registrations import speakers

Row = dict[str, Any]

FLOOR = text("select version, article, point, began_at from floor where id = :id")
SPEAKING = text("""
    select id, registration_id, name, organisation, article, point, called_at, began_at, ended_at, paused_at,
           paused_s, allowed_s, outcome
    from speaking where meeting_id = :id order by coalesce(began_at, called_at), id
""")
ARTICLES = text("select number, heading, text from article where consultation_id = :id order by position")
NOT_YET = {"version": 0, "article": None, "point": None, "began_at": None}


def floor_of(session: Session, meeting: Row, now: datetime) -> Row:
    """All of it: what is discussed, who speaks, who has spoken or was missed, who is next.

    Args:
        meeting: as `meetings.meeting` reads it.
    """
    row = session.execute(FLOOR, {"id": meeting["id"]}).mappings().first()
    rows = speaking_of(session, meeting["id"])
    for one in rows:
        one["spent_s"] = spent_s(one, now)
    called = {one["registration_id"] for one in rows}
    queue = [
        {
            "registration_id": one["id"],
            "name": one["name"],
            "organisation": one["organisation_name"] or "",
            "article": one["article"],
            "point": one["agenda_point"],
            "arrived_at": one["arrived_at"],
        }
        for one in speakers(session, "meeting", meeting["id"])
        if one["id"] not in called
    ]
    return {
        **(row or NOT_YET),
        "now": next((one for one in rows if one["outcome"] is None), None),
        "heard": [one for one in rows if one["outcome"] == "spoken"],
        "missed": [one for one in rows if one["outcome"] == "absent"],
        "queue": sorted(queue, key=lambda one: one["arrived_at"] is None),  # who is there comes first
        "articles": articles_of(session, meeting["consultation_id"]),
    }


def speaking_of(session: Session, meeting_id: UUID) -> list[Row]:
    """Who was called to speak at a meeting, in the order in which they spoke."""
    return [dict(row) for row in session.execute(SPEAKING, {"id": meeting_id}).mappings()]


def articles_of(session: Session, consultation_id: UUID | None) -> Sequence[Row]:
    """The articles of its draft as they were announced."""
    return [dict(row) for row in session.execute(ARTICLES, {"id": consultation_id}).mappings()]


def spent_s(one: Row, now: datetime) -> int:
    """For how many seconds somebody has spoken, without what they were held up."""
    if one["began_at"] is None:
        return 0
    until = one["ended_at"] or one["paused_at"] or now
    passed = int((until - one["began_at"]).total_seconds()) - int(one["paused_s"])
    return max(passed, 0)
