"""The statements of a recommendation in a bare Flask handler over psycopg: `python -m benchmarks.web.bare`.

The same gunicorn settings as a service; no tokens, no schemas, no problems, no metrics. Takes WEB_BIND,
WEB_WORKERS, WEB_THREADS, DATABASE_URL and STATEMENTS, a JSON file, from the environment.
"""

import itertools
import json
import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from flask import Flask, Response, jsonify, request

from benchmarks.web.statements import NUMBER, PLACE, Statement
from shared.web.gunicorn import run

FIRST_ID = 500_000_000_000


@dataclass(frozen=True)
class Settings:
    """What a web server needs."""

    web_bind: str = os.environ.get("WEB_BIND", "")
    web_workers: int = int(os.environ.get("WEB_WORKERS", "2"))
    web_threads: int = int(os.environ.get("WEB_THREADS", "4"))
    web_drain_s: float = 0.0
    log_level: str = "WARNING"


def make_app() -> Flask:
    """One handler, and an address that says that it is there."""
    app, of_thread = Flask("bare"), threading.local()
    read = json.loads(Path(os.environ["STATEMENTS"]).read_text(encoding="utf-8"))
    statements = [Statement(**each) for each in read]
    prepared = [(_named(statement.text), statement) for statement in statements]
    ids = itertools.count(FIRST_ID + os.getpid() % 1000 * 100_000_000)

    @app.get("/health/ready")
    def ready() -> Response:
        return jsonify({})

    @app.post("/<path:_>")
    def send(_: str) -> tuple[Response, int]:
        if not hasattr(of_thread, "connection"):
            of_thread.connection = psycopg.connect(os.environ["DATABASE_URL"])
        body: dict[str, Any] = request.get_json()
        number = _say(of_thread.connection, prepared, next(ids))
        return jsonify({"article": body["article"], "register_number": number}), 201

    return app


def _say(connection: psycopg.Connection[Any], prepared: list[tuple[bytes, Statement]], id_: int) -> int:
    number = 0
    with connection.transaction():
        for text, statement in prepared:
            values = {f"p{n}": _filled(v, id_, number) for n, v in enumerate(statement.values, start=1)}
            done = connection.execute(text, values)
            if statement.numbers:
                [(number,)] = done.fetchall()
    return number


def _filled(value: str | None, id_: int, number: int) -> str | None:
    if value == str(NUMBER):
        return str(number)
    return value and value.replace("@", str(id_))


def _named(text: str) -> bytes:
    return PLACE.sub(r"%(p\1)s", text.replace("%", "%%")).encode()


if __name__ == "__main__":
    run("bare", Settings(), make_app)
