"""`python -m benchmarks.plumbing [--only PART] [--keep]`: under ten minutes, best on a quiet machine."""

from collections.abc import Callable, Mapping, Sequence

import click

from benchmarks.plumbing import way
from benchmarks.report.figures import Part
from benchmarks.report.keeping import keep, show
from benchmarks.report.machine import facts
from benchmarks.servers import QUIET, Servers, servers
from benchmarks.web.footprint import footprint
from benchmarks.web.posting import posting
from benchmarks.web.reading import reading
from shared import logs

PARTS: Mapping[str, Callable[[Servers], Part]] = {
    "relay": way.relay,
    "consumer": way.consumer,
    "latency": way.delay,
    "rivals": way.rivals,
    "posting": posting,
    "reading": reading,
    "footprint": footprint,
}


@click.command()
@click.option(
    "--only", multiple=True, type=click.Choice(list(PARTS)), help="A part alone; may stand repeatedly."
)
@click.option(
    "--keep", "kept", is_flag=True, help="Keep figures, tables and drawings for docs/performance.md."
)
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
        keep("plumbing", about, parts)


main()
