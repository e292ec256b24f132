"""`python -m benchmarks.consultation [--only PART] [--keep]`: best on a quiet machine."""

from collections.abc import Callable, Mapping, Sequence

import click

from benchmarks.consultation.pages import pages
from benchmarks.consultation.searching import searching
from benchmarks.report.figures import Part
from benchmarks.report.keeping import keep, show
from benchmarks.report.machine import facts
from benchmarks.servers import QUIET, Servers, servers
from benchmarks.web.reading import reading
from shared import logs

PARTS: Mapping[str, Callable[[Servers], Part]] = {
    "pages": pages,
    "searching": searching,
    "reading": reading,
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
        keep("consultation", about, parts)


main()
