"""The commands that every service has; a service adds its own to the group."""

import json
import sys
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

import click
from sqlalchemy.exc import OperationalError

from shared import logs
from shared.backoff import Backoff
from shared.errors import Refusal
from shared.messaging.errors import Misconfigured
from shared.persistence.migrations import migrate
from shared.service import Runtime, Service
from shared.settings import ServiceSettings, SettingsError, load_settings

WAIT_S = 60.0
as_json = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")


def make_cli(service: Service) -> click.Group:
    """The group `python -m services.<name>`, with the commands that are the same everywhere."""

    @click.group(help=f"The {service.name} service.")
    def cli() -> None:
        pass

    for add in (_web, _worker, _migrate, _topology, _contracts):
        add(cli, service)
    from shared.dead_letters import dead_letter_commands  # noqa: PLC0415 - it uses this module

    cli.add_command(dead_letter_commands(service))
    return cli


def one_sentence(run: Callable[..., Any]) -> Callable[..., Any]:
    """Turn what can be understood into a sentence on standard error and exit code 2."""

    @wraps(run)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return run(*args, **kwargs)
        except (SettingsError, Misconfigured, Refusal) as error:
            click.echo(str(error), err=True)
            sys.exit(2)
        except OperationalError as error:
            click.echo(f"The database cannot be reached: {error.orig}", err=True)
            sys.exit(2)

    return wrapped


def open_runtime(service: Service, process: str, connections: int = 2) -> Runtime:
    """The service over its settings from the environment, for a command."""
    settings = load_settings(service.settings)
    logs.configure(service.name, process, settings.log_level)
    return Runtime(service, settings, process=process, connections=connections)


def show(value: Any, as_json: bool, text: str) -> None:
    """Answer a command, for people or for tools."""
    click.echo(json.dumps(value, ensure_ascii=False, default=str) if as_json else text)


def _web(cli: click.Group, service: Service) -> None:
    @cli.command(help="Serve HTTP.")
    @one_sentence
    def web() -> None:
        from shared.web.gunicorn import serve  # noqa: PLC0415 - a worker needs no web server

        serve(service, load_settings(service.settings))


def _worker(cli: click.Group, service: Service) -> None:
    @cli.command(help="Relay events, hear others', do what the clock asks.")
    @click.option("--only", multiple=True, type=click.Choice(["relay", "consumers", "jobs", "loops"]))
    @one_sentence
    def worker(only: tuple[Any, ...]) -> None:
        from shared.worker import PARTS, Worker, connections_for  # noqa: PLC0415 - web processes never import AMQP

        runtime = open_runtime(service, "worker", connections_for(service))
        Worker(runtime, only or PARTS).run()


def _migrate(cli: click.Group, service: Service) -> None:
    @cli.command("migrate", help="Bring the database to the newest shape, waiting for it first.")
    @as_json
    @one_sentence
    def run_migrations(as_json: bool) -> None:
        settings = load_settings(service.settings)
        revision = _when_there(lambda: migrate(settings.database_url.reveal(), service.migrations))
        show({"service": service.name, "revision": revision}, as_json, f"{service.name} is at {revision}.")


def _topology(cli: click.Group, service: Service) -> None:
    @cli.group(help="Exchanges and queues.")
    def topology() -> None:
        pass

    @topology.command("show", help="What this service asks of the broker.")
    @as_json
    def show_topology(as_json: bool) -> None:
        wanted = service.topology.as_json()
        show(wanted, as_json, "\n".join(queue["queue"] for queue in wanted))

    @topology.command("apply", help="Make it, with an operator's AMQP_URL.")
    @as_json
    @one_sentence
    def apply_topology(as_json: bool) -> None:
        from shared.messaging import broker  # noqa: PLC0415 - web processes never import AMQP

        broker.apply(amqp_url(service), service.topology)
        names = [queue.name for queue in service.topology.queues]
        show({"queues": names}, as_json, f"{service.name}: {', '.join(names)}")

    @topology.command("check", help="See that it is there.")
    @as_json
    @one_sentence
    def check_topology(as_json: bool) -> None:
        from shared.messaging import broker  # noqa: PLC0415 - web processes never import AMQP

        names = [queue.name for queue in service.topology.queues]
        broker.check_at(amqp_url(service), names)
        show({"queues": names}, as_json, f"{service.name}: all {len(names)} queues are there.")


def _contracts(cli: click.Group, service: Service) -> None:
    @cli.group(help="Schemas and examples of the events that this service says.")
    def contracts() -> None:
        pass

    @contracts.command("write", help="Write them into shared/contracts.")
    def write() -> None:
        from shared.contracts import generate  # noqa: PLC0415 - needed by developers alone

        generate.write(service)

    @contracts.command("check", help="Fail where what is committed differs from the code.")
    def check() -> None:
        from shared.contracts import generate  # noqa: PLC0415

        if stale := generate.check(service):
            click.echo("Out of date: " + ", ".join(stale), err=True)
            sys.exit(1)


def amqp_url(service: Service) -> str:
    """The broker, from the settings of a service; SettingsError where it is not set."""
    settings: ServiceSettings = load_settings(service.settings)
    if settings.amqp_url is None:
        raise SettingsError("AMQP_URL is missing.")
    return settings.amqp_url.reveal()


def _when_there(work: Callable[[], Any]) -> Any:
    backoff, deadline = Backoff(0.2, 3.0), time.monotonic() + WAIT_S
    while True:
        try:
            return work()
        except OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(backoff.next())
