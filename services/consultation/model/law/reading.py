"""The fields of an entry from JSON, each of its own form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from services.consultation.errors.entries import BadEntry
from services.consultation.model.law.holidays import FIRST_YEAR, LAST_YEAR

MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?")
ROMANIA = ZoneInfo("Europe/Bucharest")
A_DAY = (
    f"se așteaptă o zi ca 2026-01-13, eventual cu ora (2026-01-13T15:00), între {FIRST_YEAR} și {LAST_YEAR}",
    f"a day such as 2026-01-13 is expected, perhaps with an hour (2026-01-13T15:00), from {FIRST_YEAR} to"
    f" {LAST_YEAR}",
)


@dataclass(frozen=True)
class Deadline:
    """The last day for proposals; `whole` is False where it ends at an hour before midnight."""

    day: date
    whole: bool


def read_moment(written: Any) -> datetime | date:
    """A day, or a moment in Romania's time, as entries have it.

    Raises:
        ValueError: it is neither, or out of bounds.
    """
    if not isinstance(written, str) or not MOMENT.fullmatch(written):
        raise ValueError
    found: datetime | date
    if len(written) == len("2026-01-13"):
        found = date.fromisoformat(written)
    else:
        moment = datetime.fromisoformat(written)
        found = moment.astimezone(ROMANIA) if moment.tzinfo else moment
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError
    return found


class Reader:
    """Reads the fields of an entry, and names the one that cannot be read."""

    def __init__(self, entry: Any, place: int) -> None:
        self.name = str(place + 1)
        if not isinstance(entry, Mapping):
            raise self._bad("", "nu este un obiect", "it is no object")
        self._entry = entry
        self.name = self.text("id") or self.name

    def day(self, name: str) -> date | None:
        found = self._moment(name)
        return found.date() if isinstance(found, datetime) else found

    def deadline(self, name: str) -> Deadline | None:
        found = self._moment(name)
        if not isinstance(found, datetime):
            return Deadline(found, whole=True) if found else None
        return Deadline(found.date(), whole=(found.hour, found.minute) == (23, 59))

    def choice(self, name: str, known: Any) -> str | None:
        found = self._entry.get(name)
        if found is None or (isinstance(found, str) and found in known):
            return found
        raise self._bad(
            name, f"se așteaptă unul dintre: {', '.join(known)}", f"expected is one of: {', '.join(known)}"
        )

    def number(self, name: str) -> int | None:
        found = self._entry.get(name)
        if found is None or (isinstance(found, int) and not isinstance(found, bool) and found >= 0):
            return found
        raise self._bad(name, "se așteaptă un număr întreg, de la 0", "a whole number is expected, from 0")

    def flag(self, name: str) -> bool | None:
        found = self._entry.get(name)
        if found is None or isinstance(found, bool):
            return found
        raise self._bad(name, "se așteaptă true, false sau null", "true, false or null is expected")

    def text(self, name: str) -> str | None:
        found = self._entry.get(name)
        if found is None or isinstance(found, str):
            return found
        raise self._bad(name, "se așteaptă un text", "a text is expected")

    def texts(self, name: str, known: tuple[str, ...] = ()) -> tuple[str, ...] | None:
        found = self._entry.get(name)
        if found is None:
            return None
        good = isinstance(found, list) and all(isinstance(text, str) for text in found)
        if not good or (known and not set(found) <= set(known)):
            of = f": {', '.join(known)}" if known else ""
            raise self._bad(name, f"se așteaptă o listă de texte{of}", f"a list of texts is expected{of}")
        return tuple(found)

    def _moment(self, name: str) -> datetime | date | None:
        written = self._entry.get(name)
        if written is None:
            return None
        try:
            return read_moment(written)
        except (ValueError, OverflowError):
            raise self._bad(name, *A_DAY) from None

    def _bad(self, field: str, ro: str, en: str) -> BadEntry:
        return BadEntry(entry=self.name, field=field or "–", ro=ro, en=en)
