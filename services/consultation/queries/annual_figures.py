"""What was counted of an authority in a year, as it happened.

Every number is read from where it arises: the register, the procedures, requests, meetings and minutes.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.consultation.model.annual_figures import Figure, figures
from services.consultation.model.days import start_of

Row = dict[str, Any]

COUNTED = text("""
    with published as (
        select urgency_reason from consultation
        where authority = :authority and state in ('published', 'closed')
          and published_at >= :begin and published_at < :end
    ), entered as (
        select verdict, channel from recommendation where authority = :authority and register_year = :year
    ), held as (
        select m.id, m.kind,
               case when w.state = 'published' then w.parts -> 'present' end as present
        from meeting m left join minutes w on w.meeting_id = m.id
        where m.authority = :authority and m.state = 'held' and m.ended_at >= :begin and m.ended_at < :end
    )
    select (select count(*) from published) as "drafts-announced",
           (select count(*) from published where urgency_reason <> '') as "drafts-urgent",
           (select count(*) from outcome o join consultation c on c.id = o.consultation_id
            where c.authority = :authority and o.kind = 'adopted'
              and o.on_date >= :first_day and o.on_date <= :last_day) as "acts-adopted",
           (select count(*) from entered) as "recommendations-received",
           (select count(*) from entered where channel = 'meeting') as "recommendations-at-meetings",
           (select count(*) from entered where verdict = 'accepted') as "recommendations-included",
           (select count(*) from entered where verdict = 'partly') as "recommendations-partly",
           (select count(*) from entered where verdict in ('partly', 'refused', 'not-in-power'))
               as "written-justifications",
           (select count(*) from held where kind = 'debate') as "public-debates",
           (select count(*) from held where kind = 'public-meeting') as "public-meetings",
           (select count(*) from debate_request
            where authority = :authority and kind = 'association' and state <> 'not-owed'
              and received_at >= :begin and received_at < :end) as "meetings-asked-by-associations",
           (select count(*) from held) as held,
           (select coalesce(sum((present ->> 'counted')::integer), 0) from held) as "participants",
           (select count(*) from held where present ->> 'counted' is not null) as "participants-of",
           (select count(*) from held where (present ->> 'media')::boolean) as "meetings-with-media",
           (select count(*) from held where present ->> 'media' is not null) as "meetings-with-media-of"
""")
STATED = text("""
    select name, state, number, source, version from annual_figure
    where authority = :authority and year = :year
""")
# The first year in which the authority did anything here: before it, nobody has counted.
BEGAN = text("""
    select least(
        (select min(published_at) from consultation
         where authority = :authority and state in ('published', 'closed')),
        (select min(called_at) from meeting where authority = :authority)
    )
""")


def figures_of(session: Session, authority: str, year: int) -> list[Figure]:
    """All figures of a year, each with where it comes from."""
    end = start_of(date(year + 1, 1, 1))
    asked = {
        "authority": authority,
        "year": year,
        "first_day": date(year, 1, 1),
        "last_day": date(year, 12, 31),
        "begin": start_of(date(year, 1, 1)),
        "end": end,
    }
    counted = dict(session.execute(COUNTED, asked).mappings().one())
    stated: Mapping[str, Row] = {row["name"]: dict(row) for row in session.execute(STATED, asked).mappings()}
    began: datetime | None = session.scalar(BEGAN, {"authority": authority})
    return figures(counted, stated, is_kept=began is not None and began < end)
