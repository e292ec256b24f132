"""Where an entry is: county and locality, out of columns that hold suffixes, addresses and nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from services.registry.model.counties import county_letters
from services.registry.model.localities import as_said
from services.registry.model.national_register.entry import Remark, remark
from shared.plain_text import plain

UNDETERMINED = frozenset({"nedeterminat", "nedeterminata", "necunoscut", "necunoscuta", "fara", ""})
REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class Place:
    """What the columns say, with remarks on how."""

    locality: str | None
    siruta: int | None
    county_code: str | None
    remarks: tuple[Remark, ...]


class Places:
    """Finds localities by county and name; `of(locality, county)` gives the place that two cells describe.

    Args:
        known: county's letters, plain name, level, code and name of each town, commune and locality. A town
            or commune goes before a locality of its name; a name that only localities share is ambiguous.
    """

    def __init__(self, known: Iterable[tuple[str, str, str, int, str]]) -> None:
        self._found: dict[tuple[str, str], tuple[int, str] | None] = {}
        towns = set()
        for county, name, level, siruta, shown in known:
            key = (county, name)
            if level == "uat":
                towns.add(key)
                self._found[key] = siruta, shown
            elif key not in towns:
                self._found[key] = None if key in self._found else (siruta, shown)
        self.of = lru_cache(REMEMBERED)(self._of)

    def _of(self, locality: str, county: str) -> Place:
        remarks: list[Remark] = []
        letters = county_letters(county) if county else None
        if county and letters is None:
            remarks.append(remark("county-unknown", "county", county))
        if plain(locality) in UNDETERMINED:
            if locality:
                remarks.append(remark("locality-undetermined", "locality", locality))
            return Place(None, None, letters, tuple(remarks))
        return self._determined(locality, letters, remarks)

    def _determined(self, locality: str, letters: str | None, remarks: list[Remark]) -> Place:
        name, said = self._named(locality, letters)
        if said and letters and said != letters:
            remarks.append(remark("counties-contradict", "locality", locality, letters))
        letters = letters or said
        key = (letters or "", name)
        found = self._found.get(key)
        if said or name != plain(locality):
            became = found[1] if found else name
            remarks.append(remark("county-suffix" if said else "address", "locality", locality, became))
        if found:
            return Place(found[1], found[0], letters, tuple(remarks))
        remarks.append(
            remark("locality-ambiguous" if key in self._found else "locality-unknown", "locality", locality)
        )
        return Place(locality, None, letters, tuple(remarks))

    def _named(self, locality: str, letters: str | None) -> tuple[str, str | None]:
        """The name and the county in the cell; in an address that begins with the street, the first part
        that is a locality's name."""
        said = as_said(locality)
        parts = locality.split(",")
        for name, county in (said, *map(as_said, parts[::-1] if len(parts) > 1 else ())):
            if (letters or county or said[1] or "", name) in self._found:
                return name, county or said[1]
        return said
