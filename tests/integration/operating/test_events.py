"""One event shown, how far back a queue is, and events sent again."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from kombu import Connection
from sqlalchemy import text

from shared.ids import new_id
from shared.service import Runtime
from shared.testing.waiting import eventually
from tests.integration.messaging.conftest import MovableClock, Working
from tests.integration.operating.conftest import Ask, Run, refused
from tests.sample.service import CODE, COUNTED, CountThing, Whisper

WHISPERED = "ro.parteneriat.sample.thing.whispered.v1"


@pytest.fixture
def said(runtime: Runtime, working: Working, environment: dict[str, str], amqp_url: str) -> list[UUID]:
    """Five public events, an internal one and a letter, all published; the ids of the public ones."""
    environment["AMQP_URL"] = amqp_url
    thing = new_id()
    for _ in range(5):
        runtime.bus.do(CountThing(thing))
    runtime.bus.do(Whisper(new_id(), "a-secret"))
    with working("relay"):
        eventually(lambda: _left(runtime) == 0)
    with runtime.read() as session:
        return list(session.scalars(text("select event_id from event_position where stream = 'public'")))


def taken(amqp_url: str, queue: str) -> list[dict[str, Any]]:
    """What stands in a queue, taken out."""
    with Connection(amqp_url) as connection:
        channel, found = connection.channel(), []
        while message := channel.basic_get(queue, no_ack=True):
            body = message.body if isinstance(message.body, bytes) else message.body.encode()
            found.append({**json.loads(body), "amqp": message.properties})
    return found


def test_an_event_is_shown_as_it_is_sent(ask: Ask, said: list[UUID], amqp_url: str) -> None:
    """The envelope with its data, and the stream it was said in."""
    sent = taken(amqp_url, "sample.counts")[2]
    del sent["amqp"]
    assert ask("events", "show", said[2]) == {"stream": "public", **sent}


def test_an_event_that_waits_has_no_position(runtime: Runtime, ask: Ask) -> None:
    """It is shown all the same; of who was erased, nothing but the envelope is."""
    runtime.bus.do(Whisper(new_id(), "a-secret"))
    (event_id,) = _ids(runtime, WHISPERED)
    assert ask("events", "show", event_id)["position"] is None
    assert ask("events", "show", event_id)["data"]["secret"] == "a-secret"
    with runtime.engine.begin() as connection:
        connection.execute(text("update event_private set data = null"))
    assert ask("events", "show", event_id)["data"] is None


def test_a_letter_is_not_shown(runtime: Runtime, run: Run) -> None:
    """Nor is what was never said."""
    runtime.bus.do(Whisper(new_id(), "a-secret"))
    (letter,) = _ids(runtime, CODE)
    assert "letter" in refused(run("events", "show", letter, "--json"))
    assert "There is no event" in refused(run("events", "show", new_id()))


def test_how_far_back(runtime: Runtime, ask: Ask, working: Working, clock: MovableClock) -> None:
    """The so-manieth newest of the published events; none where there are not so many."""
    clock.ahead = -timedelta(days=1)
    for _ in range(3):
        runtime.bus.do(CountThing(new_id()))
        clock.ahead += timedelta(hours=1)
    with working("relay"):
        eventually(lambda: _left(runtime) == 0)
    runtime.bus.do(CountThing(new_id()))
    times = [ask("events", "behind", "--type", COUNTED, "--depth", n)["occurred_at"] for n in range(5)]
    assert times[0] is times[4] is None
    assert times[1] > times[2] > times[3]


def test_all_is_sent_again(ask: Ask, said: list[UUID], amqp_url: str) -> None:
    """In order, as it was sent the first time; no letter."""
    first = taken(amqp_url, "sample.counts")
    assert len(taken(amqp_url, "sample.letters")) == 1
    told = ask("events", "replay", "--yes")
    assert told == {"replayed": 6, "streams": {"public": 5, "internal": 1}}
    assert taken(amqp_url, "sample.counts") == first
    assert [UUID(event["id"]) for event in first] == said
    assert taken(amqp_url, "sample.letters") == []


def test_a_part_goes_to_one_queue(ask: Ask, said: list[UUID], amqp_url: str) -> None:
    """Through the default exchange, whoever else would hear it."""
    for queue in ("sample.counts", "sample.letters"):
        taken(amqp_url, queue)
    wanted = ("--type", COUNTED, "--from", 2, "--to", 3, "--to-queue", "sample.letters", "--yes")
    assert ask("events", "replay", *wanted) == {"replayed": 2, "streams": {"public": 2}}
    assert [event["position"] for event in taken(amqp_url, "sample.letters")] == [2, 3]
    assert taken(amqp_url, "sample.counts") == []


@pytest.mark.parametrize(("since", "many"), [("90m", 1), ("3h", 2), ("7d", 5), ("10s", 0)])
def test_since(runtime: Runtime, ask: Ask, said: list[UUID], amqp_url: str, since: str, many: int) -> None:
    """A span back from now, or an instant."""
    ages = dict(zip(said, ("6 days", "5 days", "4 days", "2 hours", "1 hour"), strict=True))
    with runtime.engine.begin() as connection:
        for event_id, age in ages.items():
            query = text("update event set occurred_at = now() - cast(:age as interval) where event_id = :id")
            connection.execute(query, {"age": age, "id": event_id})
    taken(amqp_url, "sample.counts")
    assert ask("events", "replay", "--stream", "public", "--since", since, "--yes")["replayed"] == many
    instant = (runtime.clock.now() - timedelta(hours=3)).isoformat()
    again = ask("events", "replay", "--stream", "public", "--since", instant, "--yes")
    assert again["replayed"] == 2


def test_an_erased_person_stays_erased(runtime: Runtime, ask: Ask, said: list[UUID], amqp_url: str) -> None:
    """What is sent again of them is a tombstone."""
    with runtime.engine.begin() as connection:
        connection.execute(text("update event_private set data = null"))
    ask("events", "replay", "--type", WHISPERED, "--to-queue", "sample.counts", "--yes")
    assert taken(amqp_url, "sample.counts")[-1]["data"] is None


def test_what_was_heard_has_no_second_effect(
    runtime: Runtime, working: Working, ask: Ask, amqp_url: str, environment: dict[str, str]
) -> None:
    """Who knows an event passes it by; who missed it has it now."""
    environment["AMQP_URL"] = amqp_url
    with working():
        for _ in range(5):
            runtime.bus.do(CountThing(new_id()))
        eventually(lambda: _effects(runtime) == 5)
        with runtime.engine.begin() as connection:
            connection.execute(text("delete from inbox where position > 3"))
            connection.execute(text("delete from effect where event_id not in (select event_id from inbox)"))
        assert _effects(runtime) == 3
        ask("events", "replay", "--yes")
        eventually(lambda: _effects(runtime) == 5)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--from", "4", "--to", "2", "--stream", "public"], "lies behind"),
        (["--from", "9", "--stream", "public"], "has 5 events"),
        (["--from", "1"], "--stream"),
        (["--to-queue", "sample.counts"], "--type or --stream"),
        (["--type", "ro.parteneriat.sample.thing.made-up.v1"], "made-up"),
        (["--type", CODE], "Letters"),
        (["--type", COUNTED, "--stream", "internal"], "internal"),
        (["--since", "yesterday"], "instant"),
        (["--since", "2026-01-13T09:00:00"], "offset"),
        (["--type", COUNTED, "--to-queue", "sample.nowhere"], "sample.nowhere"),
        (["--stream", "internal", "--to-queue", "ext.demo.events"], "outsiders"),
    ],
)
def test_what_cannot_be_sent_again(
    run: Run, said: list[UUID], amqp_url: str, words: list[str], sentence: str
) -> None:
    """Is refused in a sentence, and nothing is sent."""
    taken(amqp_url, "sample.counts")
    assert sentence in refused(run("events", "replay", *words, "--yes", "--json"))
    assert taken(amqp_url, "sample.counts") == []


def test_nothing_is_sent_unasked(
    run: Run, said: list[UUID], environment: dict[str, str], amqp_url: str
) -> None:
    """Without --yes, or with a broker that is away."""
    taken(amqp_url, "sample.counts")
    assert "--yes" in refused(run("events", "replay"))
    assert taken(amqp_url, "sample.counts") == []
    environment["AMQP_URL"] = "amqp://127.0.0.1:1//"
    assert "cannot be reached" in refused(run("events", "replay", "--yes"))


def _left(runtime: Runtime) -> int:
    query = "select (select count(*) from outbox) + sum(sequenced - published) from stream_state"
    with runtime.read() as session:
        return int(session.scalar(text(query)) or 0)


def _effects(runtime: Runtime) -> int:
    with runtime.read() as session:
        return int(session.scalar(text("select count(*) from effect")) or 0)


def _ids(runtime: Runtime, kind: str) -> list[UUID]:
    with runtime.read() as session:
        return list(session.scalars(text("select event_id from event where type = :kind"), {"kind": kind}))
