"""What the notification service can be told."""

from dataclasses import dataclass
from uuid import UUID

from services.notification.model.delivery import Outcome
from services.notification.model.follower import Channel
from services.notification.model.topic import Topic


@dataclass(frozen=True)
class AskForSubscription:
    """Have a letter sent to an address, whose link confirms the subscription."""

    email: str
    topic: Topic
    language: str


@dataclass(frozen=True)
class ConfirmSubscription:
    """Say that one is who asked, by the secret of the letter."""

    secret: str


@dataclass(frozen=True)
class CancelSubscription:
    """Be told no more, by the token of a mail."""

    token: str


@dataclass(frozen=True, kw_only=True)
class Follow:
    """Be told of something at the address of one's account, which was confirmed when that was made."""

    account_id: UUID
    topic: Topic
    language: str


@dataclass(frozen=True, kw_only=True)
class EndFollow:
    """Be told no more of something that one finds in one's list."""

    account_id: UUID
    subscription_id: UUID


@dataclass(frozen=True)
class ClaimNextDelivery:
    """Take the next message of a channel that is due, for as long as a lease lasts."""

    channel: Channel = "email"


@dataclass(frozen=True)
class NoteOutcome:
    """How an attempt ended that was made under a lease."""

    delivery_id: UUID
    lease: UUID
    outcome: Outcome


@dataclass(frozen=True)
class GiveUpNextOverdue:
    """End one delivery whose time is over."""


@dataclass(frozen=True)
class FinishNextAnnouncement:
    """Say of one announcement that none of its deliveries waits any more."""


@dataclass(frozen=True)
class ForgetOld:
    """Delete addresses that were never confirmed, and the traces of letters after a while."""
