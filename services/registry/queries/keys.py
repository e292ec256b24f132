"""The keys that tokens are signed with."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from services.registry.queries.rows import Row, rows_of

SIGNING_KEYS = """
    select generation, kid, published_at, signs_from, retired_at,
           case when retired_at is not null then 'retired' when signs_from > :now then 'next'
                when lead(signs_from, 1, 'infinity') over (order by generation) > :now then 'signs'
                else 'trusted' end as state
    from own_signing_key order by generation
"""

JWKS = "select jwk from own_signing_key where retired_at is null order by generation"


def jwks(session: Session) -> list[dict[str, str]]:
    """The public keys that are trusted."""
    return [row["jwk"] for row in rows_of(session, JWKS)]


def signing_keys(session: Session, now: datetime) -> Sequence[Row]:
    """All keys, oldest first; `state` is retired, trusted (its last tokens are), signs or next."""
    return rows_of(session, SIGNING_KEYS, now=now)
