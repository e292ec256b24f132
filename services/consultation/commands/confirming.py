"""What somebody without account does: send, confirm the address, take back."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.consultation.model.submission import Words


@dataclass(frozen=True)
class SendWithoutAccount:
    """Keep what a person says until the address is confirmed; `sent_at` was read when the request came in."""

    consultation_id: UUID
    words: Words
    name: str
    email: str
    language: str
    sent_at: datetime


@dataclass(frozen=True)
class ConfirmSubmission:
    """Enter it in the register, with the secret of the letter."""

    secret: str = field(repr=False)


@dataclass(frozen=True)
class WithdrawByOwnLink:
    """Take back what one has sent, with the secret of one's own link; a reason may be given."""

    secret: str = field(repr=False)
    reason: str | None
