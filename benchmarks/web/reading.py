"""Lists and pages at ten thousand, a hundred thousand and a million recommendations."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any, LiteralString
from uuid import UUID

import psycopg
from flask import Flask
from psycopg.rows import dict_row

from benchmarks.report.drawing import Chart
from benchmarks.report.figures import Figure, Part
from benchmarks.report.timing import milliseconds
from benchmarks.servers import Servers
from benchmarks.web.filling import fill
from benchmarks.web.town import PREFIX, Town, town
from services.consultation.bootstrap import SERVICE
from shared.service import Runtime
from shared.web.pages import Page
from tests.unit.consultation.world import AUTHORITY, settings

SIZES = (10_000, 100_000, 1_000_000)
ROUNDS, TIMES = 5, 12
MOST = 1.3
# The largest consultation, a usual one, a person who wrote, and places in the middle of lists.
PLACES: LiteralString = """
    with largest as (select id from consultation where state = 'closed' order by listed_at limit 1),
    usual as (select id from consultation where state = 'closed' order by listed_at desc offset 2 limit 1)
    select (select id from largest) as largest, (select id from usual) as usual, r.account_id, r.id as one,
        r.register_year as year, r.register_number as number, c.listed_at, c.id as listed_id
    from recommendation r join consultation c on c.id = r.consultation_id
    where r.register_number = %s and c.id <> (select id from largest)
"""

Ask = Callable[[], None]


@dataclass(frozen=True)
class Library:
    """A service over so many recommendations, and what there is to ask for."""

    app: Flask
    town: Town
    places: Mapping[str, Any]

    def asks(self) -> dict[str, Ask]:
        """Each read by its name."""
        largest, usual = (f"/consultations/{self.places[name]}" for name in ("largest", "usual"))
        desk = f"/desk/recommendations?authority={AUTHORITY}"
        middle = (self.places["year"], self.places["number"])
        listed = (self.places["listed_at"], self.places["listed_id"])
        paths = {
            "consultations, first page": "/consultations",
            "consultations, in the middle": self._after("/consultations", listed),
            "a usual consultation's page": usual,
            "the largest consultation's page": largest,
            "recommendations on a usual one": f"{usual}/recommendations",
            "recommendations on the largest": f"{largest}/recommendations",
            "the same, in the middle": self._after(f"{largest}/recommendations", middle),
            "one recommendation": f"/recommendations/{self.places['one']}",
            "own recommendations": "/recommendations/mine",
            "desk, unanswered": f"{desk}&state=unanswered",
            "desk, unanswered, in the middle": self._after(f"{desk}&state=unanswered", middle),
            "desk, answered": f"{desk}&state=answered",
        }
        return {name: self._ask(path) for name, path in paths.items()}

    def _after(self, path: str, key: tuple[Any, ...]) -> str:
        with self.app.test_request_context(PREFIX + path):
            body, _, _ = Page({"limit": 1}).answer([key, key], key=lambda row: row)
        return f"{path}{'&' if '?' in path else '?'}cursor={body['next']}"

    def _ask(self, path: str) -> Ask:
        token = self.town.clerk if path.startswith("/desk") else self.town.citizen
        client, headers = self.app.test_client(), {"Authorization": f"Bearer {token}"}

        def ask() -> None:
            answer = client.get(PREFIX + path, headers=headers)
            if answer.status_code != 200 or answer.get_json().get("items") == []:
                raise SystemExit(f"{path} was answered {answer.status_code}: {answer.text[:200]}")

        return ask


def reading(servers: Servers) -> Part:
    """Milliseconds of each read, by size, the sizes in turn."""
    libraries = {size: _library(servers, size) for size in SIZES}
    found = {
        name: _timed([library.asks()[name] for library in libraries.values()]) for name in _names(libraries)
    }
    first, last = f"{SIZES[0]:,} recommendations", f"{SIZES[-1]:,}"
    figures = [
        Figure(f"GET {name}, of {last}", times[-1], "ms", first, times[0], most=MOST)
        for name, times in found.items()
    ]
    thousands = [size / 1000 for size in SIZES]
    lines = {
        name: list(zip(thousands, (median(of) for of in times), strict=True))
        for name, times in found.items()
        if name in ("consultations, first page", "the largest consultation's page", "desk, unanswered")
    }
    chart = Chart("reading", "Reads as the register grows", "ms", "thousands of recommendations", lines=lines)
    return Part("reading", figures, [chart])


def places_of(place: Town, size: int) -> Mapping[str, Any]:
    """The largest consultation and a usual one, and places in the middle of lists."""
    with psycopg.connect(place.database_url, row_factory=dict_row) as connection:
        found = connection.execute(PLACES, (size // 2 + 1,)).fetchone()
    assert found is not None  # noqa: S101 - it was written above
    return found


def _names(libraries: Mapping[int, Library]) -> list[str]:
    return list(next(iter(libraries.values())).asks())


def _timed(asks: list[Ask]) -> list[list[float]]:
    """For each of them the medians of `ROUNDS` rounds."""
    found: list[list[float]] = [[] for _ in asks]
    for _ in range(ROUNDS):
        for ask, times in zip(asks, found, strict=True):
            times.append(median(milliseconds(ask) for _ in range(TIMES)))
    return found


def _library(servers: Servers, size: int) -> Library:
    place = town(servers, f"reading_{size}")
    fill(place.database_url, size)
    places = places_of(place, size)
    with psycopg.connect(place.database_url) as connection:
        owner: UUID = places["account_id"]
        connection.execute(
            "update recommendation set account_id = %s where account_id = %s", (place.account_id, owner)
        )
    runtime = Runtime(SERVICE, settings(place.database_url), process="bench", connections=2)
    return Library(SERVICE.create_app(runtime), place, places)
