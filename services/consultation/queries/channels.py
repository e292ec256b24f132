"""The channels of notices, and which of them wait for a clerk."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.consultation.model import Consultation
from services.consultation.model.channel import BY_HAND, SITE, Channel, Confirmation, channels
from services.consultation.model.known import announcement
from shared.persistence.files import Attachment, attachments

Row = dict[str, Any]

OF = Consultation.__table__.c
MISSING = text("""
    select c.id, c.title, c.published_on, found.missing
    from consultation c
    cross join lateral (
        select array(
            select name from unnest(cast(:by_hand as text[])) with ordinality as wanted (name, place)
            where not exists (
                select from notice_confirmation n where n.consultation_id = c.id and n.channel = wanted.name
            )
            order by place
        ) as missing
    ) found
    where c.authority = :authority and c.state = 'published' and found.missing <> '{}'
    order by c.published_at limit :limit
""")


def channels_of(session: Session, consultation_id: UUID) -> list[Channel]:
    """Where a consultation's notice was published, each with its proof; nothing for drafts and records.

    A proof is under `files` of its confirmation.
    """
    published_on: date | None = session.scalar(
        select(OF.published_on).where(OF.id == consultation_id, OF.state.in_(("published", "closed")))
    )
    if published_on is None:
        return []
    query = select(*Confirmation.__table__.c).where(Confirmation.consultation_id == consultation_id)
    confirmed = [dict(row) for row in session.execute(query.order_by(Confirmation.id)).mappings()]
    proofs = attachments(session, *(row["id"] for row in confirmed)) if confirmed else []
    for row in confirmed:
        row["files"] = _of(row["id"], proofs)
    heard = select(*announcement.c).where(announcement.c.consultation_id == consultation_id)
    delivered = [dict(row) for row in session.execute(heard).mappings()]
    return channels(published_on, confirmed, delivered)


def channels_kept(session: Session, consultation_id: UUID) -> tuple[str, ...]:
    """Those of art. 7 (1) at which the notice of what is public is known to be, as the judge takes them."""
    query = select(Confirmation.channel).where(Confirmation.consultation_id == consultation_id).distinct()
    confirmed = set(session.scalars(query))
    return (SITE, *(name for name in BY_HAND if name in confirmed))


def missing(session: Session, authority: str, *, limit: int) -> Sequence[Row]:
    """Open consultations whose notice is not confirmed at the premises or in the media, the oldest first."""
    given = {"authority": authority, "by_hand": list(BY_HAND), "limit": limit}
    return [dict(row) for row in session.execute(MISSING, given).mappings()]


def confirmation(session: Session, consultation_id: UUID, confirmation_id: UUID) -> Confirmation | None:
    """One of a consultation's."""
    found = session.get(Confirmation, confirmation_id)
    return found if found and found.consultation_id == consultation_id else None


def _of(subject_id: UUID, files: Sequence[Attachment]) -> list[Attachment]:
    return [file for file in files if file.subject_id == subject_id]
