"""The group `read-models`: what is kept of others' worlds, listed, and forgotten to be heard again."""

from typing import Any

import click
from sqlalchemy import delete, text

from shared.messaging.events import PREFIX
from shared.operating.command import Impossible, as_json, be_sure, one_sentence, open_runtime, show, yes
from shared.service import Runtime, Service

# Whoever gives an event effect begins and ends in the inbox: with it locked, none is halfway. Otherwise a
# row could go whose event's inbox row stays, and a replay would not bring it back.
ALONE = text("lock table inbox in exclusive mode")
PATIENCE = text("set local lock_timeout = '15s'; set local statement_timeout = 0")
UNHEARD = text("delete from inbox where consumer = :consumer")


def read_models(service: Service) -> list[dict[str, Any]]:
    """Each read model: its consumer, its tables, the types of events it is made of and who says them."""
    found = []
    for queue, tables in service.read_models.items():
        types = [line.type for line in service.subscriptions if line.queue == queue]
        sources = sorted({kind.removeprefix(PREFIX).partition(".")[0] for kind in types})
        names = [table.name for table in tables]
        found.append({"consumer": queue, "tables": names, "types": types, "sources": sources})
    return found


def forget(runtime: Runtime, queue: str) -> dict[str, int]:
    """Empty a read model and the inbox of its consumer, in one transaction; readers see it until then.

    Returns:
        How many rows went, by table.

    Raises:
        Impossible: the queue fills no read model.
    """
    tables = _tables(runtime.service, queue)
    with runtime.engine.begin() as connection:
        connection.execute(PATIENCE)
        connection.execute(ALONE)
        gone = {table.name: connection.execute(delete(table)).rowcount for table in tables}
        return gone | {"inbox": connection.execute(UNHEARD, {"consumer": queue}).rowcount}


def read_model_commands(service: Service) -> click.Group:
    """The group of a service."""

    @click.group("read-models", help="What is kept of others' worlds.")
    def group() -> None:
        pass

    @group.command("list", help="Each with its tables and the events it is made of.")
    @as_json
    def list_models(as_json: bool) -> None:
        found = read_models(service)
        lines = [f"{row['consumer']}: {', '.join(row['tables'])}" for row in found]
        show(found, as_json, "\n".join(lines) or f"{service.name} keeps nothing of others.")

    @group.command("forget", help="Empty one, to fill it anew by `events replay` at its sources.")
    @click.argument("queue")
    @yes
    @as_json
    @one_sentence
    def forget_model(queue: str, yes: bool, as_json: bool) -> None:
        names = ", ".join(table.name for table in _tables(service, queue))
        be_sure(f"This empties {names} of {service.name}.", yes)
        with open_runtime(service, "command") as runtime:
            gone = forget(runtime, queue)
        text = ", ".join(f"{many} of {name}" for name, many in gone.items())
        show({"consumer": queue, "forgotten": gone}, as_json, f"Forgotten: {text}.")

    return group


def _tables(service: Service, queue: str) -> Any:
    if queue in service.read_models:
        return service.read_models[queue]
    if any(line.queue == queue for line in service.subscriptions):
        raise Impossible(f"{queue} does more than fill a read model; what it has done cannot be undone.")
    raise Impossible(f"{service.name} has no queue {queue}.")
