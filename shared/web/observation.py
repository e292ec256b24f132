"""One log line and one count for each request that was answered."""

import time

from flask import Flask, Response, g, request

from shared import tracing
from shared.logs import get_logger
from shared.web.metrics import RequestMetrics, install_metrics

log = get_logger("access")
QUIET = ("/health/", "/metrics")


def observe(app: Flask) -> None:
    """Log and count every request. The query string stays out of the log: it may hold a token."""
    metrics = RequestMetrics()
    install_metrics(app, metrics)

    @app.before_request
    def start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def note(response: Response) -> Response:
        seconds = time.perf_counter() - g.started
        metrics.note(response.status_code, seconds)
        _trace(response.status_code)
        who, program = g.get("principal"), g.get("client")
        level = log.debug if request.path.startswith(QUIET) else log.info
        level(
            "request",
            method=request.method,
            path=request.path,
            route=request.url_rule.rule if request.url_rule else None,
            status=response.status_code,
            milliseconds=round(seconds * 1000, 1),
            problem=g.get("problem"),
            account=str(who.account_id) if who else None,
            client=str(program.client_id) if program else None,
        )
        return response


def _trace(status: int) -> None:
    """The route's template stands in the span; the path and the query, which hold ids and tokens, do not."""
    span, route = tracing.current(), request.url_rule.rule if request.url_rule else None
    span.note({"http.response.status_code": status})
    if route:
        span.rename(f"{request.method} {route}")
        span.note({"http.route": route})
    if status >= 500:
        span.fail(str(status))
