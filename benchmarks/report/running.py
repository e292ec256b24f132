"""The command of a benchmark: its parts in turn, or some of them, printed and, if wanted, kept."""

from collections.abc import Callable, Mapping, Sequence

import click

from benchmarks.report.figures import Part
from benchmarks.report.keeping import keep, show
from benchmarks.report.machine import facts
from benchmarks.servers import QUIET, Servers, servers
from shared import logs

Parts = Mapping[str, Callable[[Servers], Part]]


def command_of(name: str, parts: Parts, *, small: Parts | None = None) -> click.Command:
    """`python -m benchmarks.<name> [--only PART] [--keep]`.

    Args:
        name: of the run, as `keep` takes it.
        parts: by name, in the order in which they are measured.
        small: the same with few rows, where `--small` asks whether all of it runs.
    """

    @click.command()
    @click.option(
        "--only", multiple=True, type=click.Choice(list(parts)), help="A part alone; may stand repeatedly."
    )
    @click.option(
        "--keep", "kept", is_flag=True, help="Keep figures, tables and drawings for docs/performance.md."
    )
    @click.option("--small", "few", is_flag=True, hidden=small is None, help="With few rows; not to keep.")
    def main(only: Sequence[str], kept: bool, few: bool) -> None:
        """Measure, and print the table."""
        if kept and (only or few):
            raise click.UsageError("What docs quote is one whole run: --keep goes with no other option.")
        measured = small if few and small else parts
        logs.configure("benchmarks", "bench", QUIET)
        with servers() as running:
            about = facts(running)
            found = [measured[part](running) for part in only or measured]
        show(about, found)
        if kept:
            keep(name, about, found)

    return main
