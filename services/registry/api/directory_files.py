"""The directory as a file to take away, with a dated name and the word of where it is from."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from flask import Response

from services.registry.model.days import day_in_romania
from services.registry.queries.rows import Row
from shared.tables import as_csv, as_json, as_xlsx

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
HEAD = (
    "denumire",
    "tip",
    "stare",
    "cui",
    "numar_registru",
    "instanta",
    "sediu",
    "localitate",
    "judet",
    "siruta",
    "domenii",
    "verificata_la",
    "pagina",
)
REUSE = "Se poate folosi liber, cu numele sursei (Legea 179/2022 privind datele deschise)."


def as_file(kind: str, rows: Iterable[Row], site: str, now: datetime) -> Response:
    """The rows as an attachment.

    Args:
        kind: `csv`, `xlsx` or `json`.
        rows: of `queries.directory.lines`.
        site: where people reach the system; the source that is named.
        now: the instant, for name and source.
    """
    day = day_in_romania(now)
    about = {"titlu": "Organizații verificate", "sursa": f"{site}/organizatii", "data": now.isoformat()}
    response = Response(_written(kind, rows, site, {**about, "reutilizare": REUSE}), content_type=TYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="organizatii-{day}.{kind}"'
    response.headers["Link"] = f'<{site}/organizatii>; rel="via"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _written(kind: str, rows: Iterable[Row], site: str, about: dict[str, str]) -> Iterator[bytes]:
    if kind == "json":
        return as_json(about, (_item(row, site) for row in rows))
    lines = ([_cell(value) for value in _item(row, site).values()] for row in rows)
    if kind == "csv":
        return as_csv(HEAD, lines)
    return as_xlsx(HEAD, lines, list(about.items()), ("Organizații", "Sursa"))


def _item(row: Row, site: str) -> dict[str, Any]:
    verified = row["verified_at"]
    values = (
        row["name"],
        row["kind"],
        row["state"],
        row["cui"],
        row["register_number"],
        row["court"],
        row["seat"],
        row["town"],
        row["county"],
        row["locality_siruta"],
        row["fields"],
        day_in_romania(verified).isoformat() if verified else None,
        f"{site}/organizatii/{row['id']}",
    )
    return dict(zip(HEAD, values, strict=True))


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value)
