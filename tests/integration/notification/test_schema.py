"""The tables that the migrations make are those that the code knows."""

from collections.abc import Callable

from sqlalchemy import create_engine, inspect

from services.notification.model import Base
from shared.persistence.engine import psycopg_url


def test_tables_are_as_the_code_knows_them(make_database: Callable[..., str]) -> None:
    """Every column that is mapped is there, may be null where the code says so, and none is forgotten."""
    engine = create_engine(psycopg_url(make_database("notification")))
    found = inspect(engine)
    for name, table in Base.metadata.tables.items():
        there = {column["name"]: column["nullable"] for column in found.get_columns(name)}
        known = {column.name: column.nullable for column in table.columns}
        assert there == known, name
    engine.dispose()
