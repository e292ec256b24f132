"""The metrics as `docs/metrics.md` lists them."""

import re
from dataclasses import dataclass

from tests.every_service import ROOT

ROW = re.compile(r"^\| `(\w+)` \| (counter|gauge|histogram|summary) \| ([\w, ]*)\| ", re.MULTILINE)
SERIES = {"histogram": ("_bucket", "_sum", "_count"), "summary": ("_sum", "_count")}


@dataclass(frozen=True)
class Documented:
    """A line of the tables."""

    name: str
    kind: str
    labels: frozenset[str]

    @property
    def series(self) -> set[str]:
        """What a query may name."""
        return {self.name + end for end in SERIES.get(self.kind, ("",))}


def documented() -> dict[str, Documented]:
    """All of them by name."""
    text = (ROOT / "docs" / "metrics.md").read_text(encoding="utf-8")
    found = [
        Documented(name, kind, frozenset(filter(None, labels.strip().split(", "))))
        for name, kind, labels in ROW.findall(text)
    ]
    assert len({line.name for line in found}) == len(found)
    return {line.name: line for line in found}
