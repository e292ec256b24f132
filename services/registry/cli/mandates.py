"""Mandates that an operator ends."""

from uuid import UUID

import click

from services.registry.cli.doing import do
from services.registry.commands.mandates import EndMandate
from shared.operating.command import as_json, one_sentence, show


@click.command("end-mandate", help="Let a person speak for an organisation no longer.")
@click.argument("mandate_id", type=click.UUID)
@as_json
@one_sentence
def end_mandate(mandate_id: UUID, as_json: bool) -> None:
    do(EndMandate(mandate_id))
    show({"mandate_id": mandate_id}, as_json, "The mandate has ended.")


COMMANDS = (end_mandate,)
