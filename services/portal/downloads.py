"""Lists as files that people open elsewhere: CSV (RFC 4180) and JSON."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from flask import Response

BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes as the beginning of a formula (OWASP)


def as_csv(name: str, head: Sequence[str], lines: Iterable[Sequence[Any]]) -> Response:
    """An attachment with a byte order mark, so that Excel reads ș; formulas come as text.

    Args:
        name: of the file, plain letters, without the ending.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([harmless(cell) for cell in line] for line in lines)
    return _attached((BOM + text.getvalue()).encode(), f"{name}.csv", "text/csv; charset=utf-8")


def as_json(name: str, items: Sequence[Any]) -> Response:
    """The same as JSON."""
    body = json.dumps({"items": items}, ensure_ascii=False, indent=1).encode()
    return _attached(body, f"{name}.json", "application/json")


def harmless(cell: Any) -> str:
    """The cell's text, with a quote before what a spreadsheet would take as a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text


def _attached(body: bytes, name: str, content_type: str) -> Response:
    response = Response(body, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
