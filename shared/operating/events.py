"""The group `events`: what a service has said, shown, and sent again."""

from uuid import UUID

import click
import msgspec

from shared.operating import event_log
from shared.operating.command import as_json, one_sentence, open_runtime, show
from shared.operating.replay import replay_command
from shared.service import Service


def event_commands(service: Service) -> click.Group:
    """The group of a service."""

    @click.group("events", help="What this service has said.")
    def group() -> None:
        pass

    _add_show(group, service)
    _add_behind(group, service)
    group.add_command(replay_command(service))
    return group


def _add_show(group: click.Group, service: Service) -> None:
    @group.command("show", help="One event, as it is sent; letters are not shown.")
    @click.argument("event_id", type=click.UUID)
    @as_json
    @one_sentence
    def show_event(event_id: UUID, as_json: bool) -> None:
        with open_runtime(service, "command") as runtime, runtime.read() as session:
            found = event_log.event(session, event_id, runtime.settings.public_url)
        show(found, as_json, msgspec.json.format(msgspec.json.encode(found)).decode())


def _add_behind(group: click.Group, service: Service) -> None:
    @group.command("behind", help="When the event was said that so many others of these types have followed.")
    @click.option("--type", "types", multiple=True, required=True, help="Whole names of events.")
    @click.option("--depth", type=click.IntRange(min=0), required=True, help="Such as a queue's depth.")
    @as_json
    @one_sentence
    def show_behind(types: tuple[str, ...], depth: int, as_json: bool) -> None:
        with open_runtime(service, "command") as runtime, runtime.read() as session:
            instant = event_log.behind(session, types, depth)
        told = instant.isoformat() if instant else None
        show({"occurred_at": told}, as_json, told or "There are not so many.")
