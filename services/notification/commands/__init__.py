"""What the notification service can be told."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.notification.model.bounce import Bounce
from services.notification.model.delivery import LANES, Outcome
from services.notification.model.follower import Channel
from services.notification.model.ring import Rung
from services.notification.model.topic import Topic
from services.notification.model.webhook_delivery import Attempted


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
class Holder:
    """Whose list it is: an account's, or that of whoever has the link of a mail.

    Args:
        account_id: of who is signed in.
        token: of the link.
    """

    account_id: UUID | None = None
    token: str = ""


@dataclass(frozen=True, kw_only=True)
class EndFollow(Holder):
    """Be told no more of something that one finds in one's list."""

    subscription_id: UUID


@dataclass(frozen=True, kw_only=True)
class CreateWebhook:
    """Have public events sent to an address of one's own."""

    account_id: UUID
    name: str
    url: str
    topics: tuple[Topic, ...]
    types: tuple[str, ...]
    with_public_key: bool


@dataclass(frozen=True, kw_only=True)
class OfWebhook:
    """What all that is done with an endpoint has in common: whose it is, and which."""

    account_id: UUID
    endpoint_id: UUID


@dataclass(frozen=True, kw_only=True)
class RenewWebhookSecret(OfWebhook):
    """Be shown a secret, the first or another."""


@dataclass(frozen=True, kw_only=True)
class SendTestWebhook(OfWebhook):
    """Have a test sent; answered rightly it verifies the endpoint."""


@dataclass(frozen=True, kw_only=True)
class EnableWebhook(OfWebhook):
    """Use it again, once it was verified anew."""


@dataclass(frozen=True, kw_only=True)
class DisableWebhook(OfWebhook):
    """Have nothing more sent to it."""


@dataclass(frozen=True, kw_only=True)
class DeleteWebhook(OfWebhook):
    """Have it forgotten."""


@dataclass(frozen=True, kw_only=True)
class ResendWebhook(OfWebhook):
    """Have one message sent again."""

    delivery_id: UUID


@dataclass(frozen=True, kw_only=True)
class ResendWebhooks(OfWebhook):
    """Have all messages of a time sent again; without an end those until now."""

    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class ClaimNextWebhook:
    """Take the next message to an endpoint that is due, for as long as a lease lasts."""


@dataclass(frozen=True, kw_only=True)
class NoteWebhook:
    """How an attempt ended that was made under a lease."""

    endpoint_id: UUID
    delivery_id: UUID
    lease: UUID
    attempted: Attempted


@dataclass(frozen=True, kw_only=True)
class RegisterDevice:
    """Have a browser rung."""

    account_id: UUID
    endpoint: str
    p256dh: str
    auth: str
    words: str | None


@dataclass(frozen=True)
class RemoveDevice:
    """Ring a browser no more."""

    account_id: UUID
    device_id: UUID


@dataclass(frozen=True)
class ClaimNextRing:
    """Take the next push that is due, for as long as a lease lasts."""


@dataclass(frozen=True)
class NoteRing:
    """How an attempt to ring a device ended."""

    delivery_id: UUID
    lease: UUID
    device_id: UUID
    rung: Rung


@dataclass(frozen=True)
class ReadNotice:
    """Say that one has opened a notice."""

    account_id: UUID
    notice_id: UUID


@dataclass(frozen=True)
class ReadAllNotices:
    """Say that one has seen all notices that were made until an instant."""

    account_id: UUID
    until: datetime


@dataclass(frozen=True)
class ClaimDeliveries:
    """Take the next messages of a channel that are due, at most so many, for as long as a lease lasts."""

    most: int = 1
    lanes: tuple[int, ...] = LANES
    channel: Channel = "email"


@dataclass(frozen=True)
class NoteOutcome:
    """How an attempt ended that was made under a lease; None where none was made after all."""

    delivery_id: UUID
    lease: UUID
    outcome: Outcome | None
    at: datetime


@dataclass(frozen=True)
class NoteOutcomes:
    """How several attempts ended."""

    notes: tuple[NoteOutcome, ...]


@dataclass(frozen=True)
class NoteBounce:
    """A mail that a server had taken came back, or has not got further yet."""

    delivery_id: UUID
    bounce: Bounce


@dataclass(frozen=True)
class FreeOwnAddress:
    """Have mails sent to the account's address again, after its server had refused one for good."""

    account_id: UUID


@dataclass(frozen=True)
class GiveUpNextOverdue:
    """End one delivery whose time is over."""


@dataclass(frozen=True)
class FinishNextAnnouncement:
    """Say of one announcement that none of its deliveries waits any more."""


@dataclass(frozen=True)
class MakeDigests:
    """Make the digests that are due, of some followers."""


@dataclass(frozen=True)
class ForgetOld:
    """Delete addresses that were never confirmed, and the traces of letters after a while."""


@dataclass(frozen=True)
class RefreshPhrases:
    """Have a batch of phrases found by what is the rarest of their words by now, from a key on."""

    after: str = ""
