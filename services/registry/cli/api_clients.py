"""Clients of the API, as an operator sees and revokes them."""

from uuid import UUID

import click

from services.registry.bootstrap import SERVICE
from services.registry.cli.doing import do
from services.registry.commands.api_clients import RevokeApiClient
from services.registry.model.days import day_in_romania
from services.registry.queries import api_clients as queries
from shared.operating.command import as_json, one_sentence, open_runtime, show


@click.group(help="Programs that read through the API.")
def clients() -> None:
    pass


@clients.command("list", help="All, or those of one authority; secrets are kept nowhere.")
@click.option("--authority", help="A slug, or common.")
@as_json
@one_sentence
def list_clients(authority: str | None, as_json: bool) -> None:
    with open_runtime(SERVICE, "command") as runtime, runtime.read() as session:
        now = runtime.clock.now()
        rows = queries.api_clients(session, authority, day_in_romania(now), now)
    lines = [
        f"{row['id']}  {row['authority']}  {row['state']} until {row['expires_on']}  {row['name']}"
        for row in rows
    ]
    show(rows, as_json, "\n".join(lines) or "There is none.")


@clients.command(
    "revoke", help="Give a client no more tokens; those it has are good for five minutes at most."
)
@click.argument("client_id", type=click.UUID)
@as_json
@one_sentence
def revoke_client(client_id: UUID, as_json: bool) -> None:
    do(RevokeApiClient(administrator=None, client_id=client_id))
    show({"client_id": client_id}, as_json, "The client is revoked.")


COMMANDS = (clients,)
