"""How often something may be asked, counted in the service's database so that all processes share it.

The counting is GCRA (the "leaky bucket as a meter"): one row and one instant a caller. Being exact
over processes it needs no window tables, and the instant itself says when to come back.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil
from typing import TYPE_CHECKING

from flask import Request
from sqlalchemy import Engine, text

from shared.clock import Clock
from shared.errors import TooMany
from shared.web.bodies import read_json
from shared.web.marks import View, mark

if TYPE_CHECKING:
    from alembic.operations import Operations

HOUSEHOLD = 64
UNITS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}

# UNLOGGED: a crash forgets the counts, which harms nobody, and counting costs no write-ahead log.
CREATE_V1 = """
create unlogged table rate_limit (
    name text not null,
    caller text not null,
    busy_until timestamptz not null,
    primary key (name, caller)
);
create index ix_rate_limit_busy_until on rate_limit (busy_until);
"""
# Each hit takes a few idle rows away, so the table needs no job of its own.
FORGET = text("""
    delete from rate_limit where ctid = any(array(
        select ctid from rate_limit where busy_until < :now order by busy_until limit 5
        for update skip locked))
""")
HIT = text("""
    insert into rate_limit as seen (name, caller, busy_until) values (:name, :caller, :now + :step)
    on conflict (name, caller) do update set busy_until = greatest(seen.busy_until, :now) + :step
        where greatest(seen.busy_until, :now) + :step <= :now + :span
    returning 1
""")
FREE_AT = text("""
    select busy_until + :step - :span from rate_limit where name = :name and caller = :caller
""")


@dataclass(frozen=True)
class Limit:
    """So many times in such a span, for each caller that `key` tells apart."""

    name: str
    times: int
    span: timedelta
    key: Callable[[Request], str]


def client_address(request: Request) -> str:
    """One caller a network, as the gateway saw it: an IPv4 address, or the /64 that a household has of IPv6.

    Whoever has a /64 has 2^64 addresses in it, and would never meet a limit (RFC 6177, RFC 4291, 2.5.1).
    """
    address = request.remote_addr or ""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv6Address) and known.ipv4_mapped is None:
        return str(ip_network((known, HOUSEHOLD), strict=False))
    return address


def body_field(name: str) -> Callable[[Request], str]:
    """One caller for each value of a field of the body, whatever its case and the spaces around it."""

    def key(request: Request) -> str:
        body = read_json(request)
        value = body.get(name) if isinstance(body, dict) else None
        return value.strip().casefold() if isinstance(value, str) else ""

    return key


def limited(rate: str, *, key: Callable[[Request], str] = client_address) -> Callable[[View], View]:
    """A rule on a view: answers 429 with `Retry-After` to who asks more often. May stand repeatedly.

    Args:
        rate: `10/minute`; units are second, minute, hour, day.
        key: tells callers apart.
    """
    times, _, unit = rate.partition("/")
    span = timedelta(seconds=UNITS[unit])

    def decorate(view: View) -> View:
        name = f"{view.__module__}.{view.__name__} {rate} {key.__qualname__}"
        return mark(view, limits=Limit(name, int(times), span, key))

    return decorate


class Limiter:
    """Counts hits.

    Args:
        engine: of the service's own database.
        clock: what time it is.
        secret: callers are kept as keyed hashes, since an address is personal data.
    """

    def __init__(self, engine: Engine, clock: Clock, secret: str) -> None:
        self._engine = engine
        self._clock = clock
        self._secret = hashlib.sha256(secret.encode()).digest()

    def hit(self, limit: Limit, caller: str) -> None:
        """Count one.

        Raises:
            TooMany: this one is too much, and is not counted.
        """
        now = self._clock.now()
        values = {
            "name": limit.name,
            "caller": hashlib.blake2b(caller.encode(), key=self._secret, digest_size=16).hexdigest(),
            "now": now,
            "span": limit.span,
            "step": limit.span / limit.times,
        }
        with self._engine.begin() as connection:
            if connection.execute(HIT, values).first():
                connection.execute(FORGET, values)
                return
            free_at = connection.scalar(FREE_AT, values)
        wait = (free_at - now).total_seconds() if free_at else 1
        raise TooMany(retry_after=max(1, ceil(wait)))


def create_rate_limit_v1(op: "Operations") -> None:
    """The table's first shape, for a service's first migration."""
    op.execute(CREATE_V1)
