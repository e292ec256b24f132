"""The way of a message, each step against its limit, the two in turn."""

import os
from collections.abc import Callable

from benchmarks.installing import RIVALS
from benchmarks.plumbing import consuming, relaying
from benchmarks.plumbing.latency import latency
from benchmarks.plumbing.rivalry import rivalry
from benchmarks.plumbing.stage import Stage, stage
from benchmarks.profiling import UNIT, profile
from benchmarks.report.drawing import Chart
from benchmarks.report.figures import Figure, Part
from benchmarks.servers import Servers

ROUNDS = 3
EVENTS = 20_000
ONE_BY_ONE = 2_000
LATENCY_S = 15.0
PROFILED = {"relay": 60_000, "set_based": 60_000, "one_by_one": 6_000}  # enough for the length of a profile

Measure = Callable[[Stage, int], float]


def relay(servers: Servers) -> Part:
    """From a full outbox to the last mark."""
    ours, raw = _in_turn(servers, "relay", relaying.ours, relaying.raw, EVENTS)
    against = "publishing the same bytes with confirms, same window"
    profiled = _profiled(servers, "relay", relaying.ours, "Where a relay spends its own time")
    return Part(
        "relay", [Figure("relay, sequencing and marking", ours, "/s", against, raw, least=0.8)], profiled
    )


def consumer(servers: Servers) -> Part:
    """From a full queue to the last effect."""
    ours, raw = _in_turn(servers, "consumer", consuming.ours, consuming.raw, EVENTS)
    single, inserts = _in_turn(
        servers, "one_by_one", consuming.ours_one_by_one, consuming.raw_one_by_one, ONE_BY_ONE
    )
    again, multiple = _in_turn(servers, "consumer_multiple", consuming.ours, consuming.raw_multiple, EVENTS)
    title = "Where a consumer spends its own time with "
    profiled = [
        *_profiled(servers, "set_based", consuming.taken, f"{title}sets of messages", before=relaying.raw),
        *_profiled(
            servers, "one_by_one", consuming.ours_one_by_one, f"{title}a transaction for each message"
        ),
    ]
    what, alone = "consumer, inbox and one effect row", "consuming and acknowledging alone"
    return Part(
        "consumer",
        [
            Figure(f"{what}, set-based", ours, "/s", f"{alone}, each by itself", raw, least=0.7),
            Figure(f"{what}, set-based", again, "/s", f"{alone}, by the batch", multiple),
            Figure(f"{what}, a transaction each", single, "/s", "two inserts by psycopg", inserts, least=0.8),
        ],
        profiled,
    )


def delay(servers: Servers) -> Part:
    """From a commit to its effect in another process, at a steady hundred a second."""
    middle, late = latency(stage(servers, "latency"), LATENCY_S)
    what = "commit → effect in another process, 100 events/s"
    return Part(
        "latency",
        [Figure(f"{what}, p50", [middle], "ms", most=12), Figure(f"{what}, p99", [late], "ms", most=40)],
    )


def rivals(servers: Servers) -> Part:
    """The same job in others."""
    found = rivalry(servers)
    missing = [rival for rival in RIVALS if not found[rival]]
    run = {name: Figure(name, rates, "/s") for name, rates in found.items() if rates}
    fastest = max((name for name in run if name in RIVALS), key=lambda name: run[name].value, default=None)
    figures = [
        Figure(f"publish → one row: {name}", rates, "/s", *_against(fastest, found, name))
        for name, rates in found.items()
        if rates
    ]
    title = "One row for each message, exactly once, one consumer process"
    bars = {name: figure.value for name, figure in run.items()}
    notes = [f"{rival} could not be installed or run here, and is not in the table." for rival in missing]
    return Part("rivals", figures, [Chart("rivals", title, "effects a second", bars=bars)], notes)


def _against(
    fastest: str | None, found: dict[str, list[float]], name: str
) -> tuple[str, list[float], float | None] | tuple[()]:
    if fastest is None or not name.startswith("ours"):
        return ()
    return f"{fastest}, the fastest of the others", found[fastest], 3.0 if name == "ours" else None


def _in_turn(
    servers: Servers, name: str, ours: Measure, limit: Measure, many: int
) -> tuple[list[float], list[float]]:
    """Both in turn, so that a machine that changes its speed changes it for both."""
    place = stage(servers, name)
    pairs = [(limit(place, many), ours(place, many)) for _ in range(ROUNDS)]
    return [pair[1] for pair in pairs], [pair[0] for pair in pairs]


def _profiled(
    servers: Servers, name: str, ours: Measure, title: str, *, before: Measure | None = None
) -> list[Chart]:
    """One run more, looked at; what that costs is in no figure."""
    place = stage(servers, f"{name}_profile")
    many = PROFILED[name]
    if before:
        before(place, many)
    shares = profile(lambda _: ours(place, many), servers, os.getpid())
    return [Chart(f"{name.replace('_', '-')}-profile", title, UNIT, bars=shares)] if shares else []
