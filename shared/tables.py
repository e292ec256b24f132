"""Long lists as files that people open elsewhere: CSV (RFC 4180), JSON, XLSX; written as the rows come."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell

from shared.csv_tables import Line, as_csv, harmless

__all__ = ["Line", "as_csv", "as_json", "as_xlsx", "harmless"]

CHUNK = 64 * 1024

LONGEST = 32_767  # characters that a cell of a workbook holds


def as_json(about: dict[str, Any], items: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """One object: what the list is, then its `items`."""
    beginning = json.dumps(about, ensure_ascii=False).removesuffix("}")
    yield f'{beginning}, "items": ['.encode()
    for place, item in enumerate(items):
        yield f"{',' if place else ''}\n{json.dumps(item, ensure_ascii=False)}".encode()
    yield b"\n]}\n"


def as_xlsx(
    head: Line, lines: Iterable[Line], about: Sequence[Line], titles: tuple[str, str]
) -> Iterator[bytes]:
    """A workbook with the list and a second sheet that says what it is; a text is never taken as a formula.

    openpyxl writes the rows to disk as they come; the file goes out when it is whole.

    Args:
        titles: of the two sheets, 31 characters at most.
    """
    yield b""  # the answer's head goes out now: the gateway waits half a minute for it, not for the rest
    book = Workbook(write_only=True)
    for title, rows in zip(titles, (chain([head], lines), about), strict=True):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append([_as_cell(sheet, cell) for cell in row])
    with tempfile.TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk


def _as_cell(sheet: Any, cell: str | int) -> Any:
    if isinstance(cell, int):
        return cell
    text = ILLEGAL_CHARACTERS_RE.sub("", cell)[:LONGEST]
    if not text.startswith("="):
        return text
    formula = WriteOnlyCell(sheet, value=text)
    formula.data_type = "s"
    return formula
