"""Who wanted to be forgotten, and which services owe their answer."""

from typing import Any
from uuid import UUID

import click

from services.registry.bootstrap import SERVICE
from services.registry.cli.doing import do
from services.registry.commands.erasure import EraseAccount
from services.registry.queries import erasure as queries
from shared.operating.command import as_json, be_sure, one_sentence, open_runtime, show, yes


@click.command("erasures", help="Erased accounts of which a service has not said that it has erased them.")
@click.option("--all", "also_answered", is_flag=True, help="Those that all have answered, too.")
@as_json
@one_sentence
def erasures(also_answered: bool, as_json: bool) -> None:
    with open_runtime(SERVICE, "command") as runtime, runtime.read() as session:
        rows = queries.done(session, also_answered=also_answered)
    show(rows, as_json, "\n".join(map(_line, rows)) or "None.")


@click.command("erase-account", help="Erase an account at once, such as one that a restore has brought back.")
@click.argument("account_id", type=click.UUID)
@yes
@as_json
@one_sentence
def erase_account(account_id: UUID, yes: bool, as_json: bool) -> None:
    be_sure(f"All that is kept of the account {account_id} is about to be erased.", yes)
    do(EraseAccount(account_id))
    show(
        {"account_id": account_id}, as_json, "It is erased; `erasures` shows which services owe their answer."
    )


def _line(row: dict[str, Any]) -> str:
    owed = ", ".join(row["owed_by"]) or "nobody"
    return f"{row['account_id']}  {row['erased_at']:%Y-%m-%d %H:%M}  owed by: {owed}"


COMMANDS = (erasures, erase_account)
