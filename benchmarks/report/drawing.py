"""Curves and bars as SVG that is readable on a light and on a dark page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, log10
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

Series = Mapping[str, Sequence[tuple[float, float]]]
WIDTH, LEFT, RIGHT, TOP, PLOT, BAR = 720, 70, 690, 48, 220, 30
COLOURS = ("#2f7ed8", "#d8722f", "#3a9a4e", "#9b4fc0", "#b59a00")

templates = Environment(
    loader=PackageLoader("benchmarks.report"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True)
class Chart:
    """A drawing.

    Args:
        file: its name, without `.svg`.
        title: what is seen.
        x, y: the axes' labels with their units; bars have no `x`.
        lines: curves by name, each with its points in the order of x.
        bars: lengths by name, instead of lines.
    """

    file: str
    title: str
    y: str
    x: str = ""
    lines: Series = field(default_factory=dict)
    bars: Mapping[str, float] = field(default_factory=dict)

    def svg(self) -> str:
        """The drawing itself."""
        return self._bars() if self.bars else self._curves()

    def _bars(self) -> str:
        top = _round_up(max(self.bars.values()))
        scale = (RIGHT - 230) / top
        bars = [(name, value, value * scale) for name, value in self.bars.items()]
        return templates.get_template("bars.svg.jinja").render(
            chart=self, bars=bars, width=WIDTH, height=TOP + BAR * len(bars) + 36, bar=BAR, top=TOP
        )

    def _curves(self) -> str:
        points = [point for line in self.lines.values() for point in line]
        first, last = min(x for x, _ in points), max(x for x, _ in points)
        top = _round_up(max(y for _, y in points))
        across, up = (RIGHT - LEFT) / ((last - first) or 1), PLOT / top

        def place(x: float, y: float) -> str:
            return f"{LEFT + (x - first) * across:.1f},{TOP + PLOT - y * up:.1f}"

        curves = [
            (name, colour, " ".join(place(*point) for point in line))
            for (name, line), colour in zip(self.lines.items(), COLOURS, strict=False)
        ]
        ticks: dict[str, Any] = {
            "across": [(LEFT + (RIGHT - LEFT) * n / 4, first + (last - first) * n / 4) for n in range(5)],
            "up": [(TOP + PLOT - PLOT * n / 4, top * n / 4) for n in range(5)],
        }
        return templates.get_template("curves.svg.jinja").render(
            chart=self, curves=curves, ticks=ticks, width=WIDTH, left=LEFT, right=RIGHT, top=TOP, plot=PLOT
        )


def _round_up(value: float) -> float:
    """The next 1, 2, 4, 5 or 8 with noughts, as the end of an axis."""
    if value <= 0:
        return 1.0
    size = 10 ** ceil(log10(value) - 1)
    return next(float(step * size) for step in (1, 2, 4, 5, 8, 10) if step * size >= value)
