"""A line of the export → an entry, or the reason why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.registry.model.national_register import cells
from services.registry.model.national_register.columns import FIELDS, Field, Layout
from services.registry.model.national_register.entry import KIND_OF, Entry, Remark, remark
from services.registry.model.national_register.places import Places
from shared.plain_text import plain

CATEGORIES = (("asociati", "A"), ("fundati", "B"), ("federati", "C"), ("uniun", "D"))


@dataclass(frozen=True)
class LineReader:
    """Reads lines of one file.

    Args:
        layout: where its columns are.
        places: the localities.
        today: what lies after it is no day of entry.
    """

    layout: Layout
    places: Places
    today: date

    def read(self, line: Sequence[str]) -> tuple[Entry | None, list[Remark]]:
        """The entry, or None where the line is refused; and all remarks on it."""
        width = self.layout.width
        if len(line) < width or any(map(str.strip, line[width:])):
            return None, [remark("columns-differ", None, " | ".join(line))]
        remarks: list[Remark] = []
        cell = {field: self._cell(line, field, remarks) for field in FIELDS}
        number = cells.number_of(cell["number"], remarks)
        name = cells.name_of(cell["name"], remarks)
        if number is None or name is None:
            return None, [one for one in remarks if one.verdict == "refused"]
        return self._entry(number, name, cell, remarks), remarks

    def _cell(self, line: Sequence[str], field: Field, remarks: list[Remark]) -> str:
        position = self.layout.positions.get(field)
        return "" if position is None else cells.clean(line[position], field, remarks)

    def _entry(self, number: str, name: str, cell: dict[Field, str], remarks: list[Remark]) -> Entry:
        letter = number.split("/")[1]
        category = plain(cell["category"])
        said = next((known for word, known in CATEGORIES if category.startswith(word)), letter)
        if said != letter:
            remarks.append(remark("kind-contradicts", "category", cell["category"], number))
        place = self.places.of(cells.text_of(cell["locality"], "locality", remarks) or "", cell["county"])
        remarks.extend(place.remarks)
        return Entry(
            number=number,
            search_text=plain(name),
            name=name,
            kind=KIND_OF[letter],
            special_number=cells.text_of(cell["special_number"], "special_number", remarks),
            entered_on=cells.date_of(cell["entered_on"], number, self.today, remarks),
            court=cells.text_of(cell["court"], "court", remarks),
            status=cells.text_of(cell["status"], "status", remarks),
            is_branch=cells.truth_of(cell["is_branch"]),
            locality=place.locality,
            locality_siruta=place.siruta,
            county_code=place.county_code,
            cui=cells.cui_of(cell["cui"], remarks),
            public_utility=cells.truth_of(cell["public_utility"]),
        )
