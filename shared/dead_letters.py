"""The operator's tool for messages that were given up: look into them, send them back, let them go.

They lie in two places: in the inbox, what a handler refused or failed on too often; in the broker's
dead-letter rooms, what could not even be read. Letters are never shown, as they hold secrets.
"""

import json
from typing import Any

import click
from sqlalchemy import text

from shared import cli as shared_cli
from shared.messaging.topology import Queue
from shared.service import Service
from shared.settings import SettingsError

LIST = text("""
    select consumer, event_id, type, attempts, reason, received_at from inbox
    where state = 'dead' order by received_at, event_id
""")
SHOW = text("""
    select consumer, event_id, type, attempts, reason, received_at, convert_from(body, 'UTF8') as body
    from inbox where state = 'dead' and event_id = :event_id
""")
RETRY = text("""
    update inbox set state = 'parked', attempts = 0, next_at = :now
    where state = 'dead' and body is not null and event_id = :event_id
""")
DROP = text("""
    update inbox set state = 'done', body = null where state = 'dead' and event_id = :event_id
""")


def dead_letter_commands(service: Service) -> click.Group:
    """The group `dead-letters` of a service."""

    @click.group("dead-letters", help="Messages that were given up.")
    def group() -> None:
        pass

    _add_list(group, service)
    _add_show(group, service)
    _add_change(group, service, "retry", RETRY, "Try it again now.")
    _add_change(group, service, "drop", DROP, "Let it go; it will not be handled.")
    _add_unreadable(group, service)
    return group


def _add_list(group: click.Group, service: Service) -> None:
    @group.command("list", help="What lies in the inbox as dead.")
    @shared_cli.as_json
    @shared_cli.one_sentence
    def list_dead(as_json: bool) -> None:
        with shared_cli.open_runtime(service, "dead-letters").read() as session:
            rows = [dict(row._mapping) for row in session.execute(LIST)]
        lines = [f"{row['event_id']}  {row['consumer']}  {row['type']}  {row['reason']}" for row in rows]
        shared_cli.show(rows, as_json, "\n".join(lines) or "No dead letters.")


def _add_show(group: click.Group, service: Service) -> None:
    @group.command("show", help="One of them, whole.")
    @click.argument("event_id", type=click.UUID)
    @shared_cli.as_json
    @shared_cli.one_sentence
    def show_dead(event_id: Any, as_json: bool) -> None:
        with shared_cli.open_runtime(service, "dead-letters").read() as session:
            rows = [dict(row._mapping) for row in session.execute(SHOW, {"event_id": event_id})]
        if not rows:
            raise SettingsError(f"There is no dead letter {event_id}.")
        shared_cli.show(rows, as_json, json.dumps(rows, indent=2, ensure_ascii=False, default=str))


def _add_change(group: click.Group, service: Service, name: str, statement: Any, help_text: str) -> None:
    @group.command(name, help=help_text)
    @click.argument("event_id", type=click.UUID)
    @shared_cli.as_json
    @shared_cli.one_sentence
    def change(event_id: Any, as_json: bool) -> None:
        runtime = shared_cli.open_runtime(service, "dead-letters")
        with runtime.engine.begin() as connection:
            values = {"event_id": event_id, "now": runtime.clock.now()}
            changed = connection.execute(statement, values).rowcount
        if not changed:
            raise SettingsError(f"There is no dead letter {event_id} with which to do this.")
        shared_cli.show({"event_id": event_id, "changed": changed}, as_json, f"{event_id}: {name}")


def _add_unreadable(group: click.Group, service: Service) -> None:
    @group.command("unreadable", help="Look into the broker's rooms; --back sends their messages back.")
    @click.option("--back", is_flag=True, help="Send what is there back to its queue.")
    @shared_cli.as_json
    @shared_cli.one_sentence
    def unreadable(back: bool, as_json: bool) -> None:
        from shared.messaging import dead_rooms  # noqa: PLC0415 - web processes never import AMQP

        queues: list[Queue] = [queue for queue in service.topology.queues if queue.ttl is None]
        rows = dead_rooms.look(shared_cli.amqp_url(service), queues, back=back)
        lines = [f"{row['queue']}  {row['bytes']} bytes  {row['beginning']}" for row in rows]
        shared_cli.show(rows, as_json, "\n".join(lines) or "The dead-letter rooms are empty.")
