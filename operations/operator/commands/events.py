"""`events show | replay`."""

import click

from operations.local.accounts import SERVICES
from operations.operator import events
from operations.operator.commands.at import at
from operations.operator.events import Wanted
from operations.operator.output import console, print_json, table
from operations.operator.places import Place
from shared.operating.command import as_json, be_sure, yes


@click.group("events", help="What was said.")
def group() -> None:
    pass


@group.command(help="One event, whole; what an erased person's held is empty.")
@click.argument("event_id", type=click.UUID)
@as_json
@at
def show(place: Place, event_id: object, as_json: bool) -> None:
    event = events.show(place, str(event_id))
    if as_json:
        return print_json(event)
    return console().print_json(data=event, default=str)


@group.command(help="Send events again: to all that hear them, or to one queue.")
@click.option("--service", type=click.Choice(SERVICES), help="Whose; all unless given.")
@click.option("--since", default="", metavar="TIME|DURATION", help="Such as 2026-11-25T08:00:00Z, or 2h.")
@click.option("--from", "first", type=click.IntRange(min=1), help="The first position; of one service.")
@click.option("--to", "last", type=click.IntRange(min=1), help="The last position; of one service.")
@click.option("--type", "types", multiple=True, metavar="TYPE", help="A whole name; may be repeated.")
@click.option("--stream", type=click.Choice(["public", "internal"]), default=None)
@click.option("--to-queue", "queue", default="", metavar="QUEUE", help="That one alone.")
@yes
@as_json
@at
def replay(
    place: Place,
    service: str | None,
    since: str,
    first: int | None,
    last: int | None,
    types: tuple[str, ...],
    stream: str | None,
    queue: str,
    yes: bool,
    as_json: bool,
) -> None:
    wanted = Wanted(types, since, first, last, stream or "", queue)
    services = events.who_replays(service or "", wanted)
    be_sure(f"This sends events of {', '.join(services)} to {queue or 'all who hear them'} again.", yes)
    done = events.replay(place, services, wanted)
    if as_json:
        return print_json(done)
    rows = [(name, answer["replayed"]) for name, answer in done["services"].items()]
    return console().print(table(("Service", "Sent again"), rows, numbers=("Sent again",)))
