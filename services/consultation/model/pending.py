"""What somebody without account has sent, until they confirm that the address is theirs."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from sqlalchemy import Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from services.consultation.errors.confirming import LinkNotValid
from services.consultation.model.authorship import NameShown
from services.consultation.model.base import Base
from services.consultation.model.entry import ONLINE, Entry, Moment
from services.consultation.model.submission import Words
from shared.ids import new_id

CONFIRMED_WITHIN = timedelta(hours=24)
SECRET_BYTES = 32


class PendingSubmission(Base):
    """It counts by when it was sent, if it is confirmed within a day of that; the link's secret is not kept.

    Once confirmed it holds which recommendation it has become and none of its words, so that a link that is
    opened twice answers twice.
    """

    __tablename__ = "pending_submission"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    consultation_id: Mapped[UUID]
    email: Mapped[str]
    name: Mapped[str]
    language: Mapped[str]
    article: Mapped[str]
    more_articles: Mapped[list[str]] = mapped_column(ARRAY(Text))
    text: Mapped[str]
    reason: Mapped[str | None]
    proposed_wording: Mapped[str | None]
    name_shown: Mapped[NameShown]
    sent_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    secret_hash: Mapped[bytes]
    recommendation_id: Mapped[UUID | None]

    @classmethod
    def of(
        cls, consultation_id: UUID, words: Words, *, name: str, email: str, language: str, sent_at: datetime
    ) -> tuple[Self, str]:
        """What waits, and the secret that its letter carries."""
        secret = secrets.token_urlsafe(SECRET_BYTES)
        made = cls(
            id=new_id(),
            consultation_id=consultation_id,
            email=email,
            name=name,
            language=language,
            article=words.article,
            more_articles=list(words.more_articles),
            text=words.text,
            reason=words.reason,
            proposed_wording=words.proposed_wording,
            name_shown=words.name_shown,
            sent_at=sent_at,
            expires_at=sent_at + CONFIRMED_WITHIN,
            secret_hash=hash_secret(secret),
        )
        return made, secret

    def require_in_time(self, now: datetime) -> None:
        """Go on only within the day.

        Raises:
            LinkNotValid
        """
        if now >= self.expires_at:
            raise LinkNotValid

    def words(self) -> Words:
        """What was said, in nobody's name but the author's."""
        return Words(
            article=self.article,
            more_articles=tuple(self.more_articles),
            text=self.text,
            reason=self.reason,
            proposed_wording=self.proposed_wording,
            on_behalf_of=None,
            name_shown=self.name_shown,
        )

    def entry(self) -> Entry:
        """Who sent it, and when."""
        return Entry(
            channel=ONLINE,
            received=Moment(self.sent_at),
            author_name=self.name,
            organisation_name=None,
            email=self.email,
            postal_address=None,
            language=self.language,
            town_number=None,
            clerk_id=None,
        )

    def become(self, recommendation_id: UUID) -> None:
        """It stands in the register now, and needs to be here no more."""
        self.recommendation_id = recommendation_id
        self.email = self.name = self.text = ""
        self.reason = self.proposed_wording = None


def hash_secret(secret: str) -> bytes:
    """What is kept of a secret. A plain SHA-256 is enough: there is nothing to guess in 256 random bits."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()
