"""What can be found by words, made anew."""

import click

from services.consultation.bootstrap import SERVICE
from services.consultation.commands.search import MakeFindableAnew
from shared.operating.command import as_json, one_sentence, open_runtime, show


@click.command("make-findable", help="Have the worker read everything public anew, for the search.")
@as_json
@one_sentence
def make_findable(as_json: bool) -> None:
    with open_runtime(SERVICE, "command") as runtime:
        noted: int = runtime.bus.do(MakeFindableAnew())
    show({"noted": noted}, as_json, f"{noted} things are read anew, by a worker.")


COMMANDS = (make_findable,)
