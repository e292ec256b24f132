"""The command `status`: the processes of a service, what it has to say, what waits to be heard."""

from datetime import datetime
from typing import Any

import click
from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from shared.heartbeat import ALIVE_S
from shared.messaging.errors import BrokerAway, Misconfigured
from shared.operating import measures
from shared.operating.command import amqp_url, as_json, one_sentence, open_runtime, show
from shared.operating.epoch import SHOW
from shared.persistence.migrations import current, head
from shared.service import Runtime, Service
from shared.settings import SettingsError

PROCESSES = text("select name, role, beat_at from process order by role, name")

Row = dict[str, Any]


def status_of(runtime: Runtime) -> Row:
    """How the service is; what the broker alone knows is null, with a sentence, while it is away."""
    service = runtime.service
    broker, waiting = _ask_broker(service)
    now = runtime.clock.now()
    with runtime.engine.connect() as connection:
        kept = measures.kept(connection, now)
        return {
            "service": service.name,
            "revision": current(runtime.engine),
            "head": head(service.migrations),
            "epoch": connection.scalar(SHOW),
            "processes": _processes(connection, now),
            "outbox": measures.streams(connection),
            "oldest_waiting_s": measures.oldest_waiting_s(connection, now),
            "broker": broker,
            "queues": [_queue(service, name, waiting.get(name), kept) for name in _names(service)],
            "extra": dict(service.numbers(Session(connection), now)),
        }


def status_command(service: Service) -> click.Command:
    """The command of a service."""

    @click.command("status", help="Processes, what is to be published, what waits in queues.")
    @as_json
    @one_sentence
    def status(as_json: bool) -> None:
        with open_runtime(service, "command") as runtime:
            found = status_of(runtime)
        show(found, as_json, "\n".join(_lines(found)))

    return status


def _names(service: Service) -> list[str]:
    return [queue.name for queue in service.topology.queues]


def _ask_broker(service: Service) -> tuple[str | None, dict[str, Any]]:
    from shared.messaging import broker  # noqa: PLC0415 - web processes never import AMQP

    try:
        return None, dict(broker.look(amqp_url(service), service.topology))
    except (SettingsError, Misconfigured, BrokerAway) as error:
        return str(error), {}


def _processes(connection: Connection, now: datetime) -> list[Row]:
    rows = []
    for name, role, beat_at in connection.execute(PROCESSES):
        age = max(0.0, (now - beat_at).total_seconds())  # it may have beaten since `now`
        rows.append(
            {"name": name, "role": role, "beat_at": beat_at.isoformat(), "age_s": age}
            | {"alive": age < ALIVE_S}
        )
    return rows


def _queue(service: Service, name: str, waiting: Any, kept: dict[tuple[str, str], tuple[int, float]]) -> Row:
    parked, oldest_parked = kept.get((name, "parked"), (0, None))
    return {
        "queue": name,
        "depth": waiting and waiting.depth,
        "consumers": waiting and waiting.consumers,
        "dead_room": waiting and waiting.dead_room,
        "types": [line.type for line in service.subscriptions if line.queue == name],
        "parked": parked,
        "dead": kept.get((name, "dead"), (0, None))[0],
        "oldest_parked_s": oldest_parked,
    }


def _lines(found: Row) -> list[str]:
    alive = [process["name"] for process in found["processes"] if process["alive"]]
    streams = ", ".join(f"{row['stream']} {row['waiting']}" for row in found["outbox"])
    return [
        f"{found['service']} at {found['revision']} of {found['head']}, epoch {found['epoch']}",
        f"alive: {', '.join(alive) or 'nobody'}",
        f"to be published: {streams}",
        *([found["broker"]] if found["broker"] else []),
        *(
            f"{row['queue']}: {row['depth']} wait, {row['parked']} parked, {row['dead']} given up"
            for row in found["queues"]
        ),
        *(f"{name}: {value}" for name, value in found["extra"].items()),
    ]
