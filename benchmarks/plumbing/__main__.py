"""`python -m benchmarks.plumbing [--json FILE]`: a few minutes, best on a machine that does nothing else."""

import json
import os
import platform
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import click
from rich.console import Console
from rich.table import Table

from benchmarks.plumbing import consuming, relaying
from benchmarks.plumbing.latency import latency
from benchmarks.plumbing.stage import Stage, stage
from benchmarks.servers import Servers, servers

ROUNDS = 3
EVENTS = 20_000
ONE_BY_ONE = 2_000
LATENCY_S = 15.0

Measure = Callable[[Stage, int], float]


@dataclass(frozen=True)
class Result:
    """One row: what was measured, each round's figures, and the medians' ratio."""

    what: str
    ours: list[float]
    limit: list[float]

    @property
    def ratio(self) -> float:
        """Ours as a share of the limit, round by round, and of these the median."""
        return median(ours / limit for ours, limit in zip(self.ours, self.limit, strict=True))


def compare(servers: Servers, what: str, ours: Measure, limit: Measure, many: int) -> Result:
    """Both in turn, so that a machine that changes its speed changes it for both."""
    place = stage(servers, what)
    pairs = [(limit(place, many), ours(place, many)) for _ in range(ROUNDS)]
    return Result(what, [pair[1] for pair in pairs], [pair[0] for pair in pairs])


@click.command()
@click.option("--json", "file", type=click.Path(path_type=Path), help="Keep the raw figures here.")
def main(file: Path | None) -> None:
    """Measure, and print the table."""
    with servers() as running:
        results = [
            compare(running, "relay", relaying.ours, relaying.raw, EVENTS),
            compare(running, "consumer", consuming.ours, consuming.raw, EVENTS),
            compare(running, "consumer_multiple", consuming.ours, consuming.raw_multiple, EVENTS),
            compare(running, "one_by_one", consuming.ours_one_by_one, consuming.raw_one_by_one, ONE_BY_ONE),
        ]
        middle, late = latency(stage(running, "latency"), LATENCY_S)
    _print(results, middle, late)
    if file:
        facts = {"machine": platform.platform(), "cpus": os.cpu_count(), "rounds": ROUNDS}
        rows = [{**asdict(result), "ratio": result.ratio} for result in results]
        figures = {**facts, "results": rows, "latency_ms": {"p50": middle, "p99": late}}
        file.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _print(results: list[Result], middle: float, late: float) -> None:
    table = Table("what", "ours /s", "limit /s", "share", box=None, header_style="bold")
    for result in results:
        figures = (median(result.ours), median(result.limit), result.ratio)
        table.add_row(
            result.what, *(f"{figure:,.2f}" if figure < 10 else f"{figure:,.0f}" for figure in figures)
        )
    console = Console()
    console.print(f"{platform.platform()}, {os.cpu_count()} CPUs; medians of {ROUNDS} rounds in turn")
    console.print(table)
    console.print(f"commit → effect at 100 events/s: p50 {middle:.1f} ms, p99 {late:.1f} ms")


main()
