"""`python -m operations.compose secrets | databases | outsider | door` in containers, `seed` beside them."""

import asyncio
import sys
from pathlib import Path
from typing import TextIO

import click
import httpx

from operations.compose import seeding, vault
from operations.compose.door import keep_open
from operations.demo import content
from operations.demo.mails import Missing
from operations.demo.site import Refused
from operations.local import postgres
from operations.local.accounts import OUTSIDERS_QUEUE, SERVICES, outsiders_topology
from operations.local.trouble import Trouble

folder = click.Path(file_okay=False, exists=True, path_type=Path)


@click.group()
def cli() -> None:
    """The jobs of Compose that belong to no service."""


@cli.command("secrets")
@click.option("--vault", "store", type=folder, required=True)
@click.option("--readers", type=folder, required=True)
@click.option("--outsiders-broker", required=True, metavar="HOST:PORT")
@click.option("--renew", multiple=True, envvar="RENEW", metavar="SECRET", help="Make it up anew.")
def write_secrets(store: Path, readers: Path, outsiders_broker: str, renew: tuple[str, ...]) -> None:
    """Make up what is missing and hand each reader its own."""
    try:
        names = vault.write(store, readers, outsiders_broker, renew)
    except Trouble as trouble:
        click.echo(str(trouble), err=True)
        sys.exit(2)
    click.echo(f"Secrets are there for {', '.join(names)}.")


@cli.command()
@click.option("--operator", type=folder, required=True, help="the operator's secrets")
def databases(operator: Path) -> None:
    """Make each service's database and role, or set the role's password."""
    try:
        server = postgres.existing((operator / "database_url").read_text(encoding="utf-8"))
    except Trouble as trouble:
        sys.exit(str(trouble))
    for service in SERVICES:
        password = (operator / vault.role_file(service)).read_text(encoding="utf-8")
        server.database(vault.database(service), password)
    server.close_common_databases()
    click.echo(f"Databases are there for {', '.join(SERVICES)}.")


@cli.command()
@click.option("--amqp-url", type=click.File(), required=True, help="file with the operator's address")
def outsider(amqp_url: TextIO) -> None:
    """Make the queue of the demo's outsider, bound to all that is public."""
    from shared.messaging import broker  # noqa: PLC0415 - the other jobs need no AMQP

    broker.apply(amqp_url.read().strip(), outsiders_topology())
    click.echo(f"{OUTSIDERS_QUEUE.name} is there.")


@cli.command()
@click.option("--port", type=int, required=True)
@click.option("--to", "inner", required=True, metavar="HOST:PORT")
def door(port: int, inner: str) -> None:
    """Pass connections on to the broker, until told to stop."""
    host, _, inner_port = inner.rpartition(":")
    asyncio.run(keep_open(port, host, int(inner_port)))


@cli.command()
@click.option("--url", default="http://localhost:8080", show_default=True, help="The gateway.")
def seed(url: str) -> None:
    """Make the example data, once, and say who can sign in."""
    try:
        password = seeding.seed(url.rstrip("/"))
    except (Missing, Refused, httpx.HTTPError) as error:
        sys.exit(f"The demo data could not be made: {error}")
    if password is None:
        click.echo(f"The example data are there already: {url}")
        return
    click.echo(f"{url}  (mail: {url}/posta-demo/); password of all: {password}")
    for email, name in (*content.STAFF, content.REPRESENTATIVE, content.CITIZEN):
        click.echo(f"  {email:<40} {name}")
    click.echo("The staff's codes: .venv/bin/python -m operations.demo codes")


cli(prog_name="python -m operations.compose")
