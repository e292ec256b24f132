"""Imports of the national register: announced, brought, carried out whole or not at all."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from services.registry.commands.national_register import (
    BeginImport,
    BringPart,
    CarryOutImport,
    GiveUpImport,
    StartImport,
)
from services.registry.errors.national_register import (
    AnotherImportRuns,
    FileEmpty,
    FileTooLarge,
    NoSuchImport,
    PartsMissing,
    PartTooLarge,
    TooMuchVanishes,
)
from services.registry.model.days import day_in_romania
from services.registry.model.national_register.entry import Entry, Remark
from services.registry.model.national_register.imports import (
    KEPT_REPORTS,
    MOST_BYTES,
    MOST_MB,
    MOST_PARTS,
    RegisterImport,
    RegisterPart,
)
from services.registry.model.national_register.places import Places
from services.registry.model.national_register.rows import LineReader
from services.registry.ports.register_files import Lines, RegisterFile, open_register
from services.registry.repository.loading import load
from services.registry.repository.national_register import Staging
from shared.clock import Clock
from shared.ids import new_id
from shared.persistence.audit import Deed, note
from shared.persistence.unit_of_work import UnitOfWork

BATCH = 5_000
UPLOAD_WITHIN = timedelta(days=1)
LARGE_PART = 0.2  # of what is known; less may go between two exports without a question
FEW = 1_000  # of so few anything may go
PLACES = text("select county_code, search_text, level, siruta, name from locality where level <> 'county'")


def begin_import(command: BeginImport, uow: UnitOfWork, clock: Clock) -> RegisterImport:
    """Announce a file.

    Raises:
        FileTooLarge: it is larger than any export has been.
        AnotherImportRuns: one waits or is carried out.
    """
    if command.size > MOST_BYTES:
        raise FileTooLarge(most=MOST_MB)
    _forget_uploads(uow.session, command.account_id, clock.now())
    begun = RegisterImport(
        id=new_id(),
        authority=command.authority,
        asked_by=command.account_id,
        file_name=command.file_name,
        size=command.size,
        accept_fewer=command.accept_fewer,
        state="uploading" if command.upload else "running",
        asked_at=clock.now(),
    )
    _refuse_second(uow.session)
    uow.add(begun)
    _flush(uow)
    _note(uow, begun, "begun", clock.now(), size=command.size, accept_fewer=command.accept_fewer)
    return begun


def bring_part(command: BringPart, uow: UnitOfWork) -> None:
    """Keep a part of the file; the same again replaces it.

    Raises:
        NoSuchImport, ImportStarted
        PartTooLarge: it does not fit into what was announced.
    """
    found = _own(uow.session, command.import_id, command.account_id)
    found.still_comes()
    if command.position >= MOST_PARTS:
        raise PartTooLarge()
    others = select(func.coalesce(func.sum(func.length(RegisterPart.content)), 0)).where(
        RegisterPart.import_id == found.id, RegisterPart.position != command.position
    )
    if (uow.session.scalar(others) or 0) + len(command.content) > found.size or not command.content:
        raise PartTooLarge()
    keys = {"import_id": found.id, "position": command.position}
    statement = insert(RegisterPart).values(**keys, content=command.content)
    uow.session.execute(
        statement.on_conflict_do_update(index_elements=list(keys), set_={"content": command.content})
    )


def start_import(command: StartImport, uow: UnitOfWork) -> RegisterImport:
    """Let the worker read a file that has come whole.

    Raises:
        NoSuchImport, ImportStarted, PartsMissing
        AnotherImportRuns: one waits or is carried out.
    """
    found = _own(uow.session, command.import_id, command.account_id)
    found.still_comes()
    here = RegisterPart.import_id == found.id
    come, last, parts = uow.session.execute(
        select(
            func.coalesce(func.sum(func.length(RegisterPart.content)), 0),
            func.coalesce(func.max(RegisterPart.position), -1),
            func.count(),
        ).where(here)
    ).one()
    if come != found.size or parts != last + 1:
        raise PartsMissing(come=come, size=found.size)
    _refuse_second(uow.session)
    found.state = "waiting"
    _flush(uow)
    return found


def carry_out_import(command: CarryOutImport, uow: UnitOfWork, clock: Clock) -> dict[str, Any]:
    """Bring the register to what the file says; all in one transaction, so that a crash leaves the former.

    Returns:
        How many lines were read, taken, mended, refused; how many entries came, changed, vanished.

    Raises:
        FileFault: the file is none of the register.
        TooMuchVanishes: a large part of what is known is not in it.
    """
    session, now = uow.session, clock.now()
    staging = Staging(session, command.import_id)
    places = Places(map(tuple, session.execute(PLACES)))
    with open_register(command.file) as file:
        reader = LineReader(file.layout, places, day_in_romania(now))
        read = _stage(file, reader, staging, command.tell)
    if not read:
        raise FileEmpty()
    staging.settle()
    found = load(session, RegisterImport, command.import_id, NoSuchImport)
    counts = _merged(staging, found, read, now)
    staging.forget_reports(KEPT_REPORTS)
    session.execute(delete(RegisterPart).where(RegisterPart.import_id == found.id))
    found.end(_reading(file), counts, now)
    _note(uow, found, "imported", now, **{name: counts[name] for name in ("added", "changed", "vanished")})
    return counts


def give_up_import(command: GiveUpImport, uow: UnitOfWork, clock: Clock) -> None:
    """Keep why an import came to nothing, and let its file go."""
    found = load(uow.session, RegisterImport, command.import_id, NoSuchImport)
    uow.session.execute(delete(RegisterPart).where(RegisterPart.import_id == found.id))
    found.give_up({"code": command.code, "ro": command.ro, "en": command.en}, clock.now())
    _note(uow, found, "given-up", clock.now(), reason=command.code)


def _stage(
    file: RegisterFile, reader: LineReader, staging: Staging, tell: Callable[[float, int], None]
) -> int:
    read = 0
    for batch in _batches(file.lines):
        entries: list[tuple[int, Entry]] = []
        remarks: list[tuple[int, int, Remark]] = []
        for line, cells in batch:
            entry, said = reader.read(cells)
            remarks.extend((line, position, one) for position, one in enumerate(said))
            if entry:
                entries.append((line, entry))
        staging.add(entries, remarks)
        read += len(batch)
        tell(file.done(), read)
    return read


def _batches(lines: Lines) -> Iterator[list[tuple[int, Sequence[str]]]]:
    while batch := list(islice(lines, BATCH)):
        yield batch


def _merged(staging: Staging, found: RegisterImport, read: int, now: datetime) -> dict[str, Any]:
    taken, known, missing = staging.counted()
    if known > FEW and missing > known * LARGE_PART and not found.accept_fewer:
        raise TooMuchVanishes(known=known, vanished=missing)
    merged = staging.merge(now)
    mended, reasons = staging.remarked()
    return {
        "read": read,
        "taken": taken,
        "mended": mended,
        "refused": read - taken,
        **merged,
        "unchanged": taken - merged["changed"] - merged["added"],
        "reasons": reasons,
    }


def _reading(file: RegisterFile) -> dict[str, Any]:
    return {
        "kind": file.kind,
        "encoding": file.encoding,
        "separator": file.separator,
        "columns": sorted(file.layout.positions),
        "ignored": list(file.layout.ignored),
    }


def _own(session: Session, import_id: UUID, account_id: UUID) -> RegisterImport:
    found = load(session, RegisterImport, import_id, NoSuchImport)
    if found.asked_by != account_id:
        raise NoSuchImport()
    return found


def _forget_uploads(session: Session, account_id: UUID | None, now: datetime) -> None:
    """Let go of files that never came whole: the person's own, and anybody's of yesterday."""
    mine = (RegisterImport.asked_by == account_id) & (RegisterImport.asked_by.is_not(None))
    session.execute(
        delete(RegisterImport).where(
            RegisterImport.state == "uploading", mine | (RegisterImport.asked_at < now - UPLOAD_WITHIN)
        )
    )


def _refuse_second(session: Session) -> None:
    running = select(RegisterImport.id).where(RegisterImport.state.in_(("waiting", "running")))
    if session.scalar(running.limit(1)):
        raise AnotherImportRuns()


def _flush(uow: UnitOfWork) -> None:
    try:
        uow.session.flush()
    except IntegrityError as error:
        raise AnotherImportRuns() from error


def _note(uow: UnitOfWork, found: RegisterImport, what: str, now: datetime, **details: object) -> None:
    deed = Deed(
        authority=found.authority,
        actor_id=found.asked_by,
        deed=f"national-register.{what}",
        subject_type="national-register-import",
        subject_id=found.id,
        details=details,
    )
    note(uow.session, deed, now)


HANDLERS: Mapping[type, Callable[..., Any]] = {
    BeginImport: begin_import,
    BringPart: bring_part,
    CarryOutImport: carry_out_import,
    GiveUpImport: give_up_import,
    StartImport: start_import,
}
