"""The system as a whole: how it is, its queues, its tables, its keys."""

import click

from operations.local.accounts import SERVICES
from operations.local.trouble import Trouble
from operations.operator import read_models
from operations.operator.asking import Answer, ask, ask_all, together
from operations.operator.commands.at import at
from operations.operator.output import console, print_json, table
from operations.operator.picture import draw
from operations.operator.places import Place
from operations.operator.status import look
from shared.operating.command import as_json, be_sure, yes

KEYS_AT = "registry"


@click.command(help="How everything is; exit code 1 where something is not well.")
@as_json
@at
def status(place: Place, as_json: bool) -> None:
    found = look(place)
    if as_json:
        print_json(found)
    else:
        draw(console(), found)
    click.get_current_context().exit(1 if found["problems"] else 0)


@click.group(help="Exchanges and queues of all services.")
def topology() -> None:
    pass


@topology.command("check", help="See that all are there.")
@as_json
@at
def check_topology(place: Place, as_json: bool) -> None:
    _show(ask_all(place, SERVICES, "topology", "check", as_operator=True), as_json, "queues", "are there")


@topology.command("apply", help="Make those that are not there.")
@as_json
@at
def apply_topology(place: Place, as_json: bool) -> None:
    _show(ask_all(place, SERVICES, "topology", "apply", as_operator=True), as_json, "queues", "are there")


@click.command(help="Bring every database to the newest shape.")
@as_json
@at
def migrate(place: Place, as_json: bool) -> None:
    def one(service: str) -> Answer:
        return Answer(service, ask(place, service, "migrate", as_operator=True, within=None))

    answers = together(one, SERVICES)
    if as_json:
        return print_json([answer.value for answer in answers])
    rows = [(answer.service, answer.value["revision"]) for answer in answers]
    return console().print(table(("Service", "Tables"), rows))


@click.command(help="Forget what a consumer keeps of others' events, and have all of them sent to it again.")
@click.argument("consumer")
@yes
@as_json
@at
def rebuild(place: Place, consumer: str, yes: bool, as_json: bool) -> None:
    model = read_models.named(place, consumer)
    be_sure(f"This empties {', '.join(model['tables'])} of {model['service']} and fills them anew.", yes)
    done = read_models.rebuild(place, model)
    if as_json:
        return print_json(done)
    sent = ", ".join(f"{answer['replayed']} by {name}" for name, answer in done["services"].items())
    return click.echo(f"{consumer} is being rebuilt from {done['replayed']} events: {sent}.")


@click.group(help="The keys that sign tokens.")
def keys() -> None:
    pass


@keys.command("list", help="All that are trusted, and since when.")
@as_json
@at
def list_keys(place: Place, as_json: bool) -> None:
    rows = ask(place, KEYS_AT, "keys", "list")
    if as_json:
        return print_json(rows)
    headings = tuple(rows[0]) if rows else ()
    return console().print(table(headings, [tuple(row.values()) for row in rows]))


@keys.command("rotate", help="Publish the next; it signs ten minutes later.")
@yes
@as_json
@at
def rotate_keys(place: Place, yes: bool, as_json: bool) -> None:
    be_sure("This publishes a new signing key.", yes)
    made = ask(place, KEYS_AT, "keys", "rotate")
    if as_json:
        return print_json(made)
    return click.echo(f"The key {made['kid']} signs from {made['signs_from']} on.")


def _show(answers: list[Answer], as_json: bool, what: str, how: str) -> None:
    """Rows of what each answered; one that did not is a failure of all.

    Raises:
        Trouble: with the sentence of each that did not.
    """
    if failed := [f"{answer.service}: {answer.trouble}" for answer in answers if answer.trouble]:
        raise Trouble("\n".join(failed))
    if as_json:
        return print_json([{"service": answer.service, **answer.value} for answer in answers])
    for answer in answers:
        names = answer.value[what]
        click.echo(f"{answer.service}: {len(names)} {what} {how}{': ' if names else ''}{', '.join(names)}")
    return None


COMMANDS = (status, topology, migrate, rebuild, keys)
