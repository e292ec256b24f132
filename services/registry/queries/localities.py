"""Localities by code, and by what somebody has written."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from services.registry.model.counties import county_letters
from services.registry.model.localities import Level, as_said
from services.registry.queries.rows import Row, row_of, rows_of

LOCALITY = """
    select siruta, name, level, kind, county_code, county_name, uat_siruta, uat_name
    from locality
"""
# A part of a name counts like a whole one, so that "corbean" finds Corbeanca; towns come before villages.
NEAREST = """
    select siruta, name, level, kind, county_code, county_name, uat_siruta, uat_name,
           greatest(similarity(search_text, :name),
                    case when search_text like :name || '%' then 0.9 else 0 end) as likeness
    from locality
    where level <> 'county'
      and (search_text % :name or search_text like :name || '%')
      and (cast(:county as text) is null or county_code = :county)
      and (cast(:level as text) is null or level = :level)
    order by search_text <> :name, likeness desc,
             array_position(array['municipality', 'town', 'sector', 'commune', 'seat', 'village'], kind),
             sort_key, siruta
    limit :limit
"""


def locality(session: Session, siruta: int) -> Row | None:
    """The county, town, commune or locality that has a code."""
    return row_of(session, f"{LOCALITY} where siruta = :siruta", siruta=siruta)


def nearest(
    session: Session, text: str, county: str | None = None, limit: int = 5, level: Level | None = None
) -> Sequence[Row]:
    """Towns, communes and localities whose names are most like what was written, the likest first.

    Args:
        text: a name, or an address that begins with one (`CORBEANCA - IF`, `Com. Bucov, jud. Prahova`).
        county: its letters or its name; what the text itself says of a county counts unless given.
        limit: rows at most.
        level: only towns and communes (`uat`), or only what lies in them (`locality`).
    """
    name, said = as_said(text)
    letters = county_letters(county) if county else said
    if not name or (county and not letters):
        return []
    return rows_of(session, NEAREST, name=name, county=letters, limit=limit, level=level)
