"""Certificates: for their holder, for the desk, for everybody who checks one; and what checking needs."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.training.model.naming import as_shown

Row = dict[str, Any]

SHOWN = """
    select k.id, k.version, k.authority, k.authority_name, k.course_id, k.enrolment_id, k.account_id,
           k.number || '/' || k.year as number, k.code, k.state, k.name, k.title, k.hours, k.competences,
           k.issuers, k.began_on, k.ended_on, k.is_example, k.fingerprint, k.shown, k.name_in_badge,
           k.issued_at, k.exception_reason, k.revoked_at, k.revoked_kind, k.revoked_reason,
           (select n.number || '/' || n.year from certificate n where n.id = k.replaced_by) as replaced_by
    from certificate k
"""
MINE = text(f"{SHOWN} where k.account_id = :account_id order by k.id desc limit 200")
BY_CODE = text(f"{SHOWN} where k.code = :code")
BY_ID = text(f"{SHOWN} where k.id = :id")
BY_NUMBER = text(f"{SHOWN} where k.year = :year and k.number = :number "
                 "and (cast(:authority as text) is null or k.authority = :authority)")  # fmt: skip
BY_FILE = text(f"{SHOWN} join certificate_file f on f.certificate_id = k.id where f.sha256 = :sha256")
OF_COURSE = text(f"{SHOWN} where k.course_id = :course_id order by k.id")
FOR_OPERATORS = text("""
    select id, authority, number || '/' || year as number, state, title, issued_at from certificate
    where cast(:authority as text) is null or authority = :authority order by id desc limit :limit
""")
KEYS = text("select jwk from certificate_key where authority = :authority order by generation desc")
REVOKED = text("select place from certificate where authority = :authority and state <> 'valid'")
BATCH = text("""
    select id, total, issued, asked_at, done_at from certificate_batch
    where course_id = :course_id order by id desc limit 1
""")


def of_account(session: Session, account_id: UUID) -> Sequence[Row]:
    """One's own, the newest first."""
    return _all(session, MINE, account_id=account_id)


def of_course(session: Session, course_id: UUID) -> Mapping[UUID, Row]:
    """The newest of each enrolment."""
    return {row["enrolment_id"]: row for row in _all(session, OF_COURSE, course_id=course_id)}


def by_code(session: Session, code: str) -> Row | None:
    """The one whose address has this code."""
    return next(iter(_all(session, BY_CODE, code=code)), None)


def by_id(session: Session, certificate_id: UUID) -> Row | None:
    """One."""
    return next(iter(_all(session, BY_ID, id=certificate_id)), None)


def by_number(session: Session, number: int, year: int, authority: str | None) -> Sequence[Row]:
    """Those that bear a number, one an authority."""
    return _all(session, BY_NUMBER, number=number, year=year, authority=authority)


def by_file(session: Session, sha256: str) -> Row | None:
    """The one whose PDF was handed out with these bytes."""
    return next(iter(_all(session, BY_FILE, sha256=sha256)), None)


def batch(session: Session, course_id: UUID) -> Row | None:
    """The last batch of a course."""
    row = session.execute(BATCH, {"course_id": course_id}).mappings().first()
    return {**row, "done": row["done_at"] is not None} if row else None


def for_operators(session: Session, authority: str | None, limit: int) -> Sequence[Row]:
    """The newest, of one authority or of all, without whose they are."""
    return _all(session, FOR_OPERATORS, authority=authority, limit=limit)


def keys(session: Session, slug: str) -> Sequence[dict[str, str]]:
    """An authority's public keys, the one that signs first."""
    return list(session.scalars(KEYS, {"authority": slug}))


def revoked(session: Session, slug: str) -> Sequence[int]:
    """The places of those that are not valid any more."""
    return list(session.scalars(REVOKED, {"authority": slug}))


def for_everybody(row: Row) -> Row:
    """Of a certificate what anybody may see: no more of the person than its holder chose."""
    open_to_all = (
        "number", "code", "state", "title", "hours", "competences", "issuers", "began_on", "ended_on",
        "is_example", "fingerprint", "issued_at", "revoked_at", "revoked_kind", "replaced_by",
    )  # fmt: skip
    name = None if row["state"] == "replaced" else as_shown(row["name"], row["shown"])
    whose = {"slug": row["authority"], "name": row["authority_name"]}
    return {**{of: row[of] for of in open_to_all}, "authority": whose, "name": name}


def _all(session: Session, query: Any, **asked: Any) -> Sequence[Row]:
    return [dict(row) for row in session.execute(query, asked).mappings()]
