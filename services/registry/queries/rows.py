"""Rows of a query, as dictionaries."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

Row = dict[str, Any]


def rows_of(session: Session, query: str, **given: object) -> Sequence[Row]:
    """All rows of a query."""
    return [row._asdict() for row in session.execute(text(query), given)]


def row_of(session: Session, query: str, **given: object) -> Row | None:
    """The only row of a query, if there is one."""
    row = session.execute(text(query), given).first()
    return row._asdict() if row else None
