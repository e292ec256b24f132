"""The columns of an export, by the names in its head, in any order: the layout changes from year to year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from services.registry.errors.national_register import ColumnsMissing, ColumnTwice
from shared.plain_text import plain

Field = Literal[
    "number", "name", "special_number", "entered_on", "category", "court", "status", "is_branch",
    "locality", "county", "cui", "public_utility",
]  # fmt: skip
FIELDS: tuple[Field, ...] = get_args(Field)
# As the ministry has called them over the years, in plain letters; the first is the layout of 2026.
CALLED: Mapping[Field, tuple[str, ...]] = {
    "number": ("numar registru", "nr registru", "numar registru national", "nr inreg", "numar inregistrare"),
    "name": ("denumire ong", "denumire", "denumirea", "nume", "nume ong"),
    "special_number": ("numar registru special", "nr registru special"),
    "entered_on": ("data inregistrare", "data inregistrarii", "data inscrierii", "data"),
    "category": ("categorie personalitate juridica", "categorie", "categoria", "tip"),
    "court": ("instanta", "judecatoria"),
    "status": ("status", "stare", "starea"),
    "is_branch": ("este filiala", "filiala"),
    "locality": ("localitate", "localitatea"),
    "county": ("judet", "judetul"),
    "cui": ("cui", "cif", "cod fiscal"),
    "public_utility": ("are utilitate publica", "utilitate publica"),
}
FIELD_OF: Mapping[str, Field] = {name: field for field, names in CALLED.items() for name in names}
ROW_NUMBERS = frozenset({"nr crt", "nr", "numar curent", ""})
REQUIRED: tuple[Field, ...] = ("number", "name")


@dataclass(frozen=True)
class Layout:
    """Where each column stands.

    Args:
        positions: of the columns that are known, from 0.
        ignored: names of those that are not.
        width: how many columns the head has.
    """

    positions: Mapping[Field, int]
    ignored: tuple[str, ...]
    width: int


def known_in(head: Iterable[str]) -> int:
    """How many of the cells are names of columns."""
    return len({FIELD_OF[name] for name in map(plain, head) if name in FIELD_OF})


def layout_of(head: Sequence[str]) -> Layout:
    """The layout that a head describes.

    Raises:
        ColumnsMissing: the register's number or the name has no column.
        ColumnTwice: two columns mean the same.
    """
    positions: dict[Field, int] = {}
    ignored = []
    for position, written in enumerate(head):
        field = FIELD_OF.get(plain(written))
        if field is None:
            if plain(written) not in ROW_NUMBERS:
                ignored.append(_shown(written))
        elif field in positions:
            raise ColumnTwice(first=_shown(head[positions[field]]), second=_shown(written))
        else:
            positions[field] = position
    if missing := [field for field in REQUIRED if field not in positions]:
        found = ", ".join(filter(None, map(_shown, head[:20]))) or "–"
        raise ColumnsMissing(columns=", ".join(CALLED[field][0] for field in missing), found=found)
    return Layout(positions, tuple(ignored), len(head))


def _shown(written: str) -> str:
    """A cell of the head as a sentence may quote it."""
    return "".join(filter(str.isprintable, written)).strip()[:60]
