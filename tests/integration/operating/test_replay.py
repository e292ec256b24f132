"""Events sent again."""

import json
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import httpx
import pytest
from kombu import Connection
from sqlalchemy import text

from shared.ids import new_id
from shared.service import Runtime
from shared.testing.vhosts import Management
from shared.testing.waiting import eventually
from tests.integration.messaging.conftest import Working
from tests.integration.operating.conftest import Ask, Run, refused, taken
from tests.sample.service import CODE, COUNTED, CountThing

MANY = text("""
    insert into event (event_id, stream, type, authority, subject, aggregate_type, sequence, epoch,
                       occurred_at, data)
    select uuidv7(), 'public', :type, 'common', gen_random_uuid(), 'thing', n, 1, now(), '{}'
    from generate_series(1, :many) n
""")
WHISPERED = "ro.parteneriat.sample.thing.whispered.v1"


@pytest.fixture
def own_account(management: Management, amqp_url: str) -> Iterator[str]:
    """The broker as an account that has a service's rights."""
    address, _, vhost = amqp_url.rpartition("/")
    rights = {"configure": "^$", "write": r"^parteneriat\.", "read": r"^sample\."}
    with httpx.Client(base_url=management.url, auth=management.login) as api:
        api.put("/api/users/sample", json={"password": "secret", "tags": ""}).raise_for_status()
        api.put(f"/api/permissions/{vhost}/sample", json=rights).raise_for_status()
        yield f"amqp://sample:secret@{address.rpartition('@')[2]}/{vhost}"
        api.delete("/api/users/sample").raise_for_status()


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


@pytest.fixture
def many(runtime: Runtime, environment: dict[str, str], amqp_url: str) -> int:
    """Events that were said long ago, more than two windows of them; the broker is empty."""
    environment["AMQP_URL"] = amqp_url
    with runtime.engine.begin() as connection:
        connection.execute(MANY, {"type": COUNTED, "many": 2500})
        connection.execute(text("insert into event_position select stream, sequence, event_id from event"))
        connection.execute(text("update stream_state set sequenced = 2500 where stream = 'public'"))
    return 2500


def make_queue(amqp_url: str, name: str, **arguments: object) -> None:
    """A queue of nobody's."""
    with Connection(amqp_url) as connection:
        connection.channel().queue_declare(name, durable=True, auto_delete=False, arguments=arguments)


def test_a_long_replay_says_how_far_it_is(
    run: Run, many: int, amqp_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On standard error, so that tools read the answer alone."""
    monkeypatch.setattr("shared.operating.replay.TELL_EVERY_S", 0.0)
    make_queue(amqp_url, "large")
    done = run("events", "replay", "--stream", "public", "--to-queue", "large", "--yes", "--json")
    assert json.loads(done.stdout) == {"replayed": many, "streams": {"public": many}}
    assert done.stderr.splitlines()[1:3] == [
        "1,000 of 2,500, at public 1,000",
        "2,000 of 2,500, at public 2,000",
    ]
    assert [event["position"] for event in taken(amqp_url, "large")] == list(range(1, many + 1))


def test_an_interrupted_replay_says_where_to_go_on(run: Run, many: int, amqp_url: str) -> None:
    """A queue that takes no more interrupts the second thousand; the first is confirmed."""
    make_queue(amqp_url, "full", **{"x-max-length": many - 1000, "x-overflow": "reject-publish"})
    sentence = refused(run("events", "replay", "--stream", "public", "--to-queue", "full", "--yes"))
    assert "refused" in sentence
    assert "before position 1001 of the public stream" in sentence


def test_a_services_own_account_may_not(
    run: Run, said: list[UUID], environment: dict[str, str], amqp_url: str, own_account: str
) -> None:
    """It writes to exchanges; writing to a queue is its operator's right."""
    taken(amqp_url, "sample.counts")
    environment["AMQP_URL"] = own_account
    sentence = refused(run("events", "replay", "--stream", "public", "--to-queue", "sample.counts", "--yes"))
    assert "does not allow" in sentence
    assert taken(amqp_url, "sample.counts") == []


def _effects(runtime: Runtime) -> int:
    with runtime.read() as session:
        return int(session.scalar(text("select count(*) from effect")) or 0)
