"""Is it alive, may it be sent requests, does the whole service work. The broker never enters into it."""

from datetime import timedelta

from flask import Flask, Response, jsonify
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from shared.persistence import migrations
from shared.web.access import public
from shared.web.current import wired
from shared.web.draining import is_draining

OK = "ok"
FRESH = timedelta(seconds=30)
BEAT = text("select max(beat_at) from process where role = 'worker'")

Checks = dict[str, str]


def install_health(app: Flask) -> None:
    """Serve `/health/live`, `/health/ready` and `/health/system`."""

    @app.get("/health/live")
    @public
    def live() -> Response:
        return _answer({"process": OK})

    @app.get("/health/ready")
    @public
    def ready() -> Response:
        return _answer(_ready())

    @app.get("/health/system")
    @public
    def system() -> Response:
        return _answer(_system())


def _answer(checks: Checks) -> Response:
    good = all(result == OK for result in checks.values())
    response = jsonify({"status": OK if good else "not-ready", "checks": checks})
    response.status_code = 200 if good else 503
    response.headers["Cache-Control"] = "no-store"
    return response


def _ready() -> Checks:
    return {"accepting": "stopping" if is_draining() else OK, **_database()}


def _database() -> Checks:
    try:
        reached = migrations.current(wired().runtime.engine)
    except SQLAlchemyError:
        return {"database": "unreachable"}
    wanted = migrations.head(wired().service.migrations)
    return {"database": OK, "migrations": OK if reached == wanted else f"at {reached}, not {wanted}"}


def _system() -> Checks:
    checks = _ready()
    if checks.get("migrations") != OK:
        return checks
    try:
        return {**checks, "worker": _worker(), "keys": "none" if wired().keys.is_empty() else OK}
    except SQLAlchemyError:
        return {**checks, "database": "unreachable"}


def _worker() -> str:
    runtime = wired().runtime
    with runtime.engine.connect() as connection:
        beat = connection.scalar(BEAT)
    if beat is None:
        return "none"
    age = runtime.clock.now() - beat
    return OK if age < FRESH else f"silent for {age.total_seconds():.0f} s"
