"""Another address for a person whose mailbox is lost."""

import click

from services.registry.cli.doing import do
from services.registry.commands.addresses import MoveAccount
from shared.operating.command import as_json, one_sentence, show


@click.command("change-address", help="Give an account another address, once somebody has seen who asks.")
@click.option("--email", required=True, help="The address that the account has.")
@click.option("--to", required=True, help="The one that it is to have.")
@as_json
@one_sentence
def change_address(email: str, to: str, as_json: bool) -> None:
    do(MoveAccount(email=email, to=to))
    show({"email": to}, as_json, f"The account has the address {to}; all its sessions have ended.")


COMMANDS = (change_address,)
