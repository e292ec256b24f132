"""Followers: an address that is told of something, and how its holder wants to be told."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, get_args
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Mapped, mapped_column

from services.notification.errors.following import PauseNotValid, QuietHoursNotValid
from services.notification.model.base import Base

Cadence = Literal["immediate", "daily", "weekly"]
CADENCES: tuple[str, ...] = get_args(Cadence)
Channel = Literal["email", "page", "push"]
CHANNELS: tuple[str, ...] = get_args(Channel)

ZONE = "Europe/Bucharest"
ROMANIA = ZoneInfo(ZONE)
LONGEST_PAUSE = timedelta(days=366)
DIGEST_HOUR, DIGEST_WEEKDAY = 8, 1


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """How somebody wants to be told of what they chose; what the law owes them is told at once.

    Args:
        language: of mails.
        digest_hour: of Bucharest, at which digests come.
        digest_weekday: of the weekly one, from Monday, 1.
        quiet_from, quiet_until: the hours between which nothing is sent; both or none.
        paused_until: the day on which mails begin again; None without a pause.
        pause_drops: what happens in the pause is not told at its end either.
    """

    language: str
    digest_hour: int = DIGEST_HOUR
    digest_weekday: int = DIGEST_WEEKDAY
    quiet_from: int | None = None
    quiet_until: int | None = None
    paused_until: date | None = None
    pause_drops: bool = False


class Follower(Base):
    """One row an address. Hours are those of Bucharest; days of the week count from Monday, 1 (ISO 8601)."""

    __tablename__ = "follower"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    email_key: Mapped[str]
    email: Mapped[str]
    language: Mapped[str]
    digest_hour: Mapped[int]
    digest_weekday: Mapped[int]
    quiet_from: Mapped[int | None]
    quiet_until: Mapped[int | None]
    paused_until: Mapped[datetime | None]
    pause_drops: Mapped[bool]
    digest_until: Mapped[datetime]
    weekly_until: Mapped[datetime | None]

    def is_paused(self, now: datetime) -> bool:
        """Whether nothing that its holder chose is sent at present."""
        return self.paused_until is not None and self.paused_until > now

    def want(self, wishes: Wishes, now: datetime) -> None:
        """Be told so from now on.

        Raises:
            QuietHoursNotValid: one of the two is missing, or they are the same.
            PauseNotValid: it would be over already, or last more than a year.
        """
        quiet = (wishes.quiet_from, wishes.quiet_until)
        if (quiet[0] is None) != (quiet[1] is None) or (quiet[0] is not None and quiet[0] == quiet[1]):
            raise QuietHoursNotValid
        self.digest_hour = wishes.digest_hour
        until = self._end_of_pause(wishes.paused_until)
        if until is not None and not now < until <= now + LONGEST_PAUSE:
            raise PauseNotValid
        self.language = wishes.language
        self.digest_weekday = wishes.digest_weekday
        self.quiet_from, self.quiet_until = quiet
        self.paused_until = until
        self.pause_drops = wishes.pause_drops and until is not None

    def _end_of_pause(self, day: date | None) -> datetime | None:
        """On that day at the hour of digests, at this follower's own second: see `repository/slots.py`."""
        if day is None:
            return None
        try:
            hour = datetime.combine(day, time(self.digest_hour), ROMANIA)
            return hour + timedelta(seconds=int(str(self.id)[-4:], 16) % 3600)
        except OverflowError as error:
            raise PauseNotValid from error
