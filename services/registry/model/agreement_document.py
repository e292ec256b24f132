"""Documents of an agreement: files that its parties have added, and what their signatures say."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.model.base import Base

DocumentKind = Literal["signed", "public-copy", "annex", "proof"]


class AgreementDocument(Base):
    """A file, named by its attachment's id. It is for the parties until a clerk says that it is public.

    `signatures` is what a signed PDF says: null where nothing was looked for, empty where it has none.
    """

    __tablename__ = "agreement_document"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"), index=True)
    kind: Mapped[str]
    obligation_id: Mapped[UUID | None]
    is_public: Mapped[bool]
    added_by: Mapped[UUID]
    added_at: Mapped[datetime]
    looked_at: Mapped[datetime | None]
    signatures: Mapped[list[dict[str, Any]] | None] = mapped_column(JSONB(none_as_null=True))

    def found(self, signatures: list[dict[str, Any]] | None, now: datetime) -> None:
        """Note what a look at the file has found; None where it could not be read."""
        self.signatures, self.looked_at = signatures, now
