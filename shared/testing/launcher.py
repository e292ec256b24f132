"""Runs a module as a process that is to meet trouble.

`python -m shared.testing.launcher --kill-at mark:after --hit 7 tests.sample relay`
"""

import runpy
import sys
from pathlib import Path

import click

from shared.testing.failpoints import POINTS, kill_at, put_around, tally_deliveries


@click.command(context_settings={"allow_interspersed_args": False})
@click.option("--kill-at", "point", type=click.Choice(POINTS), help="Die by SIGKILL at this point …")
@click.option("--hit", type=click.IntRange(1), default=1, help="… when it is reached for this time.")
@click.option("--set", "changes", multiple=True, metavar="PLACE=NUMBER", help="Change a constant.")
@click.option("--tally", type=click.Path(path_type=Path), help="Write down here what is delivered.")
@click.argument("module")
@click.argument("arguments", nargs=-1)
def launch(
    point: str | None,
    hit: int,
    changes: tuple[str, ...],
    tally: Path | None,
    module: str,
    arguments: tuple[str, ...],
) -> None:
    """Run MODULE with its ARGUMENTS."""
    for change in changes:
        _set(change)
    if tally:
        tally_deliveries(tally)
    if point:
        kill_at(point, hit)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _set(change: str) -> None:
    place, _, number = change.rpartition("=")
    try:
        value = float(number) if "." in number else int(number)
        put_around(place, lambda _: value)
    except (ImportError, AttributeError, ValueError) as fault:
        raise click.BadParameter(f"{change}: {fault}.", param_hint="--set") from fault


if __name__ == "__main__":
    launch()
