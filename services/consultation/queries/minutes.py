"""The minutes of meetings, with all that is shown beside them."""

from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from shared.persistence.files import attachments

Row = dict[str, Any]

MINUTES = text("""
    select w.id, w.version, w.state, w.parts, w.published_at,
           (select coalesce(jsonb_agg(to_jsonb(k) order by k.position), '[]')
            from minutes_correction k where k.minutes_id = w.id) as corrections
    from minutes w where w.meeting_id = :id
""")
ENTERED = text("""
    select id, register_year, register_number, author_label, organisation_name, article, verdict, withdrawn_at
    from recommendation where meeting_id = :id order by register_year, register_number
""")
# What art. 7 (10) d wants public beside the minutes.
BESIDE = text("""
    select (select coalesce(sum(received), 0)::integer from article_count
            where consultation_id = c.id) as recommendations,
           (select count(*) from act_version v where v.consultation_id = c.id and v.state = 'published'
              and v.published_at > :ended_at) as versions,
           (select count(*) from jsonb_array_elements(c.documents) d
            where d ->> 'kind' = 'specialist-report')
           + (select count(*) from attachment t
              where t.subject_id = c.id and t.purpose = 'specialist-report') as reports
    from consultation c where c.id = :id
""")
SPOKEN = text("""
    select name, organisation, article from speaking
    where meeting_id = :id and outcome = 'spoken' and name <> '' order by id limit 200
""")


def minutes_of(session: Session, meeting_id: UUID) -> Row | None:
    """A meeting's, with files, corrections, and the recommendations that were made at it."""
    row = session.execute(MINUTES, {"id": meeting_id}).mappings().first()
    if row is None:
        return None
    entered = [dict(one) for one in session.execute(ENTERED, {"id": meeting_id}).mappings()]
    return {**row, "recommendations": entered, "files": attachments(session, row["id"])}


def beside(session: Session, meeting: Row) -> Row | None:
    """How many of each document that is public after a debate; None where it is about no consultation."""
    asked = {"id": meeting["consultation_id"], "ended_at": meeting["ended_at"] or meeting["starts_at"]}
    row = session.execute(BESIDE, asked).mappings().first()
    return dict(row) if row else None


def known_of(session: Session, meeting_id: UUID) -> dict[str, Row]:
    """What is known of who spoke, as parts of minutes begin with it; it can be altered there."""
    spoken = session.execute(SPOKEN, {"id": meeting_id}).mappings()
    return {"discussion": {"statements": [_statement(row) for row in spoken]}}


def _statement(row: Any) -> Row:
    return {
        "name": row["name"],
        "organisation": row["organisation"],
        "is_official": False,
        "name_shown": "initials",
        "article": row["article"],
        "said": "",
        "answer": "",
    }
