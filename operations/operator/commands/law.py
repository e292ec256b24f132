"""`parteneriat law`: the terms of the law, worked out here; no system needs to run, nothing to be set."""

import os
import sys
from typing import Any

import click

from operations.local.folder import ROOT
from operations.operator.asking import hand_over
from operations.operator.places import Command

AS_THEY_ARE: dict[str, Any] = {
    "ignore_unknown_options": True,
    "allow_interspersed_args": False,
    "help_option_names": [],
}


@click.command("law", help="What follows from a notice, and what was kept.", context_settings=AS_THEY_ARE)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def law(arguments: tuple[str, ...]) -> None:
    """Hand over to the service that knows the law, as a process in this folder."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    program = [sys.executable, "-m", "services.consultation", "law", *arguments]
    click.get_current_context().exit(hand_over(Command(program, {**os.environ, "PYTHONPATH": path})))


COMMANDS = (law,)
