"""From an event to a delivery for each who has asked; and how soon one is found among a million."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any, LiteralString

import psycopg

from benchmarks.notification.crowd import Sizes, subscribe, world_of
from benchmarks.report.figures import Figure, Part
from benchmarks.report.timing import milliseconds, p95
from benchmarks.servers import Servers
from services.notification.model.known import authority
from tests.unit.notification.world import AUTHORITY, PUBLISHED, World

PUBLISH = "consultation.consultation.published"
MOST_S, MOST_MS = 5, 20
TIMES = 50
# So that nobody has had many mails lately.
APART = timedelta(days=2)
AUTHORITIES = 3_000
# The same rows by the database alone, under an index and checks that are the same.
BARE: LiteralString = """
    insert into delivery (id, version, fact_id, channel, recipient, language, subscription_id, lane, state,
                          attempts, created_at, deadline, next_at)
    select uuidv7(), 1, %(fact_id)s, 'email', email, language, id, 1, 'created', 0, %(now)s,
           %(now)s + interval '72 hours', %(now)s
    from subscription where state = 'confirmed' and topic_key = %(topic)s
"""
FACT: LiteralString = """
    insert into fact (id, category, data, created_at) values (uuidv7(), 'announcement', '{}', %(now)s)
    returning id
"""


def addressing(servers: Servers, sizes: Sizes) -> Part:
    """Seconds of each round, and p95 of fifty events."""
    ours, bare = zip(*_all_told(servers, sizes), strict=True)
    told = f"event → rows for all {sizes.subscribers:,} subscribers of one authority"
    found = f"event → the one whom it concerns, of {sizes.subscriptions:,}, p95"
    return Part(
        "addressing",
        [
            Figure(told, ours, "s", most=MOST_S),
            Figure("the same", ours, "s", "the same rows by one insert … select", bare),
            Figure(found, _one_found(servers, sizes), "ms", most=MOST_MS),
        ],
    )


def _all_told(servers: Servers, sizes: Sizes) -> Iterator[tuple[float, float]]:
    """Ours and the bare statement, in turn."""
    world = world_of(servers, "addressing")
    subscribe(world, sizes.subscribers)
    for _ in range(sizes.rounds):
        world.clock.instant += APART
        ours = milliseconds(partial(world.hear, PUBLISH, PUBLISHED)) / 1000
        bare = milliseconds(partial(_bare, world)) / 1000
        yield ours, bare
    query = "select count(*) as many from delivery"
    if world.rows(query)[0]["many"] != 2 * sizes.rounds * sizes.subscribers:
        raise SystemExit("Not everyone has a delivery.")
    world.runtime.close()


def _bare(world: World) -> None:
    given: dict[str, Any] = {"now": world.clock.now() - APART / 2, "topic": f"authority:{AUTHORITY}"}
    with psycopg.connect(world.runtime.settings.database_url.reveal()) as connection:
        [(fact_id,)] = connection.execute(FACT, given).fetchall()
        connection.execute(BARE, {**given, "fact_id": fact_id})


def _one_found(servers: Servers, sizes: Sizes) -> list[float]:
    world = world_of(servers, "matching")
    subscribe(world, sizes.subscriptions, topic="authority:a%s", topics=AUTHORITIES)
    subscribe(world, 1, name="lone", topic="authority:lone")
    world.know(authority, slug="lone", name="Comuna Singură", is_example=True)
    said = {**PUBLISHED, "authority": "lone"}
    return [_p95_of_events(world, said) for _ in range(sizes.rounds)]


def _p95_of_events(world: World, said: dict[str, Any]) -> float:
    times = []
    for _ in range(TIMES):
        world.clock.instant += APART
        times.append(milliseconds(partial(world.hear, PUBLISH, said)))
    return p95(times)
