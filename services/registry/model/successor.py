"""Who is to represent an organisation instead of, or beside, those who do."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from services.registry.model.days import day_in_romania
from services.registry.model.mandate_offer import check_span
from shared.email_addresses import normalise_email


@dataclass(frozen=True, kw_only=True)
class Successor:
    """A person by address, and the days, both included and Romania's, for which they are to represent it.

    `others_stay`: those who represent it now do so beside them; else their mandates end for the newcomer's.
    """

    email: str
    from_date: date
    until_date: date
    others_stay: bool = False

    def checked(self, now: datetime) -> Self:
        """The same, with the address as it is kept.

        Raises:
            EmailNotValid, SpanInThePast, SpanBackwards, SpanTooLong
        """
        check_span(self.from_date, self.until_date, day_in_romania(now))
        return type(self)(
            email=normalise_email(self.email),
            from_date=self.from_date,
            until_date=self.until_date,
            others_stay=self.others_stay,
        )
