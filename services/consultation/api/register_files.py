"""A register as a file to take away: CSV or XLSX, written as the rows are read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from flask import Response
from sqlalchemy.orm import Session

from services.consultation.model.days import day_of
from services.consultation.views.registers import about
from shared.service import Runtime
from shared.tables import as_csv, as_xlsx

LINES_AT_ONCE = 1_000
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
REUSE = "Se poate folosi liber, cu numele sursei (Legea 179/2022 privind datele deschise)."
INTERNAL = "Conține date de contact, care nu se publică (art. 7 din Legea 52/2003): numai pentru autoritate."
Row = dict[str, Any]
Kind = Literal["csv", "xlsx"]


@dataclass(frozen=True, kw_only=True)
class Register:
    """What a file is of.

    Args:
        name: of the file, before the authority and the day.
        title: of the list, at most 31 characters, which a sheet's name may have.
        path: of its page.
        notes: what else the second sheet says.
    """

    name: str
    title: str
    path: str
    notes: Sequence[str] = (REUSE,)


def as_file(
    kind: Kind,
    register: Register,
    authority: Row,
    head: Sequence[str],
    lines: Iterable[Sequence[str | int]],
    *,
    now: datetime,
    site: str,
) -> Response:
    """The lines as an attachment with a dated name."""
    source = f"{site}{register.path}"
    if kind == "csv":
        body = as_csv(head, lines)
    else:
        second = about(register.title, authority, source, now, register.notes)
        body = as_xlsx(head, lines, second, (register.title, "Sursa"))
    response = Response(body, content_type=TYPES[kind])
    name = f"{register.name}-{authority['slug']}-{day_of(now)}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Link"] = f'<{source}>; rel="via"'
    response.headers["Cache-Control"] = "no-store"
    return response


def every_row(
    runs: Runtime, read: Callable[[Session, Any], Sequence[Row]], key: Callable[[Row], tuple[Any, ...]]
) -> Iterator[Row]:
    """All rows, read so many at once that nobody who reads slowly holds a connection.

    Args:
        read: `LINES_AT_ONCE` rows after a key.
        key: of a row.
    """
    after = None
    while True:
        with runs.read() as session:
            rows = read(session, after)
        yield from rows
        if len(rows) < LINES_AT_ONCE:
            return
        after = key(rows[-1])
