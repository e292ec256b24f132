"""What one request says to PostgreSQL, read from the server's own log, to be said again by others.

What must be new each time, ids and keys, holds `@` in the place of a number of twelve digits.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

ENTRY = re.compile(r"^\S+ \S+ \S+ \[(\d+)\] (LOG|DETAIL):  ", re.MULTILINE)
SAID = re.compile(r"(?:statement|execute [^:]+): (.*)", re.DOTALL)
VALUE = re.compile(r"\$\d+ = (?:'((?:[^']|'')*)'|NULL)")
PLACE = re.compile(r"\$(\d+)")
FRESH_ID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b")
VARIABLE = re.compile(r":(?=[A-Za-z_])")  # in a text, pgbench would take it for one of its own
NUMBERING, NUMBER = "insert into register", 424_242  # no other value in a request looks like it
LOGGING = {"log_statement": "all", "log_error_verbosity": "default"}


@dataclass(frozen=True)
class Statement:
    """SQL with `$1` and so on, and what stood there; None is NULL."""

    text: str
    values: list[str | None]

    @property
    def numbers(self) -> bool:
        """Whether it gives the register number that later ones use."""
        return NUMBERING in self.text

    def filled(self) -> str:
        """The text with an expression for each value."""
        return PLACE.sub(lambda place: _expression(self.values[int(place[1]) - 1]), self.text)


def log_statements(admin_url: str, role: str, on: bool) -> None:
    """Have all that a role says from its next connection on written to the log, or no longer."""
    with psycopg.connect(admin_url, autocommit=True) as admin:
        for name, value in LOGGING.items():
            change = sql.SQL("set {} = {}" if on else "reset {}").format(
                *([sql.Identifier(name), sql.Literal(value)] if on else [sql.Identifier(name)])
            )
            admin.execute(sql.SQL("alter role {} {}").format(sql.Identifier(role), change))


def transaction(log: Path, *, fixed: set[str]) -> list[Statement]:
    """The transaction in the log that says `NUMBER`, without its BEGIN and COMMIT.

    Args:
        log: of the server.
        fixed: ids that stay as they are.
    """
    by_process: dict[str, list[Statement]] = defaultdict(list)
    names = {id_: id_ for id_ in fixed}
    for process, kind, text in _entries(log.read_text(encoding="utf-8", errors="replace")):
        if kind == "DETAIL" and by_process[process]:
            last = by_process[process][-1]
            last.values[:] = [_value(match, names) for match in VALUE.finditer(text)]
        elif kind == "LOG" and (said := SAID.match(text)):
            by_process[process].append(Statement(said[1].strip(), []))
    return next(part for said in by_process.values() for part in _transactions(said) if _has_number(part))


def as_pgbench(statements: list[Statement]) -> str:
    """A script for `pgbench -M prepared -D n=…`; each client counts on from there."""
    lines = [r"\set n :n + 1", r"\set id 100000000000 + :client_id * 1000000000 + :n", "begin;"]
    for statement in statements:
        said = " ".join(statement.filled().split())
        lines.append(rf"{said} \gset" if statement.numbers else f"{said};")
    return "\n".join([*lines, "commit;", ""])


def _entries(log: str) -> Iterator[tuple[str, str, str]]:
    found = list(ENTRY.finditer(log))
    ends = [match.start() for match in found[1:]] + [len(log)]
    for match, end in zip(found, ends, strict=True):
        yield match[1], match[2], log[match.end() : end].replace("\n\t", "\n")


def _transactions(said: list[Statement]) -> Iterator[list[Statement]]:
    current: list[Statement] = []
    for statement in said:
        match statement.text.upper().partition(" ")[0]:  # a BEGIN may name its isolation level
            case "BEGIN" | "ROLLBACK":
                current = []
            case "COMMIT":
                yield current
            case _:
                current.append(statement)


def _has_number(statements: list[Statement]) -> bool:
    return any(str(NUMBER) in statement.values for statement in statements)


def _value(match: re.Match[str], names: dict[str, str]) -> str | None:
    """What stood there; an id gets the name that `names` has for it, a new one with `@` where it is new."""
    if match[1] is None:
        return None
    plain = match[1].replace("''", "'")
    return FRESH_ID.sub(lambda id_: names.setdefault(id_[0], _fresh(id_[0], len(names))), plain)


def _fresh(id_: str, number: int) -> str:
    return f"{id_[:19]}{0x8000 + number:04x}-@"


def _expression(value: str | None) -> str:
    if value is None:
        return "null"
    if value == str(NUMBER):
        return "(:last)::integer"
    quoted = "'" + VARIABLE.sub(": ", value).replace("'", "''") + "'"
    if "@" not in value:
        return quoted
    text = f"replace({quoted}, '@', (:id)::text)"
    return f"({text})::uuid" if FRESH_ID.fullmatch(value.replace("@", "0" * 12)) else text
