"""The command `events replay`: which events of a service's log are to be sent again, and how far it is."""

import re
import time
from datetime import datetime, timedelta
from typing import Any

import click

from shared.messaging.errors import BrokerAway
from shared.messaging.events import Positions, Stream
from shared.messaging.topology import OUTSIDERS
from shared.operating import event_log
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
from shared.service import Runtime, Service

KEPT = (Stream.PUBLIC.value, Stream.INTERNAL.value)
TELL_EVERY_S = 10.0
SPAN = re.compile(r"(\d{1,5})([smhd])")
UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def replay_command(service: Service) -> click.Command:
    """The command of a service."""

    @click.command("replay", help="Send events again, with an operator's AMQP_URL; who knows them passes on.")
    @click.option("--since", help="An instant, or a span such as 30m, 12h or 7d.")
    @click.option("--from", "first", type=click.IntRange(min=1), help="The first position of a stream.")
    @click.option("--to", "last", type=click.IntRange(min=1), help="The last.")
    @click.option("--type", "types", multiple=True, help="Whole names of events; all unless given.")
    @click.option("--stream", type=click.Choice(KEPT), help="Both unless given.")
    @click.option("--to-queue", "queue", help="One queue, instead of all that hear the events.")
    @yes
    @as_json
    @one_sentence
    def replay_events(yes: bool, as_json: bool, queue: str | None, **wanted: Any) -> None:
        url = amqp_url(service)
        with open_runtime(service, "command") as runtime:
            parts = _parts(runtime, queue, **wanted)
            most = sum(part.last - part.first + 1 for part in parts)
            be_sure(f"This sends up to {most:,} events to {queue or 'all who hear them'} again.", yes)
            sent = _replay(runtime, url, parts, wanted["types"], queue, most)
        many = sum(sent.values())
        text = f"{many:,} events were sent again and confirmed."
        show({"replayed": many, "streams": sent}, as_json, text)

    return replay_events


def _parts(
    runtime: Runtime,
    queue: str | None,
    *,
    since: str | None,
    first: int | None,
    last: int | None,
    types: tuple[str, ...],
    stream: str | None,
) -> list[Positions]:
    if queue and not (types or stream):
        raise Impossible("Say which events the queue is to get: --type or --stream.")
    streams = event_log.streams_of(runtime.service, types, Stream(stream) if stream else None)
    if len(streams) > 1 and (first or last):
        raise Impossible("Positions are counted within a stream: say which by --stream.")
    if queue and queue.startswith(OUTSIDERS) and Stream.INTERNAL in streams:
        raise Impossible(f"Internal events name people; {queue} is read by outsiders.")
    instant = _instant(since, runtime.clock.now()) if since else None
    with runtime.read() as session:
        found = [event_log.positions(session, s, since=instant, first=first, last=last) for s in streams]
    return [part for part in found if part]


def _replay(
    runtime: Runtime,
    url: str,
    parts: list[Positions],
    types: tuple[str, ...],
    queue: str | None,
    most: int,
) -> dict[str, int]:
    from shared.messaging.replay import Replay  # noqa: PLC0415 - web processes never import AMQP

    telling = _Telling(most)
    settings = runtime.settings
    replay = Replay(
        database_url=settings.database_url.reveal(),
        amqp_url=url,
        public_url=settings.public_url,
        types=types,
        queue=queue,
        told=telling,
    )
    try:
        return {str(stream): many for stream, many in replay.run(parts).items()}
    except BrokerAway as error:
        raise BrokerAway(f"{error}{telling.where_to_go_on()}") from error


class _Telling:
    """Says on standard error how far a long replay is; `most` counts positions, of any type."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._before = 0
        self._reached: tuple[Positions, int] | None = None
        self._next = time.monotonic() + TELL_EVERY_S

    def __call__(self, part: Positions, position: int) -> None:
        if self._reached and self._reached[0] is not part:
            self._before += self._reached[0].last - self._reached[0].first + 1
        self._reached = (part, position)
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + TELL_EVERY_S
            done = self._before + position - part.first + 1
            click.echo(f"{done:,} of {self._most:,}, at {part.stream} {position:,}", err=True)

    def where_to_go_on(self) -> str:
        """The end of a sentence; empty if nothing was confirmed."""
        if self._reached is None or self._reached[1] < self._reached[0].first:
            return ""
        part, position = self._reached
        return f" What lies before position {position + 1} of the {part.stream} stream was sent."


def _instant(since: str, now: datetime) -> datetime:
    if match := SPAN.fullmatch(since):
        return now - timedelta(**{UNITS[match[2]]: int(match[1])})
    try:
        instant = datetime.fromisoformat(since)
    except ValueError as error:
        raise Impossible(f"{since} is neither an instant nor a span such as 30m, 12h or 7d.") from error
    if instant.tzinfo is None:
        raise Impossible(f"{since} does not say its offset from UTC; write {since}Z for UTC.")
    return instant
