"""The national register of NGOs, from a file on this machine."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from services.registry.bootstrap import SERVICE
from services.registry.commands.national_register import BeginImport, GiveUpImport
from services.registry.errors.national_register import AnotherImportRuns
from services.registry.loops.national_register import FAILED, INTERRUPTED, carry_out
from services.registry.queries import national_register as queries
from services.registry.repository.national_register import importing, tell
from shared.errors import Refusal
from shared.operating.command import Impossible, as_json, one_sentence, open_runtime, show
from shared.service import Runtime

Tell = Callable[[float, int], None]


@click.command("import", help="Read an export of the national register of NGOs (CSV or XLSX), for checks.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option("--accept-fewer", is_flag=True, help="Take it even if a large part of what is known lacks.")
@as_json
@one_sentence
def import_register(file: Path, accept_fewer: bool, as_json: bool) -> None:
    begin = BeginImport(
        file_name=file.name, size=file.stat().st_size, accept_fewer=accept_fewer, upload=False
    )
    with open_runtime(SERVICE, "command", connections=3) as runtime, _bar() as drawn:
        counts = _carried_out(runtime, begin, file, drawn)
    show(counts, as_json, _in_words(counts))


def _carried_out(runtime: Runtime, begin: BeginImport, file: Path, drawn: Tell) -> dict[str, Any]:
    with importing(runtime.engine) as connection:
        if connection is None:
            raise AnotherImportRuns()
        _free_place(runtime)
        begun = runtime.bus.do(begin)

        def told(done: float, lines: int) -> None:
            drawn(done, lines)
            tell(connection, begun.id, done, lines)

        outcome = carry_out(runtime.bus, begun.id, file, told)
    if isinstance(outcome, Refusal):
        raise outcome
    if outcome is None:
        raise Impossible(FAILED["en"])
    return {"id": begun.id, **outcome}


def _free_place(runtime: Runtime) -> None:
    """Give up what a process has left in the middle; with the lock in hand, nobody is at it."""
    with runtime.read() as session:
        left = queries.unfinished(session)
    if left and left["state"] == "running" and left["asked_by"] is None:
        runtime.bus.do(GiveUpImport(import_id=left["id"], **INTERRUPTED))


@contextmanager
def _bar() -> Iterator[Tell]:
    """A bar on a terminal; nothing where the answer goes elsewhere."""
    console = Console(file=sys.stderr)
    columns = (
        TextColumn("Reading"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[lines]:,} lines"),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task("", total=1.0, lines=0)
        yield lambda done, lines: progress.update(task, completed=done, lines=lines)


def _in_words(counts: dict[str, Any]) -> str:
    first = (
        "{read:,} lines: {taken:,} taken ({mended:,} of them mended), {refused:,} refused.\n"
        "{added:,} new, {changed:,} changed, {unchanged:,} unchanged, {vanished:,} vanished."
    ).format_map(counts)
    rows = [f"  {row['verdict']:<8} {row['times']:>8,}  {row['reason']}" for row in counts["reasons"]]
    return "\n".join([first, *rows])


COMMANDS = (import_register,)
