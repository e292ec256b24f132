"""`python -m benchmarks.registry [--only PART] [--keep]`: best on a quiet machine."""

from collections.abc import Callable, Mapping, Sequence

import click

from benchmarks.registry.importing import importing
from benchmarks.registry.searching import searching
from benchmarks.report.figures import Part
from benchmarks.report.keeping import keep, show
from benchmarks.report.machine import facts
from benchmarks.servers import QUIET, Servers, servers
from shared import logs

PARTS: Mapping[str, Callable[[Servers], Part]] = {
    "importing": importing,
    "searching": searching,
}


@click.command()
@click.option(
    "--only", multiple=True, type=click.Choice(list(PARTS)), help="A part alone; may stand repeatedly."
)
@click.option("--keep", "kept", is_flag=True, help="Keep figures and tables for docs/performance.md.")
def main(only: Sequence[str], kept: bool) -> None:
    """Measure, and print the table."""
    if only and kept:
        raise click.UsageError("What docs quote is one whole run: --keep and --only exclude each other.")
    logs.configure("benchmarks", "bench", QUIET)
    with servers() as running:
        about = facts(running)
        parts = [PARTS[name](running) for name in only or PARTS]
    show(about, parts)
    if kept:
        keep("registry", about, parts)


main()
