"""Documents of agreements."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from services.registry.model import AgreementDocument

TO_LOOK_AT = """
    select d.id, f.media_type, f.sha256 from agreement_document d
    join attachment a on a.id = d.id join file f using (sha256)
    where d.kind = 'signed' and d.looked_at is null and f.state in ('good', 'refused')
    order by d.id limit :most
"""


@dataclass(frozen=True)
class Waiting:
    """A signed file at whose signatures nobody has looked."""

    id: UUID
    media_type: str
    sha256: bytes


def has_signed_file(session: Session, agreement_id: UUID) -> bool:
    """Whether a signed file was added."""
    query = select(AgreementDocument.id).where(
        AgreementDocument.agreement_id == agreement_id, AgreementDocument.kind == "signed"
    )
    return session.scalar(query.limit(1)) is not None


def to_look_at(session: Session, most: int) -> list[Waiting]:
    """Signed files that were found harmless or refused, oldest first."""
    rows = session.execute(text(TO_LOOK_AT), {"most": most})
    return [Waiting(row.id, row.media_type, bytes(row.sha256)) for row in rows]


def content_of(session: Session, sha256: bytes) -> bytes:
    """All of a file; empty where it was refused and is kept no longer."""
    query = text("select content from file_piece where sha256 = :sha256 order by number")
    return b"".join(bytes(row.content) for row in session.execute(query, {"sha256": sha256}))
