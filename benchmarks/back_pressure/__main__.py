"""`python -m benchmarks.back_pressure [--seconds 600] [--keep]`: about 25 minutes at full length."""

from statistics import median

import click

from benchmarks.back_pressure.memory import Memory, memory
from benchmarks.back_pressure.outage import Outage, outage
from benchmarks.back_pressure.submitting import Sent, p95
from benchmarks.plumbing import relaying
from benchmarks.plumbing.stage import stage
from benchmarks.report.drawing import Chart
from benchmarks.report.figures import Figure, Part
from benchmarks.report.keeping import keep, show
from benchmarks.report.machine import facts
from benchmarks.servers import servers

RATE = 20.0
MANY, FULL_S = 1_000_000, 600.0
EVENTS, ROUNDS = 20_000, 3
SPANS = 40  # a curve of answers has so many points


@click.command()
@click.option("--seconds", default=FULL_S, show_default=True, help="How long the broker is away.")
@click.option("--rate", default=RATE, show_default=True, help="Recommendations a second.")
@click.option("--rows", default=MANY, show_default=True, help="How many events wait for the relay at once.")
@click.option(
    "--keep", "kept", is_flag=True, help="Keep figures, tables and drawings for docs/performance.md."
)
def main(seconds: float, rate: float, rows: int, kept: bool) -> None:
    """Take the broker away, give it back, and print what that did."""
    with servers() as running:
        about = facts(running)
        gone = outage(running, seconds=seconds, rate=rate)
        waiting = memory(running, rows)
        place = stage(running, "top_speed")
        top = median(relaying.ours(place, EVENTS) for _ in range(ROUNDS))
    part = Part(
        "back-pressure", _figures(gone, waiting, top), _charts(gone, waiting), _notes(gone, seconds, rate)
    )
    show(about, [part])
    if kept:
        keep("back-pressure", about, [part])


def _figures(gone: Outage, waiting: Memory, top: float) -> list[Figure]:
    away = [one for one in gone.sent if gone.down <= one.at < gone.up]
    there = [one for one in gone.sent if not gone.down <= one.at < gone.up]
    few, many = waiting.highest()
    return [
        Figure(
            "accepted while the broker was away",
            [100 * sum(o.accepted for o in away) / len(away)],
            "%",
            least=100,
        ),
        Figure("p95 of an answer, broker away", [p95(away)], "ms", "broker there", [p95(there)], most=1.1),
        Figure(
            "draining while new events come", [gone.drain_rate()], "/s", "the relay alone", [top], least=0.5
        ),
        Figure("events lost", [gone.lost()], "", most=0),
        Figure("events out of order", [gone.out_of_order()], "", most=0),
        Figure("messages that came twice", [gone.doubled()], ""),
        Figure(f"relay's memory, {waiting.many:,} waiting", [many], "MB", "20,000 waiting", [few], most=1.1),
    ]


def _charts(gone: Outage, waiting: Memory) -> list[Chart]:
    second = f"seconds; the broker is away from {gone.down:.0f} to {gone.up:.0f}"
    sizes = {f"{waiting.many:,} waiting": waiting.with_many, "20,000 waiting": waiting.with_few}
    return [
        Chart(
            "back-pressure-backlog",
            "Events that wait",
            "events",
            second,
            {"waiting": _thinned(gone.backlog())},
        ),
        Chart(
            "back-pressure-answers", "Answers to recommendations", "ms", second, {"p95": _by_span(gone.sent)}
        ),
        Chart("back-pressure-memory", "Memory of the relay", "MB resident", "seconds", sizes),
    ]


def _notes(gone: Outage, seconds: float, rate: float) -> list[str]:
    said, waited = gone.samples[-1][1], max(left for _, left in gone.backlog())
    return [
        f"{len(gone.sent):,} recommendations at {rate:g} a second said {said:,} events; the broker was away"
        f" for {seconds:.0f} s, and {waited:,.0f} events waited at most."
    ]


def _by_span(sent: list[Sent]) -> list[tuple[float, float]]:
    step = max(one.at for one in sent) / SPANS
    spans = [
        [one for one in sent if number * step <= one.at < (number + 1) * step] for number in range(SPANS)
    ]
    return [(number * step, p95(span)) for number, span in enumerate(spans) if len(span) > 1]


def _thinned(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return points[:: max(1, len(points) // 400)]


main()
