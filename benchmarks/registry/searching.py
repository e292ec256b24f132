"""The directory at ten thousand, a hundred and fifty thousand and a million organisations.

Each question is asked over HTTP within the process, and its statements once more by psycopg alone: what the
database itself takes is the limit.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, LiteralString

import psycopg
from flask import Flask
from sqlalchemy import event

from benchmarks.registry.organisations import fill
from benchmarks.report.drawing import Chart
from benchmarks.report.figures import Figure, Part
from benchmarks.report.timing import milliseconds, p95
from benchmarks.servers import Servers
from operations.demo.content import AROUND_PLOIESTI
from services.registry.bootstrap import SERVICE
from services.registry.commands.directory import SurroundAuthority
from shared.persistence.migrations import migrate
from shared.service import Runtime
from tests.unit.registry.world import World, settings

SIZES = (10_000, 150_000, 1_000_000)
AIMED_AT = 150_000
ROUNDS, TIMES = 5, 20
MOST_MS = 50
EXPLAINED = ("a usual word", "a typo", "no words")
PLAN_WIDTH = 140
EXPLAIN: LiteralString = "explain (analyze, costs off, timing off, summary off, buffers off) "
PREFIX = "/api/registry/v1/organisations"
# What people ask, by name.
QUESTIONS: Mapping[str, dict[str, str]] = {
    "no words": {},
    "a rare word": {"q": "bucov"},
    "a usual word": {"q": "mediu"},
    "a word nearly all have": {"q": "asociatia"},
    "a word that names late in the alphabet begin with": {"q": "fundatia"},
    "a word in the middle of half of the names": {"q": "pentru"},
    "two words nearly all have": {"q": "asociatia pentru"},
    "a part of a word": {"q": "blioteca"},
    "two letters": {"q": "sp"},
    "two words in another order": {"q": "parinti mediu"},
    "four words": {"q": "asociatia pentru mediu si parinti"},
    "a typo": {"q": "biblitoeca"},
    "two typos": {"q": "mediuu pariniti"},
    "nothing": {"q": "qxwzy"},
    "a register number": {"q": "77/A/1990"},
    "a kind": {"kind": "professional-body"},
    "a town and those around": {"locality": "130534", "nearby": "true"},
    "an authority": {"authority": "ploiesti"},
    "a field": {"field": "mediu"},
    "a word and three filters": {"q": "copii", "kind": "foundation", "field": "sport", "state": "any"},
    "suspended ones": {"state": "suspended"},
}
Statements = list[tuple[LiteralString, Any]]


@dataclass
class Directory:
    """A registry over so many organisations.

    Args:
        app: serves it.
        runtime: of it.
        raw: a connection of psycopg's own to the same database.
    """

    app: Flask
    runtime: Runtime
    raw: psycopg.Connection
    deep: dict[str, str] = field(default_factory=dict)

    def ask(self, path: str, **query: str) -> Any:
        """The answer's body, over HTTP within the process."""
        answer = self.app.test_client().get(PREFIX + path, query_string=query)
        if answer.status_code != 200:
            raise SystemExit(f"{path} {query} was answered {answer.status_code}: {answer.text[:200]}")
        return answer.get_json()

    def again(self, statements: Statements) -> None:
        """The same statements without anything of ours around them."""
        with self.raw.transaction():
            for statement, given in statements:
                self.raw.execute(statement, given).fetchall()

    def go_deep(self) -> None:
        """Note the cursor of the twentieth page of a word, or of the last."""
        for _ in range(20):
            if not (cursor := self.ask("", q="mediu", limit="100", **self.deep)["next"]):
                return
            self.deep = {"cursor": cursor}


def searching(servers: Servers) -> Part:
    """p95 of each question at the size that is aimed at, and how they grow."""
    directories = {size: _directory(servers, size) for size in SIZES}
    figures, growth = [], {}
    for name, ask in _asks().items():
        times = {size: _timed(directory, ask) for size, directory in directories.items()}
        ours, limits = times[AIMED_AT]
        figures.append(
            Figure(f"search, {name}, p95", ours, "ms", "the same SQL by psycopg", limits, most=None)
        )
        growth[name] = [(size / 1000, max(of)) for size, (of, _) in times.items()]
    every = [p95([one for figure in figures for one in figure.rounds])]
    figures.append(Figure(f"search over {AIMED_AT:,} organisations, p95 of all", every, "ms", most=MOST_MS))
    shown = ("no words", "a usual word", "a typo", "counts, a usual word")
    lines = {name: growth[name] for name in shown}
    chart = Chart("searching", "Searches as the directory grows, p95", "ms", "thousands", lines=lines)
    plans = {
        f"“{name}” over {AIMED_AT:,}": _plan(directories[AIMED_AT], QUESTIONS[name]) for name in EXPLAINED
    }
    return Part("searching", figures, [chart], plans=plans)


def _asks() -> dict[str, Callable[[Directory], Any]]:
    def listed(query: dict[str, str]) -> Callable[[Directory], Any]:
        return lambda directory: directory.ask("", **query)

    def counted(query: dict[str, str]) -> Callable[[Directory], Any]:
        return lambda directory: directory.ask("/counts", **query)

    asks = {name: listed(query) for name, query in QUESTIONS.items()}
    asks["a deep page"] = lambda directory: directory.ask("", q="mediu", limit="100", **directory.deep)
    for name in ("no words", "a usual word", "an authority"):
        asks[f"counts, {name}"] = counted(QUESTIONS[name])
    return asks


def _timed(directory: Directory, ask: Callable[[Directory], Any]) -> tuple[list[float], list[float]]:
    """p95 of each round, ours and the database's, in milliseconds."""
    with _recorded(directory) as statements:
        ask(directory)
    ours, limits = [], []
    for _ in range(ROUNDS):
        ours.append(p95([milliseconds(lambda: ask(directory)) for _ in range(TIMES)]))
        limits.append(p95([milliseconds(lambda: directory.again(statements)) for _ in range(TIMES)]))
    return ours, limits


def _plan(directory: Directory, query: dict[str, str]) -> str:
    """How the database finds the rows of a page: the plans of the statements that look for them."""
    with _recorded(directory) as statements:
        directory.ask("", **query)
    found = []
    with directory.raw.transaction():
        for statement, given in statements:
            if "from directory" in statement:
                found += [_short(row[0]) for row in directory.raw.execute(EXPLAIN + statement, given)]
            else:
                directory.raw.execute(statement, given)
    return "\n".join(found)


def _short(line: str) -> str:
    return line if len(line) <= PLAN_WIDTH else f"{line[:PLAN_WIDTH]}…"


@contextmanager
def _recorded(directory: Directory) -> Iterator[Statements]:
    said: Statements = []

    def note(_: Any, __: Any, statement: str, given: Any, *___: Any) -> None:
        said.append((statement, given))

    event.listen(directory.runtime.engine, "before_cursor_execute", note)
    yield said
    event.remove(directory.runtime.engine, "before_cursor_execute", note)


def _directory(servers: Servers, size: int) -> Directory:
    url = servers.database(f"searching_{size}")
    migrate(url, SERVICE.migrations)
    runtime = Runtime(SERVICE, settings(url), process="bench", connections=2)
    world = World(runtime)
    world.authority()
    world.authority("ploiesti")
    world.do(SurroundAuthority(slug="ploiesti", around=frozenset(AROUND_PLOIESTI)))
    fill(url, size, str(world.person()))
    directory = Directory(SERVICE.create_app(runtime), runtime, psycopg.connect(url, autocommit=True))
    directory.go_deep()
    return directory
