"""Public keys of the registry, as each service keeps them to check tokens without asking anybody."""

import threading
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from joserfc.jwk import OKPKey
from sqlalchemy import BigInteger, Column, DateTime, Engine, Integer, MetaData, Table, Text, select
from sqlalchemy.dialects.postgresql import JSONB

from shared.clock import Clock

if TYPE_CHECKING:
    from alembic.operations import Operations

CACHE_S = 30.0
REREAD_S = 2.0

CREATE_V1 = """
create table signing_key (
    kid text primary key,
    jwk jsonb,
    not_before timestamptz,
    not_after timestamptz,
    epoch integer not null,
    sequence bigint not null
);
comment on column signing_key.jwk is 'Null where the retirement was heard before the key';
"""

signing_key = Table(
    "signing_key",
    MetaData(),
    Column("kid", Text, primary_key=True),
    Column("jwk", JSONB),
    Column("not_before", DateTime(timezone=True)),
    Column("not_after", DateTime(timezone=True)),
    Column("epoch", Integer, nullable=False),
    Column("sequence", BigInteger, nullable=False),
)


class UnknownKey(Exception):
    """No key of that name is trusted here."""


class KeyStore:
    """Reads the keys from the service's table, seldom.

    A retired key is trusted for `CACHE_S` more at most. A name that is not known has the table read
    again, but not more often than every `REREAD_S`, so that made-up names cost nothing.

    Args:
        engine: of the service's own database.
        clock: tells which keys have been retired.
        monotonic: seconds that only grow.
    """

    def __init__(self, engine: Engine, clock: Clock, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._engine = engine
        self._clock = clock
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._keys: Mapping[str, tuple[OKPKey, datetime | None]] = {}
        self._read_at = float("-inf")

    def find(self, kid: str) -> OKPKey:
        """The key of that name.

        Raises:
            UnknownKey: there is none, or it was retired.
        """
        self._refresh(CACHE_S if kid in self._keys else REREAD_S)
        key, not_after = self._keys.get(kid, (None, None))
        if key is None or (not_after is not None and not_after <= self._clock.now()):
            raise UnknownKey(kid)
        return key

    def is_empty(self) -> bool:
        """Whether not a single key is trusted at present."""
        self._refresh(REREAD_S)
        now = self._clock.now()
        return not any(end is None or end > now for _, end in self._keys.values())

    def _refresh(self, older_than: float) -> None:
        with self._lock:
            if self._monotonic() - self._read_at < older_than:
                return
            query = select(signing_key).where(signing_key.c.jwk.is_not(None))
            with self._engine.connect() as connection:
                rows = connection.execute(query).all()
            self._keys = {row.kid: (OKPKey.import_key(row.jwk), row.not_after) for row in rows}
            self._read_at = self._monotonic()


def create_signing_key_v1(op: "Operations") -> None:
    """The table's first shape, for a service's first migration."""
    op.execute(CREATE_V1)
