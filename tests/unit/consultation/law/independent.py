"""The calendar once more, in another way: to be held against ours."""

from datetime import date, timedelta

ALWAYS = {(1, 1), (1, 2), (5, 1), (8, 15), (11, 30), (12, 1), (12, 25), (12, 26)}  # since 2012
DAY = timedelta(days=1)


def orthodox_easter(year: int) -> date:
    """Meeus, Astronomical Algorithms, chapter 8: Easter of the Julian calendar, on its Gregorian day."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)  # 1900 to 2099


def is_off(day: date) -> bool:
    """Whether nobody works, from 2012 on."""
    year, fixed, after_easter = day.year, (day.month, day.day), (day - orthodox_easter(day.year)).days
    return (
        day.isoweekday() > 5
        or fixed in ALWAYS
        or after_easter in (0, 1, 49, 50)
        or (year >= 2017 and fixed in {(1, 24), (6, 1)})
        or (year >= 2018 and after_easter == -2)
        or (year >= 2024 and fixed in {(1, 6), (1, 7)})
    )


def nth_working_day(start: date, number: int) -> date:
    """The day by which so many working days have passed after `start`, looking at each day once."""
    far = [start + DAY * days for days in range(1, 3 * number + 40)]
    return [day for day in far if not is_off(day)][number - 1]


def working_between(first: date, last: date) -> int:
    """How many working days there are, both ends among them."""
    return sum(not is_off(first + DAY * days) for days in range((last - first).days + 1))
