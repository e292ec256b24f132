"""How fast mail goes to one recipient's domain, and that a domain is left alone that says “too many”.

Each domain has a clock of its own (`free_at`): what goes in turn to many takes the next free moment of it, a
sixtieth of the pace after the one before. Who waits was given a moment, so that nobody is looked at again and
again until then. What concerns one person does not queue behind an announcement.
"""

from datetime import datetime, timedelta

from sqlalchemy.orm import Mapped, mapped_column

from services.notification.model.base import Base

AT_ONCE = timedelta(seconds=6)  # as much of the pace may go at once to a domain that had none for a while
FIRST_REST = timedelta(minutes=1)
LONGEST_REST = timedelta(hours=1)


class Pace(Base):
    """Of a domain: the next moment that it has for a mail, and until when it is left alone."""

    __tablename__ = "pace"

    domain: Mapped[str] = mapped_column(primary_key=True)
    free_at: Mapped[datetime]
    used_at: Mapped[datetime]
    slowed: Mapped[int]
    slowed_until: Mapped[datetime | None]

    def turn(self, gap: timedelta, now: datetime, *, is_soon: bool, has_turn: bool) -> datetime:
        """When a mail may go that is due now.

        Args:
            gap: between two mails to the domain.
            now: when.
            is_soon: it concerns one person, and is not counted.
            has_turn: it has waited for this moment.
        """
        self._follow_clock(now)
        rests_until = self.slowed_until if self.slowed_until and self.slowed_until > now else None
        if is_soon or (has_turn and rests_until is None):
            return rests_until or now
        mine = max(self.free_at, rests_until or now - AT_ONCE)
        self.free_at = mine + gap
        return max(mine, now)

    def slow_down(self, now: datetime) -> None:
        """It says that there are too many: leave it alone, for twice as long where it said so lately."""
        self._follow_clock(now)
        if self.slowed_until is not None and now < self.slowed_until:
            return  # said of a mail that was under way
        if self.slowed_until is None or now > self.slowed_until + LONGEST_REST:
            self.slowed = 0
        self.slowed_until = now + min(LONGEST_REST, FIRST_REST * 2**self.slowed)
        self.slowed += 1

    def _follow_clock(self, now: datetime) -> None:
        """A clock that was set back takes the moments with it."""
        if (ahead := self.used_at - now) > timedelta():
            self.free_at -= ahead
            self.slowed_until = self.slowed_until and self.slowed_until - ahead
        self.used_at = now
