"""What was taken, in a SQLite file."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

MOST = 200
TABLES = """
create table if not exists mail (
    id integer primary key autoincrement, received_at text not null, sender text not null,
    recipient text not null, subject text not null, raw blob not null);
create index if not exists mail_recipient on mail (recipient);
create table if not exists refusal (id integer primary key autoincrement, reply text not null);
"""


@dataclass(frozen=True)
class Mail:
    """One message to one recipient."""

    id: int
    received_at: str
    sender: str
    recipient: str
    subject: str
    message: EmailMessage

    def part(self, kind: str) -> str:
        """The body as `plain` or `html`; empty where it has none."""
        body = self.message.get_body((kind,))
        return "" if body is None else str(body.get_content())

    def headers(self) -> list[tuple[str, str]]:
        """All headers, as they came."""
        return [(name, str(value)) for name, value in self.message.items()]


class Store:
    """The file; safe to use from many threads, each call has a connection of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._open() as database:
            database.executescript(TABLES)

    def keep(self, sender: str, recipients: Sequence[str], raw: bytes) -> None:
        """Keep a message, once for each recipient."""
        subject = str(_parse(raw)["Subject"] or "")
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        rows = [(now, sender, recipient, subject, raw) for recipient in recipients]
        with self._open() as database:
            database.executemany(
                "insert into mail (received_at, sender, recipient, subject, raw) values (?, ?, ?, ?, ?)", rows
            )

    def find(self, to: str = "", subject: str = "") -> list[Mail]:
        """The newest messages first, to an address, with a part of a subject."""
        wanted = "(? = '' or recipient = ?) and instr(subject, ?)"
        query = f"select * from mail where {wanted} order by id desc limit ?"  # noqa: S608 - a constant
        with self._open() as database:
            return [_mail(row) for row in database.execute(query, (to, to, subject, MOST))]

    def get(self, number: int) -> Mail | None:
        """One message."""
        with self._open() as database:
            row = database.execute("select * from mail where id = ?", (number,)).fetchone()
        return _mail(row) if row else None

    def refuse(self, replies: Sequence[str]) -> None:
        """Answer the next messages with these SMTP replies instead of taking them."""
        with self._open() as database:
            database.executemany("insert into refusal (reply) values (?)", [(reply,) for reply in replies])

    def next_refusal(self) -> str | None:
        """The reply for this message if it is to be refused, used up by asking."""
        first = "delete from refusal where id = (select min(id) from refusal) returning reply"
        with self._open() as database:
            row = database.execute(first).fetchone()
        return str(row[0]) if row else None

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=10)) as database, database:
            yield database


def _mail(row: tuple[int, str, str, str, str, bytes]) -> Mail:
    return Mail(*row[:5], message=_parse(row[5]))


def _parse(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, _class=EmailMessage, policy=policy.default)
