"""The first authority."""

import click

from services.registry.cli.doing import do
from services.registry.commands.authorities import CreateAuthority
from shared.operating.command import as_json, one_sentence, show


@click.command("create-authority", help="Give an authority its place.")
@click.option("--slug", required=True, help="Its name in addresses and topics, for ever.")
@click.option("--name", required=True)
@click.option("--siruta", type=int, help="SIRUTA code of its locality.")
@click.option("--county", help="Two letters, such as PH.")
@click.option("--officer", help="Name of the person for civil society, Law 52/2003 art. 7 (7).")
@click.option("--officer-email", help="Where that person is written to.")
@click.option("--example/--real", "is_example", required=True, help="Whether it exists for show alone.")
@as_json
@one_sentence
def create_authority(
    slug: str,
    name: str,
    siruta: int | None,
    county: str | None,
    officer: str | None,
    officer_email: str | None,
    is_example: bool,
    as_json: bool,
) -> None:
    command = CreateAuthority(
        slug=slug,
        name=name,
        locality_siruta=siruta,
        county=county,
        officer_name=officer,
        officer_email=officer_email,
        is_example=is_example,
    )
    show({"authority_id": do(command), "slug": slug}, as_json, f"The authority {slug} is there.")


COMMANDS = (create_authority,)
