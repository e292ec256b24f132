"""The tables that the migrations make are those that the code knows."""

from collections.abc import Callable

from sqlalchemy import create_engine, inspect

from services.consultation.model import Base
from shared.persistence.engine import psycopg_url

COMPUTED = {"consultation": {"search"}}


def test_tables_are_as_the_code_knows_them(make_database: Callable[..., str]) -> None:
    """Every column that is mapped is there, may be null where the code says so, and none is forgotten."""
    engine = create_engine(psycopg_url(make_database("consultation")))
    found = inspect(engine)
    for name, table in Base.metadata.tables.items():
        there = {column["name"]: column["nullable"] for column in found.get_columns(name)}
        known = {column.name: column.nullable for column in table.columns}
        assert {n: null for n, null in there.items() if n not in COMPUTED.get(name, ())} == known, name
    engine.dispose()
