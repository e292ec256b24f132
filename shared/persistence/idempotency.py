"""Answers kept for a day, so that a request sent twice acts once.

The key is looked up at the start of the transaction of the effect and its answer is stored at the end
of the same one: either both are there or neither. A refusal rolls back and is not kept, so the same
key may be tried again.
"""

import hashlib
import json
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from shared.errors import Conflict, Invalid

if TYPE_CHECKING:
    from alembic.operations import Operations

KEPT = timedelta(hours=24)

CREATE_V1 = """
create table idempotency_key (
    principal text not null,
    route text not null,
    key text not null,
    fingerprint bytea not null,
    status integer not null,
    body text,
    headers text not null,
    created_at timestamptz not null,
    primary key (principal, route, key)
);
comment on table idempotency_key is 'Answers of the last day, for whoever repeats a request';
create index ix_idempotency_key_created_at on idempotency_key (created_at);
"""
BEGIN = text("""
    select pg_try_advisory_xact_lock(:lock) as is_free, kept.fingerprint, kept.status, kept.body, kept.headers
    from (values (1)) as always left join idempotency_key kept
        on principal = :principal and route = :route and key = :key and created_at > :oldest
""")
# One that was committed between the look and the lock of `BEGIN` stands in the way here.
STORE = text("""
    insert into idempotency_key (principal, route, key, fingerprint, status, body, headers, created_at)
    values (:principal, :route, :key, :fingerprint, :status, :body, :headers, :now)
    on conflict (principal, route, key) do update set fingerprint = excluded.fingerprint,
        status = excluded.status, body = excluded.body, headers = excluded.headers,
        created_at = excluded.created_at
        where idempotency_key.created_at <= :oldest
    returning 1
""")
# Some requests take old answers away, so the table needs no job of its own.
FORGETS_ONE_IN = 50
FORGET = text("""
    delete from idempotency_key where ctid = any(array(
        select ctid from idempotency_key where created_at <= :oldest
        order by created_at limit 1000 for update skip locked))
""")


@dataclass(frozen=True)
class Answer:
    """What is answered to a command, in a form that can be kept: `body` is plain JSON, or None."""

    status: int
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


class Replay(Exception):
    """The request was carried out before; `answer` is what was said then."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        super().__init__("The request was carried out before.")


class InFlight(Conflict):
    """The same request is being carried out at this moment."""

    code = "idempotency-key-in-flight"
    ro = "Aceeași cerere este în lucru; încercați din nou peste o clipă."
    en = "The same request is being carried out; try again in a moment."
    retry_after = 1


class KeyReused(Invalid):
    """The key was used for a request with another content."""

    code = "idempotency-key-reused"
    ro = "Cheia Idempotency-Key a fost folosită deja pentru o cerere cu alt conținut."
    en = "The Idempotency-Key was already used for a request with other content."


@dataclass(frozen=True)
class PendingAnswer:
    """A request that carries a key, between its start and its commit.

    Args:
        principal: who asks; two people never share a key.
        route: method and path.
        key: as the caller chose it.
        fingerprint: of the content.
        now: the instant at which the request came in.
    """

    principal: str
    route: str
    key: str
    fingerprint: bytes
    now: datetime

    def begin(self, session: Session) -> None:
        """Called first in the transaction of the effect.

        Raises:
            Replay: it was carried out before, with the answer of then.
            InFlight: it is being carried out by somebody else.
            KeyReused: the key stands for another request.
        """
        lock, oldest = self._lock(), self.now - KEPT
        row = session.execute(BEGIN, {**self._names(), "lock": lock, "oldest": oldest}).one()
        if not row.is_free:
            raise InFlight
        if lock % FORGETS_ONE_IN == 0:
            session.execute(FORGET, {"oldest": oldest})
        if row.fingerprint is None:
            return
        if bytes(row.fingerprint) != self.fingerprint:
            raise KeyReused
        body = None if row.body is None else json.loads(row.body)
        raise Replay(Answer(row.status, body, json.loads(row.headers)))

    def store(self, session: Session, answer: Answer) -> None:
        """Called last in the transaction of the effect, before its commit.

        Raises:
            InFlight: somebody else was quicker, by a moment.
        """
        values = {
            "fingerprint": self.fingerprint,
            "status": answer.status,
            "body": None if answer.body is None else json.dumps(answer.body),
            "headers": json.dumps(answer.headers),
            "now": self.now,
            "oldest": self.now - KEPT,
        }
        if session.execute(STORE, {**self._names(), **values}).first() is None:
            raise InFlight

    def _names(self) -> dict[str, str]:
        return {"principal": self.principal, "route": self.route, "key": self.key}

    def _lock(self) -> int:
        name = "\n".join((self.principal, self.route, self.key))
        return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)


pending: ContextVar[PendingAnswer | None] = ContextVar("pending", default=None)


def create_idempotency_v1(op: "Operations") -> None:
    """The table's first shape, for a service's first migration."""
    op.execute(CREATE_V1)
