"""The last release's idea of a database, with which its processes go on while new ones start beside them."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, create_engine, insert, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.pool import NullPool

from shared.persistence.engine import psycopg_url
from tests.every_service import ROOT

Rows = dict[str, list[dict[str, Any]]]
OF_ALEMBIC = "alembic_version"


def released_migrations(frozen: Path, into: Path) -> Path:
    """A folder with the migrations up to the released one.

    Args:
        frozen: the released shape of a service's database.
        into: an empty folder.
    """
    revision = json.loads(frozen.read_text(encoding="utf-8"))["revision"]
    for migration in (ROOT / "services" / frozen.stem / "migrations").glob("[0-9]*.py"):
        if migration.name[:4] <= revision:
            shutil.copy(migration, into)
    (into / "HEAD").write_text(revision, encoding="utf-8")
    return into


class OldProcess:
    """Reads and writes by the columns that the release knew, and by no others.

    Args:
        url: of a database as it was released, from which it learns them.
    """

    def __init__(self, url: str) -> None:
        self._known = MetaData()
        with connected(url) as database:
            self._known.reflect(database)
        for column in (column for table in self._known.tables.values() for column in table.columns):
            if isinstance(column.type, JSONB):
                column.type.none_as_null = True

    def read(self, url: str) -> Rows:
        """All rows of all tables that it knows, each in some order of its own."""
        with connected(url) as database:
            return {
                table.name: sorted((dict(row) for row in _select(database, table)), key=str)
                for table in self._tables()
            }

    def write(self, url: str, rows: Rows) -> None:
        """Put these in the place of whatever is there."""
        with connected(url) as database:
            for table in reversed(self._tables()):
                database.execute(table.delete())
            for table in self._tables():
                if given := rows[table.name]:
                    database.execute(insert(table), given)

    def _tables(self) -> list[Table]:
        """Those that others refer to first."""
        return [table for table in self._known.sorted_tables if table.name != OF_ALEMBIC]


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    """A transaction."""
    engine = create_engine(psycopg_url(url), poolclass=NullPool)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def _select(database: Connection, table: Table) -> Any:
    return database.execute(select(*filter(_is_given, table.columns))).mappings()


def _is_given(column: Column[Any]) -> bool:
    """The database itself counts up an identity, and works out what is generated."""
    return column.identity is None and column.computed is None
