"""Answers: JSON for tools, calm tables for people."""

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

import click
from rich.console import Console
from rich.table import Table

WIDTH = 100  # of a file or a pipe
NOTHING = "–"


def console() -> Console:
    """Where people read."""
    return Console(highlight=False, soft_wrap=False, width=None if sys.stdout.isatty() else WIDTH)


def print_json(value: Any) -> None:
    """Where tools read."""
    click.echo(json.dumps(value, ensure_ascii=False, default=str))


def table(headings: Sequence[str], rows: Iterable[Sequence[Any]], *, numbers: Sequence[str] = ()) -> Table:
    """Rows under headings; columns named in `numbers` stand to the right."""
    drawn = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 3, 0, 0))
    for heading in headings:
        drawn.add_column(heading, justify="right" if heading in numbers else "left", overflow="fold")
    for row in rows:
        drawn.add_row(*(NOTHING if cell is None else str(cell) for cell in row))
    return drawn


def span(seconds: float | None) -> str:
    """A length of time as people say it."""
    if seconds is None:
        return NOTHING
    length = timedelta(seconds=int(seconds))
    hours, minutes = length.seconds // 3600, length.seconds // 60 % 60
    if length.days:
        return f"{length.days} d {hours} h"
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min" if minutes else f"{length.seconds} s"


def size(many: int) -> str:
    """Bytes as people say them."""
    for unit in ("bytes", "kB", "MB"):
        if many < 1000:
            return f"{many:.4g} {unit}"
        many = many / 1000  # type: ignore[assignment]
    return f"{many:.4g} GB"
