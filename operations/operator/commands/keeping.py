"""`backup` and `restore`."""

from pathlib import Path

import click

from operations.operator import backups, restoring
from operations.operator.commands.at import at
from operations.operator.output import console, print_json, size, table
from operations.operator.places import Place
from shared.operating.command import as_json, be_sure, yes

folder = click.argument("folder", type=click.Path(path_type=Path, file_okay=False))


@click.command(help="Write a backup into a new folder below FOLDER; --check looks into one instead.")
@folder
@click.option("--check", "only_check", is_flag=True, help="See that the backup FOLDER is whole.")
@as_json
@at
def backup(place: Place, folder: Path, only_check: bool, as_json: bool) -> None:
    made = folder.resolve() if only_check else backups.make(place, folder.resolve(), _say)
    manifest = backups.check(place, made)
    if as_json:
        rows = {name: dump.moment for name, dump in manifest.databases.items()}
        return print_json({"folder": str(made), "bytes": manifest.size, "databases": rows})
    headings = ("Database", "As of", "Tables", "Epoch", "Size")
    dumps = manifest.databases.items()
    rows_ = [(name, d.moment, d.revision, d.epoch, size(d.part.bytes)) for name, d in dumps]
    console().print(table(headings, rows_, numbers=("Epoch", "Size")))
    return click.echo(f"{made}: whole, {size(manifest.size)}.")


@click.command(help="Go back to the backup in FOLDER: databases, secrets, and all that is made from them.")
@folder
@click.option("--keep", is_flag=True, help="Leave the databases of now, under other names.")
@yes
@as_json
@at
def restore(place: Place, folder: Path, keep: bool, yes: bool, as_json: bool) -> None:
    manifest = restoring.check(place, folder.resolve())
    moments = ", ".join(f"{name} as of {dump.moment}" for name, dump in manifest.databases.items())
    be_sure(f"This replaces everything by the backup: {moments}.", yes)
    if manifest.public_url != (url := place.public_url()):
        _say(f"Mails that were sent hold links to {manifest.public_url}, as it was called then, not {url}.")
    done = restoring.Restore(place, folder.resolve(), manifest, keep, _say).run()
    if as_json:
        return print_json(done)
    click.echo(
        f"Restored: {', '.join(f'{name} in epoch {epoch}' for name, epoch in done['epochs'].items())}."
    )
    return click.echo(f"Kept: {', '.join(done['kept'])}.") if done["kept"] else None


def _say(line: str) -> None:
    click.echo(line, err=True)


COMMANDS = (backup, restore)
