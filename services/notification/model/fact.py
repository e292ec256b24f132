"""Facts: what somebody must be told of, once."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.notification.model.base import Base

Category = Literal[
    "announcement",
    "organisation-news",
    "agreement-news",
    "recommendation-news",
    "consultation-news",
    "consultation-change",
    "meeting-news",
    "course-news",
    "activity-news",
    "activity-invitation",
    "activity-part",
    "press-notice",
    "receipt",
    "answer",
    "withdrawal",
    "course-enrolment",
    "course-work",
    "certificate",
    "meeting-registration",
    "debate-request",
    "moderation",
    "contest-decided",
    "organisation-verified",
    "organisation-refused",
    "request-questioned",
    "change-questioned",
    "change-answered",
    "change-decided",
    "representative-change-asked",
    "representative-change-decided",
    "request-answered",
    "organisation-decision",
    "subscription-confirmation",
    "subscription-exists",
    "submission-confirmation",
    "registration-confirmation",
    "email-confirmation",
    "password-reset",
    "account-exists",
    "address-change",
    "address-change-question",
    "agreement-ending",
    "term-neared",
    "term-broken",
    "security-notice",
    "sign-in-code",
    "mandate-offer",
    "mandate-ended",
    "mandate-expiring",
    "staff-invitation",
    "api-client-expiry",
    "endpoint-disabled",
    "digest",
    "template-test",
]
ANNOUNCEMENT: Category = "announcement"
DIGEST: Category = "digest"
NEWS: tuple[Category, ...] = (
    "organisation-news",
    "agreement-news",
    "recommendation-news",
    "consultation-news",
    "consultation-change",
    "meeting-news",
    "course-news",
    "activity-news",
    "activity-invitation",
)
# Of drafts and of the meetings about them, after the notice that art. 7 (1) has sent to whoever asked.
OF_CONSULTATION: tuple[Category, ...] = ("consultation-news", "consultation-change", "meeting-news")
PRESS_NOTICE: Category = "press-notice"
TO_MANY: tuple[Category, ...] = (ANNOUNCEMENT, PRESS_NOTICE, *NEWS)
# What the law has an authority tell, or what it tells of its drafts: kept as proof as long as the file.
PROVEN: tuple[Category, ...] = (ANNOUNCEMENT, PRESS_NOTICE, *OF_CONSULTATION)


class Fact(Base):
    """Its id is that of the event it was heard by, so that an event heard twice is still one fact.

    `data` is what the text is made of. Of what is told to many it stays, for it is public; what was written
    to one person is erased as soon as it was sent or given up, and then only the evidence remains. A digest
    says which interval it covers, of whose it is only an id; what it tells are the facts of its items.
    """

    __tablename__ = "fact"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    category: Mapped[str]
    authority: Mapped[str | None]
    consultation_id: Mapped[UUID | None]
    data: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    correlation_id: Mapped[str | None]
    traceparent: Mapped[str | None]
    person_id: Mapped[UUID | None]
    created_at: Mapped[datetime]

    def let_go(self) -> None:
        """Nobody needs to be told any more."""
        if self.category not in (*TO_MANY, DIGEST):
            self.data = None
