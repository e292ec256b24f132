"""What the registry holds about a person, for the person."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.registry.model import DataExport

# A kind of data more that belongs to a person is a line here.
HELD: Mapping[str, LiteralString] = {
    "account": "select id, email, name, language, created_at from account where id = :account_id",
    "roles": "select authority, role, given_at from staff_role where account_id = :account_id",
    "sessions": "select device, started_at, used_at from session where account_id = :account_id",
    "passkeys": "select name, added_at, used_at from passkey where account_id = :account_id",
    "authenticator_app": "select begun_at, confirmed_at, used_at from totp where account_id = :account_id",
    "address_change": "select email, expires_at from address_change where account_id = :account_id",
    "organisations_asked_for": "select id, kind, name, cui, register_number, court, seat, fields,"
    " contact_email, recognised, asked_at from organisation where asked_by = :account_id",
    "requests": "select organisation_id, authority, representative_role, state, asked_at, decided_at, reason"
    " from verification where asked_by = :account_id",
    "changes_asked_for": "select organisation_id, authority, changed, representative, new_email, new_from,"
    " new_until, others_stay, why, state, asked_at, decided_at, reason"
    " from change_request where asked_by = :account_id",
    "messages_about_changes": "select change_id, text, said_at from change_message"
    " where author_id = :account_id",
    "drafts": "select data, started_at, changed_at from draft where account_id = :account_id",
    "messages": "select verification_id, text, said_at from request_message where author_id = :account_id",
    "mandates": "select organisation_id, organisation_name, role, from_date, until_date"
    " from mandate where account_id = :account_id",
    "files": "select a.name, a.purpose, a.subject_type, a.subject_id, a.attached_at, f.media_type, f.size"
    " from attachment a join file f using (sha256) where a.owner_id = :account_id",
    "erasure": "select asked_at, due_at from erasure where account_id = :account_id",
    "deeds_in_the_trail": "select at, authority, deed, subject_type, subject_id from audit"
    " where actor_id = :account_id order by id",
}


def gather(session: Session, account_id: UUID) -> dict[str, Any]:
    """All of it, as plain JSON, by kind."""
    return {name: _rows(session, query, account_id) for name, query in HELD.items()}


def export_of(session: Session, account_id: UUID, now: datetime) -> DataExport | None:
    """The copy that a person has asked for, if its time is not over."""
    query = select(DataExport).where(DataExport.account_id == account_id, DataExport.expires_at > now)
    return session.scalar(query)


def next_to_gather(session: Session, now: datetime) -> DataExport | None:
    """One that waits, locked; what somebody else gathers is left to them."""
    query = select(DataExport).where(DataExport.ready_at.is_(None), DataExport.expires_at > now)
    return session.scalar(query.order_by(DataExport.asked_at).limit(1).with_for_update(skip_locked=True))


def _rows(session: Session, query: LiteralString, account_id: UUID) -> Any:
    as_json = text(f"select coalesce(json_agg(held), '[]') from ({query}) held")  # noqa: S608 - our own
    return session.scalar(as_json, {"account_id": account_id})
