"""Files in the service's database: a content once, by its fingerprint, in pieces of 1 MiB; who has it, under
which name, and to what it belongs, is an attachment.

What is done with a content until it is good, and when nobody has it any more: `file_contents.py`.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from shared.files.errors import (
    FileEmpty,
    FileNotGood,
    FileNotLookedAt,
    FileTooLarge,
    NoRoomForFiles,
    NoSuchFile,
    TooManyFiles,
)
from shared.files.kinds import TAKEN, Kind, kind_of
from shared.files.names import tidy_name
from shared.ids import new_id
from shared.persistence.file_contents import PIECE, store

LARGEST = 25 * PIECE
MOST_OF_ONE_THING = 20
MOST_OF_ONE_ACCOUNT = 200 * PIECE

CREATE_V1 = """
create table file (
    sha256 bytea constraint pk_file primary key,
    size integer not null,
    media_type text not null,
    state text not null constraint ck_file_state check (state in ('held', 'good', 'refused', 'replaced')),
    reason text,
    replaced_by bytea constraint fk_file_replaced_by references file,
    stored_at timestamptz not null,
    looked_at timestamptz
);
comment on column file.state is 'Held until looked into; a picture is replaced by itself drawn anew';
create index ix_file_held on file (stored_at) where state = 'held';
create index ix_file_stored_at on file (stored_at);
create index ix_file_replaced_by on file (replaced_by) where replaced_by is not null;

create table file_piece (
    sha256 bytea not null constraint fk_file_piece_sha256 references file on delete cascade,
    number integer not null,
    content bytea not null,
    constraint pk_file_piece primary key (sha256, number)
);
alter table file_piece alter column content set storage external;

create table attachment (
    id uuid constraint pk_attachment primary key,
    sha256 bytea not null constraint fk_attachment_sha256 references file,
    name text not null,
    purpose text not null,
    subject_type text not null,
    subject_id uuid not null,
    owner_id uuid not null,
    attached_at timestamptz not null
);
comment on column attachment.subject_type is 'With subject_id: what it belongs to, and so who may have it';
create index ix_attachment_subject_id on attachment (subject_id, id);
create index ix_attachment_owner_id on attachment (owner_id);
create index ix_attachment_sha256 on attachment (sha256);
"""
ATTACHMENT = """
    select a.id, a.name, a.purpose, a.subject_type, a.subject_id, a.owner_id, a.attached_at,
           a.sha256, f.size, f.media_type, f.state, f.reason
    from attachment a join file f using (sha256)
"""
USED = text("""
    select (select count(*) from attachment where subject_id = :subject_id) as files,
           (select coalesce(sum(f.size), 0) from attachment a join file f using (sha256)
            where a.owner_id = :owner_id) as bytes
""")
ATTACH = text("""
    insert into attachment (id, sha256, name, purpose, subject_type, subject_id, owner_id, attached_at)
    values (:id, :sha256, :name, :purpose, :subject_type, :subject_id, :owner_id, :now)
""")


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What a file belongs to, and who has it.

    Args:
        type: a word for the kind of thing.
        id: of the thing.
        owner_id: the account whose files these are; its quota is counted.
    """

    type: str
    id: UUID
    owner_id: UUID


@dataclass(frozen=True)
class Attachment:
    """A file as it belongs to something; `state` is held, good or refused, and `reason` says why."""

    id: UUID
    name: str
    purpose: str
    subject_type: str
    subject_id: UUID
    owner_id: UUID
    attached_at: datetime
    sha256: bytes
    size: int
    media_type: str
    state: str
    reason: str | None


def attach(
    session: Session,
    subject: Subject,
    *,
    name: str,
    content: bytes,
    purpose: str,
    now: datetime,
    taken: tuple[Kind, ...] = TAKEN,
) -> UUID:
    """Keep a file that somebody handed in, with what it belongs to.

    Args:
        session: of the unit of work in which all else about it happens.
        subject: to what, and whose.
        name: as its owner calls it; made harmless here.
        content: all of it.
        purpose: a word for what it is, such as `statute`.
        now: the instant.
        taken: the kinds that are wanted.

    Returns:
        The attachment's id.

    Raises:
        FileEmpty, FileTooLarge, FileKindNotTaken, FileContradictsItsName, FileWasRefused
        TooManyFiles, NoRoomForFiles
    """
    name = tidy_name(name)
    if not content:
        raise FileEmpty(name=name)
    if len(content) > LARGEST:
        raise FileTooLarge(name=name, most=LARGEST // PIECE)
    kind = kind_of(content, name, taken)
    _find_room(session, subject, len(content))
    sha256 = store(session, content, kind.media_type, name, now)
    key = new_id()
    session.execute(
        ATTACH, {"id": key, "sha256": sha256, "name": name, "purpose": purpose, **_names(subject), "now": now}
    )
    return key


def attachments(session: Session, *subject_ids: UUID) -> list[Attachment]:
    """What belongs to a thing, or to several, oldest first."""
    rows = session.execute(
        text(f"{ATTACHMENT} where a.subject_id = any(:ids) order by a.id"), {"ids": list(subject_ids)}
    )
    return [Attachment(**row._mapping) for row in rows]


def attachment(session: Session, key: UUID) -> Attachment:
    """One of them.

    Raises:
        NoSuchFile
    """
    row = session.execute(text(f"{ATTACHMENT} where a.id = :key"), {"key": key}).first()
    if row is None:
        raise NoSuchFile
    return Attachment(**row._mapping)


def detach(session: Session, key: UUID) -> None:
    """Take a file from what it belongs to; the content goes when nobody has it any more."""
    session.execute(text("delete from attachment where id = :key"), {"key": key})


def detach_all(session: Session, subject_id: UUID) -> None:
    """Take all files from a thing."""
    session.execute(text("delete from attachment where subject_id = :id"), {"id": subject_id})


def hand_on(session: Session, former_id: UUID, subject: Subject) -> None:
    """Let the files of one thing belong to another."""
    session.execute(
        text("""
            update attachment
            set subject_type = :subject_type, subject_id = :subject_id, owner_id = :owner_id
            where subject_id = :former"""),
        {**_names(subject), "former": former_id},
    )


def copy(session: Session, former_id: UUID, subject: Subject, now: datetime) -> None:
    """Let another thing have the good files of one, too; only that they are there is copied.

    Raises:
        TooManyFiles, NoRoomForFiles
    """
    for found in attachments(session, former_id):
        if found.state != "refused":
            _find_room(session, subject, found.size)
            values = {"id": new_id(), "sha256": found.sha256, "name": found.name, "purpose": found.purpose}
            session.execute(ATTACH, {**values, **_names(subject), "now": now})


def pieces(read: Callable[[], AbstractContextManager[Session]], found: Attachment) -> Iterator[bytes]:
    """The content of a file that is good, piece by piece, so that nobody holds all of it.

    Raises:
        FileNotLookedAt, FileNotGood: at once, not when the first piece is asked for.
    """
    if found.state == "held":
        raise FileNotLookedAt
    if found.state != "good":
        raise FileNotGood(reason=found.reason)
    query = text("select content from file_piece where sha256 = :sha256 and number = :number")

    def stream() -> Iterator[bytes]:
        for number in range(-(-found.size // PIECE)):
            with read() as session:
                yield bytes(session.execute(query, {"sha256": found.sha256, "number": number}).scalar_one())

    return stream()


def create_files_v1(op: Any) -> None:
    """The tables' first shape; `op` is `alembic.op`."""
    op.execute(CREATE_V1)


def _find_room(session: Session, subject: Subject, size: int) -> None:
    # One upload of an account at a time: else two would each find the room that is enough for one.
    session.execute(
        text("select pg_advisory_xact_lock(hashtextextended(:key, 0))"), {"key": f"files:{subject.owner_id}"}
    )
    used = session.execute(USED, _names(subject)).one()
    if used.files >= MOST_OF_ONE_THING:
        raise TooManyFiles(most=MOST_OF_ONE_THING)
    if used.bytes + size > MOST_OF_ONE_ACCOUNT:
        raise NoRoomForFiles(most=MOST_OF_ONE_ACCOUNT // PIECE)


def _names(subject: Subject) -> dict[str, Any]:
    return {"subject_type": subject.type, "subject_id": subject.id, "owner_id": subject.owner_id}
