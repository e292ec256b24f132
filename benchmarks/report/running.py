"""The command of a benchmark: its parts in turn, or some of them, printed and, if wanted, kept."""

from collections.abc import Callable, Mapping, Sequence

import click

from benchmarks.report.figures import Part
from benchmarks.report.keeping import keep, show
from benchmarks.report.machine import facts
from benchmarks.servers import QUIET, Servers, servers
from shared import logs


def command_of(name: str, parts: Mapping[str, Callable[[Servers], Part]]) -> click.Command:
    """`python -m benchmarks.<name> [--only PART] [--keep]`.

    Args:
        name: of the run, as `keep` takes it.
        parts: by name, in the order in which they are measured.
    """

    @click.command()
    @click.option(
        "--only", multiple=True, type=click.Choice(list(parts)), help="A part alone; may stand repeatedly."
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
            found = [parts[part](running) for part in only or parts]
        show(about, found)
        if kept:
            keep(name, about, found)

    return main
