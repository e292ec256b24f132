"""The audit trail: who looked at restricted data, who decided what. Written in the transaction of the deed,
and never changed: a trigger refuses it, whoever asks (OWASP ASVS 5.0, 16.3).

A record names the person by account alone, and holds no personal data of others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, DateTime, MetaData, Table, Text, Uuid, insert
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from shared.ids import new_id

CREATE_V1 = """
create table audit (
    id uuid primary key,
    at timestamptz not null,
    authority text not null,
    actor_id uuid,
    deed text not null,
    subject_type text not null,
    subject_id uuid,
    details jsonb not null
);
comment on column audit.authority is 'A slug, or common where it concerns all';
comment on column audit.actor_id is 'The account; null for an operator or a job';
create index ix_audit_authority_id on audit (authority, id);
create index ix_audit_subject_id on audit (subject_id, id);
create index ix_audit_actor_id on audit (actor_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'The audit trail is only ever added to.' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_stays before update or delete or truncate on audit
    for each statement execute function refuse_change();
"""

audit = Table(
    "audit",
    MetaData(),
    Column("id", Uuid, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("authority", Text, nullable=False),
    Column("actor_id", Uuid),
    Column("deed", Text, nullable=False),
    Column("subject_type", Text, nullable=False),
    Column("subject_id", Uuid),
    Column("details", JSONB, nullable=False),
)


@dataclass(frozen=True, kw_only=True)
class Deed:
    """One line of the trail.

    Args:
        authority: the slug of the authority for which it was done; `common` where it concerns all.
        actor_id: the account of who did it; None for an operator or a job.
        deed: what was done, `<thing>.<past tense>`, such as `verification.refused` or `request.looked-at`.
        subject_type: what it was done to, such as `organisation`.
        subject_id: which of them.
        details: what else explains it, such as the reason; no names, addresses or secrets.
    """

    authority: str
    actor_id: UUID | None
    deed: str
    subject_type: str
    subject_id: UUID | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


def note(session: Session, deed: Deed, now: datetime) -> None:
    """Add a line, in the transaction of the session."""
    session.execute(
        insert(audit).values(
            id=new_id(),
            at=now,
            authority=deed.authority,
            actor_id=deed.actor_id,
            deed=deed.deed,
            subject_type=deed.subject_type,
            subject_id=deed.subject_id,
            details=dict(deed.details),
        )
    )


def create_audit_v1(op: Any) -> None:
    """The table of the trail; `op` is `alembic.op`."""
    op.execute(CREATE_V1)
