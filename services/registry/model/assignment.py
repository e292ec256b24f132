"""Which clerk has a request; nobody has what has no row."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from services.registry.model.base import Base


class Assignment(Base):
    """A clerk's request; apart from it, so that taking it is no change of what a colleague looks at."""

    __tablename__ = "assignment"

    verification_id: Mapped[UUID] = mapped_column(
        ForeignKey("verification.id", ondelete="cascade"), primary_key=True
    )
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="cascade"), index=True)
    since: Mapped[datetime]
