"""`python -m operations.local run`: the launcher."""

import os
import sys

import click

from operations.local.launcher import Launcher
from operations.local.options import Options
from operations.local.trouble import Trouble

PORT = 8080


@click.group()
def cli() -> None:
    """The whole system on this machine."""


@cli.command()
@click.option("--port", envvar="PORT", type=click.IntRange(1, 65535), default=PORT, help="the gateway's port")
def run(port: int) -> None:
    """Start everything and leave it running until Ctrl-C."""
    options = Options(port, os.environ.get("AMQP_URL", ""), os.environ.get("POSTGRES_URL", ""))
    try:
        Launcher(options).run()
    except Trouble as trouble:
        sys.exit(str(trouble))


cli(prog_name="python -m operations.local")
