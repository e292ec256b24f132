"""Traces at their edges: nobody asks for them, a handler fails, the collector is away."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import text

from operations.local.ports import LOOPBACK, free_port
from shared import tracing
from shared.context import traceparent, working_on
from shared.ids import new_id
from shared.service import Runtime
from shared.testing.waiting import eventually
from shared.web.correlation import Correlated
from tests.collecting import Collector, collecting
from tests.every_service import ROOT
from tests.integration.messaging.conftest import Working
from tests.sample.service import CountThing

TRACE = "0af7651916cd43dd8448eb211c80319c"
OUTSIDE = f"00-{TRACE}-b7ad6b7169203331-01"
LOOK = (
    "import sys, shared.worker, shared.web.gunicorn, shared.tracing as t; t.start('any', 'web');"
    "print([name for name in sys.modules if name.startswith(('opentelemetry', 'google.protobuf'))])"
)


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    """This process is traced; what is left is sent when a worker ends."""
    with collecting() as collector:
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url)
        tracing.start("sample", "worker")
        yield collector
        tracing.stop()


def states(runtime: Runtime) -> list[str]:
    """Of what has arrived."""
    with runtime.read() as session:
        return list(session.scalars(text("select state from inbox order by state")))


def test_a_failure_is_seen_but_not_its_words(
    runtime: Runtime, working: Working, collector: Collector
) -> None:
    """The span of a message that could not be handled has failed, and says only with which kind of error."""
    with working():
        with working_on(correlation="any", trace=OUTSIDE):
            runtime.bus.do(CountThing(new_id(), "broken"))
            runtime.bus.do(CountThing(new_id(), "good"))
        eventually(lambda: states(runtime) == ["done", "parked"], within=20)
    handled = [span for span in collector.of(TRACE) if span.name == "process sample.counts"]
    failed = [span for span in handled if span.failed]
    assert {span.attributes["error.type"] for span in failed} == {"DataError"}
    assert any(not span.failed for span in handled)
    assert "zero" not in str(collector.spans)


def test_each_event_is_published_in_its_own_trace(
    runtime: Runtime, working: Working, collector: Collector
) -> None:
    """Of many that leave together, those that belong to a trace show there; the others show nowhere."""
    with working("relay"):
        with working_on(correlation="any", trace=OUTSIDE):
            runtime.bus.do(CountThing(new_id()))
        runtime.bus.do(CountThing(new_id()))
        eventually(lambda: _published(runtime) == 2, within=20)
    assert [(span.name, span.trace, span.parent) for span in collector.spans] == [
        ("publish parteneriat.events", TRACE, "b7ad6b7169203331")
    ]


def test_a_trace_passes_through_where_nothing_is_traced(runtime: Runtime) -> None:
    """Those before and after us may trace; an event keeps what it was said in."""
    with working_on(correlation="any", trace=OUTSIDE):
        runtime.bus.do(CountThing(new_id()))
    with runtime.read() as session:
        assert session.scalar(text("select traceparent from event")) == OUTSIDE


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        (OUTSIDE, OUTSIDE),
        (f"{OUTSIDE}\n", None),
        (OUTSIDE.upper(), None),
        (f"ff{OUTSIDE[2:]}", None),
        (f"00-{'0' * 32}-b7ad6b7169203331-01", None),
        (f"00-{TRACE}-{'0' * 16}-01", None),
        ("' or 1=1", None),
    ],
)
def test_only_what_is_one_is_taken_as_a_trace(given: str, taken: str | None) -> None:
    """Anything may stand in a header; it goes into events and logs."""
    seen: list[str | None] = []

    def app(_environ: dict[str, Any], _start: Any) -> list[bytes]:
        seen.append(traceparent.get())
        return []

    environ = {"PATH_INFO": "/", "REQUEST_METHOD": "GET", "HTTP_TRACEPARENT": given}
    Correlated(app)(environ, lambda *_: None)
    assert seen == [taken]


def test_without_an_endpoint_nothing_is_imported() -> None:
    """Who does not trace pays neither the time nor the memory."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OTEL_")}
    said = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    assert said.stdout == "[]\n"


def test_a_collector_that_is_away_costs_a_line(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Spans go on being made, and a process that ends says once that nobody took them."""
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", f"http://{LOOPBACK}:{free_port()}")
    tracing.start("sample", "worker")
    for _ in range(1000):
        with tracing.span("work", "client"):
            pass
    with caplog.at_level(logging.INFO):
        tracing.stop()
    assert len(caplog.records) <= 2


def _published(runtime: Runtime) -> int:
    with runtime.read() as session:
        return int(session.scalar(text("select sum(published) from stream_state")) or 0)
