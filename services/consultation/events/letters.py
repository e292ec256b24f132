"""Letters: to one person, kept no longer than it takes to send them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar

from services.consultation.events.samples import AT, TITLE
from shared.messaging.events import Event, Stream


@dataclass(frozen=True, kw_only=True)
class SubmissionConfirmationLetter(Event):
    """To who recommends without account: the link that enters it in the register, good until `expires_at`."""

    TYPE: ClassVar[str] = "letter.submission-confirmation"
    STREAM: ClassVar[Stream] = Stream.LETTER
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "email": "ion@example.org",
        "name": "Ion Exemplu",
        "language": "ro",
        "link": "https://example.org/recomandari/confirmare?token=exemplu",
        "sent_at": AT,
        "expires_at": datetime(2026, 1, 14, 9, 0, tzinfo=UTC),
        "article": "2",
        "consultation_title": TITLE,
    }
    email: str
    name: str
    language: str
    link: str
    sent_at: datetime
    expires_at: datetime
    article: str
    consultation_title: str
    more_articles: tuple[str, ...] = ()


EVENTS: tuple[type[Event], ...] = (SubmissionConfirmationLetter,)
