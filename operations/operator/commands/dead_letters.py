"""`dead-letters list | show | retry | drop | unreadable`."""

from typing import Any

import click

from operations.local.accounts import SERVICES
from operations.local.trouble import Trouble
from operations.operator import dead_letters
from operations.operator.asking import ask_all, rows_of
from operations.operator.commands.at import at
from operations.operator.output import console, print_json, span, table
from operations.operator.places import Place
from shared.operating.command import as_json, be_sure, yes

of_service = click.option("--service", type=click.Choice(SERVICES), default=None, help="Look only there.")
ids = click.argument("event_ids", type=click.UUID, nargs=-1)
all_of = click.option("--all", "every", is_flag=True, help="All of the queue that --queue names.")
of_queue = click.option("--queue", default="", metavar="QUEUE")


@click.group("dead-letters", help="Messages that were given up, of all services.")
def group() -> None:
    pass


@group.command("list", help="The oldest first; exit code 1 where a service does not answer.")
@of_service
@as_json
@at
def list_dead(place: Place, service: str | None, as_json: bool) -> None:
    rows, silent = dead_letters.every(place, service or "")
    if as_json:
        print_json(rows)
    elif rows:
        headings = ("Event", "Queue", "Type", "Age", "Reason")
        console().print(table(headings, [_cells(row) for row in rows]))
    else:
        click.echo("No dead letters.")
    for sentence in silent:
        click.echo(sentence, err=True)
    click.get_current_context().exit(1 if silent else 0)


@group.command(help="One, whole; it may hold personal data.")
@click.argument("event_id", type=click.UUID)
@of_service
@as_json
@at
def show(place: Place, event_id: object, service: str | None, as_json: bool) -> None:
    rows = dead_letters.show(place, str(event_id), service or "")
    if as_json:
        return print_json(rows)
    return console().print_json(data=rows, default=str)


@group.command(help="Try again now.")
@ids
@all_of
@of_queue
@of_service
@as_json
@at
def retry(place: Place, as_json: bool, **chosen: Any) -> None:
    _change(place, "retry", as_json, **chosen)


@group.command(help="Let go; it will not be handled.")
@ids
@all_of
@of_queue
@of_service
@yes
@as_json
@at
def drop(place: Place, yes: bool, as_json: bool, **chosen: Any) -> None:
    be_sure("This lets messages go that somebody may be owed, for ever.", yes)
    _change(place, "drop", as_json, **chosen)


@group.command(help="What lies in the broker's rooms; --back sends it back to its queues.")
@click.option("--back", is_flag=True)
@of_service
@as_json
@at
def unreadable(place: Place, back: bool, service: str | None, as_json: bool) -> None:
    verb = ["dead-letters", "unreadable", *(["--back"] if back else [])]
    answers = ask_all(place, [service] if service else SERVICES, *verb, as_operator=back)
    if failed := [f"{answer.service}: {answer.trouble}" for answer in answers if answer.trouble]:
        raise Trouble("\n".join(failed))
    rows = rows_of(answers)
    if as_json:
        return print_json(rows)
    if not rows:
        return click.echo("The dead-letter rooms are empty.")
    headings = ("Queue", "Bytes", "Beginning")
    return console().print(table(headings, [(row["queue"], row["bytes"], row["beginning"]) for row in rows]))


def _change(
    place: Place,
    verb: str,
    as_json: bool,
    *,
    event_ids: tuple[Any, ...],
    every: bool,
    queue: str,
    service: Any,
) -> None:
    if every != bool(queue) or every == bool(event_ids):
        raise Trouble("Give ids of events, or --all with --queue.")
    done = dead_letters.change(place, verb, [str(one) for one in event_ids], queue, service or "")
    if as_json:
        return print_json(done)
    return click.echo(f"{sum(row['changed'] for row in done)} messages: {verb}.")


def _cells(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["event_id"], row["consumer"], row["type"], span(row.get("age_s")), row["reason"]
