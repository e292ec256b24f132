"""What the log says of a request, and what it keeps to itself."""

import threading
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from structlog.contextvars import merge_contextvars
from structlog.testing import capture_logs

from shared.errors import TooMany
from shared.service import Runtime
from shared.web.limits import Limit, Limiter, client_address


def ask(client: FlaskClient, there: str, **headers: str) -> list[dict[str, Any]]:
    """The log lines that a request makes."""
    with capture_logs([merge_contextvars]) as lines:
        client.get(there, headers=headers)
    return [dict(line) for line in lines]


def test_one_line_a_request(client: FlaskClient) -> None:
    """It names route, status and the id of the whole chain; what stands in the query stays out."""
    [line] = ask(client, "/api/notes/v1/notes?title=secret-token", **{"X-Correlation-Id": "chain-1"})
    assert (line["event"], line["status"], line["route"]) == ("request", 200, "/api/notes/v1/notes")
    assert line["correlation_id"] == "chain-1"
    assert "secret-token" not in str(line)


def test_a_fault_is_logged_with_its_traceback(client: FlaskClient) -> None:
    """The caller learns nothing, the log everything, under the same id."""
    fault, line = ask(client, "/api/notes/v1/fault", **{"X-Correlation-Id": "chain-2"})
    assert fault["event"] == "request-failed"
    assert str(fault["exc_info"]) == "secret detail"
    assert fault["correlation_id"] == line["correlation_id"] == "chain-2"
    assert line["problem"] == "internal-error"


def test_ids_do_not_leak_into_the_next_request(client: FlaskClient) -> None:
    """Threads are used again; what was bound for one request is gone for the next."""
    ask(client, "/nothing", **{"X-Correlation-Id": "chain-3"})
    [line] = ask(client, "/nothing")
    assert line["correlation_id"] != "chain-3"


def test_a_limit_is_exact_over_processes(runtime: Runtime) -> None:
    """Of many at the same moment, exactly as many pass as may."""
    limit = Limit("letters", 10, timedelta(hours=1), client_address)
    passed: list[int] = []

    def hit() -> None:
        limiter = Limiter(runtime.engine, runtime.clock, "x" * 32)
        for number in range(10):
            with suppress(TooMany):
                limiter.hit(limit, "203.0.113.9")
                passed.append(number)

    threads = [threading.Thread(target=hit) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(passed) == 10


def test_a_limit_is_by_caller(runtime: Runtime) -> None:
    """Who asks too often stands in nobody else's way."""
    limit = Limit("letters", 1, timedelta(hours=1), client_address)
    limiter = Limiter(runtime.engine, runtime.clock, "x" * 32)
    limiter.hit(limit, "203.0.113.9")
    limiter.hit(limit, "203.0.113.10")
    with pytest.raises(TooMany) as refused:
        limiter.hit(limit, "203.0.113.9")
    assert refused.value.retry_after == 3600
