"""What lies around an authority, for the search "in this town and around it"."""

import click

from services.registry.cli.doing import do
from services.registry.commands.directory import SurroundAuthority
from shared.operating.command import as_json, one_sentence, show


@click.command("surround-authority", help="Say which towns and communes lie around an authority's own.")
@click.option("--slug", required=True)
@click.option(
    "--siruta", "around", type=int, multiple=True, help="Of a town or commune; may stand repeatedly."
)
@as_json
@one_sentence
def surround_authority(slug: str, around: tuple[int, ...], as_json: bool) -> None:
    do(SurroundAuthority(slug=slug, around=frozenset(around)))
    show({"slug": slug, "around": sorted(around)}, as_json, f"{len(set(around))} lie around {slug}.")


COMMANDS = (surround_authority,)
