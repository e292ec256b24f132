"""Recommendations, for everybody, for their authors, for the desk.

Only the constants are put together into SQL; what was asked is bound.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from shared.plain_text import with_commas, without_marks

Row = dict[str, Any]
Key = tuple[Any, ...]

COLUMNS = """
    r.id, r.version, r.consultation_id, r.authority, r.article, r.more_articles,
    r.register_year, r.register_number, r.received_at, r.account_id, r.author_name, r.author_label,
    r.on_behalf_of, r.organisation_name, r.withdrawn_at, r.withdrawal_reason,
    r.text, r.reason, r.proposed_wording, r.nonce, r.fingerprint, r.verdict, r.answer, r.taken_into,
    r.answered_at, r.channel, r.day_only, coalesce(r.entered_at, r.received_at) as entered_at,
    c.title as consultation_title, coalesce(a.name, r.authority) as authority_name,
    coalesce(a.is_example, false) as authority_is_example,
    (select greatest(count(*) - 1, 0) from answer_draft g
      where g.group_id = d.group_id and g.state = 'published') as answered_with,
    o.state is not distinct from 'verified' and e.life is null as organisation_verified,
    (select jsonb_agg(to_jsonb(m) order by m.id) from moderation m where m.recommendation_id = r.id)
        as moderations, r.held_until, r.files,
    case when r.files <> '[]' then (
        select jsonb_object_agg(t.id, jsonb_build_object('state', f.state, 'reason', f.reason))
        from attachment t join file f using (sha256) where t.subject_id = r.id) end as file_states
"""
TABLES = """
    recommendation r
    join consultation c on c.id = r.consultation_id
    left join authority a on a.slug = r.authority
    left join organisation o on o.organisation_id = r.on_behalf_of and o.authority = r.authority
    left join organisation_end e on e.organisation_id = r.on_behalf_of
    left join answer_draft d on d.id = r.id
"""
DRAFT = """
    d.state as draft_state, d.version as draft_version, d.department, d.verdict as draft_verdict,
    d.reason as draft_reason, d.taken_into as draft_taken_into, d.note, d.group_id, d.written_by,
    nullif(w.name, '') as written_by_name, d.written_at, nullif(v.name, '') as approved_by_name, d.approved_at
"""
SHOWN = f"select {COLUMNS} from {TABLES}"  # noqa: S608
DESK = f"""
    select {COLUMNS}, {DRAFT}, coalesce(p.email, k.email) as author_email, k.id as correspondent_id,
        k.postal_address, k.town_number, k.posted_at, k.forgotten_at, nullif(b.name, '') as entered_by
    from {TABLES} left join account p on p.account_id = r.account_id
    left join correspondent k on k.recommendation_id = r.id
    left join account b on b.account_id = k.entered_by
    left join account w on w.account_id = d.written_by
    left join account v on v.account_id = d.approved_by
"""  # noqa: S608

# What was withdrawn needs no answer, so it does not wait for one.
IN_STATE = {
    "unanswered": "r.verdict is null and r.withdrawn_at is null",
    "answered": "r.verdict is not null",
    "withdrawn": "r.withdrawn_at is not null",
}
# On it first, or beside another.
ON_ARTICLE = """(r.article = :article or r.id in (
    select also.recommendation_id from recommendation_article also
    where also.consultation_id = r.consultation_id and also.article = :article))"""
NEWEST_FIRST = "r.register_year desc, r.register_number desc"
OLDEST_FIRST = "r.register_year, r.register_number"
DESK_STATES = {
    **IN_STATE,
    "waiting": f"{IN_STATE['unanswered']} and coalesce(d.state, 'assigned') = 'assigned'",
    # Whom a clerk owes a letter: they gave no address that a mail could go to.
    "to-post": """r.verdict is not null and r.id in (
        select due.recommendation_id from correspondent due
        where due.email is null and due.posted_at is null and due.forgotten_at is null)""",
    **{
        state: f"{IN_STATE['unanswered']} and d.state = '{state}'"
        for state in ("draft", "ready", "approved", "publishing")
    },
}


@dataclass(frozen=True)
class OnDesk:
    """What a clerk looks for.

    Args:
        state: without an answer, answered, or how far the answer has come.
        words: a register number, or a part of what was said.
    """

    state: str | None = None
    consultation_id: UUID | None = None
    article: str | None = None
    department: str | None = None
    words: str | None = None


def of_consultation(
    session: Session, consultation_id: UUID, *, article: str | None, after: Key | None, limit: int
) -> Sequence[Row]:
    """The newest first; `after` is (register_year, register_number) of the last row seen."""
    where = ["r.consultation_id = :consultation_id"]
    if article is not None:
        where.append(f"r.id in ({_on_article(after)})")
    if after:
        where.append("(r.register_year, r.register_number) < (:year, :number)")
    asked = {"consultation_id": consultation_id, "article": article, "most": limit, **_place(after)}
    return _rows(session, SHOWN, where, NEWEST_FIRST, asked, limit)


def on_desk(
    session: Session,
    authority: str,
    wanted: OnDesk,
    *,
    after: Key | None,
    limit: int,
) -> Sequence[Row]:
    """The oldest first, with the authors' names and addresses; `after` as in `of_consultation`."""
    where = ["r.authority = :authority"]
    if wanted.state:
        where.append(DESK_STATES[wanted.state])
    if wanted.consultation_id:
        where.append("r.consultation_id = :consultation_id")
    if wanted.article:
        where.append(ON_ARTICLE)
    if wanted.department:
        where.append("d.department = :department")
    if wanted.words:
        where.append(
            "(r.register_number || '/' || r.register_year = :q or strpos(plain_words(r.text), :plain) > 0)"
        )
    if after:
        where.append("(r.register_year, r.register_number) > (:year, :number)")
    words = wanted.words or ""
    asked = {
        "authority": authority,
        **vars(wanted),
        "q": words,
        "plain": without_marks(with_commas(words)).lower(),
        **_place(after),
    }
    return _rows(session, DESK, where, OLDEST_FIRST, asked, limit)


def of_account(session: Session, account_id: UUID, *, after: Key | None, limit: int) -> Sequence[Row]:
    """What a person has sent, the newest first; `after` is (received_at, id) of the last row seen."""
    where = ["r.account_id = :account_id"]
    if after:
        where.append("(r.received_at, r.id) < (:at, :id)")
    at, last = after or (None, None)
    asked = {"account_id": account_id, "at": at, "id": last}
    return _rows(session, SHOWN, where, "r.received_at desc, r.id desc", asked, limit)


def of_organisation(
    session: Session, organisation_id: UUID, *, after: Key | None, limit: int
) -> Sequence[Row]:
    """What was sent in an organisation's name, the newest first; `after` as in `of_account`."""
    where = ["r.on_behalf_of = :organisation_id"]
    if after:
        where.append("(r.received_at, r.id) < (:at, :id)")
    at, last = after or (None, None)
    asked = {"organisation_id": organisation_id, "at": at, "id": last}
    return _rows(session, SHOWN, where, "r.received_at desc, r.id desc", asked, limit)


def recommendation(session: Session, recommendation_id: UUID) -> Row | None:
    """One, with its author's name and address."""
    row = session.execute(text(f"{DESK} where r.id = :id"), {"id": recommendation_id}).mappings().first()
    return dict(row) if row else None


def registered(session: Session, authority: str, number: int, year: int) -> Row | None:
    """What stands in the register under a number."""
    where = "r.authority = :authority and r.register_year = :year and r.register_number = :number"
    asked = {"authority": authority, "number": number, "year": year}
    row = session.execute(text(f"{SHOWN} where {where}"), asked).mappings().first()
    return dict(row) if row else None


def waiting(session: Session, authority: str, *, after: Key | None, limit: int) -> Sequence[Row]:
    """What somebody should look at before the public reads it, the oldest first; `after` as above."""
    where = ["r.authority = :authority", "r.held_until is not null", "r.withdrawn_at is null"]
    if after:
        where.append("(r.register_year, r.register_number) > (:year, :number)")
    return _rows(session, SHOWN, where, OLDEST_FIRST, {"authority": authority, **_place(after)}, limit)


def _rows(
    session: Session, shown: str, where: Sequence[str], order: str, asked: Mapping[str, Any], limit: int
) -> list[Row]:
    query = text(f"{shown} where {' and '.join(where)} order by {order} limit :limit")
    return [dict(row) for row in session.execute(query, {**asked, "limit": limit}).mappings()]


def _on_article(after: Key | None) -> str:
    """Those that are on an article first, and those that are on it too, each by an index in order."""
    seen = "and (register_year, register_number) < (:year, :number)" if after else ""
    where = f"consultation_id = :consultation_id and article = :article {seen}"
    order = "order by register_year desc, register_number desc limit :most"
    first = f"(select id from recommendation where {where} {order})"  # noqa: S608
    also = f"(select recommendation_id from recommendation_article where {where} {order})"  # noqa: S608
    return f"{first} union all {also}"


def _place(after: Key | None) -> dict[str, Any]:
    year, number = after or (None, None)
    return {"year": year, "number": number}
