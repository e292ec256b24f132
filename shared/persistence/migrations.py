"""Migrations: numbered files in a service's folder, applied in order by one process at a time."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.pool import NullPool

from shared.persistence.engine import CONNECT_TIMEOUT_S, psycopg_url

LOCK = 5_200_300  # any number, the same for all that migrate one database
LOCK_TIMEOUT = "5s"


def migrate(url: str, folder: Path) -> str:
    """Bring the database to the newest revision.

    Args:
        url: address of the database.
        folder: holds `NNNN_name.py` files.

    Returns:
        The revision reached.
    """
    engine = create_engine(
        psycopg_url(url), poolclass=NullPool, connect_args={"connect_timeout": CONNECT_TIMEOUT_S}
    )
    with engine.connect() as connection:
        connection.execute(text("select pg_advisory_lock(:lock)"), {"lock": LOCK})
        connection.execute(text(f"set lock_timeout = '{LOCK_TIMEOUT}'"))
        connection.commit()
        _upgrade(connection, folder)
        connection.commit()
    engine.dispose()
    return head(folder)


def head(folder: Path) -> str:
    """The newest revision, as the HEAD file says it."""
    return (folder / "HEAD").read_text(encoding="utf-8").strip()


def current(engine: Engine) -> str | None:
    """The revision at which the database stands; None where it was never migrated."""
    with engine.connect() as connection:
        if connection.scalar(text("select to_regclass('alembic_version')")) is None:
            return None
        revision: str | None = connection.scalar(text("select version_num from alembic_version"))
        return revision


def _upgrade(connection: Connection, folder: Path) -> None:
    # Alembic is half of what a process would load at its start, and web and worker never migrate.
    from alembic.config import Config  # noqa: PLC0415
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    script = ScriptDirectory(str(folder), version_locations=[str(folder)])

    def revisions(at: Any, _context: Any) -> Any:
        return script._upgrade_revs("heads", at)

    with EnvironmentContext(Config(), script, fn=revisions) as environment:
        environment.configure(connection=connection, target_metadata=None, transaction_per_migration=True)
        with environment.begin_transaction():
            environment.run_migrations()
