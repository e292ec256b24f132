"""Working days: no Saturday, no Sunday, no legal holiday, no day off by the Government's decision.

The legal holidays are those of art. 139 (1) of the Labour Code (Law 53/2003; art. 134 before its
republication of 2011), each from the year in which it was first one. Easter is the Orthodox one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateutil.easter import EASTER_ORTHODOX, easter

from services.consultation.model.law.words import Told

FIRST_YEAR, LAST_YEAR = 2003, 2100  # of the days that the law is asked about
SATURDAY, SUNDAY = 5, 6
ONE_DAY = timedelta(days=1)

# Month, day, name, first year, and the law that added it where it was not there from the start.
FIXED = (
    (1, 1, Told("Anul Nou", "New Year's Day"), 2003),
    (1, 2, Told("Anul Nou (a doua zi)", "second day of New Year"), 2003),
    (1, 6, Told("Boboteaza", "Epiphany"), 2024),  # Law 52/2023
    (1, 7, Told("Sf. Ioan Botezătorul", "Saint John the Baptist"), 2024),  # Law 52/2023
    (1, 24, Told("Ziua Unirii Principatelor Române", "Unification Day"), 2017),  # Law 176/2016
    (5, 1, Told("Ziua Muncii", "Labour Day"), 2003),
    (6, 1, Told("Ziua Copilului", "Children's Day"), 2017),  # Law 220/2016
    (8, 15, Told("Adormirea Maicii Domnului", "Dormition of the Mother of God"), 2009),  # Law 202/2008
    (11, 30, Told("Sf. Andrei", "Saint Andrew"), 2012),  # Law 147/2012
    (12, 1, Told("Ziua Națională", "National Day"), 2003),
    (12, 25, Told("Crăciunul (prima zi)", "Christmas Day"), 2003),
    (12, 26, Told("Crăciunul (a doua zi)", "second day of Christmas"), 2003),
)
# Days from Easter Sunday, name, first year.
MOVING = (
    (-2, Told("Vinerea Mare", "Good Friday"), 2018),  # Law 64/2018
    (0, Told("Paști (prima zi)", "Easter Sunday"), 2003),
    (1, Told("Paști (a doua zi)", "Easter Monday"), 2003),
    (49, Told("Rusalii (prima zi)", "Pentecost"), 2009),  # Law 202/2008
    (50, Told("Rusalii (a doua zi)", "Whit Monday"), 2009),  # Law 202/2008
)
WEEKEND = {SATURDAY: Told("sâmbătă", "Saturday"), SUNDAY: Told("duminică", "Sunday")}
DAY_OFF = Told("zi liberă stabilită de Guvern", "day off by the Government's decision")


@cache
def holidays(year: int) -> dict[date, Told]:
    """The legal holidays of a year with their names; where two fall on one day, both.

    Args:
        year: 2003 to 2101; earlier ones had fewer holidays than is said here.
    """
    found: dict[date, Told] = {}
    for day, name in sorted(_named(year)):
        both = found.get(day)
        found[day] = Told(f"{both.ro}; {name.ro}", f"{both.en}; {name.en}") if both else name
    return found


def _named(year: int) -> Iterator[tuple[date, Told]]:
    yield from ((date(year, month, day), name) for month, day, name, since in FIXED if year >= since)
    sunday = easter(year, EASTER_ORTHODOX)
    yield from ((sunday + timedelta(days=days), name) for days, name, since in MOVING if year >= since)


@dataclass(frozen=True)
class Calendar:
    """Which days are working days.

    Args:
        days_off: those that the Government has added by its decisions.
    """

    days_off: frozenset[date] = frozenset()

    def why_off(self, day: date) -> Told | None:
        """Why the day is no working day; None where it is one. A holiday is named before a weekend."""
        if name := holidays(day.year).get(day):
            return name
        return WEEKEND.get(day.weekday()) or (DAY_OFF if day in self.days_off else None)

    def is_working(self, day: date) -> bool:
        """Whether people work on it."""
        return self.why_off(day) is None

    def from_then_on(self, day: date) -> date:
        """That day if it is a working day, else the first one after it."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def after(self, day: date) -> date:
        """The first working day after that day."""
        return self.from_then_on(day + ONE_DAY)
