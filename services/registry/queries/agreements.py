"""Partnership agreements: the public list, one of them, a desk's, a person's own, an organisation's."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.model.agreement_states import PUBLIC
from services.registry.queries.rows import Row, row_of, rows_of
from shared.plain_text import plain

PARTIES = """coalesce((
    select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'organisation_id', p.organisation_id,
        'name', p.name, 'confirmed', p.confirmed_at is not null, 'signed_on', p.signed_on,
        'signed_how', p.signed_how) order by p.position)
    from agreement_party p where p.agreement_id = g.id), '[]') as parties"""
LINE = f"""
    select g.id, g.authority, a.name as authority_name, a.is_example, g.title, g.legal_basis, g.legal_date,
           g.from_date, g.until_date, g.state, g.version, g.signed_on, g.ended_on, g.ends_on, {PARTIES},
           (select count(*) from obligation o where o.agreement_id = g.id and o.state = 'open'
               and o.due_date < :today) as overdue
    from agreement g join authority a on a.slug = g.authority
"""  # noqa: S608 - constants, nothing that anybody typed
WHOLE = f"""
    select line.*, g.object, g.end_reason, g.renews,
           (select f.id from agreement f where f.renews = g.id and f.state = any(:public)) as renewed_by,
           coalesce((
               select json_agg(json_build_object('id', o.id, 'party_id', o.party_id, 'text', o.text,
                   'due_date', o.due_date, 'state', o.state, 'done_on', o.done_on, 'note', o.note,
                   'reason', o.reason, 'overdue', o.state = 'open' and coalesce(o.due_date < :today, false))
                   order by o.position)
               from obligation o where o.agreement_id = g.id), '[]') as obligations,
           coalesce((
               select json_agg(json_build_object('act', s.act, 'on', s.on_date, 'party', s.party_name,
                   'note', s.note) order by s.id)
               from agreement_step s where s.agreement_id = g.id), '[]') as steps,
           coalesce((
               select json_agg(json_build_object('id', d.id, 'kind', d.kind, 'name', t.name, 'size', f.size,
                   'media_type', f.media_type, 'file_state', f.state, 'is_public', d.is_public,
                   'obligation_id', d.obligation_id, 'looked_at', d.looked_at is not null,
                   'signatures', d.signatures) order by d.id)
               from agreement_document d join attachment t on t.id = d.id join file f using (sha256)
               where d.agreement_id = g.id), '[]') as documents
    from ({LINE}) line join agreement g on g.id = line.id
    where line.id = :key
"""  # noqa: S608 - constants, nothing that anybody typed
WANTED = """
    where g.state = any(:states)
      and (cast(:authority as text) is null or g.authority = :authority)
      and (cast(:organisation as uuid) is null or exists (
          select from agreement_party p where p.agreement_id = g.id and p.organisation_id = :organisation))
      and (cast(:first as date) is null or (g.from_date <= :last
          and coalesce(g.ended_on, g.until_date, 'infinity') >= :first))
      and (cast(:pattern as text) is null or g.search_text like :pattern)
"""
PAGE = f"""{LINE} {WANTED}
      and (cast(:after_day as date) is null or (g.from_date, g.id) < (:after_day, cast(:after_id as uuid)))
    order by g.from_date desc, g.id desc
    limit :limit
"""
COUNT = f"select count(*) as total from agreement g {WANTED}"  # noqa: S608 - constants
MINE = f"""{LINE}
    where exists (
        select from agreement_party p join mandate m on m.organisation_id = p.organisation_id
        where p.agreement_id = g.id and m.account_id = :account_id and m.role = 'legal-representative'
          and m.ended_at is null
          and m.from_date <= :today and (m.until_date is null or m.until_date >= :today))
    order by g.from_date desc, g.id desc
    limit :limit
"""
MOST = 200


def agreements(
    session: Session,
    *,
    states: Sequence[str],
    authority: str | None,
    organisation: UUID | None,
    year: int | None,
    words: str | None,
    today: date,
    after: tuple[date, UUID] | None,
    limit: int,
) -> tuple[Sequence[Row], int]:
    """Agreements with the latest first day first, and how many there are in all.

    Args:
        states: in one of which they are.
        authority: its slug.
        organisation: one of the parties.
        year: in which they bind for a day at least.
        words: part of the title or of a party's name, with or without diacritics.
        today: the day, for what is overdue.
        after: first day and id of the last one that was shown.
        limit: rows at most.
    """
    wanted: dict[str, Any] = {
        "states": list(states),
        "authority": authority,
        "organisation": organisation,
        "first": date(year, 1, 1) if year else None,
        "last": date(year, 12, 31) if year else None,
        "pattern": f"%{plain(words).replace('_', '').replace('%', '')}%" if words else None,
    }
    after_day, after_id = after or (None, None)
    rows = rows_of(session, PAGE, **wanted, today=today, after_day=after_day, after_id=after_id, limit=limit)
    counted = row_of(session, COUNT, **wanted)
    return rows, counted["total"] if counted else 0


def agreement(session: Session, key: UUID, today: date) -> Row | None:
    """One agreement with all of which it is made, whatever its state."""
    return row_of(session, WHOLE, key=key, today=today, public=list(PUBLIC))


def agreements_of(session: Session, account_id: UUID, today: date) -> Sequence[Row]:
    """Those of organisations of which the person is the legal representative, whatever their state."""
    return rows_of(session, MINE, account_id=account_id, today=today, limit=MOST)
