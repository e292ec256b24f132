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
# Who had the floor; where nobody noted that, who had registered to speak and came.
SPOKEN = text("""
    select name, organisation, article from speaking
    where meeting_id = :id and outcome = 'spoken' and name <> '' order by id limit 200
""")
SPEAKERS = text("""
    select name, coalesce(organisation_name, '') as organisation, article from registration
    where gathering_kind = 'meeting' and gathering_id = :id and wish = 'speak' and state = 'registered'
      and arrived_at is not null and forgotten_at is null
    order by place nulls last, rank, asked_at, id limit 200
""")
ARRIVED = text("""
    select count(*) as all, count(*) filter (where wish = 'press') as press,
           count(*) filter (where wish <> 'press' and organisation_name is not null) as organisations
    from registration
    where gathering_kind = 'meeting' and gathering_id = :id and arrived_at is not null
""")
BY_LIST = "lista de prezență"
GROUPS = ("persoane fizice", "reprezentanți ai organizațiilor", "presă")


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
    spoken = session.execute(SPOKEN, asked).mappings().all()
    spoken = spoken or session.execute(SPEAKERS, asked).mappings().all()
    known: dict[str, Row] = {"discussion": {"statements": [_statement(row) for row in spoken]}}
    came = session.execute(ARRIVED, asked).mappings().one()
    if came["all"]:
        persons = came["all"] - came["organisations"] - came["press"]
        counts = zip(GROUPS, (persons, came["organisations"], came["press"]), strict=True)
        known["present"] = {
            "counted": came["all"],
            "counted_source": BY_LIST,
            # That no journalist was noted does not say that none was there.
            "media": True if came["press"] else None,
            "groups": [{"group": group, "number": number} for group, number in counts if number],
        }
    return known


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
