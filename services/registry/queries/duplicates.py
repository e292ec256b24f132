"""Organisations that may be the one that asks: recognised ones, and others that ask the same authority."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from services.registry.model.states import OPEN
from services.registry.queries.rows import Row, rows_of

LIKE_ENOUGH = 0.5  # of names in the same county: below it they have hardly a word in common
MOST = 10
FIELDS = """
    o.id, o.kind, o.name, o.search_text, o.cui, o.register_number, o.court, o.seat, o.locality_siruta,
    o.recognised, o.life
"""
# The surest sign first; who is found by several counts by the surest.
LIKE = f"""
with found as (
    select {FIELDS}, 1 as rank, 'cui' as by from organisation o where o.cui = :cui
    union all
    select {FIELDS}, 2, 'number-and-name' from organisation o
    where o.register_number = :number and o.search_text = :name
    union all
    select {FIELDS}, 3, 'number' from organisation o where o.register_number = :number
    union all
    (select {FIELDS}, 4, 'name' from organisation o
     left join locality l on l.siruta = o.locality_siruta
     where o.search_text % :name and similarity(o.search_text, :name) >= :enough
       and (cast(:county as text) is null or l.county_code is null or l.county_code = :county)
     order by similarity(o.search_text, :name) desc, o.id limit 50)
), once as (
    select distinct on (id) * from found where id <> :id order by id, rank
)
select o.*, similarity(o.search_text, :name) as likeness,
       last.id as verification_id, last.state
from once o
left join lateral (
    select v.id, v.state from verification v
    where v.organisation_id = o.id and v.authority = :authority order by v.id desc limit 1) last on true
where o.recognised or exists (
    select from verification v
    where v.organisation_id = o.id and v.authority = :authority and v.state = any(:open))
order by o.rank, likeness desc, o.id
limit :limit
"""  # noqa: S608 - names of columns, nothing that anybody typed
COUNTY = "select county_code from locality where siruta = :siruta"


def likely_duplicates(session: Session, request: Row, limit: int = MOST) -> Sequence[Row]:
    """Others that may be the same, with `by` (`cui`, `number-and-name`, `number`, `name`) and `likeness` 0–1.

    Requests to other authorities are theirs; only what is public of them is shown.

    Args:
        request: of `queries.verifications.verification`.
    """
    counties = rows_of(session, COUNTY, siruta=request["locality_siruta"])
    return rows_of(
        session,
        LIKE,
        id=request["organisation_id"],
        authority=request["authority"],
        cui=request["cui"],
        number=request["register_number"],
        name=request["search_text"],
        county=counties[0]["county_code"] if counties else None,
        enough=LIKE_ENOUGH,
        open=sorted(OPEN),
        limit=limit,
    )
