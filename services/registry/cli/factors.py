"""Second factors that an operator resets."""

import click

from services.registry.cli.doing import do
from services.registry.commands.factors import ResetFactors
from services.registry.model.account import EVERYWHERE
from shared.operating.command import as_json, one_sentence, show


@click.command("reset-factors", help="Let a person who lost every second factor begin anew; they are told.")
@click.option("--email", required=True, help="The person's address.")
@click.option("--reason", required=True, help="Stands in the audit trail: how you know that it is them.")
@as_json
@one_sentence
def reset_factors(email: str, reason: str, as_json: bool) -> None:
    account_id = do(ResetFactors(by=None, authority=EVERYWHERE, email=email, reason=reason))
    show({"account_id": account_id}, as_json, "The second factors are gone, and every session has ended.")


COMMANDS = (reset_factors,)
