"""What is refused of the days that the Government has given off: a class a rule.

Conflict
└── AlreadyOff            409 already-off: nobody works that day as it is
NotFound
└── NoSuchDayOff          404 no-such-day-off
"""

from shared.errors import Conflict, NotFound


class AlreadyOff(Conflict):
    """A day that is off by law, at the weekend, or as entered before."""

    code = "already-off"
    ro = "Ziua este deja nelucrătoare: sărbătoare legală, sfârșit de săptămână, sau a fost trecută înainte."
    en = "The day is off already: a legal holiday, a weekend, or one that was entered before."


class NoSuchDayOff(NotFound):
    """There is none."""

    code = "no-such-day-off"
    ro = "Nu există această zi liberă."
    en = "There is no such day off."
