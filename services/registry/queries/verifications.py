"""Requests and standings, for the officials of the authority that was asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.model.states import OPEN
from services.registry.queries.rows import Row, row_of, rows_of
from shared.plain_text import plain

VERIFICATION = """
    select v.id, v.organisation_id, v.authority, v.state, v.representative_role, v.asked_at, v.decided_at,
           v.reason, v.version, a.name as asked_by_name, a.email as asked_by_email, o.kind, o.name, o.cui,
           o.register_number, o.court, o.seat, o.locality_siruta, o.fields, o.contact_email, o.search_text,
           o.life, o.life_ended_on, o.merged_into, i.name as merged_into_name,
           s.account_id as assigned_id, w.name as assigned_name,
           p.id as proposal_id, p.version as proposal_version,
           p.reason as proposal_reason, p.proposed_by, b.name as proposed_by_name, p.proposed_at, p.expires_at
    from verification v
    join organisation o on o.id = v.organisation_id
    join account a on a.id = v.asked_by
    left join organisation i on i.id = o.merged_into
    left join assignment s on s.verification_id = v.id
    left join account w on w.id = s.account_id
    left join strike_off p on p.verification_id = v.id and p.state = 'open'
    left join account b on b.id = p.proposed_by
"""
QUEUE = f"""{VERIFICATION}
    where v.authority = :authority and v.state = any(:states)
      and (cast(:kind as text) is null or o.kind = :kind)
      and (cast(:locality as integer) is null or o.locality_siruta = :locality)
      and (cast(:assigned as text) is null
           or case :assigned when 'me' then s.account_id = cast(:me as uuid)
                             when 'nobody' then s.account_id is null else s.account_id is not null end)
      and (not :proposed or p.id is not null)
      and (cast(:pattern as text) is null or o.search_text like :pattern
           or o.cui = :typed or o.register_number = :typed)
      and (cast(:after_id as uuid) is null or v.id > :after_id)
    order by v.id
    limit :limit
"""
COUNTS = """
    select v.state, count(*) as many from verification v where v.authority = :authority group by v.state
"""
PROPOSED = "select count(*) as many from strike_off where authority = :authority and state = 'open'"
LOCALITIES = """
    select distinct l.siruta, l.name, l.uat_name, l.sort_key
    from verification v
    join organisation o on o.id = v.organisation_id
    join locality l on l.siruta = o.locality_siruta
    where v.authority = :authority
    order by l.sort_key, l.siruta limit 300
"""
COLLEAGUES = """
    select a.id, a.name from account a join staff_role r on r.account_id = a.id
    where r.authority = :authority and r.role = 'clerk' order by a.name, a.id limit 300
"""
PENDING = "pending"
OPEN_ONES = "open"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which requests of an authority; what is None or empty does not narrow.

    Args:
        state: one of a standing's, or `open` for all that wait.
        locality: SIRUTA code of the organisation's locality.
        assigned: `me`, `nobody` or `someone`.
        me: the account that asks.
        words: part of the name, or a whole CUI or register number.
        proposed: only those that somebody has proposed to strike off.
    """

    state: str = PENDING
    kind: str | None = None
    locality: int | None = None
    assigned: str | None = None
    me: UUID | None = None
    words: str | None = None
    proposed: bool = False


def verification(session: Session, key: UUID) -> Row | None:
    """A request, with what it says, who asks, who has it, and the proposal to strike off that waits."""
    return row_of(session, f"{VERIFICATION} where v.id = :key", key=key)


def queue(
    session: Session,
    *,
    authority: str,
    state: str = PENDING,
    after: UUID | None,
    limit: int,
    wanted: Wanted | None = None,
) -> Sequence[Row]:
    """Requests to an authority, oldest first."""
    wanted = wanted or Wanted(state=state)
    typed = (wanted.words or "").upper().replace(" ", "")
    return rows_of(
        session,
        QUEUE,
        authority=authority,
        states=sorted(OPEN) if wanted.state == OPEN_ONES else [wanted.state],
        kind=wanted.kind,
        locality=wanted.locality,
        assigned=wanted.assigned,
        me=wanted.me,
        proposed=wanted.proposed,
        pattern=f"%{plain(wanted.words).replace('_', '')}%" if wanted.words else None,
        typed=typed.removeprefix("RO") if typed[2:].isdigit() else typed,
        after_id=after,
        limit=limit,
    )


def counts(session: Session, authority: str) -> dict[str, int]:
    """How many there are in each state, and how many are proposed to be struck off."""
    found = {row["state"]: row["many"] for row in rows_of(session, COUNTS, authority=authority)}
    proposed = row_of(session, PROPOSED, authority=authority)
    return {**found, "proposed": proposed["many"] if proposed else 0}


def localities(session: Session, authority: str) -> Sequence[Row]:
    """Those from which requests have come, by name."""
    return rows_of(session, LOCALITIES, authority=authority)


def colleagues(session: Session, authority: str) -> Sequence[Row]:
    """The clerks of an authority, by name."""
    return rows_of(session, COLLEAGUES, authority=authority)
