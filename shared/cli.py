"""The commands that every service has; a service adds its own to the group."""

import time
from collections.abc import Callable
from typing import Any

import click
from sqlalchemy.exc import OperationalError

from shared.backoff import Backoff
from shared.operating.command import as_json, one_sentence, open_runtime, show
from shared.operating.contracts import contract_commands
from shared.operating.dead_letters import dead_letter_commands
from shared.operating.epoch import epoch_commands
from shared.operating.events import event_commands
from shared.operating.read_models import read_model_commands
from shared.operating.status import status_command
from shared.operating.topology import topology_commands
from shared.persistence.migrations import migrate
from shared.service import Service
from shared.settings import load_settings

WAIT_S = 60.0
OPERATORS = (
    status_command,
    topology_commands,
    dead_letter_commands,
    event_commands,
    read_model_commands,
    epoch_commands,
    contract_commands,
)


def make_cli(service: Service) -> click.Group:
    """The group `python -m services.<name>`, with the commands that are the same everywhere."""

    @click.group(help=f"The {service.name} service.")
    def cli() -> None:
        pass

    for add in (_web, _worker, _migrate):
        add(cli, service)
    for make in OPERATORS:
        cli.add_command(make(service))
    return cli


def _web(cli: click.Group, service: Service) -> None:
    @cli.command(help="Serve HTTP.")
    @one_sentence
    def web() -> None:
        from shared.web.gunicorn import serve  # noqa: PLC0415 - a worker needs no web server

        serve(service, load_settings(service.settings))


def _worker(cli: click.Group, service: Service) -> None:
    @cli.command(help="Relay events, hear others', do what the clock asks.")
    @click.option("--only", multiple=True, type=click.Choice(service.parts))
    @one_sentence
    def worker(only: tuple[Any, ...]) -> None:
        from shared.worker import Worker, connections_for  # noqa: PLC0415 - web processes never import AMQP

        with open_runtime(service, "worker", connections_for(service)) as runtime:
            Worker(runtime, only).run()


def _migrate(cli: click.Group, service: Service) -> None:
    @cli.command("migrate", help="Bring the database to the newest shape, waiting for it first.")
    @as_json
    @one_sentence
    def run_migrations(as_json: bool) -> None:
        settings = load_settings(service.settings)
        revision = _when_there(lambda: migrate(settings.database_url.reveal(), service.migrations))
        show({"service": service.name, "revision": revision}, as_json, f"{service.name} is at {revision}.")


def _when_there(work: Callable[[], Any]) -> Any:
    backoff, deadline = Backoff(0.2, 3.0), time.monotonic() + WAIT_S
    while True:
        try:
            return work()
        except OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(backoff.next())
