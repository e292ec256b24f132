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
SPEAKERS = text("""
    select name, organisation_name, article from registration
    where gathering_kind = 'meeting' and gathering_id = :id and wish = 'speak' and state = 'registered'
      and forgotten_at is null
    order by arrived_at is null, place nulls last, rank, asked_at, id limit 200
""")
ARRIVED = text("""
    select count(*) as arrived, count(*) filter (where organisation_name is not null) as organisations,
           count(*) filter (where wish = 'press') as press
    from registration where gathering_kind = 'meeting' and gathering_id = :id and arrived_at is not null
""")
BY_LIST = "lista de prezență"


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
    """What is known of who came and spoke, as parts of minutes begin with it; it can be altered there."""
    asked = {"id": meeting_id}
    speakers = [_statement(row) for row in session.execute(SPEAKERS, asked).mappings()]
    came = session.execute(ARRIVED, asked).mappings().one()
    known: dict[str, Row] = {"discussion": {"statements": speakers}}
    if came["arrived"]:
        persons = came["arrived"] - came["organisations"] - came["press"]
        groups = (
            ("persoane fizice", max(persons, 0)),
            ("organizații", came["organisations"]),
            ("presă", came["press"]),
        )
        known["present"] = {
            "counted": came["arrived"],
            "counted_source": BY_LIST,
            # That no journalist signed a list does not say that none was there.
            "media": True if came["press"] else None,
            "groups": [{"group": group, "number": number} for group, number in groups if number],
        }
    return known


def _statement(row: Any) -> Row:
    return {
        "name": row["name"],
        "organisation": row["organisation_name"] or "",
        "is_official": False,
        "name_shown": "initials",
        "article": row["article"],
        "said": "",
        "answer": "",
    }
