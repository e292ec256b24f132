"""Contents of files: held when they come in, looked into by a worker, let go when unused."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from shared.files.errors import FileWasRefused
from shared.files.looking import Found, look
from shared.logs import get_logger

PIECE = 1024 * 1024
KEPT_UNUSED = timedelta(days=1)

# What comes in again while it is being let go waits for that, and is then new.
STORE = text("""
    insert into file (sha256, size, media_type, state, stored_at)
    values (:sha256, :size, :media_type, 'held', :now)
    on conflict (sha256) do update set stored_at = excluded.stored_at
    returning xmax = 0 as is_new, state, reason, replaced_by
""")
KEEP_PIECE = text("insert into file_piece (sha256, number, content) values (:sha256, :number, :content)")
LET_GO = text("""
    delete from file f where f.stored_at <= :before
        and not exists (select from attachment a where a.sha256 = f.sha256)
        and not exists (select from file o where o.replaced_by = f.sha256)
""")

log = get_logger(__name__)


def store(session: Session, content: bytes, media_type: str, name: str, now: datetime) -> bytes:
    """Keep a content, unless it is kept already.

    Args:
        session: of the transaction in which it is attached to something.
        content: all of it.
        media_type: what it is.
        name: as its owner calls it, for the refusal.
        now: the instant.

    Returns:
        The fingerprint of what is given out: another one where a picture was drawn anew.

    Raises:
        FileWasRefused: the same was looked into before.
    """
    sha256 = hashlib.sha256(content).digest()
    values = {"sha256": sha256, "size": len(content), "media_type": media_type, "now": now}
    known = session.execute(STORE, values).one()
    if known.is_new:
        _keep(session, sha256, content)
    if known.state == "refused":
        raise FileWasRefused(name=name, reason=known.reason)
    return bytes(known.replaced_by or sha256)


def check_held(
    engine: Engine, now: Callable[[], datetime], looked: Callable[[str, bytes], Found] = look, most: int = 20
) -> int:
    """Look into what is held, oldest first, with no transaction open while looking.

    Args:
        engine: of the service's database.
        now: what time it is.
        looked: looks into one.
        most: files at most.

    Returns:
        How many were looked into.
    """
    query = text("select sha256, media_type from file where state = 'held' order by stored_at limit :most")
    with engine.connect() as connection:
        held = connection.execute(query, {"most": most}).all()
        connection.rollback()
    for sha256, media_type in held:
        with engine.connect() as connection:
            content = _whole(connection, sha256)
        found = looked(media_type, content)
        with Session(engine) as session:
            _settle(session, bytes(sha256), media_type, found, now())
            session.commit()
    return len(held)


def let_go(session: Session, now: datetime) -> None:
    """Delete contents that nobody has had for a day."""
    session.execute(LET_GO, {"before": now - KEPT_UNUSED})


def _keep(session: Any, sha256: bytes, content: bytes) -> None:
    view = memoryview(content)
    for number, start in enumerate(range(0, len(content), PIECE)):
        session.execute(
            KEEP_PIECE, {"sha256": sha256, "number": number, "content": bytes(view[start : start + PIECE])}
        )


def _whole(connection: Any, sha256: bytes) -> bytes:
    query = text("select content from file_piece where sha256 = :sha256 order by number")
    return b"".join(bytes(row.content) for row in connection.execute(query, {"sha256": sha256}))


def _settle(session: Session, sha256: bytes, media_type: str, found: Found, now: datetime) -> None:
    """Note what was found; what is refused or replaced keeps its fingerprint and loses its content."""
    log.info("file-looked-into", media_type=media_type, reason=found.reason)
    state, by = ("refused", None) if found.reason else ("good", None)
    if found.content is not None and not found.reason:
        state, by = "replaced", _replacement(session, found.content, media_type, now)
        if by == sha256:
            state, by = "good", None
    session.execute(
        text("""update file set state = :state, reason = :reason, replaced_by = :by, looked_at = :now
                where sha256 = :sha256"""),
        {"state": state, "reason": found.reason or None, "by": by, "now": now, "sha256": sha256},
    )
    if by:
        session.execute(
            text("update attachment set sha256 = :by where sha256 = :sha256"), {"by": by, "sha256": sha256}
        )
    if state != "good":
        session.execute(text("delete from file_piece where sha256 = :sha256"), {"sha256": sha256})


def _replacement(session: Session, content: bytes, media_type: str, now: datetime) -> bytes:
    sha256 = hashlib.sha256(content).digest()
    values = {"sha256": sha256, "size": len(content), "media_type": media_type, "now": now}
    if session.execute(STORE, values).one().is_new:
        _keep(session, sha256, content)
    session.execute(
        text("update file set state = 'good', looked_at = :now where sha256 = :sha256"),
        {"now": now, "sha256": sha256},
    )
    return sha256
