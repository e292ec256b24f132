"""The engine: one a process, made after any fork, with every wait bounded."""

import time
from typing import Any

import psycopg
from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import InvalidatePoolError

STATEMENT_TIMEOUT_MS = 5_000
LOCK_TIMEOUT_MS = 3_000
IDLE_TIMEOUT_MS = 15_000
CONNECT_TIMEOUT_S = 5
POOL_TIMEOUT_S = 5
# A database whose machine is gone says nothing: after a minute of silence the connection is given up.
KEEPALIVE: dict[str, Any] = {
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}
ALIVE_FOR_S = 0.5  # a connection that was used so shortly ago is not asked whether it is alive


def psycopg_url(url: str) -> URL:
    """The address with the driver that we use, whatever form it was given in."""
    return make_url(url).set(drivername="postgresql+psycopg")


def make_engine(url: str, *, name: str, pool_size: int) -> Engine:
    """An engine with a fixed pool.

    Args:
        url: a PostgreSQL address, `postgresql://user:password@host:port/database`.
        name: how the process shows itself in `pg_stat_activity`.
        pool_size: connections at most; a web process needs one a thread.
    """
    bounds = {
        "statement_timeout": STATEMENT_TIMEOUT_MS,
        "lock_timeout": LOCK_TIMEOUT_MS,
        "idle_in_transaction_session_timeout": IDLE_TIMEOUT_MS,
        "timezone": "UTC",
    }
    engine = create_engine(
        psycopg_url(url),
        pool_size=pool_size,
        max_overflow=0,
        hide_parameters=True,  # they may hold personal data, and errors are logged and kept
        pool_timeout=POOL_TIMEOUT_S,
        connect_args={
            "application_name": name,
            "connect_timeout": CONNECT_TIMEOUT_S,
            **KEEPALIVE,
            "options": " ".join(f"-c {key}={value}" for key, value in bounds.items()),
        },
    )
    event.listen(engine, "handle_error", _leave_out_details)
    _ping_after_a_pause(engine)
    return engine


def _ping_after_a_pause(engine: Engine) -> None:
    """SQLAlchemy's own `pool_pre_ping` asks each time, which a busy service pays with a trip a request."""

    @event.listens_for(engine, "checkin")
    def note(_connection: Any, record: Any) -> None:
        record.info["used_at"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def ping(connection: Any, record: Any, _proxy: Any) -> None:
        now = time.monotonic()
        if now - record.info.get("used_at", now) < ALIVE_FOR_S:
            return
        try:
            engine.dialect.do_ping(connection)
        except psycopg.Error as error:
            raise InvalidatePoolError from error


def _leave_out_details(context: ExceptionContext) -> None:
    """Take the server's DETAIL out of an error's text: it quotes rows, and errors are logged and kept."""
    original = context.original_exception
    detail = original.diag.message_detail if isinstance(original, psycopg.Error) else None
    if detail:
        for error in filter(None, (original, context.sqlalchemy_exception)):
            error.args = tuple(str(part).replace(detail, "(left out)") for part in error.args)
