"""What somebody without account has asked for, until they confirm that the address is theirs."""

import secrets
from datetime import datetime
from typing import Self
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from services.consultation.errors.confirming import LinkNotValid
from services.consultation.model.base import Base
from services.consultation.model.gathering import Gathering
from services.consultation.model.pending import CONFIRMED_WITHIN, SECRET_BYTES, hash_secret
from services.consultation.model.registration import Intent, Registrant, Wish
from shared.ids import new_id


class PendingRegistration(Base):
    """It holds no seat: that is taken when it is confirmed. The link's secret is not kept.

    Once confirmed it holds which registration it has become and nothing of the person.
    """

    __tablename__ = "pending_registration"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    gathering_kind: Mapped[str]
    gathering_id: Mapped[UUID]
    name: Mapped[str]
    email: Mapped[str]
    language: Mapped[str]
    organisation: Mapped[str]
    wish: Mapped[Intent]
    article: Mapped[str | None]
    agenda_point: Mapped[int | None]
    sent_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    secret_hash: Mapped[bytes]
    registration_id: Mapped[UUID | None]

    @classmethod
    def of(
        cls, gathering: Gathering, wish: Wish, *, name: str, email: str, language: str, sent_at: datetime
    ) -> tuple[Self, str]:
        """What waits, and the secret that its letter carries; no longer than one can register."""
        secret = secrets.token_urlsafe(SECRET_BYTES)
        made = cls(
            id=new_id(),
            gathering_kind=gathering.kind,
            gathering_id=gathering.id,
            name=name,
            email=email,
            language=language,
            organisation=wish.organisation,
            wish=wish.intent,
            article=wish.article,
            agenda_point=wish.agenda_point,
            sent_at=sent_at,
            expires_at=min(sent_at + CONFIRMED_WITHIN, gathering.open_until),
            secret_hash=hash_secret(secret),
        )
        return made, secret

    def require_in_time(self, now: datetime) -> None:
        """Go on only while the link counts.

        Raises:
            LinkNotValid
        """
        if now >= self.expires_at:
            raise LinkNotValid

    def who(self) -> Registrant:
        """Who has asked."""
        return Registrant(self.name, email=self.email, language=self.language)

    def what(self) -> Wish:
        """What they want there."""
        return Wish(self.wish, self.article, self.agenda_point, organisation=self.organisation)

    def become(self, registration_id: UUID) -> None:
        """It is a registration now, and the person's data need to be here no more."""
        self.registration_id = registration_id
        self.name = self.email = self.organisation = ""
