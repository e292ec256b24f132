"""Organisations and what authorities find about them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.queries.rows import Row, row_of, rows_of

ORGANISATION = """
    select o.id, o.kind, o.name, o.sort_key, o.cui, o.register_number, o.court, o.seat, o.locality_siruta,
           o.fields, o.contact_email, o.recognised, o.asked_by, o.merged_into, d.state as listed_as,
           (select json_build_object('siruta', t.siruta, 'name', t.name, 'county', t.county_code)
            from locality t where t.siruta = d.locality) as town,
           coalesce((
               select json_agg(json_build_object(
                   'authority', v.authority, 'state', v.state, 'reason', v.reason,
                   'decided_at', to_char(v.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
                   order by v.asked_at)
               from verification v where v.organisation_id = o.id), '[]') as verifications
    from organisation o left join directory d on d.organisation_id = o.id
"""

MINE = f"""
    with shown as ({ORGANISATION})
    select shown.*, m.id as mandate_id, m.role as mandate_role, m.from_date, m.until_date
    from shown
    left join lateral (
        select id, role, from_date, until_date from mandate
        where organisation_id = shown.id and account_id = :account_id and ended_at is null
          and (until_date is null or until_date >= :today)
        order by from_date limit 1) m on true
    where shown.asked_by = :account_id or m.id is not null
    order by shown.sort_key, shown.id
"""  # noqa: S608 - two constants, nothing that anybody typed


def organisation(session: Session, key: UUID) -> Row | None:
    """An organisation, verified or not, with where it asked."""
    return row_of(session, f"{ORGANISATION} where o.id = :key", key=key)


def organisations_of(session: Session, account_id: UUID, today: date) -> Sequence[Row]:
    """Those that a person has asked for or speaks for, with the mandate that runs or begins next."""
    return rows_of(session, MINE, account_id=account_id, today=today)
