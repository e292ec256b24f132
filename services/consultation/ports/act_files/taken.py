"""What was taken out of a file, as the child says it."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Taken:
    """The text, lines parted by line ends, and what did not come along or came otherwise.

    Args:
        pages: one text, or one for each printed page.
        met: how often something was met that a person should know of: `table`, `pictures`, `notes`.
    """

    pages: Sequence[str]
    met: dict[str, int] = field(default_factory=dict)


def row_as_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    """A table's row in reading order: one line where each cell is one, else cell after cell."""
    filled = [[line for line in cell if line.strip()] for cell in cells]
    if all(len(cell) <= 1 for cell in filled):
        line = " | ".join(cell[0].strip() if cell else "" for cell in filled)
        return [line] if line.strip(" |") else []
    return [line for cell in filled for line in cell]
