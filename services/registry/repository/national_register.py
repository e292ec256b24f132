"""Entries of the national register: staged by COPY, then brought together with what is there, by sets."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID
from zlib import crc32

from sqlalchemy import Connection, Engine, text
from sqlalchemy.orm import Session

from services.registry.model.national_register.entry import Entry, Remark

COLUMNS = tuple(column.name for column in fields(Entry))
LISTED = ", ".join(COLUMNS)
OF_STAGED = ", ".join(f"s.{column}" for column in COLUMNS)
LOCK = {"lock": crc32(b"registry.national-register")}
# Longer than any import may take; the usual limits are for what somebody waits for.
PATIENCE = (
    "set local statement_timeout = '15min'",
    "set local idle_in_transaction_session_timeout = '5min'",
    "set local work_mem = '64MB'",
)
STAGE = """
create temporary table staged (
    line integer not null, number text collate "C" not null, search_text text collate "C" not null,
    name text, kind text, special_number text, entered_on date, court text, status text, is_branch boolean,
    locality text, locality_siruta integer, county_code text, cui text, public_utility boolean
) on commit drop
"""
COPY_ENTRIES = f"copy staged (line, {LISTED}) from stdin"
COPY_LINES = (
    "copy national_register_line (import_id, line, position, verdict, reason, field, was, became) from stdin"
)
# A line that says again what one before it said is refused; positions from 100 on keep clear of the reader's.
TWICE = """
with placed as (
    select ctid, line, name, first_value(line) over same as first, row_number() over same as place
    from staged window same as (partition by number, search_text order by line)
), gone as (
    delete from staged using placed where staged.ctid = placed.ctid and placed.place > 1
    returning placed.line, placed.name, placed.first
)
insert into national_register_line (import_id, line, position, verdict, reason, field, was, became)
select :import_id, line, 100, 'refused', 'twice-in-file', 'name', name, first::text from gone
"""
SHARED = """
insert into national_register_line (import_id, line, position, verdict, reason, field, was, became)
select :import_id, line, 101, 'noted', 'number-shared', 'number', number, first::text from (
    select line, number, first_value(line) over same as first, row_number() over same as place
    from staged window same as (partition by number order by line)
) as placed where place > 1
"""
CHANGE = f"""
update national_register_entry e
set ({LISTED}, changed_in, vanished_at) = ({OF_STAGED}, :import_id, null)
from staged s
where e.number = s.number and e.search_text = s.search_text
  and (e.vanished_at is not null
       or ({", ".join(f"e.{column}" for column in COLUMNS)}) is distinct from ({OF_STAGED}))
"""  # noqa: S608 - names of columns, nothing that anybody typed
ADD = f"""
insert into national_register_entry ({LISTED}, changed_in)
select {OF_STAGED}, :import_id from staged s
where not exists (select from national_register_entry e
                  where e.number = s.number and e.search_text = s.search_text)
"""  # noqa: S608 - the same
MISSING = """
from national_register_entry e where e.vanished_at is null and not exists (
    select from staged s where e.number = s.number and e.search_text = s.search_text)
"""
COUNT = f"""
select (select count(*) from staged) as staged,
       (select count(*) from national_register_entry where vanished_at is null) as known,
       (select count(*) {MISSING}) as missing
"""  # noqa: S608 - the same
VANISH = f"""
update national_register_entry set vanished_at = :now, changed_in = :import_id
where (number, search_text) in (select e.number, e.search_text {MISSING})
"""  # noqa: S608 - the same
VERDICTS = """
select verdict, reason, count(*) as times from national_register_line where import_id = :import_id
group by verdict, reason order by verdict, times desc, reason
"""
MENDED_LINES = """
select count(*) from (
    select line from national_register_line where import_id = :import_id
    group by line having bool_or(verdict = 'mended') and not bool_or(verdict = 'refused')) as mended
"""
FORGET = """
delete from national_register_line where import_id in (
    select id from national_register_import order by id desc offset :kept)
"""
TOLD = text("""
    update national_register_import set state = 'running', progress = :done, rows_read = :lines
    where id = :import_id and state in ('waiting', 'running')
""")


@contextmanager
def importing(engine: Engine) -> Iterator[Connection | None]:
    """A connection on which to tell how far the import is, for the one process that may import.

    None where another does; the lock goes with the connection, so a crash frees it.
    """
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        held = connection.scalar(text("select pg_try_advisory_lock(:lock)"), LOCK)
        try:
            yield connection if held else None
        finally:
            if held and not connection.invalidated:
                connection.execute(text("select pg_advisory_unlock(:lock)"), LOCK)


def tell(connection: Connection, import_id: UUID, done: float, lines: int) -> None:
    """Let everybody see how far an import is."""
    connection.execute(TOLD, {"import_id": import_id, "done": done, "lines": lines})


class Staging:
    """The entries of one file, before they count; gone with the transaction.

    Args:
        session: of the transaction in which all happens.
        import_id: to which the remarks belong.
    """

    def __init__(self, session: Session, import_id: UUID) -> None:
        self._session = session
        self._given: dict[str, Any] = {"import_id": import_id}
        for statement in (*PATIENCE, STAGE):
            session.execute(text(statement))
        self._driver: Any = session.connection().connection.driver_connection

    def add(self, entries: Iterable[tuple[int, Entry]], remarks: Iterable[tuple[int, int, Remark]]) -> None:
        """Copy a batch: entries by line, remarks by line and position in it."""
        with self._driver.cursor() as cursor, cursor.copy(COPY_ENTRIES) as copy:
            for line, entry in entries:
                copy.write_row((line, *(getattr(entry, column) for column in COLUMNS)))
        with self._driver.cursor() as cursor, cursor.copy(COPY_LINES) as copy:
            for line, position, one in remarks:
                copy.write_row(
                    (
                        self._given["import_id"],
                        line,
                        position,
                        one.verdict,
                        one.reason,
                        one.field,
                        one.was,
                        one.became,
                    )
                )

    def settle(self) -> None:
        """Keep the first of lines that say the same, and remark on numbers that several share."""
        self._do(TWICE)
        self._do("analyze staged")
        self._do(SHARED)

    def counted(self) -> tuple[int, int, int]:
        """Entries of the file, entries known, and those of them that the file lacks."""
        row = self._session.execute(text(COUNT)).one()
        return row.staged, row.known, row.missing

    def merge(self, now: datetime) -> dict[str, int]:
        """Bring the register to what the file says; how many entries changed, came and vanished."""
        changed = self._do(CHANGE)
        added = self._do(ADD)
        vanished = self._do(VANISH, now=now)
        self._do("analyze national_register_entry")
        return {"changed": changed, "added": added, "vanished": vanished}

    def remarked(self) -> tuple[int, list[dict[str, Any]]]:
        """Lines that were taken after mending, and how often each remark was made."""
        rows = self._session.execute(text(VERDICTS), self._given).all()
        return self._session.scalar(text(MENDED_LINES), self._given) or 0, [row._asdict() for row in rows]

    def forget_reports(self, kept: int) -> None:
        """Let the lines of all but the newest reports go."""
        self._do(FORGET, kept=kept)

    def _do(self, statement: str, **more: object) -> int:
        return int(self._session.connection().execute(text(statement), {**self._given, **more}).rowcount)
