"""The term for recommendations: when it may end, and whether it runs at an instant."""

from dataclasses import dataclass
from datetime import date, datetime

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
        if self.published_at is None or self.ends_at is None:
            return False
        end = min(self.ends_at, self.closed_at) if self.closed_at else self.ends_at
        return self.published_at <= at < end


def earliest_last_day(published_on: date) -> date:
    """The earliest day that may be the last, under any of the rules by which days are counted."""
    return min(counted.due for counted in by_each(published_on, RULE.number, RULE.unit, Calendar()))
