"""Long lists as CSV (RFC 4180), written as the rows come."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes as the beginning of a formula (OWASP)
LINES_AT_ONCE = 500

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


def harmless(cell: str | int) -> str | int:
    """The text with a quote before what a spreadsheet would take as a formula; a number as it is."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
