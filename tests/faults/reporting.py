"""The table of results: printed at the end of each run, and kept in docs/reliability.md by a full one."""

import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console
from rich.table import Table

from tests.faults.comparing import Comparison

HEADINGS = {"local": "With the distribution's RabbitMQ", "compose": "With RabbitMQ in Compose"}
COLUMNS = (
    "acknowledged",
    "committed",
    "effects",
    "lost",
    "ghosts",
    "doubled",
    "out of order",
    "duplicates",
    "s",
)
INTRODUCTION = """# Nothing lost, nothing doubled
Each line is a scenario that was played with real processes over a real broker and a real database, and then
compared as sets: what was acknowledged and committed, against what took effect. *Lost*, *ghosts* (effects of
what was never committed), *doubled* and *out of order* (within a subject) are to be zero. *Duplicates* are
deliveries beyond the first of a message: allowed, and recognised. This page is written by `make test-faults`;
`make test-faults-short` plays the same with one kill at each point.

Of mails, what a server took and a sender had not yet written down when it was killed goes out once more, with
the same Message-ID: ten mails a sender at most, for after ten they are noted. SMTP has no better "once".
"""


@dataclass(frozen=True)
class Row:
    """What became of one scenario."""

    name: str
    sentence: str
    outcome: str
    seconds: float
    counts: Comparison | None

    def cells(self) -> list[str]:
        """As text, in the order of COLUMNS."""
        if self.counts is None:
            return [self.outcome, *["–"] * (len(COLUMNS) - 2), f"{self.seconds:.1f}"]
        c = self.counts
        numbers = (c.acknowledged, c.committed, c.effects, c.lost, c.ghosts, c.doubled, c.out_of_order)
        return [*map(str, (*numbers, c.duplicates)), f"{self.seconds:.1f}"]


def rows_of(reporter: pytest.TerminalReporter) -> list[Row]:
    """The scenarios of a run, in the order in which they were played."""
    rows = []
    for report in [report for kind in ("passed", "failed", "error") for report in reporter.getreports(kind)]:
        told = dict(report.user_properties)
        if "scenario" in told and (report.when == "call" or report.failed):
            counts = told.get("comparison")
            rows.append(Row(told["scenario"], told["sentence"], report.outcome, report.duration, counts))
    return rows


def labels(rows: Sequence[Row], pattern: str) -> list[str]:
    """The names of the scenarios, each with its sentence where that is not the one before."""
    sentences = [""] + [row.sentence for row in rows]
    return [
        row.name if row.sentence == before else pattern.format(row.name, row.sentence)
        for row, before in zip(rows, sentences, strict=False)
    ]


def show(rows: Sequence[Row], title: str) -> None:
    """Print the table."""
    table = Table("scenario", title=title)
    for column in COLUMNS:
        table.add_column(column, justify="right")
    for label, row in zip(labels(rows, "{}\n[dim]{}[/dim]"), rows, strict=True):
        table.add_row(label, *row.cells())
    Console(width=150).print(table)


def keep(page: Path, broker: str, rows: Sequence[Row], versions: str) -> None:
    """Put the table into the page, in place of the last one with the same kind of broker."""
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    sections = {part.partition("\n")[0]: part for part in re.split(r"(?m)^## ", text)[1:]}
    sections[HEADINGS[broker]] = "\n".join(
        [
            HEADINGS[broker],
            f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {versions}, Python {platform.python_version()}.\n",
            f"| scenario | {' | '.join(COLUMNS)} |",
            f"|---|{'---:|' * len(COLUMNS)}",
            *(
                f"| {label} | {' | '.join(row.cells())} |"
                for label, row in zip(labels(rows, "**{}**: {}"), rows, strict=True)
            ),
            "",
        ]
    )
    parts = [f"## {sections[heading].rstrip()}\n" for heading in HEADINGS.values() if heading in sections]
    page.write_text("\n".join([INTRODUCTION, *parts]), encoding="utf-8")
