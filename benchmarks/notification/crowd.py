"""Those who have asked, written by SQL: rows as the service itself makes them, without its letters."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import LiteralString

import psycopg

from benchmarks.servers import Servers
from services.notification.bootstrap import SERVICE
from shared.persistence.migrations import migrate
from tests.unit.notification.world import AUTHORITY, World

DOMAINS = 1_000
# Addresses of one sequence belong to one crowd; every tenth reads English.
FOLLOWERS: LiteralString = """
    insert into follower (email_key, email, language, digest_until, weekly_until)
    select format('%%s%%s@d%%s.example.org', %(name)s::text, n, n %% %(domains)s),
           format('%%s%%s@d%%s.example.org', %(name)s::text, n, n %% %(domains)s),
           case when n %% 10 = 0 then 'en' else 'ro' end, %(now)s, %(now)s
    from generate_series(1, %(many)s) n
"""
SUBSCRIPTIONS: LiteralString = """
    insert into subscription (id, email, email_key, language, topic_key, state, asked_at, written_at,
                              token_hash, token_expires_at, confirmed_at, cadence)
    select id, email, email_key, language, topic, 'confirmed', %(now)s, %(now)s, uuid_send(id), %(now)s,
           %(now)s, %(cadence)s
    from (
        select uuidv7() as id, f.email, f.email_key, f.language,
               format(%(topic)s::text, row_number() over () %% %(topics)s) as topic
        from follower f where email like %(name)s || '%%'
    ) as made
"""


@dataclass(frozen=True)
class Sizes:
    """How many of everything.

    Args:
        subscribers: of one authority.
        subscriptions: among which the one that an event matches is found.
        mails: of an announcement that is sent.
        rounds: of each measurement.
    """

    subscribers: int
    subscriptions: int
    mails: int
    rounds: int


LARGE = Sizes(subscribers=100_000, subscriptions=1_000_000, mails=20_000, rounds=3)
SMALL = Sizes(subscribers=2_000, subscriptions=20_000, mails=1_500, rounds=1)


def world_of(servers: Servers, name: str) -> World:
    """A service over a database of that name, which knows one authority."""
    url = servers.database(name)
    migrate(url, SERVICE.migrations)
    world = World.over(url)
    world.clock.instant = datetime.now(UTC)
    return world


def subscribe(
    world: World,
    many: int,
    *,
    name: str = "p",
    topic: str = f"authority:{AUTHORITY}",
    topics: int = 1,
    cadence: str = "immediate",
) -> None:
    """Have so many people follow something.

    Args:
        world: the service.
        many: people.
        name: how their addresses begin.
        topic: what they follow; `%s` in it stands for the number of a topic.
        topics: over how many they are spread.
        cadence: how they want to be told.
    """
    given = {
        "many": many,
        "name": name,
        "domains": DOMAINS,
        "topic": topic,
        "topics": topics,
        "cadence": cadence,
        "now": world.clock.now(),
    }
    with psycopg.connect(world.runtime.settings.database_url.reveal(), autocommit=True) as connection:
        connection.execute(FOLLOWERS, given)
        connection.execute(SUBSCRIPTIONS, given)
    settle(world)


def settle(world: World) -> None:
    """Have the database know what it holds, as it does by itself after a minute."""
    with psycopg.connect(world.runtime.settings.database_url.reveal(), autocommit=True) as connection:
        connection.execute("vacuum analyze")
