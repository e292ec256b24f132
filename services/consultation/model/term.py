"""The term for recommendations: when it may end, and whether it runs at an instant."""

from dataclasses import dataclass
from datetime import date, datetime

from services.consultation.model.days import end_of, start_of
from services.consultation.model.law.counting import by_each
from services.consultation.model.law.holidays import Calendar
from services.consultation.model.law.rules import BY_ID

RULE = BY_ID["recommendations-10-days"]  # art. 7 (4) of Law 52/2003


@dataclass(frozen=True)
class Term:
    """From publication to its end, which is the first instant that no longer counts.

    All None for a draft; `ends_at` None alone for a notice that is kept as history.
    """

    published_at: datetime | None
    ends_at: datetime | None
    closed_at: datetime | None

    def is_open(self, at: datetime) -> bool:
        """Whether what came in at that instant came in time.

        It asks for instants, not for a state: what came in before midnight counts, even where the
        consultation is closed by the time it is looked at.
        """
        end = self._end()
        return self.published_at is not None and end is not None and self.published_at <= at < end

    def has_run_before(self, at: datetime) -> bool:
        """Whether it was over at that instant."""
        end = self._end()
        return end is not None and at >= end

    def touches(self, day: date) -> bool:
        """Whether it ran at some instant of a day in Romania."""
        end = self._end()
        if self.published_at is None or end is None:
            return False
        return self.published_at < end_of(day) and start_of(day) < end

    def _end(self) -> datetime | None:
        if self.ends_at is None:
            return None
        return min(self.ends_at, self.closed_at) if self.closed_at else self.ends_at


def earliest_last_day(published_on: date) -> date:
    """The earliest day that may be the last, under any of the rules by which days are counted."""
    return min(counted.due for counted in by_each(published_on, RULE.number, RULE.unit, Calendar()))
