"""The national register as it was imported: entries like what somebody claims; imports and reports."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from services.registry.model.counties import county_letters
from services.registry.queries.rows import Row, row_of, rows_of
from shared.plain_text import plain

ENTRY = """
    e.number, e.name, e.kind, e.special_number, e.entered_on, e.court, e.status, e.is_branch, e.locality,
    e.locality_siruta, e.county_code, e.cui, e.public_utility, e.vanished_at
"""
# Three ways to be meant, the surest first; an entry that is found by several counts by the surest.
MATCHING = f"""
with found as (
    select e.*, case when e.search_text = :name then 'number-and-name' else 'number' end as by
    from national_register_entry e where e.number = :number
    union all
    (select e.*, 'name' as by from national_register_entry e
     where :name <> '' and e.search_text % :name and e.number is distinct from :number
       and (cast(:county as text) is null or e.county_code = :county)
     order by similarity(e.search_text, :name) desc, e.number limit :limit)
)
select {ENTRY}, e.by, similarity(e.search_text, :name) as likeness
from found e
order by array_position(array['number-and-name', 'number', 'name'], e.by), likeness desc, e.number, e.name
limit :limit
"""  # noqa: S608 - names of columns, nothing that anybody typed
IMPORT = """
    select id, authority, asked_by, file_name, size, accept_fewer, state, asked_at, ended_at, progress,
           rows_read, reading, counts, fault
    from national_register_import
"""
IMPORTS = f"""{IMPORT}
    where state <> 'uploading' and (cast(:after as uuid) is null or id < :after)
    order by id desc limit :limit
"""
LINES = """
    select line, position, verdict, reason, field, was, became from national_register_line
    where import_id = :import_id
      and (cast(:verdict as text) is null or verdict = :verdict)
      and (cast(:reason as text) is null or reason = :reason)
      and (cast(:after_line as integer) is null
           or (line, position) > (cast(:after_line as integer), cast(:after_position as integer)))
    order by line, position
"""
BATCH = 2_000


def matching(
    session: Session,
    *,
    name: str | None = None,
    register_number: str | None = None,
    county: str | None = None,
    limit: int = 10,
) -> Sequence[Row]:
    """Entries like what somebody claims, with `by` (`number-and-name`, `number`, `name`) and `likeness` 0–1.

    Args:
        name: of the organisation; diacritics do not matter.
        register_number: in its usual form, `3315/A/2026`; it is shared by thousands, so the name decides.
        county: letters or name; narrows what is found by name alone.
        limit: rows at most.
    """
    given = {
        "name": plain(name or ""),
        "number": register_number,
        "county": county_letters(county) if county else None,
    }
    return rows_of(session, MATCHING, **given, limit=limit)


def register_import(session: Session, key: UUID) -> Row | None:
    """One import."""
    return row_of(session, f"{IMPORT} where id = :key", key=key)


def imports(session: Session, *, after: UUID | None, limit: int) -> Sequence[Row]:
    """All that were begun and brought whole, the newest first."""
    return rows_of(session, IMPORTS, after=after, limit=limit)


def unfinished(session: Session) -> Row | None:
    """The import that waits for the worker, or that a process has left in the middle."""
    return row_of(session, f"{IMPORT} where state in ('waiting', 'running')")


def parts(session: Session, import_id: UUID) -> Iterator[bytes]:
    """The parts of a file, in their order, one at a time."""
    query = text("select content from national_register_part where import_id = :key and position = :position")
    position = 0
    while content := session.scalar(query, {"key": import_id, "position": position}):
        yield bytes(content)
        position += 1


def lines(
    session: Session,
    import_id: UUID,
    *,
    verdict: str | None,
    reason: str | None,
    after: tuple[int, int] | None,
    limit: int,
) -> Sequence[Row]:
    """The report of an import, line by line, as the file has them.

    Args:
        verdict: `mended`, `noted` or `refused` alone.
        reason: one reason alone.
        after: line and position of the last one seen.
        limit: rows at most.
    """
    line, position = after or (None, None)
    given = {"import_id": import_id, "verdict": verdict, "reason": reason}
    return rows_of(
        session, f"{LINES} limit :limit", **given, after_line=line, after_position=position, limit=limit
    )


def all_lines(session: Session, import_id: UUID, *, verdict: str | None, reason: str | None) -> Iterator[Row]:
    """The same without end, read as it is used."""
    after: tuple[int, int] | None = None
    while batch := lines(session, import_id, verdict=verdict, reason=reason, after=after, limit=BATCH):
        yield from batch
        after = (batch[-1]["line"], batch[-1]["position"])
