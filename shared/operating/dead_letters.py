"""The group `dead-letters`: messages that were given up; look into them, send them back, let them go.

They lie in two places: in the inbox, what a handler refused or failed on too often; in the broker's
dead-letter rooms, what could not even be read. Letters are never shown, as they hold secrets.
"""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import click

from shared.operating import given_up
from shared.operating.command import (
    Impossible,
    amqp_url,
    as_json,
    be_sure,
    one_sentence,
    open_runtime,
    show,
    yes,
)
from shared.service import Service


def which(command: Any) -> Any:
    """The options by which dead letters are named."""
    command = click.option("--queue", help="Only as the consumer of this queue gave them up.")(command)
    command = click.option("--all", "everything", is_flag=True, help="All of --queue.")(command)
    return click.argument("event_ids", type=click.UUID, nargs=-1)(command)


def dead_letter_commands(service: Service) -> click.Group:
    """The group of a service."""

    @click.group("dead-letters", help="Messages that were given up.")
    def group() -> None:
        pass

    _add_list(group, service)
    _add_show(group, service)
    _add_retry(group, service)
    _add_drop(group, service)
    _add_unreadable(group, service)
    return group


def _add_list(group: click.Group, service: Service) -> None:
    @group.command("list", help="What lies in the inbox as dead.")
    @click.option("--queue", help="Those of one queue.")
    @as_json
    @one_sentence
    def list_dead(queue: str | None, as_json: bool) -> None:
        _know(service, queue)
        with open_runtime(service, "command") as runtime:
            found = given_up.every(runtime, queue)
        lines = [f"{row['event_id']}  {row['consumer']}  {row['type']}  {row['reason']}" for row in found]
        show(found, as_json, "\n".join(lines) or "No dead letters.")


def _add_show(group: click.Group, service: Service) -> None:
    @group.command("show", help="One of them, whole.")
    @click.argument("event_id", type=click.UUID)
    @as_json
    @one_sentence
    def show_dead(event_id: UUID, as_json: bool) -> None:
        with open_runtime(service, "command") as runtime:
            found = given_up.whole(runtime, event_id)
        show(found, as_json, json.dumps(found, indent=2, ensure_ascii=False, default=str))


def _add_retry(group: click.Group, service: Service) -> None:
    @group.command(help="Try them again now.")
    @which
    @as_json
    @one_sentence
    def retry(as_json: bool, **wanted: Any) -> None:
        ids, queue = _wanted(service, **wanted)
        with open_runtime(service, "command") as runtime:
            changed = given_up.retry(runtime, ids, queue)
        _tell(changed, as_json)


def _add_drop(group: click.Group, service: Service) -> None:
    @group.command(help="Let them go; they will not be handled.")
    @which
    @yes
    @as_json
    @one_sentence
    def drop(yes: bool, as_json: bool, **wanted: Any) -> None:
        ids, queue = _wanted(service, **wanted)
        what = ", ".join(map(str, ids)) or f"all dead letters of {queue}"
        be_sure(f"This lets go of {what}, for ever.", yes)
        with open_runtime(service, "command") as runtime:
            changed = given_up.drop(runtime, ids, queue)
        _tell(changed, as_json)


def _add_unreadable(group: click.Group, service: Service) -> None:
    @group.command("unreadable", help="Look into the broker's rooms; --back sends their messages back.")
    @click.option("--back", is_flag=True, help="Send what is there back to its queue.")
    @as_json
    @one_sentence
    def unreadable(back: bool, as_json: bool) -> None:
        from shared.messaging import dead_rooms  # noqa: PLC0415 - web processes never import AMQP

        queues = [queue for queue in service.topology.queues if queue.ttl is None]
        rows = dead_rooms.look(amqp_url(service), queues, back=back)
        lines = [f"{row['queue']}  {row['bytes']} bytes  {row['beginning']}" for row in rows]
        show(rows, as_json, "\n".join(lines) or "The dead-letter rooms are empty.")


def _wanted(
    service: Service, *, event_ids: tuple[UUID, ...], everything: bool, queue: str | None
) -> tuple[tuple[UUID, ...], str | None]:
    if everything == bool(event_ids) or (everything and queue is None):
        raise Impossible("Say which: ids of events, or --all with --queue.")
    _know(service, queue)
    return event_ids, queue


def _tell(changed: Sequence[UUID], as_json: bool) -> None:
    many = len(changed)
    text = "1 dead letter changed." if many == 1 else f"{many} dead letters changed."
    show({"changed": many, "event_ids": changed}, as_json, text)


def _know(service: Service, queue: str | None) -> None:
    if queue is not None and queue not in {known.name for known in service.topology.queues}:
        raise Impossible(f"{service.name} has no queue {queue}.")
