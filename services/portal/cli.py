"""The portal's commands."""

import json

import click

from services.portal.assets import AssetsMissing, check_assets, prepare
from services.portal.bootstrap import make_app
from services.portal.languages import compile_catalogues
from services.portal.settings import Settings
from shared.settings import SettingsError, load_settings


@click.group()
def cli() -> None:
    """The pages that people see."""


@cli.command()
def web() -> None:
    """Serve the pages until told to stop."""
    from shared.web.gunicorn import run  # noqa: PLC0415 - `assets` runs where no web server is installed

    try:
        settings = load_settings(Settings)
        check_assets()
    except (SettingsError, AssetsMissing) as fault:
        raise click.ClickException(str(fault)) from fault
    compile_catalogues()
    run("portal", settings, lambda: make_app(settings))


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def assets(as_json: bool) -> None:
    """Copy look and fonts from node_modules, and compile the catalogues."""
    try:
        names = prepare()
    except AssetsMissing as fault:
        raise click.ClickException(str(fault)) from fault
    click.echo(
        json.dumps({"copied": names}) if as_json else f"{len(names)} files copied, catalogues compiled."
    )
