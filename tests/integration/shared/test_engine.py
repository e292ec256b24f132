"""The engine: what its errors say, and what they keep to themselves."""

import traceback
from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from shared.persistence.engine import make_engine

CANARY = "Zenobia\nCanar (77)"
TABLE = "create table person (name text primary key, age integer not null check (age < 150))"
PERSON = text("insert into person (name, age) values (:name, :age)")


@pytest.mark.parametrize("age", [30, None, 200])
def test_an_error_quotes_nobody(make_database: Callable[..., str], age: int | None) -> None:
    """What the database finds doubled, missing or out of bounds is named by its column, not by its values."""
    engine = make_engine(make_database(), name="test", pool_size=1)
    with engine.begin() as connection:
        connection.execute(text(TABLE))
        connection.execute(PERSON, {"name": CANARY, "age": 30})
    with pytest.raises(IntegrityError, match="person") as refused, engine.begin() as connection:
        connection.execute(PERSON, {"name": CANARY, "age": age})
    told = "".join(traceback.format_exception(refused.value))
    assert "Canar (77)" not in told
    assert "left out" in told
    engine.dispose()


def test_a_connection_that_died_at_rest_is_replaced(
    make_database: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a pause it is asked whether it lives, before anything is entrusted to it."""
    monkeypatch.setattr("shared.persistence.engine.ALIVE_FOR_S", 0.0)
    engine = make_engine(make_database(), name="test", pool_size=1)
    with engine.connect() as connection:
        first = connection.scalar(text("select pg_backend_pid()"))
    killer = make_engine(make_database(), name="killer", pool_size=1)
    with killer.connect() as connection:
        connection.execute(text("select pg_terminate_backend(:pid, 5000)"), {"pid": first})
    with engine.connect() as connection:
        assert connection.scalar(text("select pg_backend_pid()")) != first
    engine.dispose()
    killer.dispose()
