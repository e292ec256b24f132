"""Long lists as files that people open elsewhere: CSV (RFC 4180), JSON, XLSX; written as the rows come."""

import csv
import io
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell

BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes as the beginning of a formula (OWASP)
CHUNK = 64 * 1024
LINES_AT_ONCE = 500

LONGEST = 32_767  # characters that a cell of a workbook holds

Line = Sequence[str | int]


def as_csv(head: Line, lines: Iterable[Line]) -> Iterator[bytes]:
    """UTF-8 with a byte order mark, so that Excel reads ș; what begins like a formula begins with a quote."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(head)
    yield (BOM + _taken(buffer)).encode()
    for place, line in enumerate(lines, 1):
        writer.writerow([harmless(cell) for cell in line])
        if place % LINES_AT_ONCE == 0:
            yield _taken(buffer).encode()
    yield _taken(buffer).encode()


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


def harmless(cell: str | int) -> str | int:
    """The text with a quote before what a spreadsheet would take as a formula; a number as it is."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _as_cell(sheet: Any, cell: str | int) -> Any:
    if isinstance(cell, int):
        return cell
    text = ILLEGAL_CHARACTERS_RE.sub("", cell)[:LONGEST]
    if not text.startswith("="):
        return text
    formula = WriteOnlyCell(sheet, value=text)
    formula.data_type = "s"
    return formula


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
