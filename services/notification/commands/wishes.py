"""How somebody wants to be told of what they follow."""

from dataclasses import dataclass
from uuid import UUID

from services.notification.commands import Holder
from services.notification.model.follower import Cadence, Channel, Wishes


@dataclass(frozen=True, kw_only=True)
class EndAllFollows(Holder):
    """Be told no more of anything that one chose."""


@dataclass(frozen=True, kw_only=True)
class ChangeCadence(Holder):
    """Be told of something at once, or by a digest."""

    subscription_id: UUID
    cadence: Cadence


@dataclass(frozen=True, kw_only=True)
class ChangeChannels(Holder):
    """Be told of something by these channels."""

    subscription_id: UUID
    channels: tuple[Channel, ...]


@dataclass(frozen=True, kw_only=True)
class ChangeWishes(Holder):
    """Be told otherwise of all that one follows."""

    wishes: Wishes


@dataclass(frozen=True)
class KeepQuiet:
    """Let what waits for somebody in their quiet hours wait for the end of these."""
