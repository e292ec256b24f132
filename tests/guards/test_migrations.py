"""Migrations are numbered without a gap, HEAD is the last, and none locks a table in use for long."""

import re
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from shared.persistence.migrations import LOCK_TIMEOUT, head
from tests.every_service import ROOT
from tests.guards.tree import shown

FOLDERS = sorted((ROOT / "services").glob("*/migrations"))
LATER = [path for folder in FOLDERS for path in sorted(folder.glob("[0-9]*.py")) if path.name[:4] != "0001"]
SERVICES = [folder.parent.name for folder in FOLDERS]
UNSAFE = {
    r"create\s+(unique\s+)?index\s+(?!concurrently)": "an index is made concurrently",
    r"alter\s+column\s+\w+\s+(set\s+data\s+)?type": "a column of another type is a new column",
    r"rename\s+(column|to)": "what is renamed is gone for processes of the last release",
    r"add\s+column\s+[^;]*not\s+null(?![^;,]*default)": "a new column has a default or may be null",
    r"set\s+not\s+null": "first a check constraint, not valid, then validated",
    r"add\s+constraint\s+(?![^;]*(not\s+valid|using\s+index))": "a constraint comes as not valid",
    r"\block\s+table\b": "nothing locks a whole table",
}


def unsafe(text: str) -> list[str]:
    """Which rules a migration of tables that are in use breaks."""
    made_here = set(re.findall(r"create\s+table\s+(\w+)", text, re.IGNORECASE))
    statements = [part for part in text.split(";") if not _about(part, made_here)]
    return [
        reason
        for pattern, reason in UNSAFE.items()
        if any(re.search(pattern, statement, re.IGNORECASE) for statement in statements)
    ]


def _about(statement: str, tables: set[str]) -> bool:
    found = re.search(r"(?:\bon|alter\s+table)\s+(\w+)", statement, re.IGNORECASE)
    return found is not None and found.group(1) in tables


@pytest.mark.parametrize("folder", FOLDERS, ids=SERVICES)
def test_migrations_are_numbered_and_head_is_the_last(folder: Path) -> None:
    """Two branches that add one each collide in HEAD instead of on a server."""
    files = sorted(folder.glob("[0-9]*.py"))
    numbers = [path.name[:4] for path in files]
    assert numbers == [f"{number:04}" for number in range(1, len(files) + 1)]
    assert all(re.fullmatch(r"\d{4}_[a-z_]+\.py", path.name) for path in files)
    assert head(folder) == numbers[-1]
    script = ScriptDirectory(str(folder), version_locations=[str(folder)])
    assert [one.revision for one in reversed(list(script.walk_revisions()))] == numbers


def test_a_migration_does_not_stop_those_who_work() -> None:
    """Expand, then contract; the first migration is free, its tables are new."""
    broken = {shown(path): unsafe(path.read_text(encoding="utf-8")) for path in LATER}
    assert {path: reasons for path, reasons in broken.items() if reasons} == {}


@pytest.mark.parametrize(
    "text",
    [
        "create index ix_a on account (name);",
        "alter table account alter column name type varchar;",
        "alter table account rename column name to title;",
        "alter table account add column age integer not null;",
        "alter table account add constraint c check (age > 0);",
        "alter table account alter column age set not null;",
    ],
)
def test_the_guard_sees_what_is_unsafe(text: str) -> None:
    """Each holds a lock that everybody needs, or breaks processes of the last release."""
    assert len(unsafe(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "create table a (id uuid); create index ix_a on a (id); alter table a add constraint c check (true);",
        "create index concurrently ix_a on account (name);",
        "alter table account add column age integer;",
        "alter table account add column age integer not null default 0;",
        "alter table account add constraint c check (age > 0) not valid;",
    ],
)
def test_the_guard_lets_pass_what_is_safe(text: str) -> None:
    """New tables are nobody's yet."""
    assert unsafe(text) == []


def test_a_migration_waits_for_locks_only_shortly() -> None:
    """Else everybody would wait behind it."""
    assert re.fullmatch(r"[1-9]s", LOCK_TIMEOUT)
