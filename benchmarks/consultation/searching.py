"""Finding by words among ten thousand recommendations and a million, and how fast they are made findable."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from statistics import median
from uuid import UUID

import psycopg
from flask import Flask
from flask.testing import FlaskClient

from benchmarks.consultation.words import mix, texts, vocabulary
from benchmarks.report.drawing import Chart
from benchmarks.report.figures import Figure, Part
from benchmarks.report.timing import milliseconds, p95
from benchmarks.servers import Servers
from benchmarks.web.town import PREFIX, Town, town
from services.consultation.bootstrap import SERVICE
from services.consultation.jobs.findable import make_findable
from shared.plain_text import plain
from shared.service import Runtime
from tests.unit.consultation.world import AUTHORITY, settings

SIZES = (10_000, 100_000, 1_000_000)
ROUNDS = 5
BEGAN = datetime(2019, 1, 1, tzinfo=UTC)
MOST_MS = 100
COPY = """
    copy recommendation (id, version, consultation_id, authority, article, register_year, register_number,
        received_at, account_id, author_name, author_label, text, nonce, fingerprint) from stdin
"""
# What a worker does row by row, done by the database at once.
FINDABLE = """
    insert into findable (thing_id, kind, consultation_id, authority, at, title, body, places, search)
    select r.id, 'recommendation', r.consultation_id, r.authority, r.received_at,
        r.register_number || '/' || r.register_year, r.text, '[]',
        to_tsvector('romanian', r.register_number || ' ' || r.register_year || ' ' || n.plain)
    from recommendation r join plain_text n using (register_number)
"""


def searching(servers: Servers) -> Part:
    """p95 of a fixed mix of questions, over HTTP within the process."""
    words = vocabulary()
    asked = mix(words)
    rate = _made_findable(servers, words)
    times = {size: _timed(_app(servers, words, size), asked) for size in SIZES}
    last = SIZES[-1]
    every = [p95(one) for one in times[last]]
    what = f"search over {last:,} recommendations, p95 of {len(asked)} questions"
    figures = [
        Figure(what, every, "ms", most=MOST_MS),
        Figure("the same, median", [median(one) for one in times[last]], "ms"),
        Figure("the same, slowest", [max(one) for one in times[last]], "ms"),
        Figure("made findable by one worker", [rate], "/s"),
    ]
    lines = {
        "p95": [(size / 1000, p95(times[size][-1])) for size in SIZES],
        "median": [(size / 1000, median(times[size][-1])) for size in SIZES],
    }
    chart = Chart("finding", "Search as the register grows", "ms", "thousands", lines=lines)
    return Part("searching", figures, [chart])


def _timed(app: Flask, asked: list[str]) -> list[list[float]]:
    client = app.test_client()
    return [[milliseconds(partial(_find, client, words)) for words in asked] for _ in range(ROUNDS)]


def _find(client: FlaskClient, words: str) -> None:
    answer = client.get(f"{PREFIX}/search", query_string={"q": words})
    if answer.status_code != 200:
        raise SystemExit(f"{words} was answered {answer.status_code}: {answer.text[:200]}")


def _made_findable(servers: Servers, words: list[str]) -> float:
    """How many a second, from the note to the index."""
    place = town(servers, "findable")
    _write(place, words, SIZES[0])
    runtime = Runtime(SERVICE, settings(place.database_url), process="bench", connections=2)
    began = time.perf_counter()
    make_findable(runtime.bus, runtime)
    took = time.perf_counter() - began
    runtime.close()
    return SIZES[0] / took


def _app(servers: Servers, words: list[str], size: int) -> Flask:
    place = town(servers, f"finding_{size}")
    _write(place, words, size, at_once=True)
    return SERVICE.create_app(Runtime(SERVICE, settings(place.database_url), process="bench", connections=2))


def _write(place: Town, words: list[str], many: int, *, at_once: bool = False) -> None:
    with psycopg.connect(place.database_url, autocommit=True) as connection:
        connection.execute("set synchronous_commit = off")
        with connection.cursor().copy(COPY) as copy:
            for row in _rows(place, words, many):
                copy.write_row(row)
        if at_once:
            connection.execute("create temporary table plain_text (register_number integer, plain text)")
            with connection.cursor().copy("copy plain_text from stdin") as copy:
                for number, text in enumerate(texts(words, many), start=1):
                    copy.write_row((number, plain(text)))
            connection.execute("truncate findable_todo")
            connection.execute("drop index ix_findable_search")
            connection.execute("analyze plain_text")
            connection.execute(FINDABLE)
            connection.execute("create index ix_findable_search on findable using gin (search)")
        connection.execute("vacuum analyze")


def _rows(place: Town, words: list[str], many: int) -> Iterator[tuple[object, ...]]:
    for number, text in enumerate(texts(words, many), start=1):
        yield (
            UUID(int=number),
            1,
            place.consultation_id,
            AUTHORITY,
            "2",
            2019,
            number,
            BEGAN + number * timedelta(minutes=1),
            place.account_id,
            "Ana-Maria Exemplu",
            "A.-M. E.",
            text,
            "n",
            "f",
        )
