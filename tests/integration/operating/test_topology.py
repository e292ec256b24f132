"""Queues checked and emptied."""

from kombu import Connection

from shared.messaging import broker
from shared.service import Service
from tests.integration.operating.conftest import Ask, Run, refused


def test_all_that_is_missing_is_named(run: Run, environment: dict[str, str], amqp_url: str) -> None:
    """At once, not one after another."""
    environment["AMQP_URL"] = amqp_url
    sentence = refused(run("topology", "check"))
    for name in ("sample.counts", "sample.letters.dead", "parteneriat.events", "parteneriat.dead"):
        assert f"{name} cannot be used" in sentence
    assert run("topology", "apply").exit_code == 0
    assert run("topology", "check").exit_code == 0


def test_queues_are_emptied_with_their_rooms(
    run: Run, ask: Ask, environment: dict[str, str], amqp_url: str, service: Service
) -> None:
    """And it is said how much was in each; not without being sure."""
    environment["AMQP_URL"] = amqp_url
    broker.apply(amqp_url, service.topology)
    with Connection(amqp_url) as connection, connection.Producer() as producer:
        for queue in ("sample.counts", "sample.counts", "sample.counts.dead"):
            producer.publish(b"{}", routing_key=queue)
    assert "--yes" in refused(run("topology", "purge"))
    emptied = {"sample.counts": 2, "sample.letters": 0, "sample.counts.dead": 1, "sample.letters.dead": 0}
    assert ask("topology", "purge", "--yes") == {"purged": emptied}
    assert set(ask("topology", "purge", "--yes")["purged"].values()) == {0}


def test_nothing_is_emptied_if_a_queue_is_missing(
    run: Run, environment: dict[str, str], amqp_url: str
) -> None:
    """The sentence names it."""
    environment["AMQP_URL"] = amqp_url
    assert "sample.counts" in refused(run("topology", "purge", "--yes"))


def test_what_needs_a_broker_says_so(run: Run, environment: dict[str, str]) -> None:
    """Without an address, and with one where nobody answers."""
    for words in (["topology", "check"], ["topology", "apply"], ["topology", "purge", "--yes"]):
        environment.pop("AMQP_URL", None)
        assert refused(run(*words)) == "AMQP_URL is missing."
        environment["AMQP_URL"] = "amqp://127.0.0.1:1//"
        assert "cannot be reached" in refused(run(*words))
