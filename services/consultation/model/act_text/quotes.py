"""Where a text quotes another: an article between quotation marks is not one of this act."""

import re
from bisect import bisect_right

from services.consultation.model.act_text.flat import flat

MARK = re.compile(r"[„“”«»\"]")
# A quotation that holds articles begins as acts do; else the marks are only badly paired.
BEGINS = re.compile(
    r"\s*(?:art|articol|\(\s*\d|\d+(?:\^\d+)?[.)]|[a-z]{1,2}(?:\^\d+)?\)|cap|titlu|sect|anex|[-–—§])",
    re.IGNORECASE,
)


class Quotes:
    """The quotations of a text that begin as acts or their parts do."""

    def __init__(self, text: str) -> None:
        spans = [span for span in _pairs(text) if BEGINS.match(flat(text[span[0] + 1 : span[0] + 40]))]
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if not self._ends or start > self._ends[-1]:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, place: int) -> bool:
        """Whether the place is inside one."""
        before = bisect_right(self._starts, place) - 1
        return before >= 0 and place < self._ends[before]


def _pairs(text: str) -> list[tuple[int, int]]:
    """Marks that belong together; those without a partner are left out."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for found in MARK.finditer(text):
        place = found.start()
        if _opens(text, place, bool(opened)):
            opened.append(place)
        elif opened:
            pairs.append((opened.pop(), place))
    return pairs


def _opens(text: str, place: int, inside: bool) -> bool:
    mark = text[place]
    if mark in "„«":
        return True
    if mark == "»":
        return False
    # The others are used for both: what opens has a blank before it and none behind.
    after = text[place + 1 : place + 2]
    before = text[place - 1 : place] if place else ""
    shape = (not before or before.isspace() or before in "(:") and bool(after) and not after.isspace()
    return shape and not (mark == "”" and inside)
