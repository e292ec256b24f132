"""Printing a run, and keeping it: JSON, drawings, and the marked block of docs/performance.md."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from rich.console import Console
from rich.table import Table

from benchmarks.report.figures import Figure, Part, shown
from operations.local.folder import ROOT

DOCS = ROOT / "docs"
PAGE = DOCS / "performance.md"
DRAWINGS = DOCS / "performance"
RESULTS = ROOT / "benchmarks" / "results"
HEAD = ("what", "ours", "against", "its figure", "ratio", "aim", "held")


def show(facts: Mapping[str, str], parts: Sequence[Part]) -> None:
    """Print the facts and one table."""
    console = Console(width=150)
    for name, value in facts.items():
        console.print(f"{name}: {value}", highlight=False)
    table = Table(*HEAD, box=None, header_style="bold")
    for part in parts:
        for figure in part.figures:
            table.add_row(*_cells(figure))
    console.print(table)
    for note in (note for part in parts for note in part.notes):
        console.print(note, highlight=False)


def keep(name: str, facts: Mapping[str, str], parts: Sequence[Part]) -> None:
    """Write what docs quote.

    Args:
        name: of the run; the page has a block of that name, the folder of results a file a day.
        facts: of the machine.
        parts: what was found.
    """
    RESULTS.mkdir(exist_ok=True)
    DRAWINGS.mkdir(exist_ok=True)
    kept = {
        part.name: {**asdict(part), "figures": [_raw(figure) for figure in part.figures]} for part in parts
    }
    day = facts["measured"].partition(" ")[0]
    text = json.dumps({"facts": dict(facts), "parts": kept}, indent=1, ensure_ascii=False)
    (RESULTS / f"{day}-{name}.json").write_text(text + "\n", encoding="utf-8")
    for chart in (chart for part in parts for chart in part.charts):
        (DRAWINGS / f"{chart.file}.svg").write_text(chart.svg(), encoding="utf-8")
    blocks = (_facts(facts), _table(parts), _drawings(parts), _plans(parts))
    _write_block(name, "\n\n".join(block for block in blocks if block) + "\n")


def _raw(figure: Figure) -> dict[str, object]:
    return {**asdict(figure), "value": figure.value, "ratio": figure.ratio, "holds": figure.holds}


def _cells(figure: Figure) -> list[str]:
    limit, ratio = figure.limit, figure.ratio
    return [
        figure.what,
        f"{shown(figure.value)} {figure.unit}",
        figure.against,
        "" if limit is None else shown(limit),
        "" if ratio is None else f"{ratio:.2f}",
        figure.aim,
        {True: "yes", False: "no", None: ""}[figure.holds],
    ]


def _facts(facts: Mapping[str, str]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in facts.items()) + "."


def _table(parts: Sequence[Part]) -> str:
    rows = [HEAD, ("---",) * len(HEAD), *(_cells(figure) for part in parts for figure in part.figures)]
    notes = [f"- {note}" for part in parts for note in part.notes]
    return "\n".join([*(f"| {' | '.join(row)} |" for row in rows), "", *notes]).strip()


def _drawings(parts: Sequence[Part]) -> str:
    charts = [chart for part in parts for chart in part.charts]
    return "\n\n".join(f"![{chart.title}]({DRAWINGS.name}/{chart.file}.svg)" for chart in charts)


def _plans(parts: Sequence[Part]) -> str:
    plans = [plan for part in parts for plan in part.plans.items()]
    return "\n\n".join(f"The plan of {what}:\n```text\n{plan}\n```" for what, plan in plans)


def _write_block(name: str, text: str) -> None:
    begin, end = f"<!-- {name}: written by the run -->", f"<!-- {name}: end -->"
    page = PAGE.read_text(encoding="utf-8")
    block = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if not block.search(page):
        raise SystemExit(f"{PAGE} has no block “{begin}” … “{end}”.")
    PAGE.write_text(block.sub(lambda _: f"{begin}\n{text}{end}", page), encoding="utf-8")
